import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkDeposit, depositFate, extendHold, holdTimes, holdTimesUntil, onlineHoldUntil } from './reservation'
import { storeDefaults } from './rules'
import { addWorkingMinutes, dayOf, isDayOff, readDay, remaining } from './shopTime'

const rules = storeDefaults
const at = (text: string) => Date.parse(`${text}+06:00`)
/** Tuesday. */
const putAside = at('2026-03-10T15:20:00')

describe('goods put aside', () => {
  it('are kept until the shop closes on the third day, the day itself being the first', () => {
    expect(holdTimes(putAside, rules)).toEqual({ until: at('2026-03-12T20:00:00'), messageAt: at('2026-03-11T12:00:00'), taskAt: at('2026-03-12T09:00:00') })
  })

  it.each([
    ['counted from the next day', { 'hold.countFrom': 'nextDay' }, '2026-03-13T20:00:00'],
    ['until midnight', { 'hold.endAt': 'midnight' }, '2026-03-12T23:59:59'],
    ['for one day', { 'hold.days': 1 }, '2026-03-10T20:00:00'],
    ['of a shop that closes at 21:30', { hours: { opensAt: '10:00', closesAt: '21:30', daysOff: [] } }, '2026-03-12T21:30:00'],
    ['when the third day is a holiday', { hours: { ...rules.hours, daysOff: ['2026-03-12'] } }, '2026-03-13T20:00:00'],
    ['when the shop is shut on Thursdays and Fridays', { hours: { ...rules.hours, daysOff: ['4', '5'] } }, '2026-03-14T20:00:00'],
    ['when the second day is a day off: days of the calendar count', { hours: { ...rules.hours, daysOff: ['3'] } }, '2026-03-12T20:00:00'],
  ] as const)('%s', (_, own, until) => {
    expect(holdTimes(putAside, { ...rules, ...own }).until).toBe(at(until))
  })

  it('after closing are never over at once', () => {
    expect(holdTimes(at('2026-03-10T21:00:00'), { ...rules, 'hold.days': 1 }).until).toBe(at('2026-03-11T20:00:00'))
  })

  it('are counted where the shop is: late in the evening there is still the same day', () => {
    expect(holdTimes(at('2026-03-10T19:59:00'), { ...rules, timeZone: 'Europe/London' }).until).toBe(Date.parse('2026-03-12T20:00:00Z'))
  })

  it('for one day have no message the day before; the task waits for opening', () => {
    const { messageAt, taskAt } = holdTimes(putAside, { ...rules, 'hold.days': 1, hours: { ...rules.hours, opensAt: '10:00' } })
    expect(messageAt).toBeNull()
    expect(taskAt).toBe(at('2026-03-10T10:00:00'))
  })

  it('end on an open day and after now, and are told of a day before, in any time zone', () => fc.assert(fc.property(
    fc.integer({ min: Date.parse('2025-01-01'), max: Date.parse('2030-01-01') }), fc.integer({ min: 1, max: 14 }), fc.subarray(['0', '1', '2', '3', '4', '5', '6'], { maxLength: 6 }),
    fc.constantFrom('Asia/Bishkek', 'Europe/Berlin', 'America/New_York', 'Pacific/Kiritimati'), fc.constantFrom('closing' as const, 'midnight' as const),
    (now, days, daysOff, timeZone, endAt) => {
      const own = { ...rules, timeZone, 'hold.days': days, 'hold.endAt': endAt, hours: { ...rules.hours, daysOff } }
      const { until, messageAt, taskAt } = holdTimes(now, own)
      expect(until).toBeGreaterThan(now)
      expect(isDayOff(dayOf(until, timeZone), own.hours)).toBe(false)
      expect(dayOf(until, timeZone).compare(dayOf(now, timeZone))).toBeGreaterThanOrEqual(days - 1)
      expect(taskAt).toBeLessThan(until)
      if (messageAt !== null)
        expect(dayOf(until, timeZone).compare(dayOf(messageAt, timeZone))).toBe(1)
    },
  ), { numRuns: 200 }))
})

describe('a reservation made online', () => {
  it.each([
    ['until the end of the day the client named', '2026-03-13T18:00:00', {}, '2026-03-13T20:00:00'],
    ['of today if that is the day', '2026-03-10T19:00:00', {}, '2026-03-10T20:00:00'],
    ['of the next day if none was named', null, {}, '2026-03-11T20:00:00'],
    ['of the next day if the settings say so', '2026-03-13T18:00:00', { 'hold.online': 'nextDay' }, '2026-03-11T20:00:00'],
    ['of the next day if the named one has passed', '2026-03-01T18:00:00', {}, '2026-03-11T20:00:00'],
    ['of the next open day', null, { hours: { ...rules.hours, daysOff: ['3'] } }, '2026-03-12T20:00:00'],
    ['of that day even if the named hour is after closing', '2026-03-10T22:00:00', {}, '2026-03-10T20:00:00'],
  ] as const)('holds %s', (_, visitAt, own, until) => {
    expect(onlineHoldUntil(putAside, visitAt && at(visitAt), { ...rules, ...own })).toBe(at(until))
  })
})

