// @vitest-environment node
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isoOf, lengthOf, offsetOf, readTime, spanOf, startKey, timeOf, wallOf } from './slots'

it.each<[string, string | null]>([
  ['19', '19:00'], ['9:30', '09:30'], ['19.30', '19:30'], ['930', '09:30'], ['1930', '19:30'], [' 7 ', '07:00'], ['24:00', null], ['12:60', null], ['', null], ['полдень', null], ['123456', null],
])('reads the time %j as %j', (text, time) => {
  expect(readTime(text)).toBe(time)
})

it.each<[string, string | null]>([['2026-11-16T09:30:00+03:00', '+03:00'], ['2026-11-16T09:30:00Z', '+00:00'], ['2026-11-16', null]])('reads the zone of %j', (moment, offset) => {
  expect(offsetOf(moment)).toBe(offset)
})

it('reckons by the portal\'s clock, wherever the person is', () => {
  const span = spanOf({ day: '2026-12-31', from: '23:00', to: '01:30' }, '+03:00')
  expect(isoOf(span.start, '+03:00')).toBe('2026-12-31T23:00:00+03:00')
  expect(isoOf(span.end, '+03:00')).toBe('2027-01-01T01:30:00+03:00')
  expect(wallOf(span.end, '+03:00')).toEqual({ day: '2027-01-01', time: '01:30' })
  expect(startKey(span.start)).toBe('2026-12-31T20:00Z')
})

it('an event lasts from a minute to a day, and day, time and moment agree', () => {
  const minutes = fc.integer({ min: 0, max: 1439 })
  fc.assert(fc.property(minutes, minutes, fc.constantFrom('+03:00', '-08:00', '+05:45'), (one, other, offset) => {
    const slot = { day: '2026-12-12', from: timeOf(one), to: timeOf(other) }
    expect(lengthOf(slot)).toBeGreaterThan(0)
    expect(lengthOf(slot)).toBeLessThanOrEqual(1440)
    const { start, end } = spanOf(slot, offset)
    expect(wallOf(start, offset)).toEqual({ day: slot.day, time: slot.from })
    expect(wallOf(end, offset).time).toBe(slot.to)
    expect(Date.parse(isoOf(start, offset))).toBe(start)
  }), { numRuns: 200 })
})
