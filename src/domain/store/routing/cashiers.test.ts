import { describe, expect, it } from 'vitest'
import { chooseAdministrator, chooseCashier } from './cashiers'
import type { Cashier } from './cashiers'
import { aCashier, at, here, minute, noon, rules } from './people.fixture'

const chosen = (cashiers: readonly Cashier[], changes: Partial<Parameters<typeof chooseCashier>[2]> = {}, when: 'now' | 'otherDay' = 'now') => {
  const { duty, userId, rule } = chooseCashier(when, cashiers, { at: noon, rules, ...changes })
  return [duty, userId, rule]
}

describe('the cashier on duty (S5-4.38, S5-5.27, S5-5.38, S5-5.55, S5-5.60, S5-8.33)', () => {
  it('is the one on the list; of several at work the least busy, then whoever has waited longest', () => {
    expect(chosen([aCashier(1)])).toEqual(['cashier', 1, 'only'])
    expect(chosen([aCashier(1, { tasks: 3 }), aCashier(2, { tasks: 2 })])).toEqual(['cashier', 2, 'load'])
    expect(chosen([aCashier(1, { lastTurnAt: noon - minute }), aCashier(2, { lastTurnAt: noon - 2 * minute })])).toEqual(['cashier', 2, 'turn'])
  })

  it('goes in turn when the settings say so', () => {
    expect(chosen([aCashier(1, { tasks: 3, lastTurnAt: noon - 2 * minute }), aCashier(2, { lastTurnAt: noon - minute })], { rules: { ...rules, 'cashier.choice': 'inTurn' } })).toEqual(['cashier', 1, 'turn'])
  })

  it('known to be at work comes before one of whom nothing is known, and the list is trusted when nothing is', () => {
    expect(chosen([aCashier(1, { presence: null }), aCashier(2, { tasks: 5 })])).toEqual(['cashier', 2, 'workday'])
    expect(chosen([aCashier(1, { presence: null })])).toEqual(['cashier', 1, 'only'])
  })

  it.each([
    ['whose workday is over', { presence: here(noon, 'CLOSED') }], ['whose workday was left open', { presence: here(noon, 'EXPIRED') }],
    ['on leave', { isAbsent: true }], ['whose shift has not begun', { startsAt: '14:00', presence: here(noon, 'CLOSED') }], ['whose shift has not begun and of whom nothing is known', { startsAt: '14:00', presence: null }],
  ])('is never one %s', (_, changes) => {
    expect(chosen([aCashier(1, changes)])).toEqual(['cashier', null, null])
  })

  it('may have come before the shift', () => {
    expect(chosen([aCashier(1, { startsAt: '14:00' })])).toEqual(['cashier', 1, 'only'])
  })

  it('of another day is on its list, whatever is known of today', () => {
    expect(chosen([aCashier(1, { presence: here(noon, 'CLOSED'), startsAt: '14:00', tasks: 1 }), aCashier(2, { presence: null, tasks: 2 })], {}, 'otherDay')).toEqual(['cashier', 1, 'load'])
  })

  it('is the administrator of the store, or the deputy, when there is none', () => {
    const administrators = [aCashier(8, { isAbsent: true }), aCashier(9)]
    expect(chosen([], { administrators })).toEqual(['storeAdministrator', 9, 'only'])
    expect(chosen([aCashier(1, { isAbsent: true })], { administrators: [aCashier(9), aCashier(8)] })).toEqual(['storeAdministrator', 9, 'preferred'])
    expect(chooseAdministrator(administrators, { at: at('09:00'), rules }).userId).toBe(9)
  })
})
