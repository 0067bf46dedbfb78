import { dayOf, remaining, timeOf } from '@/domain/store/shopTime'
import type { ShopDay } from '@/domain/store/shopTime'
import * as m from '@/paraglide/messages.js'
import { getLocale } from '@/paraglide/runtime.js'

/** A day of the shop in words: «24 ноября», with the year unless it is this one. */
export function dayWords(day: ShopDay, today: ShopDay): string {
  const date = new Date(Date.UTC(day.year, day.month - 1, day.day))
  return new Intl.DateTimeFormat(getLocale(), { day: 'numeric', month: 'long', timeZone: 'UTC', ...day.year === today.year ? {} : { year: 'numeric' } }).format(date).replace(/\sг\.$/, '')
}

/** «сегодня, 20:00», «завтра, 20:00», «24 ноября, 20:00» where the shop is. @param at Milliseconds, as `now`. */
export function shopDayTime(at: number, now: number, timeZone: string): string {
  const [day, today] = [dayOf(at, timeZone), dayOf(now, timeZone)]
  const apart = day.compare(today)
  const words = Math.abs(apart) <= 1 ? new Intl.RelativeTimeFormat(getLocale(), { numeric: 'auto' }).format(apart, 'day') : dayWords(day, today)
  return `${words}, ${timeOf(at, timeZone)}`
}

/** «22.11, 12:00» where the shop is: for a strip of steps. */
export function shopShort(at: number, timeZone: string): string {
  const { day, month } = dayOf(at, timeZone)
  return `${String(day).padStart(2, '0')}.${String(month).padStart(2, '0')}, ${timeOf(at, timeZone)}`
}

/** «Осталось 2 дня 9 часов»; nothing when it is over: then the end itself says so. */
export function leftText(now: number, until: number, timeZone: string): string {
  const { isOver, days, hours, minutes } = remaining(now, until, timeZone)
  if (isOver)
    return ''
  if (days > 0)
    return m.term_left_days({ count: days, rest: hours > 0 ? m.term_hours({ count: hours }) : '' }).trim()
  return hours > 0 ? m.term_left_hours({ count: hours, rest: minutes > 0 ? m.term_minutes({ count: minutes }) : '' }).trim() : m.term_left_minutes({ count: minutes })
}
