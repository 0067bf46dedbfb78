import type { StoreRules } from '../rules'
import { timeOf } from '../shopTime'
import { byLoad, byPreference, byTurn, choose } from './choice'
import type { Bar, Candidate, Choice, Order, Person } from './choice'
import { workdayOf } from './presence'

/** A cashier of the shift list of the day in question, and how many open tasks of the store he has. */
export interface Cashier extends Person { tasks: number }

export interface CashierDesk {
  at: number
  rules: Pick<StoreRules, 'timeZone' | 'presence.unknownAfter' | 'presence.here' | 'cashier.choice'>
  prefer?: number | null
  /** Administrator of the store and his deputy, in this order: they stand in when no cashier can be found (GAP-16). */
  administrators?: readonly Cashier[]
}

const byWorkday: Order = ['workday', ({ workday }) => workday === 'unknown' ? 1 : 0]

/**
 * The cashier on duty. For `now` a cashier whose shift has not begun counts only when his workday is started, and one whose workday is over does not;
 * of those left the ones known to be at work come first. Of another day only its shift list is known.
 *
 * @param cashiers Cashiers on the list of that day and store.
 */
export function chooseCashier(when: 'now' | 'otherDay', cashiers: readonly Cashier[], { at, rules, prefer = null, administrators = [] }: CashierDesk): Choice {
  const rows = cashiers.map(cashier => rowOf(cashier, when, at, rules))
  const choice = rules['cashier.choice'] === 'inTurn' ? [byTurn, byLoad] : [byLoad, byTurn]
  const chosen = choose('cashier', at, rows, [byPreference(prefer), ...when === 'now' ? [byWorkday] : [], ...choice])
  return chosen.userId === null && administrators.length > 0 ? standIn(administrators, chosen, { at, rules }) : chosen
}

/** The administrator of a store, or the deputy when he is away. @param administrators In this order. */
export function chooseAdministrator(administrators: readonly Cashier[], desk: Pick<CashierDesk, 'at' | 'rules'>): Choice {
  return standIn(administrators, null, desk)
}

function standIn(administrators: readonly Cashier[], instead: Choice | null, { at, rules }: Pick<CashierDesk, 'at' | 'rules'>): Choice {
  const rows = administrators.map((person): Candidate => {
    const workday = workdayOf(person.presence, at, rules)
    return { ...person, workday, open: person.tasks, bar: person.isAbsent ? 'absent' : null }
  })
  const place = new Map(administrators.map(({ userId }, index) => [userId, index]))
  const choice = choose('storeAdministrator', at, rows, [['preferred', ({ userId }) => place.get(userId) ?? 0]])
  return { ...choice, candidates: [...choice.candidates, ...instead?.candidates ?? []] }
}

function rowOf(cashier: Cashier, when: 'now' | 'otherDay', at: number, rules: CashierDesk['rules']): Candidate {
  const workday = when === 'now' ? workdayOf(cashier.presence, at, rules) : 'unknown'
  return { ...cashier, workday, open: cashier.tasks, bar: barOf(cashier, workday, when, at, rules) }
}

function barOf({ startsAt, isAbsent }: Cashier, workday: Candidate['workday'], when: 'now' | 'otherDay', at: number, rules: CashierDesk['rules']): Bar | null {
  if (isAbsent)
    return 'absent'
  if (when === 'otherDay' || workday === 'started' || workday === 'paused')
    return null
  if (startsAt !== null && timeOf(at, rules.timeZone) < startsAt)
    return 'notYet'
  return workday === 'unknown' ? null : workday
}
