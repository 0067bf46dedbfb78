/** Portal languages whose readers get the Russian interface. */
const russianReaders: ReadonlySet<string> = new Set(['ru', 'by', 'kz'])

/** Our interface language for a portal's (`ru`, `en`, `de`, …). */
export function localeOf(portalLanguage: string): 'ru' | 'en' {
  return russianReaders.has(portalLanguage.toLowerCase()) ? 'ru' : 'en'
}
