import { asList, asRecord, asText } from '../portal/decode'
import type { CallOptions, PortalCalls } from '../portal/types'

/**
 * Names of the pipelines of deals by id, in the portal's order.
 *
 * @throws {PortalError}
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/category/crm-category-list.html
 */
export async function fetchPipelines(calls: PortalCalls, options: CallOptions = {}): Promise<ReadonlyMap<number, string>> {
  return asPipelines(await calls.read('crm.category.list', { entityTypeId: 2 }, options))
}

/** The method's answer. */
export function asPipelines(result: unknown): ReadonlyMap<number, string> {
  return new Map(asList(asRecord(result).categories).map(asRecord).map(row => [Number(asText(row.id)), asText(row.name)]))
}
