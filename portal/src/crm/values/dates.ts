import { formatIso, offsetMinutes } from '../../state/clock.ts'

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/
const SITE = /^(\d{2})\.(\d{2})\.(\d{4})(?: (\d{2}):(\d{2})(?::(\d{2}))?)?$/

/**
 * Reads a moment: ISO with or without offset, a bare day, or the portal's own format `31.12.2026 18:30:00`.
 * Without an offset the portal's time is meant.
 *
 * @returns Unix milliseconds, or null when the text is no date of the calendar.
 */
export function parseMoment(text: string, timeZone: string): number | null {
  const iso = ISO.exec(text.trim())
  const site = iso ? null : SITE.exec(text.trim())
  if (iso)
    return toMoment([iso[1], iso[2], iso[3], iso[4], iso[5], iso[6]], offsetOf(iso[7], timeZone))
  return site ? toMoment([site[3], site[2], site[1], site[4], site[5], site[6]], offsetMinutes(timeZone)) : null
}

function offsetOf(text: string | undefined, timeZone: string): number {
  if (!text)
    return offsetMinutes(timeZone)
  return text === 'Z' ? 0 : offsetMinutes(text.includes(':') ? text : `${text.slice(0, 3)}:${text.slice(3)}`)
}

function toMoment(parts: (string | undefined)[], offset: number): number | null {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map(part => Number(part ?? 0))
  const utc = Date.UTC(year, month - 1, day, hour, minute, second)
  const back = new Date(utc)
  const isReal = back.getUTCMonth() === month - 1 && back.getUTCDate() === day && hour < 24 && minute < 60 && second < 60
  return isReal ? utc - offset * 60_000 : null
}

/** A moment as stored and answered: `2026-11-22T10:44:00+03:00`. Null when the text is no date. */
export function toDateTime(text: string, timeZone: string): string | null {
  const moment = parseMoment(text, timeZone)
  return moment === null ? null : formatIso(moment, timeZone)
}

/** The portal's day of a text: `2026-11-22`. Null when the text is no date. */
export function toDay(text: string, timeZone: string): string | null {
  return toDateTime(text, timeZone)?.slice(0, 10) ?? null
}

/**
 * A day as the portal answers it: midnight of UTC written with the portal's offset (`2026-11-22T03:00:00+03:00`), as in
 * the samples of the documentation. West of Greenwich that would be the day before, so there it is the local midnight.
 */
export function formatDay(day: string, timeZone: string): string {
  return `${day}T${timeZone.startsWith('+') ? timeZone.slice(1) : '00:00'}:00${timeZone}`
}

/** A day moved by whole days. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
