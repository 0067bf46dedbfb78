import { PortalError } from '@/domain/portalError'
import { dealList } from '../deals/agencyDeals'
import { asId, asText } from '../portal/decode'
import { readTogether } from '../portal/readAll/readTogether'
import type { CallOptions, PortalCalls } from '../portal/types'

const idsAtATime = 50

/**
 * Titles of deals that a record names by their ids; one request. Of deals that the person may not see there are none, and
 * none at all when the portal does not answer: their numbers are shown then.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-list.html
 */
export async function readTitles(calls: PortalCalls, ids: readonly number[], options: CallOptions = {}): Promise<Map<number, string>> {
  const chunks = Array.from({ length: Math.ceil(ids.length / idsAtATime) }, (_, index) => ids.slice(index * idsAtATime, (index + 1) * idsAtATime))
  try {
    const { lists } = await readTogether(calls, Object.fromEntries(chunks.map((part, index) => [String(index), dealList({ filter: { '@id': part }, select: ['title'] })])), {}, options)
    return new Map(Object.values(lists).flat().map(row => [asId(row.id)!, asText(row.title)]))
  }
  catch (error) {
    if (!(error instanceof PortalError))
      throw error
    return new Map()
  }
}
