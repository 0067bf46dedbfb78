/** The moment at which every world begins; dates in worlds are written around it. Monday. */
export const WORLD_NOW = '2026-11-16T09:30:00+03:00'

const OFFSET = '+03:00'
const OFFSET_MS = 3 * 3600 * 1000

/** A local time of Moscow as the portal writes it: `2026-11-21T11:00` becomes `2026-11-21T11:00:00+03:00`. */
export function portalTime(local: string): string {
  return `${local}:00${OFFSET}`
}

/** Adds minutes (or takes them away) to a local time `2026-11-21T11:00`. */
export function shiftMinutes(local: string, minutes: number): string {
  return new Date(Date.parse(portalTime(local)) + OFFSET_MS + minutes * 60_000).toISOString().slice(0, 16)
}

const months = ['января', 'февраля', 'марта', 'апреля', 'мая', 'июня', 'июля', 'августа', 'сентября', 'октября', 'ноября', 'декабря']
const weekdays = ['воскресенье', 'понедельник', 'вторник', 'среда', 'четверг', 'пятница', 'суббота']

/** `21 ноября` */
export function dayAndMonth(local: string): string {
  return `${Number(local.slice(8, 10))} ${months[Number(local.slice(5, 7)) - 1]}`
}

/** `Суббота, 21 ноября, 11:00` */
export function longDate(local: string): string {
  const weekday = weekdays[new Date(`${local.slice(0, 10)}T00:00:00Z`).getUTCDay()] ?? ''
  return `${weekday.slice(0, 1).toUpperCase()}${weekday.slice(1)}, ${dayAndMonth(local)}, ${local.slice(11)}`
}

export function isPast(local: string): boolean {
  return Date.parse(portalTime(local)) < Date.parse(WORLD_NOW)
}

/** The same day at an hour when people work: between ten and seven. */
export function atWork(local: string): string {
  const given = Number(local.slice(11, 13))
  const hour = given >= 10 && given < 19 ? given : 10 + given % 9
  return `${local.slice(0, 11)}${hour}${local.slice(13)}`
}
