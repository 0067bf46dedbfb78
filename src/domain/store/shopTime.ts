import type { CalendarDate } from '@internationalized/date'
import { Time, fromAbsolute, parseDate, parseTime, toCalendarDate, toCalendarDateTime, toTime, toZoned } from '@internationalized/date'

/** Opening hours, `HH:MM`, and days on which the shop is shut: a date, `2026-03-21`, or a weekday, `0` for Sunday to `6`. */
export interface ShopHours { opensAt: string, closesAt: string, daysOff: readonly string[] }

export type ShopDay = CalendarDate

/** The day of a moment where the shop is. @param at Milliseconds, as all moments here. */
export function dayOf(at: number, timeZone: string): ShopDay {
  return toCalendarDate(fromAbsolute(at, timeZone))
}

/** `HH:MM` of a day where the shop is; a time that the clocks skip is the one after the gap. */
export function momentOf(day: ShopDay, time: string, timeZone: string): number {
  return toZoned(toCalendarDateTime(day, parseTime(time)), timeZone).toDate().getTime()
}

/** The last second of a day. */
export function endOfDay(day: ShopDay, timeZone: string): number {
  return toZoned(toCalendarDateTime(day, new Time(23, 59, 59)), timeZone).toDate().getTime()
}

/** The same time of the clock some days later. */
export function addDays(at: number, days: number, timeZone: string): number {
  return fromAbsolute(at, timeZone).add({ days }).toDate().getTime()
}

export function isDayOff(day: ShopDay, { daysOff }: ShopHours): boolean {
  return daysOff.includes(day.toString()) || daysOff.includes(String(weekdayOf(day)))
}

/** The day itself or the next on which the shop is open. A shop that never is stays on the day. */
export function openDayFrom(day: ShopDay, hours: ShopHours): ShopDay {
  const days = Array.from({ length: 60 }, (_, ahead) => day.add({ days: ahead }))
  return days.find(each => !isDayOff(each, hours)) ?? day
}

/** The later of two times of day. */
export function laterTime(one: string, other: string): string {
  return one < other ? other : one
}

/** `minutes` of opening hours after a moment. */
export function addWorkingMinutes(at: number, minutes: number, hours: ShopHours, timeZone: string): number {
  let left = minutes * 60_000
  let day = dayOf(at, timeZone)
  for (let days = 0; days < 366; days++, day = day.add({ days: 1 })) {
    const from = Math.max(at, momentOf(day, hours.opensAt, timeZone))
    const open = isDayOff(day, hours) ? 0 : Math.max(0, momentOf(day, hours.closesAt, timeZone) - from)
    if (left <= open)
      return from + left
    left -= open
  }
  return at + minutes * 60_000
}

/** What is left until a moment, for a countdown; texts are chosen by it. */
export interface Remaining {
  isOver: boolean
  /** Whole days, and the hours and minutes beside them; 0 when it is over. */
  days: number
  hours: number
  minutes: number
  /** By the shop's calendar: `today`, `tomorrow`, `later`; `past` when it is over. */
  when: 'past' | 'today' | 'tomorrow' | 'later'
}

export function remaining(now: number, until: number, timeZone: string): Remaining {
  const minutes = Math.max(0, Math.floor((until - now) / 60_000))
  const apart = dayOf(until, timeZone).compare(dayOf(now, timeZone))
  return {
    isOver: now > until,
    days: Math.floor(minutes / 1440),
    hours: Math.floor(minutes % 1440 / 60),
    minutes: minutes % 60,
    when: now > until ? 'past' : apart <= 0 ? 'today' : apart === 1 ? 'tomorrow' : 'later',
  }
}

/** `HH:MM` where the shop is. */
export function timeOf(at: number, timeZone: string): string {
  return toTime(fromAbsolute(at, timeZone)).toString().slice(0, 5)
}

/** Whether it names a day on which a shop may be shut: a date that there is, or a weekday, `0` for Sunday to `6`. */
export function isDayOffName(text: string): boolean {
  return /^[0-6]$/.test(text) || (/^\d{4}-\d\d-\d\d$/.test(text) && readDay(text) !== null)
}

/** Reads `2026-03-21`. */
export function readDay(text: string): ShopDay | null {
  try {
    return parseDate(text)
  }
  catch {
    return null
  }
}

function weekdayOf(day: ShopDay): number {
  return new Date(Date.UTC(day.year, day.month - 1, day.day)).getUTCDay()
}
