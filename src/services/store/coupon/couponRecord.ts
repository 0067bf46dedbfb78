import type { CouponHold } from '@/domain/coupon/hold'
import { readHold } from '@/domain/coupon/hold'
import { fieldMoney } from '@/domain/money'
import type { Money } from '@/domain/money'
import { PortalError } from '@/domain/portalError'
import type { StoreMap } from '@/domain/store/map'
import type { CouponKind, LeadStatus } from '@/domain/store/roles'
import { asId, asMoment, asNumber, asText } from '../../portal/decode'
import type { GuardedRecord, RecordLook } from '../../portal/writes/guardedRecord'

export const LEAD = 1
export const DEAL = 2

/** A coupon: its lead, as the till needs it. Moments are milliseconds. */
export interface Coupon {
  leadId: number
  /** Ten signs without dashes. */
  code: string
  kind: CouponKind
  status: LeadStatus | null
  until: number | null
  percent: number | null
  sum: Money | null
  offer: string
  contactId: number | null
  responsibleId: number | null
  /** Where and when it was redeemed. */
  dealId: number | null
  usedAt: number | null
  hold: CouponHold
}

/** Code of a {@link PortalError}: setup has not made the fields that a coupon needs. */
export const couponNotSetUp = 'COUPON_NOT_SET_UP'

/** @throws {PortalError} `missing` when setup has not made the field. */
export function couponField(map: StoreMap, entity: 'lead' | 'deal', role: string): string {
  const code = map.field(entity, role)
  if (code === null)
    throw new PortalError('missing', `There is no field for ${entity}.${role}: finish the setup of the store.`, { code: couponNotSetUp })
  return code
}

/** What a list of coupons selects. */
export function couponSelect(map: StoreMap): string[] {
  const roles = ['couponCode', 'couponKind', 'couponUntil', 'couponPercent', 'couponSum', 'offer', 'couponDeal', 'couponUsedAt', 'couponClaim']
  return ['id', 'stageId', 'contactId', 'assignedById', ...roles.flatMap(role => map.field('lead', role) ?? [])]
}

/** @param fields Under original names. */
export function decodeCoupon(map: StoreMap, fields: RecordLook['fields']): Coupon {
  const value = (role: string) => {
    const field = map.field('lead', role)
    return field === null ? undefined : fields[field]
  }
  const leadId = asId(fields.id) ?? 0
  return {
    leadId,
    code: asText(value('couponCode')).replace(/[^0-9A-Za-z]/g, '').toUpperCase(),
    kind: map.xmlId('lead', 'couponKind', asText(value('couponKind'))) === 'BIRTHDAY' ? 'BIRTHDAY' : 'ORDINARY',
    status: map.statusRole(asText(fields.stageId)),
    until: momentOf(value('couponUntil')),
    percent: asNumber(value('couponPercent')),
    sum: fieldMoney(value('couponSum')),
    offer: asText(value('offer')),
    contactId: asId(fields.contactId),
    responsibleId: asId(fields.assignedById),
    dealId: linkOf(value('couponDeal')),
    usedAt: momentOf(value('couponUsedAt')),
    hold: readHold(asText(value('couponClaim')), leadId),
  }
}

/** A field that names a record: `12`, or `L_12` where it may name records of several kinds. */
export function linkOf(value: unknown): number | null {
  return asId(asText(value).replace(/^[A-Z]+_/, ''))
}

function momentOf(value: unknown): number | null {
  const text = asMoment(value)
  return text === null ? null : Date.parse(text)
}

/** The coupon's lead for a guarded write: its mark is that of the last redemption or release. */
export function couponLead(map: StoreMap, leadId: number): GuardedRecord {
  const field = couponField(map, 'lead', 'couponClaim')
  return { entityTypeId: LEAD, id: leadId, mark: { field, find: fields => readHold(asText(fields[field]), leadId).mark } }
}
