import { asId, asList, asRecord, asText } from '../portal/decode'
import type { CallOptions, PortalCalls } from '../portal/types'

const CONTACT = 3

/**
 * Names of contacts, by id; those that the person may not see are left out.
 *
 * @param ids At most 50 are asked for.
 * @throws {PortalError}
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-list.html
 */
export async function fetchContactNames(portal: PortalCalls, ids: readonly number[], options: CallOptions = {}): Promise<ReadonlyMap<number, string>> {
  const asked = ids.slice(0, 50)
  if (asked.length === 0)
    return new Map()
  const answer = await portal.read<unknown>('crm.item.list', { entityTypeId: CONTACT, select: ['id', 'name', 'lastName'], filter: { '@id': asked }, start: -1 }, options)
  return new Map(asList(asRecord(answer).items).map(asRecord).flatMap(({ id, name, lastName }) => {
    const contact = asId(id)
    const full = [asText(name), asText(lastName)].filter(part => part !== '').join(' ')
    return contact === null || full === '' ? [] : [[contact, full] as const]
  }))
}
