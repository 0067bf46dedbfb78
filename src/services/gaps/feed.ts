import { readInventory } from '@/domain/site/inventory'
import type { SiteElement } from '@/domain/site/inventory'

/**
 * Why the site's inventory could not be read. `address`: no web address, or pages that lead elsewhere; `status`: the site
 * answered with a number of its own; `long`: more than we take.
 */
export type FeedTrouble = 'unset' | 'address' | 'unreachable' | 'slow' | 'status' | 'json' | 'version' | 'shape' | 'long'

export type FeedRead
  = | { kind: 'read', elements: SiteElement[], unreadable: number, requests: number }
    | { kind: 'failed', why: FeedTrouble, status: number | null }

export interface FeedOptions {
  signal?: AbortSignal
  /** Of one page. */
  timeoutMs?: number
  /** Replaced in tests. */
  fetch?: typeof fetch
}

const usualTimeoutMs = 20_000
const mostPages = 100
const mostBytes = 4 * 1024 * 1024
const secure: ReadonlySet<string> = new Set(['https:', 'http:'])

/**
 * Reads the whole public inventory of the site: one request for 500 elements. Whatever the site does is an answer, not an
 * exception. Nothing of the portal goes along: no cookies, no referrer.
 *
 * @throws the signal's reason
 * @see docs/site-contract/README.md
 */
export async function fetchInventory(address: string, { signal, timeoutMs = usualTimeoutMs, fetch: ask = fetch }: FeedOptions = {}): Promise<FeedRead> {
  if (address === '')
    return failed('unset')
  const first = URL.canParse(address) ? new URL(address) : null
  if (first === null || !secure.has(first.protocol))
    return failed('address')
  const elements = new Map<string, SiteElement>()
  const seen = new Set<string>()
  let unreadable = 0
  for (let next: URL | null = first; next !== null;) {
    if (seen.size === mostPages)
      return failed('long')
    seen.add(next.href)
    const page = await fetchPage(next, ask, timeoutMs, signal)
    if ('why' in page)
      return page
    const read = readInventory(page.text)
    if (read.kind === 'refused')
      return failed(read.why)
    unreadable += read.unreadable
    // An element that moved to the next page meanwhile comes twice.
    for (const element of read.items)
      elements.set(`${element.kind} ${element.id}`, element)
    const following: string | null = read.next
    next = following !== null && URL.canParse(following, next.href) ? new URL(following, next.href) : null
    if (following !== null && (next === null || next.origin !== first.origin || seen.has(next.href)))
      return failed('address')
  }
  return { kind: 'read', elements: [...elements.values()], unreadable, requests: seen.size }
}

function failed(why: FeedTrouble, status: number | null = null): Extract<FeedRead, { kind: 'failed' }> {
  return { kind: 'failed', why, status }
}

async function fetchPage(address: URL, ask: typeof fetch, timeoutMs: number, signal?: AbortSignal): Promise<{ text: string } | Extract<FeedRead, { kind: 'failed' }>> {
  const timeout = AbortSignal.timeout(timeoutMs)
  try {
    const response = await ask(address.href, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      headers: { accept: 'application/json' },
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    })
    if (!response.ok)
      return failed('status', response.status)
    const text = await readText(response)
    return text === null ? failed('long') : { text }
  }
  catch {
    signal?.throwIfAborted()
    return failed(timeout.aborted ? 'slow' : 'unreachable')
  }
}

/** @returns `null` for an answer that is longer than we take; the rest of it is not loaded. */
async function readText(response: Response): Promise<string | null> {
  const reader = response.body?.getReader()
  if (reader === undefined)
    return ''
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done)
      return text + decoder.decode()
    bytes += value.length
    if (bytes > mostBytes) {
      await reader.cancel()
      return null
    }
    text += decoder.decode(value, { stream: true })
  }
}
