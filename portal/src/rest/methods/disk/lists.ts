import { toObject, toText } from '../../../crm/parameters.ts'
import { encodeObject } from '../../../disk/encode.ts'
import { mayOnDisk } from '../../../disk/rights.ts'
import { childrenOf } from '../../../disk/tree.ts'
import type { DiskObject } from '../../../state/diskTypes.ts'
import { compareValues, meetsCondition, splitCondition } from '../../listFilter.ts'
import type { MethodCall, MethodResult, Params } from '../../method.ts'
import { pageOf } from '../../paging.ts'
import { filterable } from './fields.ts'
import type { FieldTable } from './fields.ts'

/** What the list pages leave open. */
export const listChoices = [
  'Without `order` rows come by id; unknown names in `order`, and conditions on fields that `getFields` does not let filter, are passed over.',
]

/** A page of rows after `filter` and `order`. */
export function listRows({ params }: MethodCall, rows: Params[], fields: FieldTable): MethodResult {
  const conditions = Object.entries(toObject(params.filter) ?? {}).filter(([key]) => filterable(fields, splitCondition(key).name))
  const kept = rows.filter(row => conditions.every(([key, value]) => meetsCondition(row, key, value)))
  const { rows: result, ...counts } = pageOf(sorted(kept, toObject(params.order) ?? {}), params)
  return { result, ...counts }
}

/** What the caller may read of a folder. */
export function listChildren(call: MethodCall, folder: DiskObject, fields: FieldTable): MethodResult {
  const { portal, actor } = call
  const readable = childrenOf(portal.state, folder.id).filter(one => mayOnDisk(portal.state, actor.user, one, 'read'))
  return listRows(call, readable.map(one => encodeObject(portal, actor, one)), fields)
}

function sorted(rows: Params[], order: Params): Params[] {
  const keys = Object.entries(order).map(([key, direction]): [string, number] => [key.toUpperCase(), toText(direction).toUpperCase() === 'DESC' ? -1 : 1])
  return [...rows].sort((one, other) => {
    for (const [key, direction] of keys) {
      const difference = compareValues(String(one[key] ?? ''), String(other[key] ?? ''))
      if (difference !== 0)
        return difference * direction
    }
    return Number(one.ID) - Number(other.ID)
  })
}
