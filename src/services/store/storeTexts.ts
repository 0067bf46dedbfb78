import { keptValues } from '@/domain/settings/siteProfile'
import { scriptTexts } from '@/solutions/store/settings/texts'
import type { Store } from './types'

/** A script to talk by; its marks, `{имя}`, are still in it. */
export interface Script { id: string, name: string, text: string }

type Settings = Pick<Store, 'appOptions' | 'locale'>

/** Scripts of the store, as the settings have them. */
export function scriptsOf({ appOptions, locale }: Settings): Script[] {
  const kept = keptValues(appOptions['cardinal.settings.store'])
  return scriptTexts.map(({ role, name, default: usual }) => ({ id: role.slice('texts.script.'.length), name: name[locale], text: textOf(kept[role]) || usual }))
}

/** Special offers that an administrator may choose from. */
export function offersOf({ appOptions }: Settings): string[] {
  const offers = keptValues(appOptions['cardinal.settings.store'])['offer.templates']
  return Array.isArray(offers) ? offers.map(textOf).filter(offer => offer.trim() !== '') : []
}

/** Code of the country for numbers that are written without it. */
export function phonePrefixOf({ appOptions }: Pick<Store, 'appOptions'>): string {
  return textOf(keptValues(appOptions['cardinal.settings.store'])['phone.prefix']) || '+996'
}

const textOf = (value: unknown) => typeof value === 'string' ? value : ''
