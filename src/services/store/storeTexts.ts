import { keptValues } from '@/domain/settings/siteProfile'
import type { Store } from './types'

/** Special offers that an administrator may choose from. */
export function offersOf({ appOptions }: Pick<Store, 'appOptions'>): string[] {
  const offers = keptValues(appOptions['cardinal.settings.store'])['offer.templates']
  return Array.isArray(offers) ? offers.map(textOf).filter(offer => offer.trim() !== '') : []
}

/** Code of the country for numbers that are written without it. */
export function phonePrefixOf({ appOptions }: Pick<Store, 'appOptions'>): string {
  return textOf(keptValues(appOptions['cardinal.settings.store'])['phone.prefix']) || '+996'
}

const textOf = (value: unknown) => typeof value === 'string' ? value : ''
