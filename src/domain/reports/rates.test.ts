import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { convert } from './rates'
import type { Rates } from './rates'

const rates: Rates = {
  base: 'RUB',
  of: new Map([
    ['EUR', { amount: '92.0000', count: '1' }],
    ['KZT', { amount: '18.5000', count: '100' }],
    ['JPY', { amount: '0.6', count: '1' }],
    ['XXX', { amount: '0', count: '1' }],
    ['YYY', { amount: '', count: '1' }],
  ]),
}

describe('converting', () => {
  it.each([
    [54_000, 'EUR', 'RUB', 4_968_000],
    [100_000, 'KZT', 'RUB', 18_500],
    [9200, 'RUB', 'EUR', 100],
    [4600, 'RUB', 'EUR', 50],
    [46, 'RUB', 'EUR', 1],
    [45, 'RUB', 'EUR', 0],
    [-46, 'RUB', 'EUR', -1],
    [1000, 'JPY', 'RUB', 60_000],
    [60_000, 'RUB', 'JPY', 1000],
    [100, 'EUR', 'KZT', 49_730],
    [777, 'RUB', 'RUB', 777],
    [777, 'GEL', 'GEL', 777],
    [777, 'GEL', 'RUB', null],
    [777, 'RUB', 'GEL', null],
    [777, 'XXX', 'RUB', null],
    [777, 'YYY', 'RUB', null],
  ])('%i of %s into %s is %j', (minor, currency, into, expected) => {
    expect(convert({ minor, currency }, into, rates)).toBe(expected)
  })

  it('without rates only the same currency is the same', () => {
    expect(convert({ minor: 5, currency: 'RUB' }, 'RUB', null)).toBe(5)
    expect(convert({ minor: 5, currency: 'EUR' }, 'RUB', null)).toBeNull()
  })

  it('is off by half a kopeck at most', () => {
    fc.assert(fc.property(fc.integer({ min: -1e9, max: 1e9 }), minor => {
      expect(Math.abs(convert({ minor, currency: 'KZT' }, 'RUB', rates)! - minor * 0.185)).toBeLessThanOrEqual(0.5 + 1e-6)
    }))
  })
})
