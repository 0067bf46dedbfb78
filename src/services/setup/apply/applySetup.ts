import type { Choices } from '@/domain/blueprint/items'
import type { PlanItem, SetupPlan } from '@/domain/blueprint/plan'
import type { Blueprint } from '@/domain/blueprint/types'
import { PortalError } from '@/domain/portalError'
import type { PortalCalls } from '../../portal/types'
import type { Clock } from '../../portal/writes/lookUp'
import { beforeChanges } from './before'
import type { ItemCommand } from './context'
import { entriesOf, lostEntries, lostItems, refusalsOf } from './log'
import type { ApplyEntry } from './log'
import { aboutToSend, stillOpen } from './pending'
import { anotherRun, contextOf, findLost, isOvertaken, keepJournal, lookAt, openItems, send, settled, settleOlder, withPending, withResults } from './runState'
import type { RunState } from './runState'
import { attempt, commandsFor, readyItems } from './waves'

/** Commands in one request, beside the journal: even a slow portal does them within its 60 s. */
const commandsPerRequest = 40

export interface ApplyProgress {
  done: number
  total: number
  /** What the request that is under way makes or changes. */
  current: readonly PlanItem[]
  /** Looking for what a lost answer left. */
  isLookingUp: boolean
}

export interface ApplyOptions {
  blueprints: readonly Blueprint[]
  choices: Choices
  locale: 'ru' | 'en'
  /** Address of the application's folder. */
  appOrigin: string
  clock: Clock
  /** Name of this run, so that two of them do not take each other's requests for their own. */
  run: string
  onProgress?: (progress: ApplyProgress) => void
  /** Stops before the next request. */
  signal?: AbortSignal
}

export interface ApplyResult {
  /** What is left: nothing open when everything is done. */
  plan: SetupPlan
  log: readonly ApplyEntry[]
  isStopped: boolean
}

/**
 * Brings the portal to what the blueprints want. What is ready goes out in batches, each of them sent once; then the portal
 * is read again, so that only what can be read back counts as made, and what depended on it becomes ready. Interrupted at any
 * point, the next run goes on from what the portal holds. When nothing is left to do, nothing is written.
 *
 * The portal takes pipelines and smart processes of one name twice, everything else once. So these go second: whoever runs
 * at the same time has shown up by then.
 *
 * @throws {PortalError} when the portal cannot be read or refuses a whole request; `forbidden` for anybody but an
 *   administrator; `busy` when another run is under way.
 * @see https://apidocs.bitrix24.com/settings/how-to-call-rest-api/batch.html
 */
export async function applySetup(portal: PortalCalls, options: ApplyOptions): Promise<ApplyResult> {
  const { run, signal, onProgress } = options
  const log: ApplyEntry[] = []
  const answered = new Set<string>()
  const lostOnce = new Set<string>()
  let state = await lookAt(portal, options, null)
  if (!state.shape.isAdmin)
    throw new PortalError('forbidden', 'Setup needs an administrator of the portal.')
  state = await settleOlder(portal, options, state)
  const total = openItems(state).length
  let isAlone = false
  const report = (part: readonly ItemCommand[], isLookingUp: boolean) =>
    onProgress?.({ done: Math.min(total, new Set(log.map(({ id }) => id)).size), total, current: itemsIn(part, state), isLookingUp })

  while (!signal?.aborted) {
    const allReady = readyItems(state.plan, item => answered.has(attempt(item)))
    const ready = isAlone ? allReady : uniqueFirst(allReady)
    const context = contextOf(state, options)
    const commands = commandsFor(ready, context)
    if (commands.length === 0)
      break
    ready.forEach(item => answered.add(attempt(item)))
    state = withPending(state, aboutToSend(ready, { run, shape: state.shape }), beforeChanges(ready, state.journal.made, context))
    for (const part of partsOf(commands)) {
      if (signal?.aborted)
        break
      report(part, false)
      const { results, at } = await send(portal, part, state)
      state = { ...state, journal: withResults(state.journal, part, results) }
      log.push(...entriesOf(part, results, state.plan, at ?? state.shape.time))
      const lost = lostItems(part, results)
      if (lost.length === 0)
        continue
      report(part, true)
      const { plan: before } = state
      state = await findLost(portal, options, state, lost)
      const open = stillOpen(lost, state.plan)
      log.push(...lostEntries(part, lost, open, state.shape.time))
      // What surely never arrived goes out once more.
      for (const item of open.map(id => before.get(id)!).filter(each => !lostOnce.has(attempt(each)))) {
        answered.delete(attempt(item))
        lostOnce.add(attempt(item))
      }
    }
    const next = await lookAt(portal, options, state.journal, refusalsOf(log))
    if (isOvertaken(next, run) || (!isAlone && lostOnce.size === 0 && madeByOthers(log, next)))
      throw anotherRun()
    isAlone = true
    state = settled(next)
  }
  await keepJournal(portal, state)
  return { plan: { items: [...state.plan.values()], madeAt: state.madeAt }, log, isStopped: signal?.aborted === true && openItems(state).length > 0 }
}

/** What has a code of its own, while there is any of it. */
function uniqueFirst(items: readonly PlanItem[]): readonly PlanItem[] {
  const unique = items.filter(({ id }) => !id.startsWith('pipeline:') && !id.startsWith('process:'))
  return unique.some(({ action }) => action === 'create') ? unique : items
}

/** The portal refused to make what is there now. */
function madeByOthers(log: readonly ApplyEntry[], { plan }: RunState): boolean {
  return log.some(({ id, outcome, method }) => outcome === 'refused' && method.toLowerCase().includes('add') && plan.get(id)?.action === 'keep')
}

function partsOf(commands: readonly ItemCommand[]): ItemCommand[][] {
  return Array.from({ length: Math.ceil(commands.length / commandsPerRequest) }, (_, index) => commands.slice(index * commandsPerRequest, (index + 1) * commandsPerRequest))
}

function itemsIn(commands: readonly ItemCommand[], { plan }: RunState): PlanItem[] {
  return [...new Set(commands.flatMap(({ items }) => items))].flatMap(id => plan.get(id) ?? [])
}
