/** What the site is asked to take, by the contract in `docs/site-contract/`. Each later kind of an event holds the earlier ones. */
export type OrderKind = 'template' | 'event' | 'dates' | 'host'
const kinds: ReadonlySet<unknown> = new Set<OrderKind>(['template', 'event', 'dates', 'host'])

/** An order in a deal: take this revision of it. */
export interface SiteOrder {
  deal: number
  kind: OrderKind
  /** Counts up from 1 with each order of the deal. */
  revision: number
  /** The order in one word; the site does a key once. */
  key: string
  /** Of what the site was to take, see `publicFingerprint`. */
  fingerprint: string
  /** Portal time, ISO. */
  at: string
  /** Employee who handed it over. */
  by: number | null
}

/** What the site came to. */
export interface SiteAnswer {
  deal: number
  kind: OrderKind
  revision: number
  key: string
  outcome: 'taken' | 'refused'
  /** Of the template or event on the site; null when it was refused. */
  id: string | null
  url: string | null
  /** Why it was refused, see the contract; null when it was taken. */
  code: string | null
  /** In the site's words; plain text. */
  reason: string
  /** Pictures that the site could not take over, as they stand in the text. */
  missing: readonly string[]
  at: string
}

/** `template-12-7` */
export function orderKey(kind: OrderKind, deal: number, revision: number): string {
  return `${kind}-${deal}-${revision}`
}

export function writeOrder(order: SiteOrder): string {
  return JSON.stringify({ v: 1, ...order })
}

/** Reads the order of a deal. @returns `null` without one, for one that cannot be read, and for another deal's: it came with a copy. */
export function readOrder(text: string, dealId: number): SiteOrder | null {
  const { v, deal, kind, revision, key, fingerprint, at, by } = parsed(text)
  if (v !== 1 || deal !== dealId || !kinds.has(kind) || !isRevision(revision))
    return null
  return { deal: dealId, kind: kind as OrderKind, revision, key: textOf(key), fingerprint: textOf(fingerprint), at: textOf(at), by: typeof by === 'number' ? by : null }
}

/** Reads the site's answer. @returns `null` without one, for one that cannot be read, and for another deal's. */
export function readAnswer(text: string, dealId: number): SiteAnswer | null {
  const { v, deal, kind, revision, key, outcome, id, url, code, reason, missing, at } = parsed(text)
  if (v !== 1 || deal !== dealId || !kinds.has(kind) || !isRevision(revision) || (outcome !== 'taken' && outcome !== 'refused'))
    return null
  return {
    deal: dealId,
    kind: kind as OrderKind,
    revision,
    key: textOf(key),
    outcome,
    id: typeof id === 'string' || typeof id === 'number' ? String(id) : null,
    url: isWebAddress(url) ? url : null,
    code: typeof code === 'string' ? code : null,
    reason: textOf(reason).slice(0, 500),
    missing: Array.isArray(missing) ? missing.filter(each => typeof each === 'string') : [],
    at: textOf(at),
  }
}

function isRevision(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) > 0
}

function isWebAddress(value: unknown): value is string {
  return typeof value === 'string' && URL.canParse(value) && ['https:', 'http:'].includes(new URL(value).protocol)
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const content: unknown = JSON.parse(text)
    return typeof content === 'object' && content !== null ? content as Record<string, unknown> : {}
  }
  catch {
    return {}
  }
}
