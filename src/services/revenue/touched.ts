import { dealToken } from '@/domain/revenue/record'
import { Tally } from '@/domain/revenue/tally'
import { dealList } from '../deals/agencyDeals'
import { resultOf } from '../portal/batch'
import { asId, asMoment, asText } from '../portal/decode'
import { asIds } from '../portal/decodeCrm'
import { filterNotHonoured } from '../portal/readAll/errors'
import { pageCommand } from '../portal/readAll/listQuery'
import type { ListQuery, Row } from '../portal/readAll/listQuery'
import type { CallOptions, CommandResult, PortalCalls } from '../portal/types'
import { decodeRevenueDeal, isWonRow, revenueSelect } from './decodeDeal'
import type { Ground } from './ground'
import { contactList, idsAtATime, inChunks } from './lists'
import { rawPage, readPagesOn } from './readPages'
import type { TotalsTask } from './writeTotals'

/** Lists in one request: each of them asks the portal for a count. */
const listsAtATime = 10
/** Texts in one search: every one is looked for in every record. */
const tokensAtATime = 25

/**
 * Contacts whose totals a change of these deals may concern: those bound to them now, and those whose records count them.
 *
 * @param deals Rows with `contactIds`; deals that are gone may come as rows of an id alone.
 * @throws {PortalError}
 */
export async function contactsOf(calls: PortalCalls, ground: Ground, deals: readonly Row[], options: CallOptions = {}): Promise<Set<number>> {
  const bound = deals.filter(isWonRow).flatMap(row => [...asIds(row.contactIds), asId(row.contactId)]).filter(id => id !== null)
  const { totals } = ground.map.contact
  const searches = inChunks(deals.map(row => dealToken(asId(row.id) ?? 0)), tokensAtATime).map((tokens): ListQuery => ({
    ...contactList(ground.map, {
      filter: { 0: { logic: 'OR', ...Object.fromEntries(tokens.map((token, index) => [index, { [`%${totals}`]: token }])) } },
      fits: row => tokens.some(token => asText(row[totals]).includes(token)),
    }),
    select: [totals],
  }))
  const holders = await readLists(calls, searches, options)
  return new Set([...bound, ...holders.map(row => asId(row.id)!), ...ground.state?.large ?? []])
}

/**
 * What these contacts' totals should be, from all their won deals.
 *
 * @throws {PortalError} `INVALID_ARG_VALUE` or `FILTER_NOT_HONOURED` where the portal does not find deals by any of their contacts
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-list.html
 */
export async function tasksOf(calls: PortalCalls, ground: Ground, contactIds: Iterable<number>, options: CallOptions = {}): Promise<{ tasks: TotalsTask[], tally: Tally }> {
  const ids = [...contactIds].sort((a, b) => a - b)
  const queries = inChunks(ids, idsAtATime).map(chunk => dealsWith(ground, chunk))
  const tally = new Tally(ground.settings, ground.rates)
  for (const row of await readLists(calls, queries, options))
    tally.add(decodeRevenueDeal(row, ground.map))
  return { tasks: ids.map(contactId => ({ contactId, tally: tally.of(contactId) })), tally }
}

/** Whether a changed deal can have come into or gone out of anybody's totals since a moment. One that was not won and has not moved since was in nobody's. */
export function mayMatter(row: Row, since: string): boolean {
  const movedAt = asMoment(row.movedTime)
  return isWonRow(row) || movedAt === null || Date.parse(movedAt) >= Date.parse(since)
}

function dealsWith({ map }: Ground, contactIds: readonly number[]): ListQuery {
  const wanted = new Set(contactIds)
  return dealList({
    filter: { '=stageSemanticId': 'S', '@contactIds': contactIds },
    select: revenueSelect(map),
    fits: row => isWonRow(row) && [...asIds(row.contactIds), asId(row.contactId)].some(id => id !== null && wanted.has(id)),
  })
}

/** A filter over bound contacts may repeat rows, so they are read as they come. */
async function readLists(calls: PortalCalls, queries: readonly ListQuery[], options: CallOptions): Promise<Row[]> {
  const rows: Row[] = []
  for (const part of inChunks(queries, listsAtATime)) {
    const answers: Record<string, CommandResult> = await calls.readBatch(Object.fromEntries(part.map((query, index) => [`list${index}`, pageCommand(query, {}, { start: 0 })])), options)
    for (const [index, query] of part.entries()) {
      const answer = answers[`list${index}`]!
      const first = rawPage(query, resultOf(answer, query.method))
      const all = await readPagesOn(calls, query, first, answer.kind === 'done' ? answer.total ?? Number.POSITIVE_INFINITY : 0, options)
      if (!all.every(row => query.fits?.(row) ?? true))
        throw filterNotHonoured(query.method)
      rows.push(...all)
    }
  }
  return rows
}
