import type { Money } from '../money'
import type { StoreRules } from '../store/rules'

/** What a coupon gives: a share of the sum, a sum, or what its offer says in words. */
export type Benefit = { kind: 'percent', percent: number } | { kind: 'sum', sum: Money } | { kind: 'offer', offer: string }

/** What a redeemed coupon did to the sum of its deal. Smallest units. */
export interface Receipt { before: number, after: number, currency: string }

/** What the coupon gives by the settings; without its number the words of the offer. */
export function benefitOf(coupon: { percent: number | null, sum: Money | null, offer: string }, rules: Pick<StoreRules, 'coupon.benefit'>): Benefit {
  const wanted = rules['coupon.benefit']
  if (wanted === 'percent' && coupon.percent !== null && coupon.percent > 0 && coupon.percent <= 100)
    return { kind: 'percent', percent: coupon.percent }
  if (wanted === 'sum' && coupon.sum !== null && coupon.sum.minor > 0)
    return { kind: 'sum', sum: coupon.sum }
  return { kind: 'offer', offer: coupon.offer }
}

/** The sum before and after; a sum in another currency, and words, take nothing off. */
export function receiptOf(before: Money, benefit: Benefit): Receipt {
  const { minor, currency } = before
  const off = benefit.kind === 'percent' ? Math.round(minor * benefit.percent / 100) : benefit.kind === 'sum' && benefit.sum.currency === currency ? benefit.sum.minor : 0
  return { before: minor, after: Math.max(0, minor - off), currency }
}

/** Reads the deal's field. @param dealId The deal's own: a copy of the deal carries another's. */
export function readReceipt(text: string, dealId: number, couponLeadId: number): Receipt | null {
  try {
    const { deal, coupon, before, after, currency } = JSON.parse(text) as Record<string, unknown>
    return deal === dealId && coupon === couponLeadId && typeof before === 'number' && typeof after === 'number' && typeof currency === 'string' ? { before, after, currency } : null
  }
  catch {
    return null
  }
}

export function writeReceipt(dealId: number, couponLeadId: number, receipt: Receipt): string {
  return JSON.stringify({ deal: dealId, coupon: couponLeadId, ...receipt })
}
