import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { setPageLocale } from '@/locales'
import { currencySign, formatMoney, formatShare, formatShort, moneyParts } from './amounts'
import { formatDay, formatDayTime, formatMonth } from './days'

const nb = '\u00A0'
beforeEach(() => setPageLocale('ru'))
afterEach(() => setPageLocale('ru'))

describe('money', () => {
  it.each([
    [123_456_789, 'RUB', `1${nb}234${nb}567,89${nb}₽`],
    [-5, 'RUB', `\u22120,05${nb}₽`],
    [1500, 'JPY', `1${nb}500${nb}¥`],
    [100_000, 'KGS', `1${nb}000,00${nb}сом`],
    [150_000, 'рубли', `1${nb}500,00${nb}рубли`],
    [150_000, '', `1${nb}500,00`],
  ])('%i of %s is %s', (minor, currency, text) => {
    expect(formatMoney({ minor, currency })).toBe(text)
  })

  it('in English stands before the number', () => {
    setPageLocale('en')
    expect(formatMoney({ minor: 123_456_789, currency: 'RUB' })).toBe('₽1,234,567.89')
    expect(currencySign('EUR')).toBe('€')
  })

  it('falls into whole and fraction', () => {
    expect(moneyParts({ minor: -123_456, currency: 'RUB' })).toEqual({ whole: `\u22121${nb}234`, fraction: ',56' })
    expect(moneyParts({ minor: 5, currency: 'JPY' })).toEqual({ whole: '5', fraction: '' })
  })

  it('is short in charts', () => {
    expect(formatShort({ minor: 61_800_000, currency: 'RUB' })).toBe(`618${nb}тыс.`)
    expect(formatShare(0.384)).toBe(`38${nb}%`)
  })
})

describe('a day', () => {
  it('is that of the text, not of this device', () => {
    expect(formatDay('2026-11-01T00:30:00+12:00')).toBe('01.11.2026')
    expect(formatDayTime('2026-11-01T23:30:00-11:00')).toBe('01.11.2026, 23:30')
    setPageLocale('en')
    expect(formatDay('2026-11-01')).toBe('Nov 1, 2026')
  })

  it('a month has its name', () => {
    expect(formatMonth('2026-11')).toBe('Ноябрь 2026')
    setPageLocale('en')
    expect(formatMonth('2026-03')).toBe('March 2026')
  })
})
