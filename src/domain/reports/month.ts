/** A month, `2026-11`. Days are read from the portal's own text of a moment, never through this device's clock. */
export type Month = string

export function isMonth(value: unknown): value is Month {
  return typeof value === 'string' && /^\d{4}-(?:0[1-9]|1[0-2])$/.test(value)
}

/** Month of a day or moment as the portal writes it, `2026-11-21T11:00:00+03:00`. */
export function monthOf(day: string): Month {
  return day.slice(0, 7)
}

/** @param by Months: −12 is the same month of last year. */
export function shiftMonth(month: Month, by: number): Month {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const index = year * 12 + number - 1 + by
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String(index % 12 + 1).padStart(2, '0')}`
}

/** `2026-11-01` and the first day that is no longer in it. */
export function monthBounds(month: Month): { first: string, after: string } {
  return { first: `${month}-01`, after: `${shiftMonth(month, 1)}-01` }
}

/** The day before or after, `2026-10-31`. */
export function shiftDay(day: string, by: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + by)
  return date.toISOString().slice(0, 10)
}
