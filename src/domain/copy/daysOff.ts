import { weekdayOf } from './slots'
import type { Day } from './slots'

export type DayOff = 'weekend' | 'holiday'

/** What is skipped. */
export interface DaysOff {
  weekends: boolean
  holidays: boolean
  /** Month and day of each public holiday, `01-07`. */
  calendar: readonly string[]
}

/** Why a day is skipped; a holiday counts before a weekend. */
export function dayOffOf(day: Day, { weekends, holidays, calendar }: DaysOff): DayOff | null {
  if (holidays && calendar.includes(day.slice(5)))
    return 'holiday'
  return weekends && weekdayOf(day) >= 6 ? 'weekend' : null
}
