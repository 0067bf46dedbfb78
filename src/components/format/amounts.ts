import type { Money } from '@/domain/money'
import { minorDigits } from '@/domain/money'
import { getLocale } from '@/paraglide/runtime.js'

const minus = '\u2212'

function valueOf({ minor, currency }: Money): number {
  return minor / 10 ** minorDigits(currency)
}

/** The som's own sign is in hardly any font yet. */
const somSign = '\u20C0'

function withKnownSign(text: string): string {
  return text.replace(somSign, getLocale() === 'ru' ? 'сом' : 'KGS\u00A0')
}

/** `1 234,50 ₽`, or `₽1,234.50`. A code that is none stands after the number. */
export function formatMoney(money: Money): string {
  const { currency } = money
  const digits = minorDigits(currency)
  const isCode = /^[A-Z]{3}$/.test(currency)
  const text = new Intl.NumberFormat(getLocale(), {
    ...isCode ? { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const : {},
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(valueOf(money))
  return withMinus(isCode || currency === '' ? withKnownSign(text) : `${text}\u00A0${currency}`)
}

/** `600 000 ₽`: a sum somebody has set; hundredths only where there are any. */
export function formatSum(money: Money): string {
  const text = formatMoney(money)
  return money.minor % 10 ** minorDigits(money.currency) === 0 ? text.replace(/[.,]0+(?=\D*$)/, '') : text
}

/** Sign of a currency, as it stands in the head of a column. */
export function currencySign(currency: string): string {
  if (!/^[A-Z]{3}$/.test(currency))
    return currency
  const parts = new Intl.NumberFormat(getLocale(), { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).formatToParts(0)
  return withKnownSign(parts.find(({ type }) => type === 'currency')?.value ?? currency).trim()
}

/** `1 234` and `,50`: a column's head names the currency. */
export function moneyParts(money: Money): { whole: string, fraction: string } {
  const digits = minorDigits(money.currency)
  const parts = new Intl.NumberFormat(getLocale(), { minimumFractionDigits: digits, maximumFractionDigits: digits }).formatToParts(valueOf(money))
  const point = parts.findIndex(({ type }) => type === 'decimal')
  const text = (some: Intl.NumberFormatPart[]) => withMinus(some.map(({ value }) => value).join(''))
  return point < 0 ? { whole: text(parts), fraction: '' } : { whole: text(parts.slice(0, point)), fraction: text(parts.slice(point)) }
}

/** `618 тыс.`: for charts. */
export function formatShort(money: Money): string {
  return withMinus(new Intl.NumberFormat(getLocale(), { notation: 'compact', maximumSignificantDigits: 3 }).format(valueOf(money)))
}

/** `38 %` */
export function formatShare(share: number): string {
  return withMinus(new Intl.NumberFormat(getLocale(), { style: 'percent', maximumFractionDigits: 0 }).format(share))
}

export function formatNumber(number: number): string {
  return withMinus(new Intl.NumberFormat(getLocale(), { maximumFractionDigits: 2 }).format(number))
}

function withMinus(text: string): string {
  return text.replace(/^-/, minus)
}
