import type { ItemId } from '@/domain/blueprint/items'
import type { PortalShape, ShapeStatus } from '@/domain/blueprint/shape'
import type { Journal } from '../apply/journal'
import type { MadeThing } from './made'
import { madeThings } from './made'

/** Why an item stays even when the person wants it gone. */
export type UndoObstacle = 'has-records' | 'has-stage-records'

/** One thing that undo can take away. */
export interface UndoItem {
  id: ItemId
  thing: MadeThing
  /** Records that would lose a value, or that stand in the way; `null` when they could not be counted. */
  records: number | null
  /** A pipeline, stage or smart process with records cannot be removed before them. */
  obstacle: UndoObstacle | null
  /** Nothing is lost by removing it: it goes without being asked for. */
  isSafe: boolean
}

/** What was changed and is not ours: how it looked before. */
export interface UndoChange { id: ItemId, before: Readonly<Record<string, unknown>> }

export interface UndoPlan { items: readonly UndoItem[], changes: readonly UndoChange[] }

/** Order of removal: what needs something goes before it. */
const order: readonly MadeThing['kind'][] = ['placement', 'layout', 'option', 'field', 'fieldType', 'stage', 'status', 'pipeline', 'process', 'folder']

/**
 * Lists exactly what is ours, in the order in which it goes. What holds no data is safe; fields with values are removed only
 * when the person ticks them; pipelines with deals cannot go at all.
 *
 * @param counts Records by item, from `countRecords`.
 */
export function makeUndoPlan(journal: Journal, shape: PortalShape, counts: ReadonlyMap<ItemId, number>): UndoPlan {
  const items = madeThings(journal, shape).map((thing): UndoItem => {
    const isCounted = !['placement', 'fieldType', 'layout'].includes(thing.kind)
    const records = isCounted ? counts.get(thing.id) ?? null : 0
    return { id: thing.id, thing, records, obstacle: obstacleOf(thing, records), isSafe: records === 0 }
  })
  items.sort((one, other) => order.indexOf(one.thing.kind) - order.indexOf(other.thing.kind))
  const changes = Object.entries(journal.made.before ?? {})
    .map(([id, before]) => ({ id: id as ItemId, before }))
    .filter(({ id, before }) => differsFrom(before, changedStatus(id, before, shape)))
  return { items, changes }
}

/** The value of a directory that was changed though it is not ours; card layouts are told as sections. */
export function changedStatus(id: ItemId, { statusId }: Readonly<Record<string, unknown>>, { statuses }: PortalShape): ShapeStatus | null {
  return statuses.isRead ? statuses.value.find(each => each.statusId === statusId && id.startsWith(`status:${each.entityId}.`)) ?? null : null
}

function differsFrom({ name, sort, color }: Readonly<Record<string, unknown>>, status: ShapeStatus | null): boolean {
  return status !== null && (status.name !== name || status.sort !== sort || status.color !== color)
}

function obstacleOf({ kind }: MadeThing, records: number | null): UndoObstacle | null {
  if (records === 0)
    return null
  if (kind === 'pipeline' || kind === 'process')
    return 'has-records'
  return kind === 'stage' || kind === 'status' ? 'has-stage-records' : null
}
