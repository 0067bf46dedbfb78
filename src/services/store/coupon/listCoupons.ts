import { PortalError } from '@/domain/portalError'
import { asId, asList, asRecord, asText } from '../../portal/decode'
import { itemList } from '../../portal/readAll/listQuery'
import type { ListQuery } from '../../portal/readAll/listQuery'
import { fetchContactNames } from '../../sale/contacts'
import { resultOf } from '../../portal/batch'
import type { CallOptions } from '../../portal/types'
import type { Store } from '../types'
import { couponField, couponSelect, decodeCoupon, LEAD } from './couponRecord'
import type { Coupon } from './couponRecord'

/** `expired`: over and still in «ВЫДАННЫЕ КУПОНЫ»; `unused`: closed as not used. */
export const couponLists = ['active', 'ending', 'expired', 'used', 'unused'] as const
export type CouponList = typeof couponLists[number]

/** A coupon of a list, with its client's name; empty where the person may not see it. */
export interface ListedCoupon { coupon: Coupon, client: string }

export interface CouponPage { rows: readonly ListedCoupon[], total: number, next: number | null, now: number }

const pageRows = 50
const dayMs = 86_400_000
/** Coupons that end within so many days are worth a call. */
const endingDays = 3

/**
 * One page of a list, the latest first; those that end first come first.
 *
 * @param start Where the page before said the next one is.
 * @throws {PortalError}
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-list.html
 */
export async function listCoupons(store: Store, list: CouponList, start = 0, options: CallOptions = {}): Promise<CouponPage> {
  const { calls, map } = store
  const now = Date.parse(asText(await calls.read('server.time', {}, options))) || Date.now()
  const until = couponField(map, 'lead', 'couponUntil')
  const isByEnd = list === 'active' || list === 'ending'
  const { leads } = await calls.readBatch({
    leads: { method: 'crm.item.list', params: { entityTypeId: LEAD, select: couponSelect(map), filter: filterOf(store, list, now), order: isByEnd ? { [until]: 'ASC', id: 'ASC' } : { id: 'DESC' }, useOriginalUfNames: 'Y', start } },
  }, options)
  const coupons = asList(asRecord(resultOf(leads, 'crm.item.list')).items).map(item => decodeCoupon(map, asRecord(item)))
  const total = leads.kind === 'done' ? leads.total ?? coupons.length : coupons.length
  const names = await fetchContactNames(calls, [...new Set(coupons.flatMap(({ contactId }) => contactId ?? []))], options)
  return {
    rows: coupons.map(coupon => ({ coupon, client: coupon.contactId === null ? '' : names.get(coupon.contactId) ?? '' })),
    total, now,
    next: start + pageRows < total ? start + pageRows : null,
  }
}

function filterOf({ map }: Store, list: CouponList, now: number): Record<string, unknown> {
  const until = couponField(map, 'lead', 'couponUntil')
  const code = { [`!${couponField(map, 'lead', 'couponCode')}`]: '' }
  const iso = (at: number) => new Date(at).toISOString()
  switch (list) {
    case 'active': return { ...code, stageId: map.statusCode('couponIssued'), [`>=${until}`]: iso(now) }
    case 'ending': return { ...code, stageId: map.statusCode('couponIssued'), [`>=${until}`]: iso(now), [`<=${until}`]: iso(now + endingDays * dayMs) }
    case 'expired': return { ...code, stageId: map.statusCode('couponIssued'), [`<${until}`]: iso(now) }
    case 'used': return { ...code, stageId: map.statusCode('couponUsed') }
    case 'unused': return { ...code, stageId: map.statusCode('couponUnused') }
  }
}

/** Leads whose coupon is still to be had, for reading all of them. */
export function activeCoupons({ map }: Pick<Store, 'map'>, now: number): ListQuery {
  const until = couponField(map, 'lead', 'couponUntil')
  const statuses = [map.statusCode('couponIssued'), map.statusCode('sendCoupon')]
  const query = itemList(LEAD, { filter: { [`!${couponField(map, 'lead', 'couponCode')}`]: '', '@stageId': statuses, [`>=${until}`]: new Date(now).toISOString() }, select: ['id', 'contactId', 'stageId'], fits: row => statuses.includes(asText(row.stageId)) && asId(row.id) !== null })
  return { ...query, params: { ...query.params, useOriginalUfNames: 'Y' } }
}

/** @throws {PortalError} as a reading that ended ahead of its end. */
export function failedReading(): PortalError {
  return new PortalError('unreachable', 'The list was not read to its end.')
}
