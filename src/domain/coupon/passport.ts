import type { CouponKind } from '../store/roles'
import type { CouponState } from './validity'

/** An employee; `name` is empty where the portal does not tell it. */
export interface PassportPerson { id: number, name: string }

/** Everything that is known of one coupon. Moments are milliseconds; what is not known is `null` or empty. */
export interface CouponPassport {
  leadId: number
  leadTitle: string
  /** Ten signs as they are kept. */
  code: string
  kind: CouponKind
  /** What the coupon gives, in the words the client got. */
  benefit: string
  until: number | null
  state: CouponState
  contactId: number | null
  /** By the first message of it; a coupon that was made without one tells neither. */
  issued: { at: number, by: PassportPerson } | null
  redeemed: { dealId: number | null, dealTitle: string, at: number | null, by: PassportPerson | null } | null
  /** Redemptions that were given back, the latest last. */
  past: readonly { dealId: number, dealTitle: string, at: number, by: PassportPerson, backAt: number, backBy: PassportPerson, why: string }[]
}
