import { formatCode } from '@/domain/coupon/code'
import { benefitOf } from '@/domain/coupon/receipt'
import type { Receipt } from '@/domain/coupon/receipt'
import { formatNumber, formatSum } from '@/components/format/amounts'
import * as m from '@/paraglide/messages.js'
import { groupsOf } from '@/services/store/coupon/findCoupon'
import type { FoundCoupon } from '@/services/store/coupon/findCoupon'
import type { Coupon } from '@/services/store/coupon/couponRecord'
import type { Store } from '@/services/store/types'
import { getLocale } from '@/paraglide/runtime.js'

/** `25 ноября`, or `25 ноября, 15:20`, by the shop's clock. */
export function shopDay(at: number, timeZone: string, withTime = false): string {
  const isThisYear = new Date(at).getFullYear() === new Date().getFullYear()
  return new Intl.DateTimeFormat(getLocale(), { timeZone, day: 'numeric', month: 'long', ...(isThisYear ? {} : { year: 'numeric' }), ...(withTime ? { hour: '2-digit', minute: '2-digit' } : {}) })
    .format(at).replace(/\sг\.(?=$|,|\s)/, '').replace(' в ', ', ')
}

export function codeText(code: string, { rules }: Pick<Store, 'rules'>): string {
  return formatCode(code, groupsOf(rules))
}

/** `скидка 10 %`, `скидка 500 сом`, or the words of the offer. */
export function benefitText(coupon: Coupon, { rules }: Pick<Store, 'rules'>): string {
  const benefit = benefitOf(coupon, rules)
  if (benefit.kind === 'percent')
    return m.till_benefit_percent({ percent: formatNumber(benefit.percent) })
  return benefit.kind === 'sum' ? m.till_benefit_sum({ sum: formatSum(benefit.sum) }) : benefit.offer
}

/** `Айгуль Садырова · скидка 10 % · до 25 ноября` */
export function couponLine(coupon: Coupon, client: string, store: Pick<Store, 'rules'>): string {
  const until = coupon.until === null ? '' : m.till_until({ day: shopDay(coupon.until, store.rules.timeZone) })
  return [client, benefitText(coupon, store), until].filter(part => part !== '').join(' · ')
}

export function receiptText({ before, after, currency }: Receipt): { before: string, after: string | null } {
  const text = (minor: number) => formatSum({ minor, currency })
  return { before: text(before), after: after === before ? null : text(after) }
}

/** What is wrong with a code that was typed, and where. */
export function wrongText({ read }: Extract<FoundCoupon, { kind: 'wrong' }>): string {
  const impossible = read.signs.findIndex(({ sign }) => sign === null)
  if (read.why === 'short')
    return m.till_wrong_short({ count: read.signs.length })
  if (read.why === 'long')
    return m.till_wrong_long({ count: read.signs.length })
  if (read.why === 'sign')
    return m.till_wrong_sign({ sign: read.signs[impossible]!.typed, place: impossible + 1 })
  const [guess] = read.guesses
  if (guess?.kind === 'sign' && guess.places.length === 1)
    return m.till_wrong_check_at({ place: guess.places[0]! + 1 })
  return m.till_wrong_check()
}
