import type { Rates } from '../reports/rates'
import type { RevenueDeal, RevenueSettings } from './types'

/** The settings that decide what is counted, in one short text: totals of another mark are to be counted anew. */
export function settingsMark({ rule, ruleOf, yearBy, currency, excluded }: RevenueSettings): string {
  const own = [...ruleOf].filter(([, one]) => one !== rule).sort(([a], [b]) => a - b).map(([id, one]) => `${id}=${one}`)
  const left = [...excluded].sort((a, b) => a - b).map(id => `-${id}`)
  return [rule, yearBy, currency, ...own, ...left].join(' ')
}

/** Currencies of a deal that have to be converted. */
export function foreignCurrencies({ amount, refund }: Pick<RevenueDeal, 'amount' | 'refund'>, currency: string): string[] {
  return [amount.currency, ...refund === null ? [] : [refund.currency]].filter(one => one !== currency)
}

/** The rates that certain currencies are converted by: empty without any. */
export function ratesMark(rates: Rates | null, into: string, currencies: Iterable<string>): string {
  const foreign = [...new Set(currencies)].filter(one => one !== into).sort()
  if (foreign.length === 0)
    return ''
  const rateOf = (currency: string) => {
    const rate = rates?.of.get(currency)
    return currency === rates?.base ? '1' : rate === undefined ? '?' : `${Number(rate.amount)}/${Number(rate.count)}`
  }
  return [...foreign, into].map(one => `${one} ${rateOf(one)}`).join(', ')
}
