type Locale = 'ru' | 'en'

/** Read by compiled messages; set in builds for one language only. */
export const experimentalStaticLocale: Locale | undefined = undefined

export let getLocale = (): Locale => 'ru'

export function overwriteGetLocale(read: () => Locale): void {
  getLocale = read
}
