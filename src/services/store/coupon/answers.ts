import type { Receipt } from '@/domain/coupon/receipt'
import type { PortalError } from '@/domain/portalError'
import type { StepOutcome } from '../types'
import type { Coupon } from './couponRecord'

/** A redemption that has not come to its end: claimed and not recorded, or recorded and not in its deal. */
export interface Unfinished {
  leadId: number
  round: number
  stage: 'claimed' | 'recorded'
  /** The deal it was claimed for; null when the claim does not tell. */
  dealId: number | null
  userId: number | null
  /** Milliseconds, the portal's time. */
  since: number | null
  operation: string | null
  /** It stands for two minutes or longer, or it is this browser's own: it may be finished or released. */
  isRipe: boolean
}

/** Why a coupon cannot be redeemed here and now. */
export type CouponObstacle
  = | { kind: 'used', coupon: Coupon }
    | { kind: 'expired', since: number }
    /** Closed as not used, or not issued at all. */
    | { kind: 'notIssued', coupon: Coupon }
    | { kind: 'foreign', coupon: Coupon }
    | { kind: 'underway' | 'unfinished', claim: Unfinished }
    | { kind: 'dealHasAnother', leadId: number }
    /** Sold, or given up. */
    | { kind: 'dealClosed' }

/** How redeeming ended. Only `redeemed` says that the coupon is in the deal. */
export type RedeemOutcome
  = | { kind: 'redeemed', coupon: Coupon, receipt: Receipt | null, wasThere: boolean }
    | { kind: 'obstacle', obstacle: CouponObstacle }
    /** A colleague released it, or changed the coupon, between the claim and the record. */
    | { kind: 'conflict' }
    | { kind: 'refused', error: PortalError }
    /** May or may not have happened: pressing again finds out and goes on. */
    | { kind: 'unknown', error: PortalError }

/** How a release, or giving back, ended. */
export type ReleaseOutcome
  = | { kind: 'released', wasThere: boolean }
    | { kind: 'conflict' }
    | { kind: 'refused' | 'unknown', error: PortalError }

/** As a step of a plan. */
export function stepOutcome(outcome: RedeemOutcome | ReleaseOutcome): StepOutcome {
  switch (outcome.kind) {
    case 'redeemed':
    case 'released':
      return { kind: 'done', wasThere: outcome.wasThere }
    case 'obstacle':
    case 'conflict':
      return { kind: 'conflict' }
    default:
      return outcome
  }
}
