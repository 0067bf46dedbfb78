import type { Rates } from '../reports/rates'

/** Application option with the portal's rates: for those who may not read them. */
export const ratesOption = 'cardinal.rates'

/** Rates with the day on which they held, `YYYY-MM-DD`; days of single currencies where the portal tells them. */
export interface DatedRates { rates: Rates, on: string, dayOf: ReadonlyMap<string, string> }

/** Reads what an administrator's page has left; `null` when there is nothing usable. */
export function readRatesSnapshot(appOptions: Readonly<Record<string, unknown>>): DatedRates | null {
  const option = appOptions[ratesOption]
  try {
    const kept = JSON.parse(typeof option === 'string' ? option : 'null') as { version?: unknown, on?: unknown, base?: unknown, of?: unknown } | null
    if (kept?.version !== 1 || typeof kept.base !== 'string' || typeof kept.on !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(kept.on))
      return null
    const rows = Object.entries(kept.of ?? {}) as [string, unknown][]
    const of = new Map(rows.flatMap(([code, pair]) => Array.isArray(pair) && pair.every(each => typeof each === 'string') && pair.length === 2 ? [[code, { amount: pair[0] as string, count: pair[1] as string }] as const] : []))
    return { rates: { base: kept.base, of }, on: kept.on, dayOf: new Map() }
  }
  catch {
    return null
  }
}

export function writeRatesSnapshot({ base, of }: Rates, on: string): string {
  return JSON.stringify({ version: 1, on, base, of: Object.fromEntries([...of].map(([code, { amount, count }]) => [code, [amount, count]])) })
}

/** Whether two sets of rates convert alike. */
export function areSameRates(one: Rates, other: Rates): boolean {
  return writeRatesSnapshot(sorted(one), '') === writeRatesSnapshot(sorted(other), '')
}

function sorted({ base, of }: Rates): Rates {
  return { base, of: new Map([...of].sort(([one], [other]) => one < other ? -1 : 1)) }
}
