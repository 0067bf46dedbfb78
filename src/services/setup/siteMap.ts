import type { ItemId } from '@/domain/blueprint/items'
import { siteFieldMap } from '@/domain/site/fieldMap'
import { eventFields } from '@/solutions/events/fields'

/** The field map for the site, see `siteFieldMap`. */
export function fieldMapText(codes: Readonly<Record<ItemId, string>>, portal: string, locale: 'ru' | 'en'): string {
  const lists = eventFields.flatMap(({ role, options }) => options === undefined ? [] : [{ role, options }])
  return siteFieldMap(codes, portal, lists, locale) ?? ''
}
