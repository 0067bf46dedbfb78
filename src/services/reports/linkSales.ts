import type { EventMap } from '@/domain/eventMap'
import { groupBy } from '@/domain/groupBy'
import type { ReportSale } from '@/domain/reports/monthReport'
import { changeDeal } from '../deals/changeDeal'
import { DealReader, dealList, DEAL } from '../deals/agencyDeals'
import { asId, asText } from '../portal/decode'
import { asBinding } from '../portal/decodeCrm'
import { readTogether } from '../portal/readAll/readTogether'
import type { CallOptions, PortalCalls } from '../portal/types'
import type { GuardedOptions, GuardedOutcome } from '../portal/writes/guardedUpdate'

/** Which event a sale belongs to by the site's id, and if to none, why. Nothing is written. */
export interface LinkPlan {
  sale: ReportSale
  event: { id: number, title: string } | null
  why: 'found' | 'no-id' | 'no-deal' | 'several'
}

const idsAtATime = 50

/**
 * Looks for the events of sales that have none: one request for up to 500 ids of the site.
 *
 * @throws {PortalError} or the signal's reason
 */
export async function planLinks(calls: PortalCalls, map: EventMap, sales: readonly ReportSale[], options: CallOptions = {}): Promise<LinkPlan[]> {
  const ids = [...new Set(sales.map(({ siteEvent }) => siteEvent).filter(id => id !== ''))]
  const lists = Object.fromEntries(Array.from({ length: Math.ceil(ids.length / idsAtATime) }, (_, index) => [
    String(index),
    dealList({ filter: { '=categoryId': map.pipelines.events, [`@${map.fields.siteEvent}`]: ids.slice(index * idsAtATime, (index + 1) * idsAtATime) }, select: ['title', map.fields.siteEvent] }),
  ]))
  const rows = ids.length === 0 ? [] : Object.values((await readTogether(calls, lists, {}, options)).lists).flat()
  const reader = new DealReader(map)
  const events = groupBy(rows, row => reader.text(row, 'siteEvent'))
  return sales.map((sale): LinkPlan => {
    const found = events.get(sale.siteEvent) ?? []
    if (sale.siteEvent === '' || found.length !== 1)
      return { sale, event: null, why: sale.siteEvent === '' ? 'no-id' : found.length === 0 ? 'no-deal' : 'several' }
    return { sale, event: { id: asId(found[0]!.id)!, title: asText(found[0]!.title) }, why: 'found' }
  })
}

/** Links a sale to its event, unless somebody has linked it elsewhere meanwhile. */
export function linkSale(calls: PortalCalls, { fields }: EventMap, sale: ReportSale, event: number, options: GuardedOptions = {}): Promise<GuardedOutcome<readonly string[]>> {
  return changeDeal(calls, sale.id, [{
    field: fields.parent,
    base: String(sale.parent ?? ''),
    mine: String(event),
    textOf: value => String(asBinding(value, DEAL)?.id ?? ''),
    value: event,
  }], options)
}
