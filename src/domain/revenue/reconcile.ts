import type { DividedDeal } from './types'

export interface CountedSum { deals: number, minor: number }

/** Where all won deals went, smallest units of the settings' currency. */
export interface Reconciliation {
  /** All won deals that have a rate. */
  won: CountedSum
  /** What contacts got, and of how many deals. */
  contacts: CountedSum
  /** Deals without a contact. */
  unshared: CountedSum
  /** In pipelines that do not count. */
  pipeline: CountedSum
  /** Without the date that decides the year. */
  noDate: CountedSum
  /** Without a rate: sums by currency, that currency's smallest units, in none of the sums above. */
  noRate: ReadonlyMap<string, CountedSum>
  /** Won less everything else: zero when all went somewhere. */
  difference: number
}

/**
 * Adds up won deals one way and their parts the other.
 *
 * @param divided Each deal once, or more often: repeated ones count once.
 */
export function reconcile(divided: readonly DividedDeal[]): Reconciliation {
  const once = [...new Map(divided.map(one => [one.deal.id, one])).values()]
  const counted = once.filter(({ exclusion }) => exclusion === null)
  const won = sum(once.filter(({ total }) => total !== null), ({ total }) => total ?? 0)
  const contacts = sum(counted.filter(({ parts }) => parts.size > 0), ({ parts }) => [...parts.values()].reduce((all, part) => all + part, 0))
  const unshared = sum(counted.filter(({ parts }) => parts.size === 0), one => one.unshared)
  const pipeline = sum(once.filter(({ exclusion, total }) => exclusion === 'pipeline' && total !== null), ({ total }) => total ?? 0)
  const noDate = sum(once.filter(({ exclusion }) => exclusion === 'no-date'), ({ total }) => total ?? 0)
  return {
    won, contacts, unshared, pipeline, noDate,
    noRate: byCurrency(once.filter(({ total }) => total === null)),
    difference: won.minor - contacts.minor - unshared.minor - pipeline.minor - noDate.minor,
  }
}

function sum(divided: readonly DividedDeal[], minorOf: (one: DividedDeal) => number): CountedSum {
  return { deals: divided.length, minor: divided.reduce((all, one) => all + minorOf(one), 0) }
}

/** A refund of another currency than its deal's is a sum of that currency, without a deal of its own. */
function byCurrency(divided: readonly DividedDeal[]): Map<string, CountedSum> {
  const found = new Map<string, CountedSum>()
  const add = (currency: string, minor: number, deals: number) => {
    const before = found.get(currency) ?? { deals: 0, minor: 0 }
    found.set(currency, { deals: before.deals + deals, minor: before.minor + minor })
  }
  for (const { deal: { amount, refund } } of divided) {
    add(amount.currency, amount.minor, 1)
    if (refund !== null)
      add(refund.currency, -refund.minor, 0)
  }
  return found
}
