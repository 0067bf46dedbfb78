import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { standingOf, summarise, trendOf } from './summary'

const today = '2026-11-22'
const purchase = (day: string, minor: number) => ({ day, minor })

describe('a client', () => {
  it('is compared with the same day of last year, whatever came after it', () => {
    const { soFar, sameDayBefore, sameDay, thisYear } = summarise([purchase('2026-01-01', 100), purchase('2026-12-31', 7), purchase('2025-11-22', 50), purchase('2025-11-23', 1000), purchase('2024-11-22', 9)], today)
    expect({ soFar, sameDayBefore, sameDay, thisYear }).toEqual({ soFar: 100, sameDayBefore: 50, sameDay: '2025-11-22', thisYear: 107 })
  })

  it('on 29 February is compared with the 28th', () => {
    expect(summarise([], '2028-02-29').sameDay).toBe('2027-02-28')
  })

  it('has a first and a last purchase; one ahead is none yet', () => {
    expect(summarise([purchase('2027-05-01', 5), purchase('2022-10-24', 5), purchase('2026-10-14', 5)], today)).toMatchObject({ first: '2022-10-24', last: '2026-10-14', daysSinceLast: 39, sinceYear: 2022, deals: 3, average: 5 })
    expect(summarise([purchase('2027-05-01', 5)], today)).toMatchObject({ first: null, last: null, daysSinceLast: null })
  })

  it('without purchases has no average', () => {
    expect(summarise([], today)).toMatchObject({ total: 0, deals: 0, sinceYear: null, average: null })
  })

  it.each([
    ['2026-01-30', null],
    ['2026-12-31', 36_500],
    ['2026-07-02', 36_500 / 183 * 365],
  ])('on %s has the pace %s', (day, pace) => {
    expect(summarise([purchase('2026-01-02', 36_500)], day).pace).toBe(pace === null ? null : Math.round(pace))
  })

  it('stands by sums of all time, of this year and of the last twelve months', () => {
    expect(standingOf([purchase('2025-11-22', 1), purchase('2025-11-23', 10), purchase('2026-11-22', 100), purchase('2026-12-01', 1000)], today)).toEqual({ all: 1111, year: 1100, last12: 110, deals: 4 })
  })

  it('is the same in whichever order the deals come', () => {
    const days = fc.date({ min: new Date('2020-01-01'), max: new Date('2028-12-31'), noInvalidDate: true }).map(date => date.toISOString().slice(0, 10))
    fc.assert(fc.property(fc.array(fc.record({ day: days, minor: fc.integer({ min: -1e9, max: 1e9 }) })).chain(all => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))), days, ([all, shuffled], day) => {
      expect(summarise(shuffled, day)).toEqual(summarise(all, day))
      expect(standingOf(shuffled, day)).toEqual(standingOf(all, day))
    }))
  })
})

describe('a trend', () => {
  it('of a straight line is that line', () => {
    fc.assert(fc.property(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 3, max: 12 }), (from, by, count) => {
      const line = Array.from({ length: count }, (_, index) => from + by * index)
      expect(trendOf(line).map(value => value + 0)).toEqual(line)
    }))
  })

  it('is none of two years', () => {
    expect(trendOf([1, 2])).toEqual([])
  })
})
