import type { LeadStatus } from '@/domain/store/roles'
import * as m from '@/paraglide/messages.js'

const explanations: Record<LeadStatus, () => string> = {
  new: m.lead_status_new, addContact: m.lead_status_add_contact, subscribe: m.lead_status_subscribe, discoverNeed: m.lead_status_discover_need, makeSale: m.lead_status_make_sale,
  getPayment: m.lead_status_get_payment, makeOffer: m.lead_status_make_offer, sendCoupon: m.lead_status_send_coupon, couponIssued: m.lead_status_coupon_issued,
  converted: m.lead_status_converted, couponUsed: m.lead_status_coupon_used, couponUnused: m.lead_status_coupon_unused, noPhone: m.lead_status_no_phone,
  tillRefusal: m.lead_status_till_refusal, offerRefused: m.lead_status_offer_refused, junk: m.lead_status_junk,
}

/** What a status is about, in a sentence. */
export function statusText(status: LeadStatus | null): string {
  return status === null ? m.lead_status_none() : explanations[status]()
}

/** Scripts of which a conversation in that status goes by; the first is the likely one. */
export const scriptsAt: Readonly<Partial<Record<LeadStatus, readonly string[]>>> = {
  new: ['newBuyer', 'recommendation', 'tillRefusal', 'refusalWithNumber'],
  addContact: ['refusalWithNumber', 'recommendation'],
  subscribe: ['recommendation', 'newBuyer'],
  discoverNeed: ['tillRefusal', 'refusalWithNumber', 'newBuyer'],
  makeOffer: ['tillRefusal', 'refusalWithNumber'],
}
