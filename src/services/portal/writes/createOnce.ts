import { PortalError } from '@/domain/portalError'
import { sleep } from '../limits/sleep'
import type { PortalCalls } from '../types'
import type { CreationItem } from './creationBatch'
import type { CreationPlan, PlanStore } from './creationPlan'
import { nextSteps, observe, send, settle } from './creationRun'
import type { Asked, Entry, RunOptions } from './creationRun'
import { findDuplicates } from './duplicates'
import type { Duplicate } from './duplicates'
import type { Lock } from './lock'
import type { Clock } from './lookUp'
import { findByName } from './named'
import type { NamedKind } from './named'
import { refuseReferences } from './reference'

export type CreationOutcome
  /**
   * `isVisible` false: made, but this person's rights do not show it, so it cannot be found again by name.
   * `error`: what belongs to it (product rows) was not written.
   */
  = | { kind: 'done', id: number, was: 'there' | 'created', isVisible: boolean, isComplete: boolean, error: PortalError | null }
    | { kind: 'refused', error: PortalError }
    /** Not sent: the run ended before. */
    | { kind: 'missing', error: PortalError | null }
    /** May or may not come to be; start again later, it will not be doubled. */
    | { kind: 'unknown', error: PortalError }

export interface CreationResult {
  /** By name, in the order given. */
  outcomes: Map<string, CreationOutcome>
  /** Names with more than one record. Nothing is removed: a person decides. */
  duplicates: Duplicate[]
  /**
   * Names whose reply was lost: what was found may be another person's, and ours may still come. Look for duplicates again
   * on the next opening, see `sweepDuplicates`.
   */
  toSweep: string[]
  /** False: the last question failed, so duplicates may be there and `isVisible` is assumed. */
  isSwept: boolean
  /** False: this device's storage failed, so a killed tab could not have gone on. */
  isPlanKept: boolean
}

export interface CreationProgress {
  done: number
  total: number
  isWaiting: boolean
  /** By name, what is there by now; `isOurs`: made by this plan. */
  found: ReadonlyMap<string, { id: number, isOurs: boolean }>
  /** Names whose reply was lost: they are being looked for. */
  lost: readonly string[]
}

export interface CreateOnceOptions {
  clock?: Clock
  signal?: AbortSignal
  onProgress?: (progress: CreationProgress) => void
  /** Where the plan is kept, and under which key. */
  plan?: { store: PlanStore, key: string }
  /** One run at a time in this browser, under the plan's key. */
  lock?: Lock
  /** The first question, where the caller has just asked it together with something else. */
  asked?: Asked
  /** Asked before each request that writes: false ends the run, and the rest counts as missing. */
  mayGoOn?: () => boolean
}

/**
 * Creates named records exactly once: asks which are there, sends only the missing ones, looks for those whose reply was
 * lost, and sends again only what is still absent after 75 s, under the same name.
 *
 * @param items Each with its own name.
 * @throws {PortalError} when not even the first question is answered: nothing was sent.
 * @throws {RangeError} for two items of one name.
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-add.html
 */
export async function createOnce(portal: PortalCalls, kind: NamedKind, items: readonly CreationItem[], options: CreateOnceOptions = {}): Promise<CreationResult> {
  if (new Set(items.map(({ name }) => name)).size < items.length)
    throw new RangeError('Two items have one name.')
  const work = () => run(portal, kind, items, options)
  return options.lock === undefined || options.plan === undefined ? work() : options.lock(options.plan.key, work)
}

