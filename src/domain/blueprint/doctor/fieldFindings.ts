import type { ItemId } from '../items'
import type { MergedParts } from '../merge'
import type { PortalShape, ShapeField } from '../shape'
import type { StandardEntity } from '../types'
import { isSameName } from '../suggest/names'
import type { Examination, Finding } from './findings'

const standard: readonly StandardEntity[] = ['lead', 'deal', 'contact']

/** Fields of a type of ours that belonged to an application which is gone: no page shows them any more. */
export function orphanedFields({ shape }: Examination): Finding[] {
  return standard.flatMap(entity => fieldsOf(shape, entity))
    .filter(({ type }) => /^rest_\d+_cardinal/.test(type) && !type.startsWith(`rest_${shape.appId}_`))
    .map(({ name }) => ({ group: 'fields', kind: 'orphaned-field', severity: 'warning', subject: name, items: [], repair: 'rebuild' }))
}

/** List fields of one role and the same values on two entities: what one card offers, the other must take over. */
export function pairsOfLists({ fields }: MergedParts): (readonly [ItemId, ItemId])[] {
  const lists = fields.filter(({ entity, options = [] }) => options.length > 0 && standard.includes(entity as StandardEntity))
  const values = (options: typeof lists[number]['options'] = []) => options.map(({ xmlId }) => xmlId).sort().join()
  return lists.flatMap((one, index) => lists.slice(index + 1)
    .filter(other => other.role === one.role && other.entity !== one.entity && values(other.options) === values(one.options))
    .map(other => [`field:${one.entity}.${one.role}`, `field:${other.entity}.${other.role}`] as const))
}

/** Values that somebody added to one side only. */
export function unequalSides({ shape, plan, pairs }: Examination): Finding[] {
  const fieldOf = (id: ItemId) => {
    const code = plan.items.find(item => item.id === id && item.action === 'keep')?.code
    return fieldsOf(shape, id.slice('field:'.length).split('.')[0] as StandardEntity).find(field => field.code === code)
  }
  return pairs.flatMap(([left, right]) => {
    const [one, other] = [fieldOf(left), fieldOf(right)]
    const values = one && other ? [...lacking(one, other), ...lacking(other, one)] : []
    return values.length === 0 ? [] : [{ group: 'lists', kind: 'sides-differ', severity: 'warning', subject: left, items: [left, right], repair: 'equal-lists', values } as const]
  })
}

/** Values of one that the other has not; those of one name are one value. */
function lacking(one: ShapeField, other: ShapeField): string[] {
  return one.options.map(({ name }) => name).filter(name => !other.options.some(option => isSameName(option.name, name)))
}

function fieldsOf({ fields }: PortalShape, entity: StandardEntity): readonly ShapeField[] {
  return fields[entity].isRead ? fields[entity].value : []
}
