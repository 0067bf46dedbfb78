import { changedSince } from './fingerprint'
import type { PublicRole, PublicValues } from './fingerprint'
import type { SiteAnswer, SiteOrder } from './order'

/** How a deal and its element on the site stand to each other. */
export type SiteState
  = | { kind: 'unsent' }
    | { kind: 'waiting', order: SiteOrder }
    | { kind: 'refused', order: SiteOrder, answer: SiteAnswer }
    | { kind: 'synced', order: SiteOrder, answer: SiteAnswer }
    /** Taken by the site, and changed in the deal since. */
    | { kind: 'changed', order: SiteOrder, answer: SiteAnswer, roles: readonly PublicRole[] }

/**
 * Reads the state from what the deal holds.
 *
 * @param order The deal's own order, see `readOrder`. @param answer The site's answer, see `readAnswer`.
 */
export function siteStateOf(order: SiteOrder | null, answer: SiteAnswer | null, values: PublicValues): SiteState {
  if (order === null)
    return { kind: 'unsent' }
  if (answer?.revision !== order.revision)
    return { kind: 'waiting', order }
  if (answer.outcome === 'refused')
    return { kind: 'refused', order, answer }
  // Orders of a portal that was filled by other means have no fingerprint: nothing can be said of their fields.
  const roles = order.fingerprint === '' ? [] : changedSince(order.fingerprint, values, order.kind)
  return roles.length > 0 ? { kind: 'changed', order, answer, roles } : { kind: 'synced', order, answer }
}
