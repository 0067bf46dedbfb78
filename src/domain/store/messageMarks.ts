import { minorText } from '../money'
import type { Money } from '../money'
import type { MessageRole } from './actions/plan'
import type { MessageMarks } from './messages'
import type { StoreRules } from './rules'
import { dayOf, endOfDay } from './shopTime'

/** What a message may speak of; what is not known is empty or `null`. Moments are milliseconds. */
export interface MessageSubject {
  /** The client's. */
  name: string
  code: string
  until: number | null
  offer: string
  percent: number | null
  sum: Money | null
  store: string
  /** Number of the record the message is about. */
  number: number
}

type MarkRules = Pick<StoreRules, 'timeZone' | 'coupon.benefit' | 'rating.form.operator'>

/** Without these a message says nothing. A name, a store or an offer that is not known is left out of the sentence. */
const needed: Readonly<Partial<Record<MessageRole, readonly string[]>>> = {
  'texts.coupon': ['код', 'срок'],
  'texts.couponReminder': ['код', 'срок'],
  'texts.holdReminder': ['срок'],
  'texts.operatorRating': ['ссылка'],
}

export function neededOf(message: MessageRole, missing: readonly string[]): string[] {
  return missing.filter(mark => needed[message]?.includes(mark))
}

/** Messages go to clients of the shop, so their words are Russian whatever the language of the portal. */
export function messageMarks(subject: MessageSubject, now: number, rules: MarkRules): MessageMarks {
  return {
    имя: subject.name,
    код: subject.code,
    срок: subject.until === null ? '' : termText(subject.until, now, rules.timeZone),
    предложение: benefitText(subject, rules),
    магазин: subject.store,
    ссылка: formAddress(rules['rating.form.operator'], subject.number),
  }
}

/** «24 марта» for the end of that day, else «24 марта, 18:00»; the year where it is another. */
export function termText(until: number, now: number, timeZone: string): string {
  const [day, today] = [dayOf(until, timeZone), dayOf(now, timeZone)]
  const isWholeDay = Math.abs(until - endOfDay(day, timeZone)) < 60_000
  const date = new Intl.DateTimeFormat('ru', { timeZone, day: 'numeric', month: 'long', ...(day.year === today.year ? {} : { year: 'numeric' }) }).format(until).replace(/\s*г\.$/, '')
  return isWholeDay ? date : `${date}, ${new Intl.DateTimeFormat('ru', { timeZone, hour: '2-digit', minute: '2-digit' }).format(until)}`
}

export function benefitText({ offer, percent, sum }: Pick<MessageSubject, 'offer' | 'percent' | 'sum'>, rules: Pick<StoreRules, 'coupon.benefit'>): string {
  if (rules['coupon.benefit'] === 'percent' && percent !== null)
    return `скидка ${String(percent).replace('.', ',')}\u00A0%`
  if (rules['coupon.benefit'] === 'sum' && sum !== null)
    return `скидка ${minorText(sum.minor, sum.currency).replace(/\.00$/, '').replace('.', ',')}\u00A0${sum.currency === 'KGS' ? 'сом' : sum.currency}`
  return offer.trim().replace(/[.\s]+$/, '')
}

/** The form puts the parameter into its hidden field «Номер лида или сделки» (`manual/ratingForms.ts`). */
function formAddress(form: string, number: number): string {
  if (!URL.canParse(form))
    return ''
  const address = new URL(form)
  address.searchParams.set('cardinal', String(number))
  return address.href
}
