import type { ItemId } from '@/domain/blueprint/items'
import type { Command, PortalCalls } from '../../portal/types'
import type { MadeThing } from './made'

/**
 * How many records hold something that would be lost, or stand in the way.
 *
 * @returns Records by item, as this person sees them; an item without a number could not be counted.
 * @throws {PortalError}
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-list.html
 */
export async function countRecords(portal: PortalCalls, things: readonly MadeThing[]): Promise<ReadonlyMap<ItemId, number>> {
  const countable = things.flatMap(thing => counting(thing).map(command => ({ id: thing.id, command })))
  const counts = new Map<ItemId, number>()
  for (let start = 0; start < countable.length; start += 50) {
    const part = countable.slice(start, start + 50)
    const answer = await portal.readBatch(Object.fromEntries(part.map(({ command }, index) => [`n${index}`, command])))
    part.forEach(({ id }, index) => {
      const result = answer[`n${index}`]
      if (result?.kind === 'done' && result.total !== undefined)
        counts.set(id, (counts.get(id) ?? 0) + result.total)
    })
  }
  return counts
}

function counting(thing: MadeThing): Command[] {
  switch (thing.kind) {
    case 'field': return [list(thing.owner.entityTypeId, { [`!=${thing.field.code}`]: '' })]
    case 'option': return [list(thing.owner.entityTypeId, { [`=${thing.field.code}`]: thing.optionId })]
    case 'pipeline': return [list(2, { '=categoryId': thing.pipelineId })]
    case 'process': return [list(thing.entityTypeId, {})]
    case 'status': return inDirectory(thing.status.entityId, thing.status.statusId)
    case 'stage': return atStage(thing.status.entityId, thing.status.statusId)
    case 'folder': return [{ method: 'disk.folder.getchildren', params: { id: thing.folderId } }]
    default: return []
  }
}

function list(entityTypeId: number, filter: Record<string, unknown>): Command {
  return { method: 'crm.item.list', params: { entityTypeId, filter, select: ['id'], order: { id: 'ASC' }, useOriginalUfNames: 'Y' } }
}

/** Values of a directory may stand in records of several entities. */
function inDirectory(directory: string, statusId: string): Command[] {
  const holders: Record<string, readonly (readonly [number, string])[]> = {
    STATUS: [[1, 'stageId']],
    SOURCE: [[1, 'sourceId'], [2, 'sourceId'], [3, 'sourceId']],
    CONTACT_TYPE: [[3, 'typeId']],
    DEAL_TYPE: [[2, 'typeId']],
  }
  return (holders[directory] ?? []).map(([entityTypeId, key]) => list(entityTypeId, { [`=${key}`]: statusId }))
}

function atStage(directory: string, statusId: string): Command[] {
  const dynamic = /^DYNAMIC_(\d+)_/.exec(directory)
  return [list(dynamic ? Number(dynamic[1]) : 2, { '=stageId': statusId })]
}
