import { pathOf, timeOf } from '../site.ts'
import type { Site } from '../site.ts'
import type { SiteElement } from '../store/state.ts'

/** One element as everybody may know it: no text, and no number of sold tickets. */
interface InventoryItem {
  kind: SiteElement['kind']
  id: string
  title: string
  start: string | null
  end: string | null
  deal: number | null
  template: string | null
  revision: number | null
  price: SiteElement['price']
  place: string | null
  url: string
}

export interface Inventory { v: 1, at: string, next: string | null, items: InventoryItem[] }

/** Most elements of a page, by the contract. */
export const LARGEST_PAGE = 500

/** A page of the public list: events first. @param from Elements to leave out. @param size At most `LARGEST_PAGE`. */
export function inventoryPage(site: Site, from: number, size: number): Inventory {
  const { elements } = site.store.state
  const all = [...elements.filter(({ kind }) => kind === 'event'), ...elements.filter(({ kind }) => kind === 'template')]
  const next = new URL('/cardinal/inventory.json', site.origin)
  next.searchParams.set('from', String(from + size))
  if (size !== LARGEST_PAGE)
    next.searchParams.set('size', String(size))
  return {
    v: 1,
    at: timeOf(site),
    next: from + size < all.length ? next.href : null,
    items: all.slice(from, from + size).map(element => itemOf(site, element)),
  }
}

function itemOf({ origin, map }: Site, element: SiteElement): InventoryItem {
  const { kind, id, title, start, end, source, template, revision, price, place } = element
  return { kind, id, title, start, end, deal: source?.portal === map.portal ? source.deal : null, template, revision, price, place: place || null, url: `${origin}${pathOf(element)}` }
}
