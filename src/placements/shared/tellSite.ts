import type { EventMap } from '@/domain/eventMap'
import { PortalError } from '@/domain/portalError'
import { siteAddressesOf } from '@/domain/settings/siteProfile'
import type { OrderKind } from '@/domain/site/order'
import type { Portal } from '@/services/portal/types'
import { handOver } from '@/services/site/handOver'
import type { HandOverOutcome } from '@/services/site/handOver'
import { leaveFirstReceipts } from '@/services/site/receipts'
import { receiptWords } from './publicationTexts'

/** What telling the site is told to do on the way. */
export interface TellSiteOptions { signal?: AbortSignal, onProgress?: (done: number, total: number) => void }

/** Hands deals over to the site and leaves their receipts, as this page's person. */
export async function tellSite(portal: Portal, map: EventMap, userId: number | null, targets: readonly { dealId: number, kind: OrderKind }[], options: TellSiteOptions = {}): Promise<Map<number, HandOverOutcome>> {
  const { receiver: siteAddress } = siteAddressesOf(portal.session.appOptions)
  const outcomes = await handOver(portal, { map, siteAddress, userId }, targets, options)
  await leaveFirstReceipts(portal, [...outcomes.values()].flatMap(outcome => outcome.kind === 'handed' ? [outcome.order] : []), order => receiptWords(order, null))
  return outcomes
}

/** Tells the site of new events. @throws {PortalError} when one of them could not be handed over. */
export async function tellSiteOfEvents(portal: Portal, map: EventMap, userId: number | null, ids: readonly number[]): Promise<void> {
  const outcomes = await tellSite(portal, map, userId, ids.map(dealId => ({ dealId, kind: 'event' })))
  for (const outcome of outcomes.values()) {
    if ('error' in outcome)
      throw outcome.error
    if (outcome.kind === 'not-ready')
      throw new PortalError('rejected', `A new event lacks what the site needs: ${outcome.missing}.`)
  }
}
