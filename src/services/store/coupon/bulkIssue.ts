import { batchName, divide } from '@/domain/coupon/segment'
import type { Division, Segment, SegmentClient } from '@/domain/coupon/segment'
import { couponUntil } from '@/domain/coupon/validity'
import type { CouponKind, Mailing } from '@/domain/store/roles'
import { dayOf } from '@/domain/store/shopTime'
import { asId, asMoment, asText } from '../../portal/decode'
import { itemList } from '../../portal/readAll/listQuery'
import type { ListQuery, Row } from '../../portal/readAll/listQuery'
import { readAll } from '../../portal/readAll/readAll'
import { createOnce } from '../../portal/writes/createOnce'
import type { CreateOnceOptions, CreationOutcome } from '../../portal/writes/createOnce'
import type { NamedKind } from '../../portal/writes/named'
import type { Store } from '../types'
import { couponField, DEAL, LEAD } from './couponRecord'
import { drawFreeCodes } from './drawFreeCode'
import { activeCoupons, failedReading } from './listCoupons'

const CONTACT = 3
/** Leads of one round: their codes are drawn together. */
const couponsAtOnce = 50

export const couponNames: NamedKind = { entityTypeId: LEAD, app: 'cardinal' }

/** What a batch of coupons would do: nothing is written yet. */
export interface BulkPlan extends Division { segment: Segment, batch: string, now: number }

export interface BulkBenefit { offer: string, percent: number | null }

/** @param read Rows read so far of all lists, and how many there are. */
type OnRead = (read: number, total: number) => void

/**
 * Counts who would get a coupon: clients of the segment without those who have one that is still to be had, and those who have
 * opted out of messages. Only clients whom this person may see.
 *
 * @throws {PortalError} or the signal's reason
 */
export async function planBulk(store: Store, segment: Segment, { signal, onRead }: { signal?: AbortSignal, onRead?: OnRead } = {}): Promise<BulkPlan> {
  const now = Date.parse(asText(await store.calls.read('server.time', {}, signal ? { signal } : {}))) || Date.now()
  const today = dayOf(now, store.rules.timeZone).toString()
  const holders = new Set<number>()
  const sales = new Map<number, number>()
  const clients: SegmentClient[] = []
  const progress = new Map<string, { rows: number, total: number }>()
  const read = async (name: string, query: ListQuery, onRow: (row: Row) => void) => {
    const outcome = await readAll(store.calls, query, {
      ...(signal ? { signal } : {}),
      onRows: rows => rows.forEach(onRow),
      onProgress({ rows, total }) {
        progress.set(name, { rows, total })
        const all = [...progress.values()]
        onRead?.(all.reduce((sum, each) => sum + each.rows, 0), all.reduce((sum, each) => sum + each.total, 0))
      },
    })
    signal?.throwIfAborted()
    if (outcome.kind !== 'done')
      throw outcome.kind === 'failed' ? outcome.error : failedReading()
  }
  await read('coupons', activeCoupons(store, now), row => {
    const id = asId(row.contactId)
    if (id !== null)
      holders.add(id)
  })
  if (segment.kind === 'sleeping') {
    await read('sales', wonDeals(store), row => {
      const id = asId(row.contactId)
      const at = Date.parse(asMoment(row.movedTime) ?? '')
      if (id !== null && at > (sales.get(id) ?? 0))
        sales.set(id, at)
    })
  }
  await read('clients', clientsOf(store), row => clients.push(clientOf(store, row, { holders, sales })))
  const { gets, leftOut } = divide(clients, segment, today, now)
  return { segment, batch: batchName(segment, today), now, leftOut, gets: gets.sort((one, other) => one.id - other.id) }
}

function wonDeals({ map }: Store): ListQuery {
  const won = map.stageCode('won')
  return itemList(DEAL, { filter: { categoryId: map.pipelineId, stageId: won }, select: ['id', 'contactId', 'movedTime', 'stageId'], fits: row => asText(row.stageId) === won })
}

