import type { Random } from 'b24-local-portal'
import { drawCodes } from '@/domain/coupon/draw'
import { freeHold, writeHold } from '@/domain/coupon/hold'
import type { PastUse } from '@/domain/coupon/hold'
import { writeReceipt } from '@/domain/coupon/receipt'
import { writeKeptMessages } from '@/domain/store/keptMessages'
import { messageMarks } from '@/domain/store/messageMarks'
import { fillText } from '@/domain/store/messages'
import { storeDefaults } from '@/domain/store/rules'
import { messageTexts } from '@/solutions/store/settings/texts'
import { MINUTE, iso } from './shopClock.ts'
import type { Value } from './structure.ts'

export interface CouponPlan {
  code: string
  kind: 'ORDINARY' | 'BIRTHDAY'
  /** What it gives, in the words the client got. */
  offer: string
  issuedAt: number
  issuedBy: number
  /** The end that the client was told. */
  firstUntilAt: number
  untilAt: number
  client: { name: string, phone: string, channel: string | null }
  use?: { deal: number, by: number, at: number }
  /** Redeemed once, and given back. */
  past?: PastUse
}

/** Codes from chance that the seed decides. */
export function codesOf(random: Random, count: number): string[] {
  return drawCodes(count, bytes => bytes.forEach((_, index) => {
    bytes[index] = random.whole(0, 255)
  }), new Set())
}

/** Mark of a redemption, as the till draws it: the deal, and signs that no other attempt has. */
function operationOf(deal: number, code: string): string {
  return `${deal}-${Buffer.from(code).toString('hex').slice(0, 12)}`
}

/** The field that keeps the messages of the coupon: by the client's chat, or by hand where there was none. */
function messageField(leadId: number, { code, offer, issuedAt, issuedBy, firstUntilAt, client: { name, phone, channel } }: CouponPlan): string {
  const at = issuedAt + MINUTE
  const marks = messageMarks({ name, code, until: firstUntilAt, offer, percent: null, sum: null, store: '', number: leadId }, at, storeDefaults)
  const template = messageTexts.find(({ role }) => role === 'texts.coupon')!.default
  return writeKeptMessages([{
    name: 'coupon', message: 'texts.coupon', state: channel === null ? 'sentByHand' : 'handedOver', text: fillText(String(template), marks).text, phone, channel, at, by: issuedBy,
    why: channel === null ? 'noChat' : null, missing: [], refusal: null, chatId: null, after: 0, round: 1, isAsked: false,
  }], leadId)
}

/** Custom fields of a coupon's lead, but for the deal that took it: that one is not there yet. */
export function couponValues(leadId: number, coupon: CouponPlan): Readonly<Record<string, Value>> {
  const { code, kind, offer, untilAt, use, past } = coupon
  const round = past ? 1 : 0
  const hold = use ? { ...freeHold, round, operation: operationOf(use.deal, code), dealId: use.deal, by: use.by, at: use.at } : { ...freeHold, round }
  return {
    couponCode: code,
    couponKind: { option: kind },
    couponUntil: iso(untilAt),
    couponIssued: { option: 'YES' },
    offer,
    messages: messageField(leadId, coupon),
    couponUsedAt: use ? iso(use.at) : null,
    couponClaim: use || past ? writeHold(leadId, { ...hold, mark: operationOf(use?.deal ?? past!.dealId, code), past: past ? [past] : [] }) : null,
  }
}

/** What a redeemed coupon left in the deal: its offer is in words, so the sum stays. */
export function receiptText(deal: number, couponLead: number, amount: number): string {
  return writeReceipt(deal, couponLead, { before: amount * 100, after: amount * 100, currency: 'KGS' })
}

/** Claims on the company drive: a folder for each redemption, in it one that tells the deal. */
export function claimFolders(coupons: ReadonlyMap<number, CouponPlan>): Record<string, unknown>[] {
  return [...coupons].flatMap(([lead, { code, use, past }]) => {
    const claims = [...(past ? [{ deal: past.dealId, by: past.by, at: past.at }] : []), ...(use ? [use] : [])]
    return claims.flatMap(({ deal, by, at }, round) => {
      const path = `Cardinal claims/${lead}-${round}`
      return [path, `${path}/${operationOf(deal, code)}`].map(each => ({ path: each, createdBy: by, createTime: iso(at) }))
    })
  })
}
