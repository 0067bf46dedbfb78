import type { Rates } from '../reports/rates'
import { divide } from './divide'
import { foreignCurrencies, ratesMark } from './marks'
import { Reconciling } from './reconcile'
import type { Reconciliation } from './reconcile'
import type { RevenueDeal, RevenuePart, RevenueSettings } from './types'

/** What a contact's won deals come to. */
export interface ContactTally {
  parts: readonly RevenuePart[]
  /** Of the rates they were counted with; empty when all are in the settings' currency. */
  rates: string
}

const nothing: ContactTally = { parts: [], rates: '' }

/** Won deals summed by contact as they are read; a deal that comes again counts once. */
export class Tally {
  readonly #settings: RevenueSettings
  readonly #rates: Rates | null
  readonly #seen = new Set<number>()
  readonly #parts = new Map<number, RevenuePart[]>()
  readonly #foreign = new Map<number, Set<string>>()
  readonly #sums = new Reconciling()
  /** Of all deals, those that count nowhere too. */
  readonly currencies = new Set<string>()
  /** Deals whose refund is in another currency than they are. */
  mixedDeals = 0

  constructor(settings: RevenueSettings, rates: Rates | null) {
    this.#settings = settings
    this.#rates = rates
  }

  add(deal: RevenueDeal): void {
    if (this.#seen.has(deal.id))
      return
    this.#seen.add(deal.id)
    const divided = divide(deal, this.#settings, this.#rates)
    this.#sums.add(divided)
    const foreign = foreignCurrencies(deal, this.#settings.currency)
    for (const currency of foreign)
      this.currencies.add(currency)
    if (deal.refund !== null && deal.refund.currency !== deal.amount.currency)
      this.mixedDeals++
    for (const [contactId, minor] of divided.parts) {
      this.#listOf(contactId).push({ dealId: deal.id, year: divided.year!, pipelineId: deal.pipelineId, minor })
      if (foreign.length > 0)
        this.#foreign.set(contactId, new Set([...this.#foreign.get(contactId) ?? [], ...foreign]))
    }
  }

  get deals(): number {
    return this.#seen.size
  }

  /** With a part of a deal. */
  get contactIds(): number[] {
    return [...this.#parts.keys()]
  }

  get reconciliation(): Reconciliation {
    return this.#sums.result
  }

  of(contactId: number): ContactTally {
    const parts = this.#parts.get(contactId)
    return parts === undefined
      ? nothing
      : { parts: parts.toSorted((one, other) => one.dealId - other.dealId), rates: ratesMark(this.#rates, this.#settings.currency, this.#foreign.get(contactId) ?? []) }
  }

  #listOf(contactId: number): RevenuePart[] {
    const list = this.#parts.get(contactId) ?? []
    this.#parts.set(contactId, list)
    return list
  }
}
