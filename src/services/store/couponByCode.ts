import { formatCode } from '@/domain/coupon/code'
import { couponState } from '@/domain/coupon/validity'
import type { CouponState } from '@/domain/coupon/validity'
import { resultOf } from '../portal/batch'
import { asId, asList, asMoment, asRecord, asText } from '../portal/decode'
import type { CallOptions } from '../portal/types'
import { fetchContactNames } from '../sale/contacts'
import { groupsOf } from './coupon/findCoupon'
import type { Store } from './types'

/** A coupon that has not met its deal yet: the deal's own press claims it. */
export interface CouponOfCode { leadId: number, contactId: number | null, clientName: string, until: number | null, state: CouponState }

const LEAD = 1

/**
 * The coupon of a code, for a sale that has no deal yet.
 *
 * @param code Ten signs without dashes.
 * @returns `null` when no coupon has it, or none that the person may see.
 * @throws {PortalError}
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-list.html
 */
export async function couponByCode({ calls, map, rules }: Store, code: string, options: CallOptions = {}): Promise<CouponOfCode | null> {
  const field = map.field('lead', 'couponCode')
  const untilField = map.field('lead', 'couponUntil')
  if (field === null || untilField === null)
    return null
  const { time, leads } = await calls.readBatch({
    time: { method: 'server.time' },
    leads: {
      method: 'crm.item.list',
      params: { entityTypeId: LEAD, select: ['id', 'stageId', 'contactId', untilField], filter: { [`@${field}`]: [code, formatCode(code), formatCode(code, groupsOf(rules))] }, order: { id: 'ASC' }, useOriginalUfNames: 'Y', start: -1 },
    },
  }, options)
  const [lead] = asList(asRecord(resultOf(leads, 'crm.item.list')).items).map(asRecord)
  const leadId = asId(lead?.id)
  if (lead === undefined || leadId === null)
    return null
  const until = Date.parse(asMoment(lead[untilField]) ?? '')
  const coupon = { status: map.statusRole(asText(lead.stageId)), until: Number.isNaN(until) ? null : until }
  const contactId = asId(lead.contactId)
  const names = contactId === null ? null : await fetchContactNames(calls, [contactId], options)
  const now = Date.parse(asMoment(resultOf(time, 'server.time')) ?? '')
  return { leadId, contactId, clientName: names?.get(contactId!) ?? '', until: coupon.until, state: couponState(now, coupon, rules.timeZone) }
}
