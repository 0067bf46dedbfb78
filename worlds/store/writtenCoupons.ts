import { couponUntil, giveBack } from '@/domain/coupon/validity'
import { storeDefaults } from '@/domain/store/rules'
import { writtenClients } from './clients.ts'
import type { CouponPlan } from './coupons.ts'
import { at } from './shopClock.ts'

export const usualOffer = 'скидка 10 % на следующую покупку'

interface Written {
  lead: number
  contact: number
  kind: CouponPlan['kind']
  issuedAt: string
  issuedBy: number
  use?: CouponPlan['use']
  /** Redeemed in a deal, and given back with days of grace. */
  past?: { deal: number, by: number, at: string, backAt: string, graceDays: number }
}

/** Issued, redeemed, run out, for a birthday, given back, run out and not looked at yet. */
const written: readonly Written[] = [
  { lead: 9, contact: 2, kind: 'ORDINARY', issuedAt: '2026-11-13T17:58', issuedBy: 2 },
  { lead: 11, contact: 6, kind: 'ORDINARY', issuedAt: '2026-10-26T10:05', issuedBy: 3, use: { deal: 6, by: 5, at: at('2026-11-07T15:12') } },
  { lead: 12, contact: 7, kind: 'ORDINARY', issuedAt: '2026-10-13T10:00', issuedBy: 3 },
  { lead: 21, contact: 10, kind: 'BIRTHDAY', issuedAt: '2026-11-16T09:20', issuedBy: 2 },
  { lead: 22, contact: 8, kind: 'ORDINARY', issuedAt: '2026-11-01T12:10', issuedBy: 3, past: { deal: 13, by: 5, at: '2026-11-10T16:04', backAt: '2026-11-14T18:30', graceDays: 7 } },
  { lead: 23, contact: 12, kind: 'ORDINARY', issuedAt: '2026-10-30T10:00', issuedBy: 3 },
]

export const writtenCouponCount = written.length

/** By the ids of their leads. @param codes As many as there are coupons. */
export function writtenCoupons(codes: readonly string[]): Map<number, CouponPlan> {
  return new Map(written.map(({ lead, contact, kind, issuedAt, issuedBy, use, past }, index) => {
    const { name, phone, chats = [] } = writtenClients[contact - 1]!
    const ownEnd = couponUntil(at(issuedAt), kind, storeDefaults)
    const back = past && giveBack(ownEnd, at(past.backAt), { way: 'grace', graceDays: past.graceDays }, storeDefaults.timeZone)
    return [lead, {
      code: codes[index]!, kind, offer: kind === 'BIRTHDAY' ? 'скидка 15 % ко дню рождения' : usualOffer, issuedAt: at(issuedAt), issuedBy, firstUntilAt: ownEnd, untilAt: back?.kind === 'back' ? back.until : ownEnd,
      client: { name, phone: phone ?? '', channel: chats[0] && kind === 'ORDINARY' ? chats[0].connector : null },
      ...(use ? { use } : {}),
      ...(past ? { past: { dealId: past.deal, by: past.by, at: at(past.at), backBy: past.by, backAt: at(past.backAt), why: 'Возврат кроссовок' } } : {}),
    }]
  }))
}
