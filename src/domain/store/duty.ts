export type Presence = 'atWork' | 'unknown' | 'away'

/** Somebody who may get a task, as the moment of choosing saw them. */
export interface Candidate {
  userId: number
  /** `HH:MM` of the shift; empty without one. */
  startsAt: string
  presence: Presence
  /** Open assignments. */
  load: number
  /** When they got the last one, unix milliseconds; `null`: never. */
  lastAt: number | null
}

/** What a row of the shift board says of a workday. */
export type ShiftPresence = 'OPENED' | 'PAUSED' | 'CLOSED' | 'EXPIRED' | 'HERE'

/** So old a workday may have ended without anybody knowing, ms. */
const freshMs = 15 * 60_000

/** Whether somebody is at work. A cashier who marked them as here has seen them. @param knownAt Unix milliseconds. */
export function presenceOf(said: ShiftPresence | null, knownAt: number | null, now: number): Presence {
  if (said === 'HERE')
    return 'atWork'
  if (said === 'OPENED')
    return knownAt !== null && now - knownAt <= freshMs ? 'atWork' : 'unknown'
  return said === null ? 'unknown' : 'away'
}

export interface DutyRules { nobody: 'wait' | 'anybody' }

/**
 * Who is next: who is preferred and not away, else of those at work, else of those of whom nothing is known, whoever has the
 * fewest open assignments; of several whoever has waited longest.
 *
 * @returns `null` when everybody is away, unless the rules take anybody then.
 */
export function nextInTurn(candidates: readonly Candidate[], prefer: number | null, { nobody }: DutyRules): Candidate | null {
  const present = candidates.filter(({ presence }) => presence !== 'away')
  const preferred = present.find(({ userId }) => userId === prefer)
  if (preferred)
    return preferred
  const pool = [present.filter(({ presence }) => presence === 'atWork'), present, nobody === 'anybody' ? candidates : []].find(each => each.length > 0) ?? []
  return [...pool].sort((one, other) => one.load - other.load || (one.lastAt ?? 0) - (other.lastAt ?? 0) || one.userId - other.userId)[0] ?? null
}