describe('a longer reservation', () => {
  const hold = { until: at('2026-03-12T20:00:00'), extensions: 0 }
  it('is a day longer, once', () => {
    expect(extendHold(hold, putAside, rules)).toEqual({ kind: 'extended', extensions: 1, times: { until: at('2026-03-13T20:00:00'), messageAt: at('2026-03-12T12:00:00'), taskAt: at('2026-03-13T09:00:00') } })
    expect(extendHold({ ...hold, extensions: 1 }, putAside, rules)).toEqual({ kind: 'limit', limit: 1 })
  })

  it('is not to be had once it is over', () => expect(extendHold(hold, hold.until + 1, rules)).toEqual({ kind: 'over' }))

  it('ends on an open day', () => {
    expect(extendHold(hold, putAside, { ...rules, hours: { ...rules.hours, daysOff: ['5'] } })).toMatchObject({ times: { until: at('2026-03-14T20:00:00') } })
  })
})

it('keeps an end that a person wrote, and plans message and task by it', () => {
  expect(holdTimesUntil(at('2026-03-15T18:00:00'), putAside, rules)).toEqual({ until: at('2026-03-15T18:00:00'), messageAt: at('2026-03-14T12:00:00'), taskAt: at('2026-03-15T09:00:00') })
})

describe('the deposit', () => {
  it.each([[null, 0, { kind: 'missing' }], [0, 0, null], [499.5, 500, { kind: 'too-small', least: 500 }], [500, 500, null], [-1, 0, { kind: 'too-small', least: 0 }]])('of %j with a least of %d: %j', (amount, least, problem) => {
    expect(checkDeposit(amount, { ...rules, 'hold.deposit.least': least })).toEqual(problem)
  })

  it.each([['ask', 500, 'ask'], ['return', 500, 'RETURNED'], ['keep', 500, 'KEPT'], ['ask', 0, null], ['keep', null, null]] as const)('by the setting %s of %j becomes %j', (setting, deposit, fate) => {
    expect(depositFate(deposit, { ...rules, 'hold.deposit': setting })).toBe(fate)
  })
})

describe('a countdown', () => {
  it.each([
    ['2026-03-10T15:20:00', { isOver: false, days: 2, hours: 4, minutes: 40, when: 'later' }],
    ['2026-03-11T23:00:00', { isOver: false, days: 0, hours: 21, minutes: 0, when: 'tomorrow' }],
    ['2026-03-12T19:59:30', { isOver: false, days: 0, hours: 0, minutes: 0, when: 'today' }],
    ['2026-03-12T20:00:01', { isOver: true, days: 0, hours: 0, minutes: 0, when: 'past' }],
  ])('at %s says %j', (now, left) => {
    expect(remaining(at(now), at('2026-03-12T20:00:00'), rules.timeZone)).toEqual(left)
  })
})

describe('working time', () => {
  it.each([
    ['2026-03-10T15:00:00', 60, '2026-03-10T16:00:00'],
    ['2026-03-10T19:30:00', 60, '2026-03-11T08:30:00'],
    ['2026-03-10T23:00:00', 30, '2026-03-11T08:30:00'],
    ['2026-03-10T15:00:00', 1440, '2026-03-12T15:00:00'],
  ])('from %s, %d minutes, ends at %s', (from, minutes, until) => {
    expect(addWorkingMinutes(at(from), minutes, rules.hours, rules.timeZone)).toBe(at(until))
  })

  it('goes on in a shop that is never open', () => {
    const hours = { ...rules.hours, daysOff: ['0', '1', '2', '3', '4', '5', '6'] }
    expect(addWorkingMinutes(putAside, 30, hours, rules.timeZone)).toBe(putAside + 1_800_000)
    expect(holdTimes(putAside, { ...rules, hours }).until).toBe(at('2026-03-12T20:00:00'))
  })
})

it.each([['2026-03-21', '2026-03-21'], ['2026-02-30', null], ['завтра', null]])('reads the day %s as %j', (text, day) => {
  expect(readDay(text)?.toString() ?? null).toBe(day)
})
