import type { Standing } from './rewards'

/** A deal that counts: the day of its revenue, `YYYY-MM-DD`, and the part in smallest units. */
export interface Purchase { day: string, minor: number }

/** What a client's revenue comes to; sums in smallest units, days as the portal writes them. */
export interface RevenueSummary {
  total: number
  deals: number
  sinceYear: number | null
  year: number
  /** The whole of this year, with what lies ahead of today. */
  thisYear: number
  /** This year up to today, and last year up to the same day. */
  soFar: number
  sameDayBefore: number
  /** `2025-11-22` */
  sameDay: string
  /** What the year comes to if it goes on as until today; `null` in its first month. */
  pace: number | null
  first: string | null
  /** The last that is not ahead of today. */
  last: string | null
  daysSinceLast: number | null
  average: number | null
}

const soonestPace = 31

/** @param today The portal's day. */
export function summarise(purchases: readonly Purchase[], today: string): RevenueSummary {
  const year = Number(today.slice(0, 4))
  const sameDay = dayBefore(today, 1)
  const days = purchases.map(({ day }) => day).sort()
  const past = days.filter(day => day <= today)
  const total = sumOf(purchases)
  const soFar = sumOf(purchases.filter(({ day }) => day <= today && yearIn(day) === year))
  const passed = daysBetween(`${year}-01-01`, today) + 1
  const last = past.at(-1) ?? null
  return {
    total,
    deals: purchases.length,
    sinceYear: days[0] === undefined ? null : yearIn(days[0]),
    year,
    thisYear: sumOf(purchases.filter(({ day }) => yearIn(day) === year)),
    soFar,
    sameDayBefore: sumOf(purchases.filter(({ day }) => day <= sameDay && yearIn(day) === year - 1)),
    sameDay,
    pace: passed < soonestPace ? null : Math.round(soFar / passed * (daysBetween(`${year}-01-01`, `${year + 1}-01-01`))),
    first: past[0] ?? null,
    last,
    daysSinceLast: last === null ? null : daysBetween(last, today),
    average: purchases.length === 0 ? null : Math.round(total / purchases.length),
  }
}

/** What rewards are measured by. The last twelve months end today; what lies ahead counts in none but all time and its year. */
export function standingOf(purchases: readonly Purchase[], today: string): Standing {
  const yearAgo = dayBefore(today, 1)
  return {
    all: sumOf(purchases),
    year: sumOf(purchases.filter(({ day }) => yearIn(day) === yearIn(today))),
    last12: sumOf(purchases.filter(({ day }) => day > yearAgo && day <= today)),
    deals: purchases.length,
  }
}

/** The straight line that lies nearest to the values; empty when there are fewer than three. */
export function trendOf(values: readonly number[]): readonly number[] {
  if (values.length < 3)
    return []
  const middle = (values.length - 1) / 2
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const over = values.reduce((sum, value, index) => sum + (index - middle) * (value - mean), 0)
  const under = values.reduce((sum, _, index) => sum + (index - middle) ** 2, 0)
  return values.map((_, index) => Math.round(mean + over / under * (index - middle)))
}

/** The same day some years ago; of 29 February the 28th. */
function dayBefore(day: string, years: number): string {
  const then = `${String(yearIn(day) - years).padStart(4, '0')}${day.slice(4)}`
  return then.endsWith('-02-29') && new Date(`${then}T00:00:00Z`).getUTCMonth() !== 1 ? `${then.slice(0, 8)}28` : then
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

function yearIn(day: string): number {
  return Number(day.slice(0, 4))
}

function sumOf(purchases: readonly Purchase[]): number {
  return purchases.reduce((sum, { minor }) => sum + minor, 0)
}
