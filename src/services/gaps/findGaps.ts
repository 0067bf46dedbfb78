import type { EventMap } from '@/domain/eventMap'
import { compare } from '@/domain/gaps/compare'
import type { Comparison } from '@/domain/gaps/types'
import type { PortalCalls } from '../portal/types'
import { fetchInventory } from './feed'
import type { FeedOptions, FeedTrouble } from './feed'
import { readAgencyDeals } from './readDeals'

export interface FindGapsOptions {
  signal?: AbortSignal
  /** Work nobody waits for. */
  background?: boolean
  /** Deals read so far, and in all. */
  onProgress?: (rows: number, total: number) => void
  /** Ids of gaps that a person has looked at and left. */
  marked?: ReadonlySet<string>
  /** How the site is asked; replaced in tests. */
  feed?: Omit<FeedOptions, 'signal'>
  /** Replaced in tests; the portal's clock by default, this device's where the portal does not tell. */
  now?: () => number
}

export type GapsFound
  /** `unreadable`: entries of the inventory that are no elements. `at`: when, by the portal's clock. */
  = | { kind: 'found', comparison: Comparison, unreadable: number, at: number }
    /** The site is asked first: without it the portal is left in peace. */
    | { kind: 'no-site', why: FeedTrouble, status: number | null }

/**
 * Compares the portal's deals with the site's inventory: 560 deals and 500 elements take seven requests, one of them to
 * the site. Called by the page and by whatever looks in the background.
 *
 * @param feedAddress Of the inventory; empty when nobody has set it.
 * @throws {PortalError} or the signal's reason
 */
export async function findGaps(calls: PortalCalls, map: EventMap, feedAddress: string, options: FindGapsOptions = {}): Promise<GapsFound> {
  const { signal, background, onProgress, marked, feed, now } = options
  const inventory = await fetchInventory(feedAddress, { ...feed, ...signal ? { signal } : {} })
  if (inventory.kind === 'failed')
    return { kind: 'no-site', why: inventory.why, status: inventory.status }
  const { deals, portalTime } = await readAgencyDeals(calls, map, { ...signal ? { signal } : {}, ...background ? { background } : {}, ...onProgress ? { onProgress } : {} })
  const at = now?.() ?? (Number.isNaN(portalTime) ? Date.now() : portalTime)
  return { kind: 'found', comparison: compare(deals, inventory.elements, { now: at, ...marked ? { marked } : {} }), unreadable: inventory.unreadable, at }
}
