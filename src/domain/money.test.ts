import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fieldMoney, minorText, toMinor } from './money'

describe('an amount', () => {
  it.each<[string | number, string, number | null]>([
    ['1500.5', 'RUB', 150_050],
    ['0.1', 'RUB', 10],
    [1500, 'RUB', 150_000],
    ['-12.34', 'EUR', -1234],
    ['0.005', 'RUB', 1],
    ['-0.005', 'RUB', -1],
    ['0.994', 'RUB', 99],
    ['0.999', 'RUB', 100],
    ['1500.50', 'JPY', 1501],
    ['1.2345', 'KWD', 1235],
    ['-0', 'RUB', 0],
    ['12.', 'RUB', 1200],
    ['', 'RUB', null],
    ['1e5', 'RUB', null],
    ['12,5', 'RUB', null],
    ['много', 'RUB', null],
    ['99999999999999999', 'RUB', null],
  ])('%j %s is %j', (text, currency, minor) => {
    expect(toMinor(text, currency)).toBe(minor)
  })

  it.each([[150_050, 'RUB', '1500.50'], [5, 'RUB', '0.05'], [-5, 'RUB', '-0.05'], [1501, 'JPY', '1501'], [0, 'RUB', '0.00']])('%j %s is written %j', (minor, currency, text) => {
    expect(minorText(minor, currency)).toBe(text)
  })

  it('comes back as it was written', () => {
    fc.assert(fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.constantFrom('RUB', 'JPY', 'KWD', ''), (minor, currency) => {
      expect(toMinor(minorText(minor, currency), currency)).toBe(minor)
    }))
  })

  it.each<[unknown, ReturnType<typeof fieldMoney>]>([
    ['1500|RUB', { minor: 150_000, currency: 'RUB' }],
    ['0|RUB', { minor: 0, currency: 'RUB' }],
    ['|RUB', null],
    ['', null],
    [null, null],
    [{ amount: 5 }, null],
  ])('a field that holds %j holds %j', (value, money) => {
    expect(fieldMoney(value)).toEqual(money)
  })
})