async function run(portal: PortalCalls, kind: NamedKind, items: readonly CreationItem[], options: CreateOnceOptions): Promise<CreationResult> {
  const { clock = { wait: sleep, now: Date.now }, signal, plan } = options
  let isPlanKept = plan !== undefined
  const guarded = async <T>(work: Promise<T> | undefined): Promise<T | undefined> => work?.catch(() => {
    isPlanKept = false
    return undefined
  })
  const kept = await guarded(plan?.store.load(plan.key)) ?? {}
  const entries = items.map(item => startEntry(item, kept[item.name]))
  const savePlan = (sending: readonly Entry[] = []) => guarded(plan?.store.save(plan.key, planOf(entries, sending, clock.now())))
  const tell = (isWaiting: boolean) => options.onProgress?.(progressOf(entries, isWaiting))

  const runOptions: RunOptions = { portal, kind, clock, ...(signal === undefined ? {} : { signal }) }
  await observe(runOptions, entries, options.asked)
  let stop: PortalError | null = null
  try {
    while (stop === null) {
      signal?.throwIfAborted()
      tell(entries.some(({ unknownSince }) => unknownSince !== null))
      await settle(runOptions, entries)
      const steps = nextSteps(entries)
      if (steps.length === 0 || options.mayGoOn?.() === false)
        break
      await savePlan(steps)
      signal?.throwIfAborted()
      stop = await send(runOptions, steps)
      await savePlan()
    }
  }
  catch (error) {
    if (!signal?.aborted)
      throw error
  }
  const swept = await sweep({ portal, kind, clock }, entries)
  await savePlan()
  tell(false)
  return {
    outcomes: new Map(entries.map(entry => [entry.item.name, outcomeOf(entry, swept?.get(entry.item.name) !== undefined || swept === null, stop)])),
    duplicates: findDuplicates(swept ?? new Map()),
    toSweep: entries.filter(({ wasLost }) => wasLost).map(({ item }) => item.name),
    isSwept: swept !== null,
    isPlanKept,
  }
}

function progressOf(entries: readonly Entry[], isWaiting: boolean): CreationProgress {
  return {
    done: entries.filter(({ isComplete }) => isComplete).length,
    total: entries.length,
    isWaiting,
    found: new Map(entries.flatMap(({ id, isOurs, item }) => id === null ? [] : [[item.name, { id, isOurs }] as const])),
    lost: entries.filter(({ unknownSince }) => unknownSince !== null).map(({ item }) => item.name),
  }
}

function startEntry(item: CreationItem, planned: CreationPlan[string] | undefined): Entry {
  const { fields, followUps = [] } = item
  const error = refuseReferences([fields, ...followUps.map(({ command }) => command(1).params)])
  const isComplete = planned?.isComplete === true && planned.id !== null
  return {
    item,
    id: planned?.id ?? null,
    isOurs: planned?.id != null || planned?.sentAt != null,
    isComplete,
    unknownSince: isComplete ? null : planned?.sentAt ?? null,
    sends: 0,
    wasLost: planned?.sentAt != null,
    addRefused: error !== null,
    followUpRefused: error !== null,
    error,
  }
}

function planOf(entries: readonly Entry[], sending: readonly Entry[], now: number): CreationPlan {
  return Object.fromEntries(entries.map(entry => [entry.item.name, {
    sentAt: sending.includes(entry) ? now : entry.unknownSince,
    id: entry.id,
    isComplete: entry.isComplete,
  }]))
}

/** Asks for all names once more. @returns `null` when the portal does not answer. */
async function sweep(options: RunOptions, entries: readonly Entry[]) {
  try {
    const { records } = await findByName(options.portal, options.kind, entries.map(({ item }) => item.name))
    // Another's record with a lower id takes the place of ours, with or without what belongs to it.
    const moved = entries.filter(({ id, item }) => records.has(item.name) && records.get(item.name)![0]!.id !== id)
    for (const entry of moved)
      Object.assign(entry, { id: records.get(entry.item.name)![0]!.id, isComplete: false })
    if (moved.length > 0)
      await observe(options, moved)
    return records
  }
  catch (error) {
    if (error instanceof PortalError)
      return null
    throw error
  }
}

function outcomeOf(entry: Entry, isVisible: boolean, stop: PortalError | null): CreationOutcome {
  const { id, isOurs, isComplete, error } = entry
  if (id !== null)
    return { kind: 'done', id, was: isOurs ? 'created' : 'there', isVisible, isComplete, error: isComplete ? null : error ?? stop }
  if (entry.addRefused)
    return { kind: 'refused', error: error! }
  if (entry.unknownSince !== null || entry.wasLost)
    return { kind: 'unknown', error: error ?? new PortalError('unreachable', 'Sent before, and not found yet.') }
  return { kind: 'missing', error: stop }
}
