import type { Day, Span } from '@/domain/copy/slots'
import { wallOf } from '@/domain/copy/slots'
import { getLocale } from '@/paraglide/runtime.js'

function format(day: Day, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(getLocale(), { timeZone: 'UTC', ...options }).format(new Date(`${day}T00:00:00Z`))
}

/** «12 декабря»; with the year when it is not that of `today`. */
export function dayText(day: Day, today: Day): string {
  return format(day, { day: 'numeric', month: 'long', ...(day.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' }) })
}

/** «сб» */
export function weekdayText(day: Day, length: 'short' | 'long' = 'short'): string {
  return format(day, { weekday: length })
}

/** Name of a weekday, 1 Monday … 7 Sunday. */
export function weekdayName(weekday: number, length: 'short' | 'long' = 'long'): string {
  // The fifth of January 2026 is a Monday.
  return weekdayText(`2026-01-${String(4 + weekday).padStart(2, '0')}`, length)
}

/** «12:00–15:00» by the portal's clock. */
export function timesText({ start, end }: Span, offset: string): string {
  return `${wallOf(start, offset).time}–${wallOf(end, offset).time}`
}

/** «12.12.2026», as fields have it. */
export function fieldDay(day: Day): string {
  return day.split('-').reverse().join('.')
}

/** The number of a deal as people read it: «1 902». */
export function numberText(number: number): string {
  return new Intl.NumberFormat(getLocale()).format(number)
}

/** «UTC+3», «UTC+5:30» */
export function zoneText(offset: string): string {
  return `UTC${offset.replace(/^([+-])0?/, '$1').replace(':00', '')}`
}
