import { storeDefaults } from '../rules'
import { momentOf, readDay } from '../shopTime'
import type { Cashier } from './cashiers'
import { newLadder } from './ladder'
import type { Ladder } from './ladder'
import type { Operator } from './operators'
import type { Presence } from './presence'
import type { Floor, Shift, Visit } from './sellers'

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

export const storeId = 5

export function aShift(employeeId: number, startsAt = '08:00', changes: Partial<Shift> = {}): Shift {
  return { employeeId, day: '2026-11-21', storeId, startsAt, duty: 'SELLER', presence: here(), ...changes }
}

let visits = 0

export function aVisit(ladder: Partial<Ladder> = {}, changes: Partial<Visit> = {}): Visit {
  return { id: ++visits, storeId, openedAt: noon, isOpen: true, ladder: { ...newLadder, ...ladder }, ...changes }
}

/** A visit that a seller has. */
export function aClientOf(userId: number, changes: Partial<Visit> = {}): Visit {
  return aVisit({ accepted: { userId, at: noon - 10 * minute } }, changes)
}

export function aFloor(changes: Partial<Floor> = {}): Floor {
  return { storeId, at: noon, rules, shifts: [], visits: [], absentIds: new Set(), ...changes }
}
