import { PortalError } from '@/domain/portalError'
import { asRecord } from '../decode'
import type { CallOptions, Command, CommandResult, PortalCalls } from '../types'
import { missingPage } from './errors'
import { pageCommand } from './listQuery'
import type { ListQuery } from './listQuery'

const mostCommands = 50

/**
 * Numbers of rows that the person may read, one for each named query: one request for up to 50 of them. Several numbers
 * are not to be added up where a record can be in more than one.
 *
 * @throws {PortalError}
 * @see https://apidocs.bitrix24.com/settings/how-to-call-rest-api/list-methods-pecularities.html
 */
export async function countItems<K extends string>(calls: PortalCalls, queries: Readonly<Record<K, ListQuery>>, options: CallOptions = {}): Promise<Record<K, number>> {
  const names = Object.keys(queries) as K[]
  const counts: Partial<Record<K, number>> = {}
  for (let index = 0; index < names.length; index += mostCommands) {
    const part = names.slice(index, index + mostCommands)
    const outcomes = await calls.readBatch(Object.fromEntries(part.map(name => [name, countCommand(queries[name])])), options)
    for (const name of part)
      counts[name] = totalOf(queries[name].method, outcomes[name])
  }
  return counts as Record<K, number>
}

/** From 0 the portal counts; rows come along unasked, so they are as short as can be. */
function countCommand(query: ListQuery): Command {
  return pageCommand({ ...query, select: [query.idField] }, {}, { start: 0 })
}

function totalOf(method: string, outcome: CommandResult | undefined): number {
  if (outcome?.kind === 'failed')
    throw outcome.error
  if (outcome?.kind !== 'done')
    throw missingPage(method)
  if (outcome.total === undefined)
    throw new PortalError('rejected', `${method} tells no total; it answered with ${Object.keys(asRecord(outcome.result)).length} keys.`)
  return outcome.total
}
