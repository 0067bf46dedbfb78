import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isMonth, monthBounds, monthOf, shiftDay, shiftMonth } from './month'

describe('a month', () => {
  it.each([
    ['2026-11', 1, '2026-12'],
    ['2026-12', 1, '2027-01'],
    ['2026-01', -1, '2025-12'],
    ['2026-02', -12, '2025-02'],
    ['2026-11', -24, '2024-11'],
    ['2026-11', 0, '2026-11'],
  ])('%s and %i months is %s', (month, by, other) => {
    expect(shiftMonth(month, by)).toBe(other)
  })

  it('comes back from any shift', () => {
    fc.assert(fc.property(fc.integer({ min: 1000, max: 2999 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: -600, max: 600 }), (year, number, by) => {
      const month = `${year}-${String(number).padStart(2, '0')}`
      expect(shiftMonth(shiftMonth(month, by), -by)).toBe(month)
      expect(isMonth(shiftMonth(month, by))).toBe(true)
    }))
  })

  it('of a moment is that of the portal\'s text, whatever this device\'s clock', () => {
    expect(monthOf('2026-11-01T00:30:00+03:00')).toBe('2026-11')
    expect(monthOf('2026-11-30T23:30:00-05:00')).toBe('2026-11')
  })

  it('has its first day and the first one after it', () => {
    expect(monthBounds('2024-02')).toEqual({ first: '2024-02-01', after: '2024-03-01' })
  })

  it.each([['2024-03-01', -1, '2024-02-29'], ['2026-12-31', 1, '2027-01-01']])('%s and %i days is %s', (day, by, other) => {
    expect(shiftDay(day, by)).toBe(other)
  })

  it.each(['2026-13', '2026-1', '26-11', '', null, 202611])('%j is none', value => {
    expect(isMonth(value)).toBe(false)
  })
})
