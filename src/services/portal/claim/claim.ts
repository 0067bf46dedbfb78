import { PortalError } from '@/domain/portalError'
import { sleep } from '../limits/sleep'
import type { CallOptions, PortalCalls } from '../types'
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
  lock?: <T>(name: string, work: () => Promise<T>) => Promise<T>
  wait?: (ms: number, signal?: AbortSignal) => Promise<void>
  now?: () => number
}

/** Pauses before each look for a claim whose reply was lost: a request may still be at work on the portal until 60 s. */
const lookupWaitsMs = [1000, 2000, 5000, 10_000, 20_000, 40_000]
/** After so long a request that was cut off cannot happen any more. */
const certainAfterMs = 75_000

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
  return lock(`cardinal-claim|${portal.origin}|${name}`, () => attempt(portal, folder, name, options))
}

function browserLock<T>(name: string, work: () => Promise<T>): Promise<T> {
  // A page without the secure context of real portals has no locks.
  return 'locks' in navigator ? navigator.locks.request(name, work) as Promise<T> : work()
}

async function attempt(portal: PortalCalls, folder: ClaimFolder, name: string, options: ClaimOptions): Promise<ClaimOutcome> {
  const { intents, operation, userId, signal, now = Date.now } = options
  const open = await intents.read(name)
  if (open !== null && open.userId === userId) {
    const before = await lookUp(portal, folder, open, options)
    if (before !== null)
      return settle(intents, name, before)
  }
  const intent: Intent = { operation, name, userId, sentAt: now() }
  await intents.keep(intent)
  const made = await portal.write('disk.folder.addsubfolder', { id: folder.id, data: { NAME: name } }, signal ? { signal } : {})
  if (made.kind === 'done')
    return settle(intents, name, { kind: 'ours', name })
  if (made.kind === 'refused')
    return settle(intents, name, made.error.code === nameTakenCode ? { kind: 'taken', by: await findClaim(portal, folder, name).catch(() => null) } : made)
  return settle(intents, name, await lookUp(portal, folder, intent, options) ?? { kind: 'unknown', error: made.error })
}

/** An intent stays open only while nobody knows. */
async function settle(intents: IntentStore, name: string, outcome: ClaimOutcome): Promise<ClaimOutcome> {
  if (outcome.kind !== 'unknown')
    await intents.remove(name)
  return outcome
}

/** What came of a request that was sent and not answered; null: certainly nothing, or 75 s were not enough to see. */
async function lookUp(portal: PortalCalls, folder: ClaimFolder, intent: Intent, { wait = sleep, now = Date.now, signal }: ClaimOptions): Promise<ClaimOutcome | null> {
  for (const ms of [0, ...lookupWaitsMs]) {
    if (ms > 0)
      await wait(ms, signal)
    try {
      const standing = await findClaim(portal, folder, intent.name)
      if (standing !== null)
        return standing.userId === intent.userId ? { kind: 'ours', name: intent.name } : { kind: 'taken', by: standing }
      if (now() - intent.sentAt >= certainAfterMs)
        return null
    }
    catch (error) {
      if (!(error instanceof PortalError))
        throw error
      // Still unreachable: the next look may succeed.
    }
  }
  return null
}
