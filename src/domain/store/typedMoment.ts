import { CalendarDate } from '@internationalized/date'
import { dayOf, momentOf } from './shopTime'

const dayWords: Readonly<Record<string, number>> = { сегодня: 0, today: 0, завтра: 1, tomorrow: 1, послезавтра: 2 }

/**
 * Reads what a person types for a day and time of the shop: `22.11.2026 14:30`, `22.11 14.30`, «завтра 18», `+3 д 12:00`.
 * A day without a year is the next one of that name.
 *
 * @returns Milliseconds; `null` when day or time is missing or is none.
 */
export function typedMoment(text: string, now: number, timeZone: string): number | null {
  const words = text.trim().toLowerCase().replace(/,/g, ' ').replace(/\s+(?:в|at)\s+/, ' ').replace(/\s+/g, ' ')
  const [, dayText = '', hour = '', minute = '00'] = /^(.+?)\s(\d{1,2})(?:[:.](\d\d))?$/.exec(words) ?? []
  const day = typedDay(dayText, now, timeZone)
  if (day === null || hour === '' || Number(hour) > 23 || Number(minute) > 59)
    return null
  return momentOf(day, `${hour.padStart(2, '0')}:${minute}`, timeZone)
}

function typedDay(text: string, now: number, timeZone: string): CalendarDate | null {
  const today = dayOf(now, timeZone)
  const [, ahead] = /^\+\s?(\d{1,3})\s?(?:д|дн|дня|дней|день|d|days?)?$/.exec(text) ?? []
  const days = dayWords[text] ?? (ahead === undefined ? null : Number(ahead))
  if (days !== null)
    return today.add({ days })
  const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})(?:\.(\d{4}|\d\d))?\.?$/.exec(text) ?? []
  if (day === undefined)
    return null
  const named = dateOf(year === undefined ? today.year : Number(year.padStart(4, '20')), Number(month), Number(day))
  return named !== null && year === undefined && named.compare(today) < 0 ? dateOf(today.year + 1, Number(month), Number(day)) : named
}

/** The library moves a day that is none to the nearest: then it is not what was typed. */
function dateOf(year: number, month: number, day: number): CalendarDate | null {
  const date = new CalendarDate(year, month, day)
  return date.month === month && date.day === day ? date : null
}
