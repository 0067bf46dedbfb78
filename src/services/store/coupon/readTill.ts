import type { Receipt } from '@/domain/coupon/receipt'
import { lookAt } from '../../portal/writes/guardedRecord'
import type { CallOptions } from '../../portal/types'
import type { Store } from '../types'
import { couponField, DEAL, linkOf } from './couponRecord'
import { isClosed, receiptIn } from './redeem'
import { sweepDeal } from './sweep'
import type { CouponSweep } from './sweep'

/** The coupon that a deal has, as its card opens. */
export interface CouponInDeal { sweep: CouponSweep, receipt: Receipt | null, now: number }

export interface TillReading { inDeal: CouponInDeal | null, isClosed: boolean }

/**
 * Reads which coupon a deal has and looks whether it is all right with it: another deal that has it too is flagged in both.
 *
 * @throws {PortalError}
 */
export async function readTill(store: Store, dealId: number, options: CallOptions = {}): Promise<TillReading> {
  const dealLook = await lookAt(store.calls, { entityTypeId: DEAL, id: dealId }, options)
  const leadId = linkOf(dealLook.fields[couponField(store.map, 'deal', 'coupon')])
  const sweep = await sweepDeal(store, leadId, options)
  return {
    inDeal: sweep && { sweep, receipt: receiptIn(store, dealLook, dealId, leadId!), now: Date.parse(dealLook.portalTime) || Date.now() },
    isClosed: isClosed(store, dealLook),
  }
}
