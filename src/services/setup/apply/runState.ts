import type { ItemId, MadeItems, PendingRequest } from '@/domain/blueprint/items'
import { makePlan } from '@/domain/blueprint/makePlan'
import type { Refusals } from '@/domain/blueprint/makePlan'
import { mergeBlueprints } from '@/domain/blueprint/merge'
import type { PlanItem } from '@/domain/blueprint/plan'
import type { PortalShape } from '@/domain/blueprint/shape'
import { PortalError, setupUnderWay } from '@/domain/portalError'
import { asRecord, asText } from '../../portal/decode'
import type { Command, CommandResult, PortalCalls } from '../../portal/types'
import { lookUpAtMs, settledAfterMs } from '../../portal/writes/lookUp'
import { readPortal } from '../readPortal'
import type { ApplyOptions } from './applySetup'
import type { CommandContext, ItemCommand } from './context'
import { isKept, journalOptions, readJournal, withCodes } from './journal'
import type { Journal } from './journal'
import { commandName } from './log'
import { claimPending, settlePending, stillOpen } from './pending'
import { indexWanted } from './wanted'
import { isOpen } from './waves'

/** Where a run stands: what the portal holds, what setup keeps there, what is left. */
export interface RunState { shape: PortalShape, journal: Journal, plan: ReadonlyMap<ItemId, PlanItem>, madeAt: string }

/**
 * Reads the portal and plans.
 *
 * @param local The run's own journal; `null` takes the portal's.
 * @param refusals What the portal refused in this run.
 * @throws {PortalError}
 */
export async function lookAt(portal: PortalCalls, options: ApplyOptions, local: Journal | null, refusals: Refusals = {}): Promise<RunState> {
  const { blueprints, choices, locale, appOrigin } = options
  const parts = mergeBlueprints(blueprints)
  const shape = await readPortal(portal, { blueprints, locale, choices, codes: local?.codes.codes ?? {} })
  const journal = claimPending(local ?? readJournal(shape.appOptions), shape, { wanted: indexWanted(parts), choices, locale })
  const plan = makePlan({ blueprints, shape, codes: journal.codes, made: journal.made, choices, refusals, locale, appOrigin })
  const solutions = Object.fromEntries(blueprints.map(({ solution, version }) => [solution, version]))
  return { shape, journal: withCodes(journal, plan.items, solutions), plan: new Map(plan.items.map(item => [item.id, item])), madeAt: plan.madeAt }
}

export function contextOf({ plan, shape }: RunState, { blueprints, locale, appOrigin }: ApplyOptions): CommandContext {
  const folder = appOrigin.endsWith('/') ? appOrigin : `${appOrigin}/`
  return { wanted: indexWanted(mergeBlueprints(blueprints)), plan, shape, locale, addressOf: page => new URL(`${page}.html`, folder).href }
}

export function openItems({ plan }: RunState): PlanItem[] {
  return [...plan.values()].filter(isOpen)
}

/** Notes what a wave is going to do, and how what it changes looked. */
export function withPending(state: RunState, pending: PendingRequest, before: NonNullable<MadeItems['before']>): RunState {
  const { codes, made } = state.journal
  return { ...state, journal: { codes, made: { ...made, ...(Object.keys(before).length > 0 ? { before } : {}), pending } } }
}

/** The wave is over: its creations are ours. */
export function settled(state: RunState): RunState {
  return { ...state, journal: settlePending(state.journal, state.plan) }
}

/** Sends commands once, behind the journal that speaks of them. @throws {PortalError} when the request as a whole is refused */
export async function send(portal: PortalCalls, commands: readonly ItemCommand[], { journal }: RunState): Promise<{ results: Record<string, CommandResult>, at: string | null }> {
  const named = Object.fromEntries(commands.map(({ command }, index) => [commandName(index), command]))
  const batch: Record<string, Command> = { journal: { method: 'app.option.set', params: { options: journalOptions(journal) } }, ...named }
  const outcome = await portal.writeBatch(batch, { halt: false })
  if (outcome.kind === 'refused')
    throw outcome.error
  if (outcome.kind === 'unknown')
    return { results: {}, at: null }
  const { journal: kept, ...results } = outcome.result
  return { results, at: kept?.kind === 'done' ? kept.time.finishedAt : null }
}

/** Ids of pipelines and smart processes come with the answer; everything else has the code that we gave it. */
export function withResults(journal: Journal, commands: readonly ItemCommand[], results: Readonly<Record<string, CommandResult>>): Journal {
  const codes: [ItemId, string][] = []
  commands.forEach(({ items, command: { method } }, index) => {
    const result = results[commandName(index)]
    const [id] = items
    if (id === undefined || result?.kind !== 'done')
      return
    if (method === 'crm.category.add')
      codes.push([id, asText(asRecord(asRecord(result.result).category).id)])
    if (method === 'crm.type.add') {
      const { entityTypeId, id: typeId } = asRecord(asRecord(result.result).type)
      codes.push([id, `${asText(entityTypeId)}/${asText(typeId)}`])
    }
  })
  return { ...journal, codes: { ...journal.codes, codes: { ...journal.codes.codes, ...Object.fromEntries(codes) } } }
}

/**
 * Looks for what a lost request made, until all of it is there or nothing of it can come any more. Stopping does not cut it
 * short: what is on its way would be sent again.
 *
 * @throws {PortalError} when the portal cannot be read at the end of that time.
 */
export async function findLost(portal: PortalCalls, options: ApplyOptions, state: RunState, ids: readonly ItemId[], elapsedMs = 0): Promise<RunState> {
  let latest = state
  let passedMs = elapsedMs
  for (const atMs of [...lookUpAtMs, settledAfterMs].filter(ms => ms > elapsedMs)) {
    await options.clock.wait(atMs - passedMs)
    passedMs = atMs
    try {
      latest = await lookAt(portal, options, state.journal)
    }
    catch (error) {
      if (!(error instanceof PortalError) || atMs === settledAfterMs)
        throw error
      continue
    }
    if (stillOpen(ids, latest.plan).length === 0)
      break
  }
  return latest
}

/**
 * What an earlier run left behind: waits until its last request is over, then takes what it made for ours.
 *
 * @throws {PortalError} `busy` when that run goes on.
 */
export async function settleOlder(portal: PortalCalls, options: ApplyOptions, state: RunState): Promise<RunState> {
  const { pending } = state.journal.made
  if (pending === undefined)
    return state
  const elapsedMs = Math.max(0, Date.parse(state.shape.time) - Date.parse(pending.at))
  const ids = [...pending.creates, ...pending.changes]
  const isOver = elapsedMs >= settledAfterMs || stillOpen(ids, state.plan).length === 0
  const later = isOver ? state : await findLost(portal, options, state, ids, elapsedMs)
  const now = readJournal(later.shape.appOptions).made.pending
  if (now !== undefined && (now.run !== pending.run || now.at !== pending.at))
    throw anotherRun()
  return settled(later)
}

export function anotherRun(): PortalError {
  return new PortalError('busy', 'Another setup of this portal is under way. Wait until it is done.', { code: setupUnderWay })
}

/** Another run has written its journal over ours. */
export function isOvertaken({ shape }: RunState, run: string): boolean {
  const { pending } = readJournal(shape.appOptions).made
  return pending !== undefined && pending.run !== run
}

/** Writes the journal when the portal holds another. */
export async function keepJournal(portal: PortalCalls, { journal, shape }: RunState): Promise<void> {
  if (isKept(journal, shape))
    return
  const outcome = await portal.write('app.option.set', { options: journalOptions(journal) })
  if (outcome.kind === 'refused')
    throw outcome.error
}
