import { storeDefaults } from '../rules'
import { momentOf, readDay } from '../shopTime'
import type { Cashier } from './cashiers'
import type { Operator } from './operators'
import type { Presence } from './presence'

export const rules = storeDefaults
export const minute = 60_000

/** A time of Saturday, 21 November 2026, where the shop is. */
export function at(time: string): number {
  return momentOf(readDay('2026-11-21') ?? fail(), time, rules.timeZone)
}

function fail(): never {
  throw new Error('no such day')
}

export const noon = at('12:00')

export function here(moment: number = noon, state: Presence['state'] = 'OPENED'): Presence {
  return { state, at: moment, source: state === 'HERE' ? 'CASHIER' : 'OWN_PAGE' }
}

const person = { startsAt: '08:00', presence: here(), isAbsent: false, lastTurnAt: null }

export function anOperator(userId: number, changes: Partial<Operator> = {}): Operator {
  return { userId, ...person, leads: 0, tasks: 0, ...changes }
}

export function aCashier(userId: number, changes: Partial<Cashier> = {}): Cashier {
  return { userId, ...person, tasks: 0, ...changes }
}
