import { asList, asRecord, asText } from '../portal/decode'
import { resultOf } from '../portal/batch'
import { idOf, itemList, pageCommand } from '../portal/readAll/listQuery'
import type { PortalCalls } from '../portal/types'
import { CONTACT, idsAtATime, inChunks } from './lists'

/**
 * Names of contacts by id; those that may not be read are left out. One request up to 2,500.
 *
 * @throws {PortalError}
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-list.html
 */
export async function fetchContactNames(calls: PortalCalls, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const query = itemList(CONTACT, { select: ['name', 'lastName'] })
  const names = new Map<number, string>()
  for (const some of inChunks(inChunks(ids, idsAtATime), idsAtATime)) {
    const answers = await calls.readBatch(Object.fromEntries(some.map((chunk, index) => [`page${index}`, pageCommand({ ...query, filter: { '@id': chunk } }, {})])))
    for (const answer of Object.values(answers)) {
      for (const row of asList(asRecord(resultOf(answer, query.method)).items).map(asRecord))
        names.set(idOf(query, row), [asText(row.name), asText(row.lastName)].filter(part => part !== '').join(' '))
    }
  }
  return names
}
