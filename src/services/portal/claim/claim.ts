import { PortalError } from '@/domain/portalError'
import { sleep } from '../limits/sleep'
import type { CallOptions, PortalCalls, WriteResult } from '../types'
import { browserLock } from '../writes/lock'
import type { Lock } from '../writes/lock'
import { lookUp, lookUpAtMs, settledAfterMs } from '../writes/lookUp'
import type { Clock } from '../writes/lookUp'
import { findClaim, markedClaim, nameTakenCode, readMark } from './folder'
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
  /**
   * Writes the operation into the claim, in the same request: letters, digits and dashes. Whoever meets the claim reads it there,
   * and one person in two browsers is told apart.
   */
  isMarked?: boolean
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
  const { intents, operation, userId, isMarked = false, signal, clock = { wait: sleep, now: Date.now } } = options
  const open = await intents.read(name)
  if (open !== null && open.userId === userId) {
    const before = await lookFor(portal, folder, open, { clock, signal, isMarked })
    if (before !== null)
      return settle(intents, name, before)
  }
  const intent: Intent = { operation, name, userId, sentAt: clock.now() }
  await intents.keep(intent)
  const made = await send(portal, folder, intent, isMarked, signal)
  if (made.kind === 'done')
    return settle(intents, name, { kind: 'ours', name })
  if (made.kind === 'refused')
    return settle(intents, name, made.error.code === nameTakenCode ? { kind: 'taken', by: await (isMarked ? markedClaim : findClaim)(portal, folder, name).catch(() => null) } : made)
  return settle(intents, name, await lookFor(portal, folder, intent, { clock, signal, isMarked }) ?? { kind: 'unknown', error: made.error })
}

/**
 * A claim and the folder in it that bears its mark go out together; only the claim decides.
 *
 * @see https://apidocs.bitrix24.com/api-reference/disk/folder/disk-folder-add-subfolder.html
 */
async function send(portal: PortalCalls, folder: ClaimFolder, { name, operation }: Intent, isMarked: boolean, signal?: AbortSignal): Promise<WriteResult<unknown>> {
  const options = signal ? { signal } : {}
  const params = { id: folder.id, data: { NAME: name } }
  if (!isMarked)
    return portal.write('disk.folder.addsubfolder', params, options)
  const outcome = await portal.writeBatch({
    claim: { method: 'disk.folder.addsubfolder', params },
    mark: { method: 'disk.folder.addsubfolder', params: { id: '$result[claim][ID]', data: { NAME: operation } } },
  }, { halt: true, ...options })
  if (outcome.kind !== 'done')
    return outcome
  const { claim: made } = outcome.result
  if (made.kind === 'done')
    return made
  const error = made.kind === 'failed' ? made.error : new PortalError('unreachable', 'The batch does not tell what became of the claim.')
  return { kind: error.kind === 'unreachable' ? 'unknown' : 'refused', error }
}

/** An intent stays open only while nobody knows. */
async function settle(intents: IntentStore, name: string, outcome: ClaimOutcome): Promise<ClaimOutcome> {
  if (outcome.kind !== 'unknown')
    await intents.remove(name)
  return outcome
}

interface LookOptions { clock: Clock, signal: AbortSignal | undefined, isMarked: boolean }

/** What came of a request that was sent and not answered; null: certainly nothing, or 75 s were not enough to see. */
async function lookFor(portal: PortalCalls, folder: ClaimFolder, intent: Intent, { clock, signal, isMarked }: LookOptions): Promise<ClaimOutcome | null> {
  /** Made by this person, and nothing tells for what. */
  let isUnmarked = false
  const look = async (): Promise<ClaimOutcome | null> => {
    isUnmarked = false
    const standing = await findClaim(portal, folder, intent.name)
    if (standing === null)
      return null
    const mark = isMarked && standing.userId === intent.userId ? await readMark(portal, standing) : null
    if (standing.userId !== intent.userId || (mark !== null && mark !== intent.operation))
      return { kind: 'taken', by: { ...standing, mark } }
    // The mark follows its claim by a moment.
    isUnmarked = isMarked && mark === null
    return isUnmarked ? null : { kind: 'ours', name: intent.name }
  }
  const elapsedMs = clock.now() - intent.sentAt
  // Long ago enough: one look is certain.
  const found = await lookUp(clock, look, { atMs: elapsedMs >= settledAfterMs ? [elapsedMs + 1] : [elapsedMs + 1, ...lookUpAtMs, settledAfterMs], elapsedMs, ...(signal ? { signal } : {}) })
  return found ?? (isUnmarked ? { kind: 'ours', name: intent.name } : null)
}
