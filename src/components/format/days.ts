import { getLocale } from '@/paraglide/runtime.js'

/** A moment as the portal's own text tells it, whatever this device's zone. */
function wallClock(text: string): Date | null {
  const [, year, month, day, hour = '0', minute = '0'] = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d))?/.exec(text) ?? []
  return year === undefined ? null : new Date(Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute)))
}

function format(text: string, options: Intl.DateTimeFormatOptions): string {
  const clock = wallClock(text)
  return clock === null ? '' : new Intl.DateTimeFormat(getLocale(), { ...options, timeZone: 'UTC' }).format(clock)
}

/** `14.11.2026`, or `Nov 14, 2026`: for tables. */
export function formatDay(text: string): string {
  return getLocale() === 'ru' ? format(text, { day: '2-digit', month: '2-digit', year: 'numeric' }) : format(text, { day: 'numeric', month: 'short', year: 'numeric' })
}

/** `14 ноября`, with the year unless it is this one: for sentences. */
export function dayInWords(text: string): string {
  return format(text, { day: 'numeric', month: 'long', ...text.startsWith(String(new Date().getFullYear())) ? {} : { year: 'numeric' } }).replace(/\sг\.$/, '')
}

/** `14.11.2026, 12:00` */
export function formatDayTime(text: string): string {
  const time = format(text, { hour: '2-digit', minute: '2-digit' })
  return `${formatDay(text)}, ${time}`
}

/** `Ноябрь 2026`; `2026-11` is asked for. */
export function formatMonth(month: string): string {
  const name = format(`${month}-01`, { month: 'long' })
  return `${name.slice(0, 1).toLocaleUpperCase(getLocale())}${name.slice(1)} ${month.slice(0, 4)}`
}

/** `14 октября`, or `14 октября 2025` of another year than today's: for figures. */
export function formatDayWords(text: string, today: string): string {
  return format(text, { day: 'numeric', month: 'long', ...text.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' } }).replace(/ г\.$/, '')
}
