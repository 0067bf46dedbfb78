import type { ItemId } from '@/domain/blueprint/items'
import type { PortalShape } from '@/domain/blueprint/shape'
import { PortalError } from '@/domain/portalError'
import type { PortalCalls } from '../../portal/types'
import type { ItemCommand } from '../apply/context'
import { journalOptions, noJournal } from '../apply/journal'
import type { Journal } from '../apply/journal'
import type { ApplyOptions } from '../apply/applySetup'
import { lookAt, settleOlder } from '../apply/runState'
import type { RunState } from '../apply/runState'
import { commandName, entriesOf } from '../apply/log'
import type { ApplyEntry } from '../apply/log'
import { countRecords } from './counts'
import { layoutRemovals } from './layouts'
import { madeThings } from './made'
import { removalOf } from './undoCommands'
import type { UndoChange, UndoPlan } from './undoPlan'
import { changedStatus, makeUndoPlan } from './undoPlan'

/** Removals in one request: deleting a field with its values takes a portal longer than making it. */
const commandsPerRequest = 25

/** What undo needs to find what an interrupted run left: all that applying takes, without choices. */
export type UndoSource = Pick<ApplyOptions, 'blueprints' | 'locale' | 'appOrigin' | 'clock'>

/** Lists what of ours is on the portal and how many records hold it. @throws {PortalError} `busy` while a setup is under way */
export async function planUndo(portal: PortalCalls, source: UndoSource): Promise<UndoPlan> {
  const { journal, shape } = await lookForUndo(portal, source)
  return makeUndoPlan(journal, shape, await countRecords(portal, madeThings(journal, shape)))
}

async function lookForUndo(portal: PortalCalls, source: UndoSource): Promise<RunState> {
  const options: ApplyOptions = { ...source, choices: {}, run: 'undo' }
  return settleOlder(portal, options, await lookAt(portal, options, null))
}

export interface UndoOptions {
  /** Items with data that the person ticked; what holds none goes anyway. */
  ticked: ReadonlySet<ItemId>
  onProgress?: (progress: { done: number, total: number, current: readonly ItemId[] }) => void
  /** Stops before the next request. */
  signal?: AbortSignal
}

export interface UndoResult {
  /** What is still there. */
  left: UndoPlan
  log: readonly ApplyEntry[]
}

/**
 * Takes away what setup made: what holds no data, and what the person ticked. Things with records in the way stay. What the
 * portal still holds afterwards stays in the journal, so that undo can go on later.
 *
 * @throws {PortalError} when the portal cannot be read, or `forbidden` for anybody but an administrator.
 */
export async function undoSetup(portal: PortalCalls, source: UndoSource, { ticked, onProgress, signal }: UndoOptions): Promise<UndoResult> {
  const { journal, shape } = await lookForUndo(portal, source)
  if (!shape.isAdmin)
    throw new PortalError('forbidden', 'Undo needs an administrator of the portal.')
  const plan = makeUndoPlan(journal, shape, await countRecords(portal, madeThings(journal, shape)))
  const going = plan.items.filter(({ id, isSafe, obstacle }) => obstacle === null && (isSafe || ticked.has(id)))
  const commands = inOrder(going.map(({ thing }) => thing), plan.changes, journal, shape)
  const log: ApplyEntry[] = []
  for (let start = 0; start < commands.length && !signal?.aborted; start += commandsPerRequest) {
    const part = commands.slice(start, start + commandsPerRequest)
    onProgress?.({ done: start, total: commands.length, current: part.flatMap(({ items }) => items) })
    const outcome = await portal.writeBatch(Object.fromEntries(part.map(({ command }, index) => [commandName(index), command])), { halt: false })
    if (outcome.kind === 'refused')
      throw outcome.error
    if (outcome.kind === 'done')
      log.push(...entriesOf(part, outcome.result, new Map(), shape.time).map(entry => entry.outcome === 'created' ? { ...entry, outcome: 'removed' as const } : entry))
  }
  const left = await planUndo(portal, source)
  await keep(portal, left, journal)
  return { left, log }
}

/** Fields go before list values of the same field: those go with it. */
function inOrder(things: UndoPlan['items'][number]['thing'][], changes: UndoPlan['changes'], { made }: Journal, shape: PortalShape): ItemCommand[] {
  const fields = new Set(things.flatMap(thing => thing.kind === 'field' ? [thing.field.id] : []))
  const pipelines = new Set(things.flatMap(thing => thing.kind === 'pipeline' ? [`DEAL_STAGE_${thing.pipelineId}`] : []))
  const processes = things.flatMap(thing => thing.kind === 'process' ? [`DYNAMIC_${thing.entityTypeId}_`] : [])
  const goesAlong = (thing: typeof things[number]) => (thing.kind === 'option' && fields.has(thing.field.id))
    || (thing.kind === 'stage' && (pipelines.has(thing.status.entityId) || processes.some(prefix => thing.status.entityId.startsWith(prefix))))
    || (thing.kind === 'field' && thing.owner.entity === 'process' && processes.includes(`DYNAMIC_${thing.owner.entityTypeId}_`))
  const single = (thing: typeof things[number]): ItemCommand[] => {
    const command = removalOf(thing)
    return command ? [{ items: [thing.id], command }] : []
  }
  const restored = changes.flatMap(change => restoring(change, shape))
  return [...layoutRemovals(things, made, shape), ...restored, ...things.filter(thing => !goesAlong(thing)).flatMap(single)]
}

/** Gives a value of a directory that is not ours its name, place and colour back. */
function restoring({ id, before }: UndoChange, shape: PortalShape): ItemCommand[] {
  const status = changedStatus(id, before, shape)
  if (!status)
    return []
  const fields = { ...('name' in before ? { NAME: before.name } : {}), ...('sort' in before ? { SORT: before.sort } : {}), ...('color' in before ? { COLOR: before.color } : {}) }
  return [{ items: [id], command: { method: 'crm.status.update', params: { id: status.id, fields } } }]
}

/** What is left stays ours; with nothing left the portal forgets us. An option cannot be taken away, only emptied. */
async function keep(portal: PortalCalls, left: UndoPlan, { codes, made }: Journal): Promise<void> {
  const ids = new Set(left.items.map(({ id }) => id))
  const isLeft = ([id]: [string, unknown]) => ids.has(id as ItemId)
  const journal: Journal = {
    codes: { ...codes, codes: Object.fromEntries(Object.entries(codes.codes).filter(([id]) => made.items[id as ItemId] === undefined || ids.has(id as ItemId))) },
    made: { version: 1, items: Object.fromEntries(Object.entries(made.items).filter(isLeft)) },
  }
  const outcome = await portal.write('app.option.set', { options: ids.size === 0 ? noJournal : journalOptions(journal) })
  if (outcome.kind === 'refused')
    throw outcome.error
}
