import { toMinor } from '../money'
import type { Money } from '../money'

/** A template or a calendar event as the site's public inventory tells it. */
export interface SiteElement {
  kind: 'template' | 'event'
  id: string
  title: string
  /** ISO with an offset. */
  start: string | null
  end: string | null
  /** Deal it was made from; null when it was made on the site by hand. */
  deal: number | null
  /** Template of an event. */
  template: string | null
  revision: number | null
  price: Money | null
  place: string | null
  url: string | null
}

export interface InventoryPage {
  kind: 'page'
  items: readonly SiteElement[]
  /** Entries that are no elements: left out, and counted. */
  unreadable: number
  /** Address of the next page. */
  next: string | null
}

/** `shape`: JSON, and no inventory. `version`: one that we do not know. */
export type InventoryRead = InventoryPage | { kind: 'refused', why: 'json' | 'version' | 'shape' }

/** Entries that we take of one page; the contract allows 500. */
const mostItems = 2000
const longestText = 500
const longestId = 100

/**
 * Reads one page of the inventory. Anybody could have written it: what does not fit is dropped, texts are cut, addresses
 * are web addresses.
 *
 * @see docs/site-contract/README.md
 */
export function readInventory(text: string): InventoryRead {
  let content: unknown
  try {
    content = JSON.parse(text)
  }
  catch {
    return { kind: 'refused', why: 'json' }
  }
  if (!isRecord(content))
    return { kind: 'refused', why: 'shape' }
  if (content.v !== 1)
    return { kind: 'refused', why: 'v' in content ? 'version' : 'shape' }
  if (!Array.isArray(content.items) || content.items.length > mostItems)
    return { kind: 'refused', why: 'shape' }
  const items = content.items.map(readElement).filter(item => item !== null)
  return { kind: 'page', items, unreadable: content.items.length - items.length, next: typeof content.next === 'string' && content.next !== '' ? content.next : null }
}

function readElement(value: unknown): SiteElement | null {
  if (!isRecord(value) || (value.kind !== 'template' && value.kind !== 'event'))
    return null
  const id = idOf(value.id)
  if (id === null)
    return null
  return {
    kind: value.kind,
    id,
    title: textOf(value.title) ?? '',
    start: momentOf(value.start),
    end: momentOf(value.end),
    deal: Number.isSafeInteger(value.deal) && Number(value.deal) > 0 ? Number(value.deal) : null,
    template: idOf(value.template),
    revision: Number.isSafeInteger(value.revision) && Number(value.revision) > 0 ? Number(value.revision) : null,
    price: priceOf(value.price),
    place: textOf(value.place),
    url: isWebAddress(value.url) ? value.url : null,
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function idOf(value: unknown): string | null {
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : typeof value === 'string' ? value.trim() : ''
  return text === '' || text.length > longestId ? null : text
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, longestText) : null
}

function momentOf(value: unknown): string | null {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value) && !Number.isNaN(Date.parse(value)) ? value.slice(0, 40) : null
}

function priceOf(value: unknown): Money | null {
  if (!isRecord(value) || typeof value.currency !== 'string' || !/^[A-Z]{3}$/.test(value.currency))
    return null
  const minor = typeof value.amount === 'string' || typeof value.amount === 'number' ? toMinor(value.amount, value.currency) : null
  return minor === null ? null : { minor, currency: value.currency }
}

function isWebAddress(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 2000 && URL.canParse(value) && ['https:', 'http:'].includes(new URL(value).protocol)
}
