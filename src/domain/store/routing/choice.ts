import type { Presence, Workday } from './presence'

/** Somebody who may be chosen. Moments are milliseconds of the portal. */
export interface Person {
  userId: number
  /** `HH:MM` by the list of shifts; `null` for who is not on it. */
  startsAt: string | null
  presence: Presence | null
  /** On leave, by the portal's absence chart. */
  isAbsent: boolean
  /** When a turn was last his; `null`: never yet. */
  lastTurnAt: number | null
}

/** Why somebody is passed over. `notYet`: the shift has not begun; `asked`: he has had his turn in this round. */
export type Bar = 'noShift' | 'absent' | 'notYet' | 'paused' | 'closed' | 'leftOpen' | 'unknown' | 'asked'

/** A row of the table that explains a choice. `open`: how much he has in work. */
export interface Candidate extends Person {
  workday: Workday
  open: number
  bar: Bar | null
}

/** What set the chosen one apart from the next: nobody else was free, he was wished for, is known to be at work, has the least in work, the earlier shift, has waited longest, or has the lower number. */
export type Rule = 'only' | 'preferred' | 'workday' | 'load' | 'shift' | 'turn' | 'number'

export type RoutingDuty = 'seller' | 'operator' | 'cashier' | 'storeAdministrator'

/** Who was chosen, and everything that it was decided by. */
export interface Choice {
  duty: RoutingDuty
  at: number
  /** `null`: nobody can be; the work waits and is listed as due. */
  userId: number | null
  rule: Rule | null
  /** Those who could be chosen in their order, then those who could not. */
  candidates: readonly Candidate[]
}

/** A rule as a number of each candidate: the least wins. */
export type Order = readonly [rule: Rule, key: (candidate: Candidate) => number]

/** Waits longest: who has never had a turn comes first. */
export const byTurn: Order = ['turn', ({ lastTurnAt }) => lastTurnAt ?? -Infinity]
export const byLoad: Order = ['load', ({ open }) => open]
const byNumber: Order = ['number', ({ userId }) => userId]

/** Takes the rules one after another; the last one, by number, leaves no tie. */
export function choose(duty: RoutingDuty, at: number, candidates: readonly Candidate[], orders: readonly Order[]): Choice {
  const all = [...orders, byNumber]
  const free = candidates.filter(({ bar }) => bar === null).sort((one, other) => firstApart(one, other, all)?.sign ?? 0)
  const barred = candidates.filter(({ bar }) => bar !== null).sort((one, other) => one.userId - other.userId)
  const [chosen, next] = free
  const rule = chosen === undefined ? null : next === undefined ? 'only' : firstApart(chosen, next, all)?.rule ?? null
  return { duty, at, userId: chosen?.userId ?? null, rule, candidates: [...free, ...barred] }
}

/** The first rule that tells two candidates apart. */
function firstApart(one: Candidate, other: Candidate, orders: readonly Order[]): { rule: Rule, sign: -1 | 1 } | null {
  for (const [rule, key] of orders) {
    const [first, second] = [key(one), key(other)]
    if (first !== second)
      return { rule, sign: first < second ? -1 : 1 }
  }
  return null
}

/** The wished-for person before everybody. */
export function byPreference(prefer: number | null): Order {
  return ['preferred', ({ userId }) => userId === prefer ? 0 : 1]
}
