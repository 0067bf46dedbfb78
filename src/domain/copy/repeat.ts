import { RRule } from 'rrule'
import type { Day } from './slots'

/** Days by a rule. */
export interface Repeat {
  /** `month`: once a month, on the n-th weekday. */
  by: 'week' | 'month'
  /** Every so many weeks or months, from 1. */
  every: number
  /** 1 Monday … 7 Sunday. By the month only the first counts. */
  weekdays: readonly number[]
  /** By the month: the n-th such weekday, −1 the last. */
  nth: 1 | 2 | 3 | 4 | -1
  from: Day
  /** Whichever comes first ends it; without both nothing comes. */
  until: Day | null
  count: number | null
}

const weekdayRules = [RRule.MO, RRule.TU, RRule.WE, RRule.TH, RRule.FR, RRule.SA, RRule.SU]

/** More in one run is hardly meant. */
export const maxDates = 100

/**
 * The days of a rule, in order.
 *
 * @returns At most {@link maxDates} and one more, by which an endless rule is known.
 */
export function repeatedDays({ by, every, weekdays, nth, from, until, count }: Repeat): Day[] {
  if ((until === null && count === null) || weekdays.length === 0)
    return []
  const days = (by === 'week' ? weekdays : weekdays.slice(0, 1)).map(weekday => weekday - 1)
  const rule = new RRule({
    freq: by === 'week' ? RRule.WEEKLY : RRule.MONTHLY,
    interval: every,
    wkst: RRule.MO,
    dtstart: new Date(`${from}T00:00:00Z`),
    byweekday: by === 'week' ? days : [weekdayRules[days[0]!]!.nth(nth)],
    ...(until === null ? {} : { until: new Date(`${until}T00:00:00Z`) }),
    ...(count === null ? {} : { count }),
  })
  return rule.all((_, index) => index <= maxDates).map(date => date.toISOString().slice(0, 10))
}
