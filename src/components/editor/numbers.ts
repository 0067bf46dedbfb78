import { getLocale } from '@/paraglide/runtime.js'

/** «1 240» in Russian, "1,240" in English. */
export function formatCount(count: number): string {
  return new Intl.NumberFormat(getLocale()).format(count)
}

/** «10:44» by the clock of this computer. */
export function formatTime(time: Date): string {
  return new Intl.DateTimeFormat(getLocale(), { hour: '2-digit', minute: '2-digit' }).format(time)
}
