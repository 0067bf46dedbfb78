import type { StoreRules } from '../rules'
import { byLoad, byPreference, byTurn, choose } from './choice'
import type { Bar, Choice, Person } from './choice'
import { workdayOf } from './presence'
import type { Workday } from './presence'

/** An operator, and how many open leads and tasks of the store he has. */
export interface Operator extends Person { leads: number, tasks: number }

export interface OperatorDesk {
  at: number
  rules: Pick<StoreRules, 'timeZone' | 'presence.unknownAfter' | 'presence.here' | 'operators.measure' | 'operators.nobody'>
  /** Gets it when at work: the operator who has the client already. */
  prefer?: number | null
}

/**
 * Who gets the next lead or task (S5-8.02): of those whose workday is started the one with the least open, then whoever has waited longest. A break does not end the workday.
 *
 * @param operators People of the setting, with what is known of each.
 */
export function chooseOperator(operators: readonly Operator[], { at, rules, prefer = null }: OperatorDesk): Choice {
  const rows = operators.map(operator => {
    const workday = workdayOf(operator.presence, at, rules)
    return { ...operator, workday, open: loadOf(operator, rules['operators.measure']), bar: operator.isAbsent ? 'absent' as const : barOf(workday) }
  })
  const isAnybodyFree = rows.some(({ bar }) => bar === null)
  const open = !isAnybodyFree && rules['operators.nobody'] === 'anybody' ? rows.map(row => ({ ...row, bar: row.isAbsent ? row.bar : null })) : rows
  return choose('operator', at, open, [byPreference(prefer), byLoad, byTurn])
}

function loadOf({ leads, tasks }: Operator, measure: StoreRules['operators.measure']): number {
  return (measure === 'tasks' ? 0 : leads) + (measure === 'leads' ? 0 : tasks)
}

function barOf(workday: Workday): Bar | null {
  return workday === 'started' || workday === 'paused' ? null : workday
}
