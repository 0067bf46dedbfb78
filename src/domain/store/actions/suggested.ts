import type { SaleResult } from '../roles'
import { shouldProposeRefusal } from './administrator'
import { couponHasEnded } from './conditions'
import type { LeadCase } from './facts'

const atTill: Readonly<Partial<Record<SaleResult, string>>> = {
  SALE_NEW: 'createDeal', SALE_REPEAT: 'createDeal', HOLD_SHOP: 'arrangeHold', DELIVERY: 'arrangeDelivery', TILL_REFUSAL: 'tillRefusal', HOLD_ONLINE: 'remindHold',
}

/** What the lead itself asks for next; `null` where the order of the buttons says it. */
export function suggestedAction(pressed: LeadCase): string | null {
  const { facts } = pressed
  switch (facts.status) {
    case 'getPayment': return facts.saleResult === null ? null : atTill[facts.saleResult] ?? null
    case 'discoverNeed': case 'makeOffer': return shouldProposeRefusal(pressed) ? 'refuseOffer' : null
    case 'couponIssued': return couponHasEnded.isMet(pressed) ? 'closeUnusedCoupon' : null
    default: return null
  }
}
