import { settingsMark } from '@/domain/revenue/marks'
import { dealList } from '../deals/agencyDeals'
import { decodePage, idOf, pageCommand } from '../portal/readAll/listQuery'
import type { Row } from '../portal/readAll/listQuery'
import { resultOf } from '../portal/batch'
import type { PortalCalls } from '../portal/types'
import type { Clock } from '../portal/writes/lookUp'
import { readCounts, seesAllDeals } from './counts'
import { revenueSelect } from './decodeDeal'
import { readGround } from './ground'
import { idsAtATime, inChunks } from './lists'
import { contactsOf, tasksOf } from './touched'
import { writeTotals } from './writeTotals'
import type { TotalsOutcome } from './writeTotals'

export interface AfterChangeOptions { language: 'ru' | 'en', clock: Clock, signal?: AbortSignal }

/**
 * Sets the totals of everybody concerned right, after a page of ours has changed these deals: their stage, sum, contacts,
 * weights, dates or pipeline. Five requests for a few deals. Whoever does not see all deals writes nothing: the next
 * catch-up finds the change.
 *
 * @returns Outcomes by contact; `null` when nothing was tried.
 * @throws {PortalError} nothing hangs on it: the caller may pass it over
 */
export async function afterDealChange(calls: PortalCalls, dealIds: readonly number[], { signal, ...options }: AfterChangeOptions): Promise<ReadonlyMap<number, TotalsOutcome> | null> {
  const ground = await readGround(calls, options.language, { signal, background: true })
  if (ground?.state == null || ground.state.settings !== settingsMark(ground.settings))
    return null
  const query = dealList({ select: revenueSelect(ground.map) })
  const rows: Row[] = []
  for (const ids of inChunks(dealIds, idsAtATime)) {
    const { page } = await calls.readBatch({ page: pageCommand({ ...query, filter: { '@id': ids } }, {}) }, { signal, background: true })
    rows.push(...decodePage(query, resultOf(page, query.method), { after: 0, end: Number.MAX_SAFE_INTEGER }))
  }
  // A deal that was deleted is still in somebody's record.
  const gone = dealIds.filter(id => !rows.some(row => idOf(query, row) === id)).map(id => ({ id }))
  if (!ground.me.isAdmin && !seesAllDeals(ground, await readCounts(calls, ground.state, { signal })))
    return null
  const { tasks } = await tasksOf(calls, ground, await contactsOf(calls, ground, [...rows, ...gone], { signal }), { signal })
  const outcomes = new Map<number, TotalsOutcome>()
  await writeTotals(calls, ground, tasks, { ...options, background: true, onOutcome: (id, outcome) => outcomes.set(id, outcome) })
  return outcomes
}
