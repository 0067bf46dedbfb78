import { PortalError } from '@/domain/portalError'
import { asText } from '@/services/portal/decode'
import { sleep } from '@/services/portal/limits/sleep'
import type { Portal } from '@/services/portal/types'

/**
 * Sets the contacts' totals right after a won deal was changed here; of an open one nothing counts, and without the travel club nobody has totals. Trouble in it takes
 * nothing back: the next catch-up finds the change.
 */
export async function refreshTotals(portal: Portal, item: Readonly<Record<string, unknown>>, dealId: number): Promise<void> {
  if (asText(item.stageSemanticId) !== 'S')
    return
  try {
    const { readTripMap } = await import('@/domain/tripMap')
    if (readTripMap(portal.session.appOptions) === null)
      return
    const { afterDealChange } = await import('@/services/revenue/afterDealChange')
    await afterDealChange(portal, [dealId], { language: portal.session.locale, clock: { now: Date.now, wait: sleep } })
  }
  catch (error) {
    if (!(error instanceof PortalError))
      throw error
  }
}
