import type { ItemId, ItemKind } from '@/domain/blueprint/items'
import type { PortalShape, ShapeField, ShapeStatus } from '@/domain/blueprint/shape'
import type { StandardEntity } from '@/domain/blueprint/types'
import type { Journal } from '../apply/journal'
import { isShown } from './layouts'

/** Something that we made and that still is there, with what its removal needs. */
export type MadeThing
  = { id: ItemId, code: string, name: string }
    & (
      | { kind: 'placement', placement: string, handler: string }
      | { kind: 'fieldType', typeId: string }
      | { kind: 'layout' }
      | { kind: 'field', field: ShapeField, owner: FieldOwner }
      | { kind: 'option', field: ShapeField, owner: FieldOwner, optionId: number }
      | { kind: 'status' | 'stage', status: ShapeStatus }
      | { kind: 'pipeline', pipelineId: number }
      | { kind: 'process', typeId: number, entityTypeId: number }
      | { kind: 'folder', folderId: number }
    )

/** Whose field: an entity with methods of its own, or a smart process. */
export type FieldOwner = { entity: StandardEntity, entityTypeId: 1 | 2 | 3 } | { entity: 'process', entityTypeId: number }

const entityTypeIds = { lead: 1, deal: 2, contact: 3 } as const

/** Everything that we made and that is still there, as the portal calls it. */
export function madeThings({ codes, made }: Journal, shape: PortalShape): MadeThing[] {
  const items = Object.entries(made.items) as [ItemId, string][]
  return items.flatMap(([id, code], index) => {
    const earlier = items.slice(0, index).filter(([other, page]) => page === code && kindOf(other) === kindOf(id)).length
    return find(id, code, { ...codes.codes, ...made.items }, shape, earlier) ?? []
  })
}

/** One page may stand in several places, such as the cards of contacts and of companies: each item takes one of them. */
function placeOf(id: ItemId, code: string, earlier: number, { placements }: PortalShape): MadeThing | null {
  const place = read(placements).filter(({ handler }) => handler === code)[earlier]
  return place ? { kind: 'placement', id, code, name: place.name, placement: place.code, handler: place.handler } : null
}

type Codes = Readonly<Record<ItemId, string>>

/** @param earlier How many items before it have the same code. */
function find(id: ItemId, code: string, codes: Codes, shape: PortalShape, earlier: number): MadeThing | null {
  switch (kindOf(id)) {
    case 'placement': return placeOf(id, code, earlier, shape)
    case 'fieldType': {
      const type = read(shape.fieldTypes).find(each => code.endsWith(`_${each.id}`))
      return type ? { kind: 'fieldType', id, code, name: type.name, typeId: type.id } : null
    }
    case 'layout': return isShown(code, shape) ? { kind: 'layout', id, code, name: code } : null
    case 'field': {
      const found = fieldOf(id, code, codes, shape)
      return found ? { kind: 'field', id, code, name: found.field.name, ...found } : null
    }
    case 'option': return optionOf(id, code, codes, shape)
    case 'status': {
      const status = read(shape.statuses).find(each => each.statusId === code && id.startsWith(`status:${each.entityId}.`))
      return status ? { kind: 'status', id, code, name: status.name, status } : null
    }
    case 'stage': {
      const status = read(shape.statuses).find(each => each.statusId === code && /^(DEAL_STAGE|DYNAMIC_)/.test(each.entityId))
      return status ? { kind: 'stage', id, code, name: status.name, status } : null
    }
    case 'pipeline': {
      const pipeline = read(shape.pipelines).find(each => each.id === Number(code))
      return pipeline ? { kind: 'pipeline', id, code, name: pipeline.name, pipelineId: pipeline.id } : null
    }
    case 'process': {
      const process = read(shape.processes).find(each => `${each.entityTypeId}/${each.id}` === code)
      return process ? { kind: 'process', id, code, name: process.name, typeId: process.id, entityTypeId: process.entityTypeId } : null
    }
    case 'folder': {
      const folder = shape.drive.isRead ? shape.drive.value.children.find(each => each.id === Number(code)) : undefined
      return folder ? { kind: 'folder', id, code, name: folder.name, folderId: folder.id } : null
    }
  }
}

function kindOf(id: ItemId): ItemKind {
  return id.slice(0, id.indexOf(':')) as ItemKind
}

function read<T>(part: { isRead: true, value: readonly T[] } | { isRead: false }): readonly T[] {
  return part.isRead ? part.value : []
}

/** `field:deal.start`, `field:process.visit.gender`; the code alone is not enough, since entities share names. */
function fieldOf(id: ItemId, code: string, codes: Codes, shape: PortalShape): { field: ShapeField, owner: FieldOwner } | null {
  const [first = '', second = ''] = id.slice('field:'.length).split('.')
  if (first in entityTypeIds) {
    const entity = first as StandardEntity
    const field = read(shape.fields[entity]).find(each => each.code === code)
    return field ? { field, owner: { entity, entityTypeId: entityTypeIds[entity] } } : null
  }
  const process = read(shape.processes).find(each => `${each.entityTypeId}/${each.id}` === codes[`process:${second}`])
  const field = process?.details?.fields.isRead ? process.details.fields.value.find(each => each.code === code) : undefined
  return process && field ? { field, owner: { entity: 'process', entityTypeId: process.entityTypeId } } : null
}

function optionOf(id: ItemId, code: string, codes: Codes, shape: PortalShape): MadeThing | null {
  const role = id.slice('option:'.length)
  const fieldId = (Object.keys(codes) as ItemId[]).find(each => each.startsWith('field:') && role.startsWith(`${each.slice('field:'.length)}.`))
  const found = fieldId ? fieldOf(fieldId, codes[fieldId] ?? '', codes, shape) : null
  const option = found?.field.options.find(each => each.id === Number(code))
  return found && option ? { kind: 'option', id, code, name: option.name, optionId: option.id, ...found } : null
}
