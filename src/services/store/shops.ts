import { asId, asList, asRecord, asText } from '../portal/decode'
import type { CallOptions } from '../portal/types'
import type { Store } from './types'
import type { Choice } from './words'

/**
 * The stores that the person may see, by name; none on a portal without that smart process.
 *
 * @throws {PortalError}
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-list.html
 */
export async function fetchShops({ calls, map }: Pick<Store, 'calls' | 'map'>, options: CallOptions = {}): Promise<Choice[]> {
  const entityTypeId = map.processTypeId('store')
  if (entityTypeId === null)
    return []
  const answer = await calls.read<unknown>('crm.item.list', { entityTypeId, select: ['id', 'title'], order: { id: 'ASC' }, start: -1 }, options)
  return asList(asRecord(answer).items).map(asRecord).flatMap(({ id, title }) => asId(id) === null ? [] : [{ value: String(asId(id)), label: asText(title) || `№ ${asId(id)}` }])
}
