// @vitest-environment node
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { maxDates, repeatedDays } from './repeat'
import type { Repeat } from './repeat'
import { addDays, daysBetween, weekdayOf } from './slots'

const weekly = (rule: Partial<Repeat> = {}): Repeat => ({ by: 'week', every: 1, weekdays: [6], nth: 1, from: '2026-11-16', until: null, count: 3, ...rule })

it.each<[string, Partial<Repeat>, string[]]>([
  ['every Saturday', {}, ['2026-11-21', '2026-11-28', '2026-12-05']],
  ['every other Saturday', { every: 2 }, ['2026-11-21', '2026-12-05', '2026-12-19']],
  ['Saturdays and Sundays', { weekdays: [6, 7], count: 4 }, ['2026-11-21', '2026-11-22', '2026-11-28', '2026-11-29']],
  ['from a Saturday on', { from: '2026-11-21', count: 1 }, ['2026-11-21']],
  ['until a day, that day included', { count: null, until: '2026-11-28' }, ['2026-11-21', '2026-11-28']],
  ['whichever comes first ends it', { count: 1, until: '2026-12-31' }, ['2026-11-21']],
  ['the second Saturday of a month', { by: 'month', nth: 2, count: 2 }, ['2026-12-12', '2027-01-09']],
  ['the last Friday of every third month', { by: 'month', nth: -1, weekdays: [5], every: 3, count: 2 }, ['2026-11-27', '2027-02-26']],
  ['no weekday', { weekdays: [] }, []],
  ['no end', { count: null }, []],
])('%s', (_, rule, days) => {
  expect(repeatedDays(weekly(rule))).toEqual(days)
})

it('stops one day after the most that a run takes', () => {
  expect(repeatedDays(weekly({ count: null, until: '2099-01-01' }))).toHaveLength(maxDates + 1)
})

it('gives only wanted weekdays, in order, within its bounds', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 700 }), fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 60 }), (shift, weekdays, every, length) => {
    const from = addDays('2026-01-01', shift)
    const until = addDays(from, length)
    const days = repeatedDays(weekly({ from, until, count: null, weekdays, every }))
    expect(days).toEqual([...new Set(days)].sort())
    expect(days.every(day => weekdays.includes(weekdayOf(day)) && daysBetween(from, day) >= 0 && daysBetween(day, until) >= 0)).toBe(true)
    if (every === 1)
      expect(days).toHaveLength(Array.from({ length: length + 1 }, (_, index) => addDays(from, index)).filter(day => weekdays.includes(weekdayOf(day))).length)
  }), { numRuns: 200 })
})
