import type { EventMap } from '@/domain/eventMap'
import { fieldMoney } from '@/domain/money'
import { monthBounds, monthOf, shiftDay } from '@/domain/reports/month'
import type { Month } from '@/domain/reports/month'
import type { MonthInput, ReportEvent, ReportSale } from '@/domain/reports/monthReport'
import { DealReader, dealList } from '../deals/agencyDeals'
import { asId, asMoment, asText } from '../portal/decode'
import { asDay } from '../portal/decodeCrm'
import type { ListQuery, Row } from '../portal/readAll/listQuery'
import { readTogether } from '../portal/readAll/readTogether'
import type { CallOptions, PortalCalls } from '../portal/types'
import { countPieces } from './productRows'

/** Ids in one `@` list. */
const idsAtATime = 50
/** Lists in one request: each of them asks the portal for a count. */
const listsAtATime = 10

export interface MonthReading extends MonthInput {
  month: Month
}

export interface ReadMonthOptions extends CallOptions {
  monthBy: 'start' | 'closing'
  /** Without those sold without an event: enough to compare with another month. */
  linkedOnly?: boolean
}

/**
 * Reads what a month's report is made of, as far as the person may read it. An event belongs to a month by the setting,
 * its sales with it, whenever they were made; a sale without an event by the day on which it was made.
 *
 * Three requests (events and new sales; their tickets; product rows) up to 50 events, 50 sales of them and 50 new ones;
 * longer lists are read on in chains. 31 events with 412 tickets: 15.
 *
 * @throws {PortalError} or the signal's reason
 */
export async function readMonth(calls: PortalCalls, map: EventMap, month: Month, { monthBy, linkedOnly = false, ...options }: ReadMonthOptions): Promise<MonthReading> {
  const reader = new DealReader(map)
  const wanted: Record<string, ListQuery> = { events: eventsOf(map, month, monthBy), ...linkedOnly ? {} : { made: salesMadeIn(map, month) } }
  const { lists: first } = await readTogether(calls, wanted, {}, options)
  const rows = first.events!.filter(row => dayOfEvent(map, row, monthBy)?.startsWith(month))
  const events = rows.map(row => decodeEvent(reader, row))
  const made = (first.made ?? []).filter(row => monthOf(asText(row.createdTime)) === month)
  const parents = new Set(events.map(({ id }) => id))
  const strangers = [...new Set(made.map(row => reader.parent(row)).filter(id => id !== null && !parents.has(id)))] as number[]
  const { sales, known } = await readSecond(calls, map, [...parents], strangers, options)
  const unlinked = made.filter(row => {
    const parent = reader.parent(row)
    return parent === null || (!parents.has(parent) && !known.has(parent))
  })
  const all = [...sales, ...unlinked]
  const pieces = await countPieces(calls, all.map(row => asId(row.id)!), options)
  const decode = (row: Row) => decodeSale(reader, row, pieces)
  return { month, events: events.sort(byStart), sales: sales.map(decode), unlinked: unlinked.map(decode) }
}

/** Tickets of the month's events, and which of other parents are events of other months. */
async function readSecond(calls: PortalCalls, map: EventMap, events: readonly number[], strangers: readonly number[], options: CallOptions): Promise<{ sales: Row[], known: Set<number> }> {
  const lists = [
    ...chunksOf(events).map(ids => ({ what: 'sales' as const, query: salesOf(map, ids) })),
    ...chunksOf(strangers).map(ids => ({ what: 'known' as const, query: eventsById(map, ids) })),
  ]
  const found: Record<'sales' | 'known', Row[]> = { sales: [], known: [] }
  for (let index = 0; index < lists.length; index += listsAtATime) {
    const part = lists.slice(index, index + listsAtATime)
    const { lists: rows } = await readTogether(calls, Object.fromEntries(part.map(({ query }, order) => [String(order), query])), {}, options)
    for (const [order, { what }] of part.entries())
      found[what].push(...rows[String(order)]!)
  }
  return { sales: found.sales, known: new Set(found.known.map(row => asId(row.id)!)) }
}

