import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { storeDefaults } from '../store/rules'
import { addDays, dayOf, timeOf } from '../store/shopTime'
import { couponRemindAt, couponState, couponUntil, giveBack } from './validity'

const rules = storeDefaults
const at = (text: string) => Date.parse(text)
const iso = (moment: number | null) => moment === null ? null : new Date(moment).toISOString()
/** 15:20 in Bishkek, the 10th; in UTC still the morning. */
const issued = at('2026-03-10T15:20:30+06:00')

describe('the end of a coupon', () => {
  it('of a birthday is three days and nights after the issue', () => {
    expect(couponUntil(issued, 'BIRTHDAY', rules)).toBe(at('2026-03-13T15:20:30+06:00'))
  })

  it('of any other is the last second of its last day in the shop’s time zone', () => {
    expect(couponUntil(issued, 'ORDINARY', rules)).toBe(at('2026-03-24T23:59:59+06:00'))
    expect(couponUntil(at('2026-03-10T23:30:00+06:00'), 'ORDINARY', { ...rules, 'coupon.lifeDays': 1 })).toBe(at('2026-03-11T23:59:59+06:00'))
    expect(couponUntil(issued, 'ORDINARY', { ...rules, timeZone: 'America/New_York' })).toBe(at('2026-03-24T23:59:59-04:00'))
  })

  it('is a day’s last second in every time zone, over every change of the clocks', () => fc.assert(fc.property(
    fc.integer({ min: at('2025-01-01'), max: at('2030-01-01') }), fc.integer({ min: 1, max: 366 }), fc.constantFrom('Asia/Bishkek', 'Europe/Berlin', 'America/Santiago', 'Australia/Lord_Howe'),
    (moment, days, timeZone) => {
      const until = couponUntil(moment, 'ORDINARY', { ...rules, timeZone, 'coupon.lifeDays': days })
      expect(timeOf(until, timeZone)).toBe('23:59')
      expect(dayOf(until, timeZone).compare(dayOf(moment, timeZone))).toBe(days)
    },
  ), { numRuns: 200 }))
})

describe('the reminder', () => {
  it('goes out 3 days before, at the hour of messages', () => {
    expect(iso(couponRemindAt(issued, couponUntil(issued, 'ORDINARY', rules), 'ORDINARY', rules))).toBe('2026-03-21T06:00:00.000Z')
  })

  it('of a birthday coupon goes out a day before', () => {
    expect(iso(couponRemindAt(issued, couponUntil(issued, 'BIRTHDAY', rules), 'BIRTHDAY', rules))).toBe('2026-03-12T06:00:00.000Z')
  })

  it('waits for the shop to open', () => {
    const late = { ...rules, messageAt: '06:00', hours: { ...rules.hours, opensAt: '10:00' } }
    expect(iso(couponRemindAt(issued, couponUntil(issued, 'ORDINARY', late), 'ORDINARY', late))).toBe('2026-03-21T04:00:00.000Z')
  })

  it('is left out less than a day after the issue', () => {
    const short = { ...rules, 'coupon.lifeDays': 3 }
    expect(couponRemindAt(issued, couponUntil(issued, 'ORDINARY', short), 'ORDINARY', short)).toBeNull()
    expect(couponRemindAt(issued, couponUntil(issued, 'ORDINARY', { ...rules, 'coupon.lifeDays': 5 }), 'ORDINARY', rules)).not.toBeNull()
  })
})

describe('a coupon now', () => {
  const until = at('2026-03-13T15:20:30+06:00')
  it.each([
    ['2026-03-10T15:20:30+06:00', { kind: 'active', left: { isOver: false, days: 3, hours: 0, minutes: 0, when: 'later' } }],
    ['2026-03-12T23:59:00+06:00', { kind: 'active', left: { isOver: false, days: 0, hours: 15, minutes: 21, when: 'tomorrow' } }],
    ['2026-03-13T15:20:30+06:00', { kind: 'active', left: { isOver: false, days: 0, hours: 0, minutes: 0, when: 'today' } }],
    ['2026-03-13T15:20:31+06:00', { kind: 'expired', since: until }],
  ])('at %s is %j', (now, state) => {
    expect(couponState(at(now), { status: 'couponIssued', until }, rules.timeZone)).toEqual(state)
  })

  it('that was used stays used whatever the clock says', () => {
    expect(couponState(at('2027-01-01'), { status: 'couponUsed', until }, rules.timeZone)).toEqual({ kind: 'used' })
    expect(couponState(at('2026-03-11'), { status: 'couponUnused', until }, rules.timeZone)).toEqual({ kind: 'unused' })
  })
})

describe('a coupon that comes back', () => {
  const until = at('2026-03-24T23:59:59+06:00')
  it('keeps its own date, and is told when that has passed', () => {
    expect(giveBack(until, at('2026-03-20T10:00:00+06:00'), { way: 'original' }, rules.timeZone)).toEqual({ kind: 'back', until })
    expect(giveBack(until, at('2026-03-25T10:00:00+06:00'), { way: 'original' }, rules.timeZone)).toEqual({ kind: 'ended', until })
  })

  it('gets days of grace, never fewer than it had', () => {
    expect(giveBack(until, at('2026-04-01T10:00:00+06:00'), { way: 'grace', graceDays: 7 }, rules.timeZone)).toEqual({ kind: 'back', until: at('2026-04-08T23:59:59+06:00') })
    expect(giveBack(until, at('2026-03-11T10:00:00+06:00'), { way: 'grace', graceDays: 7 }, rules.timeZone)).toEqual({ kind: 'back', until })
  })

  it('burns when that is wanted', () => expect(giveBack(until, until, { way: 'burn' }, rules.timeZone)).toEqual({ kind: 'burnt' }))
})

it('adds days by the clock of the shop', () => {
  expect(addDays(at('2026-03-28T12:00:00+01:00'), 1, 'Europe/Berlin')).toBe(at('2026-03-29T12:00:00+02:00'))
})
