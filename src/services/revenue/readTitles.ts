import { PortalError } from '@/domain/portalError'
import { dealList } from '../deals/agencyDeals'
import { asId, asList, asRecord, asText } from '../portal/decode'
import { pageCommand, pageRows } from '../portal/readAll/listQuery'
import type { CallOptions, CommandResult, PortalCalls } from '../portal/types'

/**
 * Titles of deals that a record names by their ids; one request up to 2,500. Of deals that the person may not see there are
 * none, and none at all when the portal does not answer: their numbers are shown then.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-list.html
 */
export async function readTitles(calls: PortalCalls, ids: readonly number[], options: CallOptions = {}): Promise<Map<number, string>> {
  const chunks = Array.from({ length: Math.ceil(ids.length / pageRows) }, (_, index) => ids.slice(index * pageRows, (index + 1) * pageRows))
  try {
    const outcomes: Record<string, CommandResult> = await calls.readBatch(Object.fromEntries(chunks.map((part, index) => [`p${index}`, pageCommand(dealList({ filter: { '@id': part }, select: ['title'] }), {})])), options)
    const rows = Object.values(outcomes).flatMap(outcome => outcome.kind === 'done' ? asList(asRecord(outcome.result).items).map(asRecord) : [])
    return new Map(rows.map(row => [asId(row.id) ?? 0, asText(row.title)]))
  }
  catch (error) {
    if (!(error instanceof PortalError))
      throw error
    return new Map()
  }
}