function chunksOf(ids: readonly number[]): number[][] {
  return Array.from({ length: Math.ceil(ids.length / idsAtATime) }, (_, index) => ids.slice(index * idsAtATime, (index + 1) * idsAtATime))
}

function eventSelect({ fields }: EventMap): string[] {
  return ['title', 'stageId', 'closedate', fields.start, fields.cost]
}

function saleSelect({ fields }: EventMap): string[] {
  return ['title', 'stageId', 'stageSemanticId', 'opportunity', 'currencyId', 'createdTime', fields.parent, fields.siteEvent, fields.refund]
}

function dayOfEvent({ fields }: EventMap, row: Row, by: 'start' | 'closing'): string | null {
  return by === 'start' ? asMoment(row[fields.start])?.slice(0, 10) ?? null : asDay(row.closedate)
}

/** A day more on both sides: the portal compares moments by an offset of its own. What comes is looked at again. */
function around(month: Month): { from: string, to: string } {
  const { first, after } = monthBounds(month)
  return { from: shiftDay(first, -1), to: shiftDay(after, 1) }
}

function eventsOf(map: EventMap, month: Month, by: 'start' | 'closing'): ListQuery {
  const { from, to } = around(month)
  const field = by === 'start' ? map.fields.start : 'closedate'
  return dealList({
    filter: { '=categoryId': map.pipelines.events, [`>=${field}`]: from, [`<=${field}`]: to },
    select: eventSelect(map),
    fits: row => isWithin(dayOfEvent(map, row, by), month),
  })
}

function salesMadeIn(map: EventMap, month: Month): ListQuery {
  const { from, to } = around(month)
  return dealList({
    filter: { '=categoryId': map.pipelines.tickets, '>=createdTime': from, '<=createdTime': to },
    select: saleSelect(map),
    fits: row => isWithin(asMoment(row.createdTime)?.slice(0, 10) ?? null, month),
  })
}

/** A filter that was not honoured would bring years. */
function isWithin(day: string | null, month: Month): boolean {
  const { from, to } = around(month)
  return day !== null && day >= shiftDay(from, -1) && day <= shiftDay(to, 1)
}

function salesOf(map: EventMap, ids: readonly number[]): ListQuery {
  const wanted = new Set(ids)
  const reader = new DealReader(map)
  return dealList({
    filter: { '=categoryId': map.pipelines.tickets, [`@${map.fields.parent}`]: ids },
    select: saleSelect(map),
    fits: row => wanted.has(reader.parent(row) ?? 0),
  })
}

function eventsById(map: EventMap, ids: readonly number[]): ListQuery {
  return dealList({ filter: { '=categoryId': map.pipelines.events, '@id': ids }, select: ['id'] })
}

function decodeEvent(reader: DealReader, row: Row): ReportEvent {
  const stage = reader.stage(row)
  return {
    id: asId(row.id)!,
    title: asText(row.title),
    start: asMoment(reader.value(row, 'start')),
    state: stage === 'events.held' || stage === 'events.closed' ? 'held' : stage === 'events.cancelled' ? 'cancelled' : 'coming',
    cost: fieldMoney(reader.value(row, 'cost')),
  }
}

function decodeSale(reader: DealReader, row: Row, pieces: ReadonlyMap<number, number>): ReportSale {
  const id = asId(row.id)!
  return {
    id,
    title: asText(row.title),
    parent: reader.parent(row),
    siteEvent: reader.text(row, 'siteEvent'),
    state: stateOf(reader, row),
    amount: reader.amount(row),
    refund: fieldMoney(reader.value(row, 'refund')),
    tickets: pieces.get(id) ?? null,
  }
}

/** A stage of the portal's own between order and end counts as paid: the site's unpaid orders have theirs. */
function stateOf(reader: DealReader, row: Row): ReportSale['state'] {
  const stage = reader.stage(row)
  if (stage === 'tickets.refund')
    return 'refunded'
  return asText(row.stageSemanticId) === 'F' ? 'refused' : stage === 'tickets.ordered' ? 'unpaid' : 'paid'
}

function byStart(one: ReportEvent, other: ReportEvent): number {
  return (one.start ?? '~').localeCompare(other.start ?? '~') || one.id - other.id
}
