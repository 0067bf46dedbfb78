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
  const sums = new Reconciling()
  for (const one of new Map(divided.map(each => [each.deal.id, each])).values())
    sums.add(one)
  return sums.result
}

/** The same, deal by deal as they are read. */
export class Reconciling {
  readonly #sums = { won: none(), contacts: none(), unshared: none(), pipeline: none(), noDate: none() }
  readonly #noRate = new Map<string, CountedSum>()

  /** @param one Of a deal that was not added before. */
  add({ deal: { amount, refund }, total, exclusion, parts, unshared }: DividedDeal): void {
    if (total === null) {
      // A refund of another currency than its deal's is a sum of that currency, without a deal of its own.
      this.#addNoRate(amount.currency, amount.minor, 1)
      if (refund !== null)
        this.#addNoRate(refund.currency, -refund.minor, 0)
      return
    }
    const { won, contacts, pipeline, noDate, unshared: nobody } = this.#sums
    count(won, total)
    if (exclusion !== null)
      count(exclusion === 'pipeline' ? pipeline : noDate, total)
    else if (parts.size === 0)
      count(nobody, unshared)
    else
      count(contacts, [...parts.values()].reduce((sum, part) => sum + part, 0))
  }

  get result(): Reconciliation {
    const { won, contacts, unshared, pipeline, noDate } = this.#sums
    return { ...this.#sums, noRate: this.#noRate, difference: won.minor - contacts.minor - unshared.minor - pipeline.minor - noDate.minor }
  }

  #addNoRate(currency: string, minor: number, deals: number): void {
    const before = this.#noRate.get(currency) ?? none()
    this.#noRate.set(currency, { deals: before.deals + deals, minor: before.minor + minor })
  }
}

function none(): CountedSum {
  return { deals: 0, minor: 0 }
}

function count(sum: CountedSum, minor: number): void {
  sum.deals++
  sum.minor += minor
}
