/** A day of the portal's calendar: `2026-12-12`. */
export type Day = string
/** A time of the portal's clock: `19:00`. */
export type Time = string

/** When an event is, by the portal's clock. It ends on the next day when `to` is not after `from`. */
export interface Slot { day: Day, from: Time, to: Time }

/** A slot as moments, unix milliseconds. */
export interface Span { start: number, end: number }

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text)
}

export function isTime(text: string): boolean {
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text)
}

/** Reads a time as people type it: «19», «19:00», «19.30», «930». @returns `null` for anything else. */
export function readTime(text: string): Time | null {
  const [, hours, minutes = '00'] = /^(\d{1,2})(?:[:.\-\s]?(\d{2}))?$/.exec(text.trim()) ?? []
  const time = `${(hours ?? '').padStart(2, '0')}:${minutes}`
  return hours !== undefined && isTime(time) ? time : null
}

export function minutesOf(time: Time): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

export function timeOf(minutes: number): Time {
  const inDay = ((minutes % 1440) + 1440) % 1440
  return `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`
}

/** Minutes of a slot, 1 to 1440. */
export function lengthOf({ from, to }: Pick<Slot, 'from' | 'to'>): number {
  const minutes = minutesOf(to) - minutesOf(from)
  return minutes > 0 ? minutes : minutes + 1440
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
}

/** Whole days from one to the other. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs)
}

/** 1 Monday … 7 Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}

/** Zone of a moment as the portal writes it: `+03:00`; `Z` is `+00:00`. */
export function offsetOf(moment: string): string | null {
  const [, zone] = /(Z|[+-]\d\d:\d\d)$/.exec(moment) ?? []
  return zone === undefined ? null : zone === 'Z' ? '+00:00' : zone
}

/** @param offset `+03:00` */
export function offsetMinutes(offset: string): number {
  const minutes = minutesOf(offset.slice(1))
  return offset.startsWith('-') ? -minutes : minutes
}

/** @param offset The portal's zone, `+03:00`. */
export function spanOf(slot: Slot, offset: string): Span {
  const start = Date.parse(`${slot.day}T${slot.from}:00${offset}`)
  return { start, end: start + lengthOf(slot) * minuteMs }
}

/** Day and time of a moment by the portal's clock. */
export function wallOf(moment: number, offset: string): { day: Day, time: Time } {
  const text = new Date(moment + offsetMinutes(offset) * minuteMs).toISOString()
  return { day: text.slice(0, 10), time: text.slice(11, 16) }
}

/** A moment as the portal writes it: `2026-12-12T19:00:00+03:00`. */
export function isoOf(moment: number, offset: string): string {
  return `${new Date(moment + offsetMinutes(offset) * minuteMs).toISOString().slice(0, 19)}${offset}`
}

/** One spelling for one start, whoever reckons it: `2026-12-12T16:00Z`. It is a part of the operation's name. */
export function startKey(moment: number): string {
  return `${new Date(moment).toISOString().slice(0, 16)}Z`
}
