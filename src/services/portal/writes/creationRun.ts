import { PortalError } from '@/domain/portalError'
import type { PortalErrorKind } from '@/domain/portalError'
import { requestBytes } from '../base64'
import type { PortalCalls } from '../types'
import { creationCommands, creationVerdicts } from './creationBatch'
import type { CreationItem, StepVerdict } from './creationBatch'
import { findComplete } from './followUp'
import { lookUp, lookUpAtMs, settledAfterMs } from './lookUp'
import type { Clock } from './lookUp'
import { findByName } from './named'
import type { Found, NamedKind } from './named'

/** What a run knows of one name. */
export interface Entry {
  item: CreationItem
  id: number | null
  /** Made by this plan, not found from before. */
  isOurs: boolean
  isComplete: boolean
  /** Since when an answer is missing, unix milliseconds of this device. Nothing is sent again before it is settled. */
  unknownSince: number | null
  sends: number
  /** Sent at least once without an answer. */
  wasLost: boolean
  addRefused: boolean
  followUpRefused: boolean
  error: PortalError | null
}

/** What was found by name in a request of the caller's own, and when that was asked, unix milliseconds of this device. */
export interface Asked { found: Found, askedAt: number }

export interface RunOptions { portal: PortalCalls, kind: NamedKind, clock: Clock, signal?: AbortSignal }

/** Records in a batch: it should end in under ten seconds. */
const maxRecords = 12
const maxCommands = 50
const maxSends = 3
/** A timer may fire a little before the clock says so. */
const marginMs = 500
/** Refusals that every further record would meet. */
const refusesAll: ReadonlySet<PortalErrorKind> = new Set(['signed-out', 'no-access', 'blocked', 'plan', 'outside-portal'])

const isUnknown = ({ unknownSince }: Entry) => unknownSince !== null
const isWanted = (entry: Entry) =>
  !isUnknown(entry) && entry.sends < maxSends && (entry.id === null ? !entry.addRefused : !entry.isComplete && !entry.followUpRefused)

/** Records and what belongs to them, next to be sent. */
export function nextSteps(entries: readonly Entry[]): Entry[] {
  const steps: Entry[] = []
  let commands = 0
  let bytes = 0
  for (const entry of entries.filter(isWanted)) {
    commands += (entry.id === null ? 1 : 0) + (entry.item.followUps?.length ?? 0)
    bytes += entry.id === null ? entry.item.bytes ?? 0 : 0
    if (steps.length === maxRecords || ((commands > maxCommands || bytes > requestBytes) && steps.length > 0))
      break
    steps.push(entry)
  }
  return steps
}

/**
 * Asks by name what is there, and what belongs to it. A record too young to be given up may be in another tab's hands.
 *
 * @throws {PortalError} or the signal's reason
 */
export async function observe({ portal, kind, clock, signal }: RunOptions, entries: readonly Entry[], asked?: Asked): Promise<void> {
  const askedAt = asked?.askedAt ?? clock.now()
  const absent = entries.filter(({ id }) => id === null)
  const { records, portalTime } = asked?.found ?? await findByName(portal, kind, absent.map(({ item }) => item.name), { signal })
  for (const entry of absent) {
    const record = records.get(entry.item.name)?.[0]
    if (record === undefined)
      continue
    entry.id = record.id
    const ageMs = Math.max(0, portalTime - Date.parse(record.createdTime))
    if (!entry.isComplete && entry.unknownSince === null && ageMs < settledAfterMs)
      entry.unknownSince = askedAt - ageMs
  }
  const open = entries.filter(({ id, isComplete }) => id !== null && !isComplete)
  const complete = await findComplete(portal, new Map(open.map(({ id, item }) => [id!, item.followUps ?? []])), { signal })
  for (const entry of entries) {
    entry.isComplete ||= entry.id !== null && complete.has(entry.id)
    const isSettled = entry.isComplete || (entry.unknownSince !== null && askedAt - entry.unknownSince >= settledAfterMs)
    if (isSettled)
      entry.unknownSince = null
  }
}

/** Waits until everything sent is found or surely lost. What is still unknown afterwards must not be sent again. */
export async function settle(options: RunOptions, entries: readonly Entry[]): Promise<void> {
  const waiting = entries.filter(isUnknown)
  if (waiting.length === 0)
    return
  const elapsedMs = Math.max(0, options.clock.now() - Math.max(...waiting.map(({ unknownSince }) => unknownSince!)))
  await lookUp(options.clock, async () => {
    await observe(options, waiting)
    return waiting.some(isUnknown) ? null : true
  }, { atMs: [...lookUpAtMs, settledAfterMs + marginMs], elapsedMs, signal: options.signal })
}

/** Sends one halting batch. @returns The refusal that ends the run, if any. */
export async function send({ portal, kind, clock, signal }: RunOptions, steps: readonly Entry[]): Promise<PortalError | null> {
  const outcome = await portal.writeBatch(creationCommands(kind, steps), { halt: true, signal })
  if (outcome.kind === 'refused')
    return outcome.error
  const verdicts = outcome.kind === 'done' ? creationVerdicts(steps, outcome.result) : null
  let stop: PortalError | null = null
  for (const [index, entry] of steps.entries()) {
    const verdict = verdicts?.[index] ?? allUnknown(outcome.kind === 'unknown' ? outcome.error : null)
    take(entry, verdict, clock.now())
    if (verdict.error !== null && refusesAll.has(verdict.error.kind))
      stop = verdict.error
  }
  return stop
}

function allUnknown(error: PortalError | null): StepVerdict {
  return { add: 'unknown', followUps: 'unknown', id: null, error }
}

function take(entry: Entry, verdict: StepVerdict, now: number): void {
  const isNew = entry.id === null
  entry.id ??= verdict.id
  entry.isOurs ||= isNew && verdict.add !== 'refused' && verdict.add !== 'not-run'
  entry.error = verdict.error
  // What did not run because of another's refusal is not counted: it was not sent.
  if (verdict.error !== null || (isNew ? verdict.add : verdict.followUps) !== 'not-run')
    entry.sends += 1
  if (entry.id === null && verdict.add === 'refused')
    entry.addRefused = true
  else if (entry.id !== null && verdict.followUps === 'refused')
    entry.followUpRefused = true
  const isLost = entry.id === null ? verdict.add === 'done' || verdict.add === 'unknown' : verdict.followUps === 'unknown'
  entry.isComplete = entry.id !== null && verdict.followUps === 'done'
  entry.unknownSince = isLost ? now : null
  entry.wasLost ||= isLost
  if (isLost)
    entry.error ??= new PortalError('unreachable', 'The portal said nothing about this record.')
}
