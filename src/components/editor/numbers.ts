import { getLocale } from '@/paraglide/runtime.js'

const counters = new Map<string, Intl.NumberFormat>()

/** «1 240» in Russian, "1,240" in English. */
export function formatCount(count: number): string {
  const locale = getLocale()
  // Making a format costs milliseconds, and the line below a text is drawn at each pause.
  const counter = counters.get(locale) ?? new Intl.NumberFormat(locale)
  counters.set(locale, counter)
  return counter.format(count)
}

/** «10:44» by the clock of this computer. */
export function formatTime(time: Date): string {
  return new Intl.DateTimeFormat(getLocale(), { hour: '2-digit', minute: '2-digit' }).format(time)
}
