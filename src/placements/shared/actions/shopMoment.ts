import { getLocale } from '@/paraglide/runtime.js'

/** «сегодня, 10:44» or «25 ноября, 10:44», by the shop's clock. @param at Milliseconds, as `now`. */
export function shopMoment(at: number, now: number, timeZone: string): string {
  const locale = getLocale()
  const day = (moment: number) => new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(moment)
  const time = new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit' }).format(at)
  if (day(at) === day(now))
    return `${new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(0, 'day')}, ${time}`
  const isThisYear = day(at).slice(0, 4) === day(now).slice(0, 4)
  const date = new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'long', ...isThisYear ? {} : { year: 'numeric' } }).format(at).replace(/\sг\.$/, '')
  return `${date}, ${time}`
}

/** `25.11.2026 10:44`, by the shop's clock: as a field takes it. */
export function fieldMoment(at: number, timeZone: string): string {
  const parts = Object.fromEntries(new Intl.DateTimeFormat('ru', { timeZone, day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit' }).formatToParts(at).map(({ type, value }) => [type, value]))
  return `${parts.day}.${parts.month}.${parts.year} ${parts.hour}:${parts.minute}`
}
