import type { PortalError } from '@/domain/portalError'
import { sleep } from '../limits/sleep'
import type { CallOptions, PortalCalls } from '../types'
import { browserLock } from '../writes/lock'
import type { Lock } from '../writes/lock'
import { lookUp, lookUpAtMs, settledAfterMs } from '../writes/lookUp'
import type { Clock } from '../writes/lookUp'
import { findClaim, nameTakenCode } from './folder'
import type { ClaimFolder, StandingClaim } from './folder'
import type { Intent, IntentStore } from './intents'

/** How a claim ended. `ours`: nobody else can have it. `unknown`: the portal did not tell in 75 s; ask again, never assume. */
export type ClaimOutcome
  = | { kind: 'ours', name: string }
    | { kind: 'taken', by: StandingClaim | null }
    | { kind: 'refused', error: PortalError }
    | { kind: 'unknown', error: PortalError }

export interface ClaimOptions extends Pick<CallOptions, 'signal'> {
  intents: IntentStore
  /** Marks this attempt; drawn by the caller, kept for the record that follows the claim. */
  operation: string
  /** Employee who claims. */
  userId: number
  /** Lets one page of this browser at a time work on a name; the browser's own locks by default. */
  lock?: Lock
  clock?: Clock
}

/**
 * Name under which a thing is claimed for the n-th time: a release never removes a claim somebody is about to look at, it
 * goes on to the next round.
 *
 * @param key Letters, digits and dashes: what every system of files takes.
 * @throws {RangeError} for another key or round.
 */
export function claimName(key: string, round: number): string {
  if (!/^[A-Za-z0-9-]+$/.test(key) || !Number.isSafeInteger(round) || round < 0)
    throw new RangeError(`"${key}" in round ${round} cannot be claimed.`)
  return `${key}-${round}`
}

/**
 * Claims a name once and for all: of any number of employees at any moment one gets it, by the portal's own unique names
 * of folders. A lost reply is looked up, never sent again before it is certain that nothing came of it.
 *
 * One person who claims the same name in two browsers at once and loses a reply in one of them is told *ours* in both; the
 * guarded write that records the claim stops the second.
 */
export async function claim(portal: PortalCalls, folder: ClaimFolder, name: string, options: ClaimOptions): Promise<ClaimOutcome> {
  const lock = options.lock ?? browserLock
  return lock(`claim|${portal.origin}|${name}`, () => attempt(portal, folder, name, options))
}

async function attempt(portal: PortalCalls, folder: ClaimFolder, name: string, options: ClaimOptions): Promise<ClaimOutcome> {
  const { intents, operation, userId, signal, clock = { wait: sleep, now: Date.now } } = options
  const open = await intents.read(name)
  if (open !== null && open.userId === userId) {
    const before = await lookFor(portal, folder, open, clock, signal)
    if (before !== null)
      return settle(intents, name, before)
  }
  const intent: Intent = { operation, name, userId, sentAt: clock.now() }
  await intents.keep(intent)
  const made = await portal.write('disk.folder.addsubfolder', { id: folder.id, data: { NAME: name } }, signal ? { signal } : {})
  if (made.kind === 'done')
    return settle(intents, name, { kind: 'ours', name })
  if (made.kind === 'refused')
    return settle(intents, name, made.error.code === nameTakenCode ? { kind: 'taken', by: await findClaim(portal, folder, name).catch(() => null) } : made)
  return settle(intents, name, await lookFor(portal, folder, intent, clock, signal) ?? { kind: 'unknown', error: made.error })
}

/** An intent stays open only while nobody knows. */
async function settle(intents: IntentStore, name: string, outcome: ClaimOutcome): Promise<ClaimOutcome> {
  if (outcome.kind !== 'unknown')
    await intents.remove(name)
  return outcome
}

/** What came of a request that was sent and not answered; null: certainly nothing, or 75 s were not enough to see. */
async function lookFor(portal: PortalCalls, folder: ClaimFolder, intent: Intent, clock: Clock, signal?: AbortSignal): Promise<ClaimOutcome | null> {
  const look = async (): Promise<ClaimOutcome | null> => {
    const standing = await findClaim(portal, folder, intent.name)
    if (standing === null)
      return null
    return standing.userId === intent.userId ? { kind: 'ours', name: intent.name } : { kind: 'taken', by: standing }
  }
  const elapsedMs = clock.now() - intent.sentAt
  // Long ago enough: one look is certain.
  return lookUp(clock, look, { atMs: elapsedMs >= settledAfterMs ? [elapsedMs + 1] : [elapsedMs + 1, ...lookUpAtMs, settledAfterMs], elapsedMs, ...(signal ? { signal } : {}) })
}
