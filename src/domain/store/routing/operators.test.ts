import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseOperator } from './operators'
import type { Operator } from './operators'
import { anOperator, here, minute, noon, rules } from './people.fixture'

const desk = { at: noon, rules }
const chosen = (operators: readonly Operator[], changes: Partial<Parameters<typeof chooseOperator>[1]> = {}) => {
  const { userId, rule } = chooseOperator(operators, { ...desk, ...changes })
  return [userId, rule]
}

describe('an operator in turn (S5-8.02)', () => {
  it('is the one with the fewest leads and tasks', () => {
    expect(chosen([anOperator(1, { leads: 2 }), anOperator(2, { leads: 1, tasks: 2 }), anOperator(3, { tasks: 1 })])).toEqual([3, 'load'])
  })

  it.each([['leadsAndTasks', 3], ['leads', 2], ['tasks', 1]] as const)('is counted by %s', (measure, userId) => {
    const operators = [anOperator(1, { leads: 5 }), anOperator(2, { tasks: 6 }), anOperator(3, { leads: 1, tasks: 1 })]
    expect(chosen(operators, { rules: { ...rules, 'operators.measure': measure } })[0]).toBe(userId)
  })

  it('with as much as another is whoever has waited longest; who has never had anything has', () => {
    expect(chosen([anOperator(1, { lastTurnAt: noon - 5 * minute }), anOperator(2, { lastTurnAt: noon - 9 * minute })])).toEqual([2, 'turn'])
    expect(chosen([anOperator(1, { lastTurnAt: noon - 5 * minute }), anOperator(2)])).toEqual([2, 'turn'])
    expect(chosen([anOperator(2), anOperator(1)])).toEqual([1, 'number'])
  })

  it('gets back a client that he has, when he is at work', () => {
    expect(chosen([anOperator(1), anOperator(2, { leads: 9 })], { prefer: 2 })).toEqual([2, 'preferred'])
    expect(chosen([anOperator(1), anOperator(2, { presence: here(noon, 'CLOSED') })], { prefer: 2 })).toEqual([1, 'only'])
  })

  it.each([
    ['started', here(), 1], ['on a break', here(noon, 'PAUSED'), 1], ['marked by the cashier', here(noon - 200 * minute, 'HERE'), 1],
    ['over', here(noon, 'CLOSED'), null], ['left open yesterday', here(noon, 'EXPIRED'), null], ['not known', null, null], ['known for more than 15 minutes', here(noon - 15 * minute - 1), null],
  ])('with a workday that is %s', (_, presence, userId) => {
    expect(chosen([anOperator(1, { presence })])[0]).toBe(userId)
  })

  it('is nobody when nobody is at work, or anybody who is not on leave when the settings say so', () => {
    const operators = [anOperator(1, { isAbsent: true, presence: null }), anOperator(2, { presence: null, leads: 3 }), anOperator(3, { presence: here(noon, 'CLOSED'), leads: 1 })]
    expect(chosen(operators)).toEqual([null, null])
    expect(chosen(operators, { rules: { ...rules, 'operators.nobody': 'anybody' } })).toEqual([3, 'load'])
  })
})

describe('even distribution (S5-8.02)', () => {
  it('never differs by more than one between those who are at work all the time', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 0, max: 60 }), (count, works) => {
      const operators = Array.from({ length: count }, (_, index) => anOperator(index + 1))
      for (let work = 0; work < works; work++) {
        const { userId } = chooseOperator(operators, { at: noon + work, rules: { ...rules, 'presence.unknownAfter': 240 } })
        const operator = operators.find(each => each.userId === userId) ?? expect.fail()
        operator.leads++
        operator.lastTurnAt = noon + work
      }
      const loads = operators.map(({ leads }) => leads)
      expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1)
    }))
  })
})
