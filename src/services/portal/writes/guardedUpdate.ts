import { PortalError } from '@/domain/portalError'
import { sleep } from '../limits/sleep'
import type { CallOptions, Params, PortalCalls } from '../types'
import { lookAt, writeIfUnchanged } from './guardedRecord'
import type { GuardedRecord, RecordLook } from './guardedRecord'
import { lookUp, lookUpAtMs } from './lookUp'
import type { Clock } from './lookUp'
import { newMark } from './mark'
import { refuseReferences } from './reference'

/** A value that a person changes, and how it lies in the record. */
export interface GuardedEdit<T> {
  /** As it was when the person began. */
  base: T
  /** As it should be. */
  mine: T
  /** Compares meaning, not spelling: the portal may write a value its own way. */
  isSame: (one: T, other: T) => boolean
  /** Takes the value from a record's fields. @throws {PortalError} when it is not there */
  read: (fields: RecordLook['fields']) => T
  /** Fields that hold `mine`, and whatever is to change with it: the mark too, where the record has a place for it. */
  fieldsFor: (before: RecordLook, mark: string) => Params | Promise<Params>
}

/** Nobody's value is lost: `mine` and `theirs` are here, whichever of them the record holds. */
export interface Conflict<T> { kind: 'conflict', base: T, mine: T, theirs: T, look: RecordLook }

export type GuardedOutcome<T>
  /** `mark`: for `watchUpdate`; empty without a place for it. */
  = | { kind: 'done', look: RecordLook, mark: string }
    | Conflict<T>
    /** Nothing was written. */
    | { kind: 'refused', error: PortalError }
    /** May or may not be written; look again later. It cannot write over what came meanwhile. */
    | { kind: 'unknown', error: PortalError }

export interface GuardedOptions extends Pick<CallOptions, 'signal'> {
  clock?: Pick<Clock, 'wait'>
  /** When to look for a write whose reply was lost, or whether one still stands, milliseconds after it. */
  atMs?: readonly number[]
}

/** Other fields of the record may change between our look and our write; the value itself may not. */
const maxRounds = 5
/** The portal tells when a record was changed by the second. */
const secondMs = 1000
/** Clocks of one portal that differ by more are not waited for. */
const maxYoungMs = 3000

/**
 * Changes a value of a record unless somebody changed it meanwhile: looks, then checks and writes in one halting batch, then
 * compares what came back. Changes of other fields are no conflict. A write whose reply was lost is looked up by
 * reading, never sent again.
 *
 * Between check and write lie a few milliseconds in which another person's write is not noticed here; theirs notices ours
 * by `watchUpdate`.
 */
export async function guardedUpdate<T>(portal: PortalCalls, record: GuardedRecord, edit: GuardedEdit<T>, options: GuardedOptions = {}): Promise<GuardedOutcome<T>> {
  const { clock = { wait: sleep }, signal } = options
  try {
    for (let round = 1; round <= maxRounds; round++) {
      const before = await lookAt(portal, record, { signal })
      const known = compare(edit, before)
      if (known !== null)
        return known
      const youngMs = youngFor(before)
      if (youngMs > 0) {
        await clock.wait(youngMs, signal)
        continue
      }
      const mark = record.mark === undefined ? '' : newMark(before.mark)
      const fields = await edit.fieldsFor(before, mark)
      const error = refuseReferences(fields)
      if (error !== null)
        return { kind: 'refused', error }
      const written = await writeIfUnchanged(portal, record, before, fields, { signal })
      if (written.kind === 'unknown')
        return await find(portal, record, edit, written.error, options)
      if (written.kind === 'written')
        return isWritten(edit, written.look) ? { kind: 'done', look: written.look, mark } : conflictOf(edit, written.look)
      if (written.kind === 'refused')
        return written
    }
    return { kind: 'refused', error: new PortalError('busy', `The record changed during each of ${maxRounds} attempts to write.`) }
  }
  catch (error) {
    // Nothing was written yet: only looking failed.
    if (error instanceof PortalError)
      return { kind: 'refused', error }
    if (signal?.aborted)
      return { kind: 'refused', error: new PortalError('unreachable', 'Given up by the person.', { cause: error }) }
    throw error
  }
}

/** Whether the record holds what was to be written. */
export function isWritten<T>({ read, isSame, mine }: GuardedEdit<T>, { fields }: RecordLook): boolean {
  return isSame(read(fields), mine)
}

export function conflictOf<T>({ base, mine, read }: GuardedEdit<T>, look: RecordLook): Conflict<T> {
  return { kind: 'conflict', base, mine, theirs: read(look.fields), look }
}

/** What a look alone tells; `null` when the value is as the person found it. */
function compare<T>(edit: GuardedEdit<T>, look: RecordLook): GuardedOutcome<T> | null {
  if (isWritten(edit, look))
    return { kind: 'done', look, mark: look.mark }
  return edit.isSame(edit.read(look.fields), edit.base) ? null : conflictOf(edit, look)
}

/** How long a change after this look could still carry the same second, ms. */
function youngFor({ updatedTime, portalTime }: RecordLook): number {
  const youngMs = Date.parse(updatedTime) + secondMs - Date.parse(portalTime)
  return youngMs > 0 && youngMs <= maxYoungMs ? youngMs : 0
}

/** Finds out by reading what came of a write whose reply was lost. */
async function find<T>(portal: PortalCalls, record: GuardedRecord, edit: GuardedEdit<T>, error: PortalError, { clock = { wait: sleep }, signal, atMs = lookUpAtMs }: GuardedOptions): Promise<GuardedOutcome<T>> {
  try {
    return await lookUp(clock, async () => compare(edit, await lookAt(portal, record, { signal })), { atMs, signal }) ?? { kind: 'unknown', error }
  }
  catch (cause) {
    if (signal?.aborted)
      return { kind: 'unknown', error }
    throw cause
  }
}
