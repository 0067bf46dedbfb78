import { asId, asList, asMoment, asRecord, asText } from '../../portal/decode'
import { resultOf } from '../../portal/batch'
import type { CallOptions, Command } from '../../portal/types'
import { sleep } from '../../portal/limits/sleep'
import { lookUp, lookUpAtMs } from '../../portal/writes/lookUp'
import type { Clock } from '../../portal/writes/lookUp'
import type { Store } from '../types'
import type { Unfinished } from './answers'
import { couponClaims, dealOfOperation, unfinishedAfterMs } from './claims'
import { couponField, couponSelect, DEAL, decodeCoupon, LEAD, linkOf } from './couponRecord'
import type { Coupon } from './couponRecord'
import { unfinishedOf } from './unfinished'

/** What a look at a coupon and the deals that name it shows. */
export interface CouponSweep {
  coupon: Coupon
  /** Deals that have the coupon, the one it was redeemed in first. More than one is a double redemption. */
  deals: readonly number[]
  /** More than one claim of the same round: of the losers nobody can say that they were told. */
  rivals: readonly number[]
  unfinished: Unfinished | null
}

/**
 * Looks at a coupon together with the deals that name it: on each opening of the coupon or its deal. It only reads; money is
 * changed by a person.
 *
 * @throws {PortalError}
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-list.html
 */
export async function sweepCoupon(store: Store, leadId: number, options: CallOptions = {}): Promise<CouponSweep> {
  const { calls, map } = store
  const field = couponField(map, 'deal', 'coupon')
  const { time, lead, deals } = await calls.readBatch({
    time: { method: 'server.time' },
    lead: { method: 'crm.item.list', params: { entityTypeId: LEAD, select: couponSelect(map), filter: { '=id': leadId }, useOriginalUfNames: 'Y', start: -1 } },
    deals: { method: 'crm.item.list', params: { entityTypeId: DEAL, select: ['id', field], filter: { [`=${field}`]: leadId }, order: { id: 'ASC' }, useOriginalUfNames: 'Y', start: -1 } },
  }, options)
  const coupon = decodeCoupon(map, asRecord(asList(asRecord(resultOf(lead, 'crm.item.list')).items)[0]))
  const now = time.kind === 'done' ? Date.parse(asMoment(time.result) ?? '') : Date.now()
  const named = asList(asRecord(resultOf(deals, 'crm.item.list')).items).map(asRecord).filter(deal => linkOf(deal[field]) === leadId).flatMap(({ id }) => asId(id) ?? [])
  const standing = await couponClaims(store).findAll({ leadId, round: coupon.hold.round })
  return {
    coupon,
    deals: named.toSorted((one, other) => Number(other === coupon.dealId) - Number(one === coupon.dealId) || one - other),
    rivals: standing.slice(1).flatMap(({ mark }) => dealOfOperation(mark) ?? []),
    unfinished: unfinishedIn(coupon, named, standing[0], now),
  }
}

function unfinishedIn(coupon: Coupon, deals: readonly number[], claim: Parameters<typeof unfinishedOf>[1] | undefined, now: number): Unfinished | null {
  const { leadId, dealId, hold } = coupon
  if (dealId === null)
    return claim === undefined || coupon.status !== 'couponIssued' ? null : unfinishedOf(coupon, claim, now)
  if (deals.includes(dealId))
    return null
  return { leadId, round: hold.round, stage: 'recorded', dealId, userId: hold.by, since: hold.at, operation: hold.operation, isRipe: hold.at === null || now - hold.at >= unfinishedAfterMs }
}

/** Deals that are flagged, once each; `unknown`: the comment may or may not be there, the next sweep looks. */
export type Flagged = { dealId: number, kind: 'flagged' | 'was' | 'unknown' }

/**
 * Says in the timeline of every deal of a double redemption that the coupon is in the others too; once, however often it is
 * swept.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/timeline/comments/crm-timeline-comment-add.html
 * @see https://apidocs.bitrix24.com/api-reference/crm/timeline/comments/crm-timeline-comment-list.html
 */
export async function flagDoubles({ calls }: Pick<Store, 'calls'>, { coupon, deals }: CouponSweep, clock: Pick<Clock, 'wait'> = { wait: sleep }): Promise<Flagged[]> {
  if (deals.length < 2)
    return []
  const sign = `№ ${coupon.leadId}-${coupon.hold.round}`
  const flagged: Flagged[] = []
  for (const dealId of deals) {
    const others = deals.filter(other => other !== dealId).map(other => `№ ${other}`).join(', ')
    const isThere = async () => asList(await calls.read('crm.timeline.comment.list', commentsOf(dealId))).some(row => asText(asRecord(row).COMMENT).includes(sign)) || null
    if (await isThere() === true) {
      flagged.push({ dealId, kind: 'was' })
      continue
    }
    const text = `Купон погашен дважды: он стоит и в сделке ${others}. Проверьте, кому он принадлежит (${sign}).`
    const made = await calls.write('crm.timeline.comment.add', { fields: { ENTITY_ID: dealId, ENTITY_TYPE: 'deal', COMMENT: text } })
    const isDone = made.kind === 'done' || (made.kind === 'unknown' && await lookUp(clock, isThere, { atMs: lookUpAtMs }) === true)
    flagged.push({ dealId, kind: isDone ? 'flagged' : 'unknown' })
  }
  return flagged
}

/** The newest 50. */
function commentsOf(dealId: number): Command['params'] {
  return { filter: { ENTITY_ID: dealId, ENTITY_TYPE: 'deal' }, order: { ID: 'DESC' }, select: ['ID', 'COMMENT'] }
}

/** The coupon of a deal, as its card opens; null when it has none. @throws {PortalError} */
export async function sweepDeal(store: Store, couponLeadId: number | null, options: CallOptions = {}): Promise<CouponSweep | null> {
  if (couponLeadId === null)
    return null
  const sweep = await sweepCoupon(store, couponLeadId, options)
  await flagDoubles(store, sweep)
  return sweep
}
