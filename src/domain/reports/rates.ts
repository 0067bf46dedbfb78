import { minorDigits } from '../money'
import type { Money } from '../money'

/** Rates of the portal: so many units of the base currency for so many of this one, as the portal writes them. */
export interface Rates {
  base: string
  of: ReadonlyMap<string, { amount: string, count: string }>
}

interface Fraction { over: bigint, under: bigint }

function fractionOf(text: string): Fraction | null {
  const [, whole, fraction = ''] = /^(\d+)(?:\.(\d*))?$/.exec(text.trim()) ?? []
  return whole === undefined ? null : { over: BigInt(whole + fraction), under: 10n ** BigInt(fraction.length) }
}

/** What one unit is worth in the base currency. */
function worth({ base, of }: Rates, currency: string): Fraction | null {
  if (currency === base)
    return { over: 1n, under: 1n }
  const rate = of.get(currency)
  const amount = fractionOf(rate?.amount ?? '')
  const count = fractionOf(rate?.count ?? '')
  if (!amount || !count || amount.over === 0n || count.over === 0n)
    return null
  return { over: amount.over * count.under, under: amount.under * count.over }
}

/**
 * Converts by the portal's rates, halves away from zero.
 *
 * @param rates `null` when the person may not read them.
 * @returns Smallest units of the other currency; `null` without a rate.
 */
export function convert({ minor, currency }: Money, into: string, rates: Rates | null): number | null {
  if (currency === into)
    return minor
  const from = rates && worth(rates, currency)
  const to = rates && worth(rates, into)
  if (!from || !to)
    return null
  const over = BigInt(Math.abs(minor)) * from.over * to.under * 10n ** BigInt(minorDigits(into))
  const under = from.under * to.over * 10n ** BigInt(minorDigits(currency))
  const rounded = Number((over * 2n + under) / (under * 2n))
  return Number.isSafeInteger(rounded) ? (minor < 0 ? 0 - rounded : rounded) : null
}
