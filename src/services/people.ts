import { resultOf } from './portal/batch'
import { asList, asRecord, asText } from './portal/decode'
import type { PortalCalls } from './portal/types'

/**
 * Names of employees, by id, in one request; those that the portal does not tell are left out.
 *
 * @param ids At most 50 are asked for.
 * @throws {PortalError} when the request as a whole is refused.
 * @see https://apidocs.bitrix24.com/api-reference/user/user-get.html
 */
export async function fetchNames(portal: PortalCalls, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const asked = [...new Set(ids)].slice(0, 50)
  if (asked.length === 0)
    return new Map()
  const answers = await portal.readBatch(Object.fromEntries(asked.map(id => [`user${id}`, { method: 'user.get', params: { ID: id } }])))
  return new Map(asked.flatMap(id => {
    const answer = answers[`user${id}`]
    const [user] = answer?.kind === 'done' ? asList(resultOf(answer, 'user.get')) : []
    const { NAME, LAST_NAME } = asRecord(user)
    const name = [asText(NAME), asText(LAST_NAME)].filter(part => part !== '').join(' ')
    return name === '' ? [] : [[id, name] as const]
  }))
}
