import type { StandingClaim } from '../../portal/claim/folder'
import type { Unfinished } from './answers'
import { dealOfOperation, unfinishedAfterMs } from './claims'
import type { Coupon } from './couponRecord'

/** A claim that stands without a record. */
export function unfinishedOf({ leadId, hold }: Coupon, standing: Pick<StandingClaim, 'userId' | 'since' | 'mark'>, now: number): Unfinished {
  const since = standing.since === null ? null : Date.parse(standing.since)
  const operation = standing.mark ?? null
  return { leadId, round: hold.round, stage: 'claimed', dealId: dealOfOperation(operation), userId: standing.userId, since, operation, isRipe: since === null || now - since >= unfinishedAfterMs }
}
