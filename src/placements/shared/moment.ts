import { getLocale } from '@/paraglide/runtime.js'

/** «10:44» for today, «21 ноября, 10:44» for another day, by this computer's clock. */
export function formatMoment(moment: Date, now: Date = new Date()): string {
  const isToday = moment.toDateString() === now.toDateString()
  const isThisYear = moment.getFullYear() === now.getFullYear()
  return new Intl.DateTimeFormat(getLocale(), {
    hour: '2-digit',
    minute: '2-digit',
    ...(isToday ? {} : { day: 'numeric', month: 'long' }),
    ...(isThisYear ? {} : { year: 'numeric' }),
  }).format(moment)
}