function clientsOf({ map }: Store): ListQuery {
  const mailing = map.field('contact', 'mailing')
  const query = itemList(CONTACT, { select: ['id', 'name', 'lastName', 'birthdate', 'assignedById', ...mailing === null ? [] : [mailing]] })
  return { ...query, params: { ...query.params, useOriginalUfNames: 'Y' } }
}

function clientOf({ map }: Store, row: Row, { holders, sales }: { holders: ReadonlySet<number>, sales: ReadonlyMap<number, number> }): SegmentClient {
  const id = asId(row.id)!
  const mailing = map.field('contact', 'mailing')
  return {
    id,
    name: [asText(row.name), asText(row.lastName)].filter(part => part !== '').join(' '),
    responsibleId: asId(row.assignedById),
    mailing: mailing === null ? null : map.xmlId('contact', 'mailing', asText(row[mailing])) as Mailing | null,
    birthdate: asText(row.birthdate),
    lastSaleAt: sales.get(id) ?? null,
    hasCoupon: holders.has(id),
  }
}

/** What became of each client's coupon, by the client's id. */
export type BulkOutcomes = ReadonlyMap<number, CreationOutcome>

export interface BulkOptions {
  signal?: AbortSignal
  /** How many of them have an outcome, and whether a lost reply is being looked for. */
  onProgress?: (done: number, isWaiting: boolean) => void
  clock?: CreateOnceOptions['clock']
}

/**
 * Issues the coupons of a plan: for each client a lead in «ОТПРАВИТЬ КУПОН» with its code and its end, once however often the
 * batch is started that day. Operators send it from the lead.
 *
 * @param before Outcomes of an earlier start of the same plan: what is done is not asked for again.
 * @throws {PortalError} when nothing could be sent at all.
 */
export async function issueBulk(store: Store, plan: BulkPlan, benefit: BulkBenefit, { signal, onProgress, clock }: BulkOptions = {}, before: BulkOutcomes = new Map()): Promise<BulkOutcomes> {
  const outcomes = new Map(before)
  const left = plan.gets.filter(({ id }) => outcomes.get(id)?.kind !== 'done')
  const doneBefore = plan.gets.length - left.length
  for (let start = 0; start < left.length; start += couponsAtOnce) {
    if (signal?.aborted)
      break
    const part = left.slice(start, start + couponsAtOnce)
    const codes = await drawFreeCodes(store, part.length)
    const names = new Map(part.map(client => [client.id, `${plan.batch}-${client.id}`]))
    const { outcomes: made } = await createOnce(store.calls, couponNames, part.map((client, index) => ({ name: names.get(client.id)!, fields: leadOf(store, plan, client, codes[index]!, benefit) })), {
      ...(signal ? { signal } : {}),
      ...(clock ? { clock } : {}),
      onProgress: ({ done, isWaiting }) => onProgress?.(doneBefore + start + done, isWaiting),
    })
    for (const { id } of part)
      outcomes.set(id, made.get(names.get(id)!)!)
  }
  return outcomes
}

function leadOf({ map, rules, locale }: Store, { segment, now }: BulkPlan, { id, name, responsibleId }: SegmentClient, code: string, { offer, percent }: BulkBenefit): Record<string, unknown> {
  const kind: CouponKind = segment.kind === 'birthday' ? 'BIRTHDAY' : 'ORDINARY'
  const field = (role: string) => couponField(map, 'lead', role)
  return {
    title: `${locale === 'ru' ? 'Купон' : 'Coupon'}: ${name}`,
    stageId: map.statusCode('sendCoupon'),
    contactId: id,
    ...(responsibleId === null ? {} : { assignedById: responsibleId }),
    [field('couponCode')]: code,
    [field('couponKind')]: map.option('lead', 'couponKind', kind),
    [field('couponIssued')]: map.option('lead', 'couponIssued', 'YES'),
    [field('couponUntil')]: new Date(couponUntil(now, kind, rules)).toISOString(),
    ...(offer === '' ? {} : { [field('offer')]: offer }),
    ...(percent === null ? {} : { [field('couponPercent')]: percent }),
  }
}
