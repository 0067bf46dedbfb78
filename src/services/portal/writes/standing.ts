import { sleep } from '../limits/sleep'
import type { PortalCalls } from '../types'
import { lookAt } from './guardedRecord'
import type { GuardedRecord, RecordLook } from './guardedRecord'
import { conflictOf, isWritten } from './guardedUpdate'
import type { Conflict, GuardedEdit, GuardedOptions } from './guardedUpdate'
import { lookUp } from './lookUp'
import { hasSeen } from './mark'

/**
 * When to look whether a written value still stands, milliseconds after the write. The first look finds a write that was
 * checked before ours and came in the moment after it, the second one of a portal that takes its time.
 */
export const standingLooksAtMs: readonly number[] = [5000, 20_000]

/** Whether a written value stood at the last look; `unknown`: that look got no answer. */
export type Standing<T> = { kind: 'stands' } | { kind: 'unknown' } | Conflict<T>

/**
 * Whether a written value was lost to somebody who had not seen it. A later write that had seen it is no conflict; one
 * without marks may or may not have seen it, so it is shown.
 *
 * @param mark As `guardedUpdate` gave it.
 * @returns The conflict, or `null` when nothing was lost.
 */
export function overwritten<T>(edit: GuardedEdit<T>, mark: string, look: RecordLook): Conflict<T> | null {
  return isWritten(edit, look) || hasSeen(look.mark, mark) ? null : conflictOf(edit, look)
}

/**
 * Looks later whether a written value still stands: a write that was checked before ours may have come after it, and its
 * writer cannot know.
 *
 * @param mark As `guardedUpdate` gave it.
 * @throws the signal's reason
 */
export async function watchUpdate<T>(portal: PortalCalls, record: GuardedRecord, edit: GuardedEdit<T>, mark: string, options: GuardedOptions = {}): Promise<Standing<T>> {
  const { clock = { wait: sleep }, signal, atMs = standingLooksAtMs } = options
  let standing: Standing<T> = { kind: 'unknown' }
  const conflict = await lookUp(clock, async () => {
    standing = { kind: 'unknown' }
    const found = overwritten(edit, mark, await lookAt(portal, record, { signal, background: true }))
    standing = { kind: 'stands' }
    return found
  }, { atMs, signal })
  return conflict ?? standing
}
