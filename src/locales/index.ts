import { overwriteGetLocale } from '@/paraglide/runtime.js'

export type PageLocale = 'ru' | 'en'

/** Sets the language of every message and of the page. The portal's language decides; nothing is stored. */
export function setPageLocale(locale: PageLocale): void {
  overwriteGetLocale(() => locale)
  document.documentElement.lang = locale
}
