import { minorText } from '../money'
import type { Money } from '../money'
import type { SiteElement } from '../site/inventory'
import { comparedFields } from './types'
import type { ComparedField, FieldDifference, GapDeal } from './types'

/** `1500.00|RUB`; no price and a price of zero are the same to a visitor. */
function priceText(price: Money | null): string {
  return price === null || price.minor === 0 ? '' : `${minorText(price.minor, price.currency)}|${price.currency}`
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** Both sides of a field, as they are shown. */
function sidesOf(field: ComparedField, deal: GapDeal, element: SiteElement): { deal: string, site: string } {
  switch (field) {
    case 'title': return { deal: plain(deal.title), site: plain(element.title) }
    case 'place': return { deal: plain(deal.place), site: plain(element.place ?? '') }
    case 'price': return { deal: priceText(deal.price), site: priceText(element.price) }
    default: return { deal: deal[field] ?? '', site: element[field] ?? '' }
  }
}

/** Moments are the same at the same minute, whatever their offsets: sites and portals drop seconds. */
function isSame(field: ComparedField, one: string, other: string): boolean {
  if (one === other)
    return true
  if ((field !== 'start' && field !== 'end') || one === '' || other === '')
    return false
  return Math.floor(Date.parse(one) / 60_000) === Math.floor(Date.parse(other) / 60_000)
}

/** The inventory tells everything of an event; of a template only what it has. */
function isTold(field: ComparedField, { kind, place, price }: SiteElement): boolean {
  return kind === 'event' || field === 'title' || (field === 'place' && place !== null) || (field === 'price' && price !== null)
}

/** What a visitor reads and the deal says otherwise. */
export function differencesOf(deal: GapDeal, element: SiteElement): FieldDifference[] {
  return comparedFields.filter(field => isTold(field, element)).flatMap((field): FieldDifference[] => {
    const { deal: one, site: other } = sidesOf(field, deal, element)
    return isSame(field, one, other) ? [] : [{ field, deal: one, site: other }]
  })
}
