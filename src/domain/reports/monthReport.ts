import { groupBy } from '../groupBy'
import type { Money } from '../money'
import { convert } from './rates'
import type { Rates } from './rates'

/** An event deal. `coming`: neither held nor cancelled. */
export interface ReportEvent {
  id: number
  title: string
  /** Portal time, ISO; null for an event without a start. */
  start: string | null
  state: 'held' | 'coming' | 'cancelled'
  cost: Money | null
}

/** A ticket deal. `unpaid` was ordered on the site; `refused` was never paid. */
export interface ReportSale {
  id: number
  title: string
  /** The event's deal, as the deal says. */
  parent: number | null
  siteEvent: string
  state: 'unpaid' | 'paid' | 'refunded' | 'refused'
  amount: Money
  /** The field «Сумма возврата». */
  refund: Money | null
  /** Sum of the product rows; null for a deal without rows, or whose rows are not seen: one ticket. */
  tickets: number | null
}

/** Sums in the smallest units of the report's currency. */
export interface Sums {
  tickets: number
  revenue: number
  refunds: number
  cost: number
  margin: number
  /** Margin of what was not given back, 0.38; null when nothing was earned. */
  marginShare: number | null
}

export interface MonthRow extends Sums {
  event: ReportEvent
  sales: readonly ReportSale[]
  /** Ordered and not paid: counted nowhere else. */
  unpaid: number
  /** Something in it was in another currency. */
  isConverted: boolean
}

export interface UnlinkedRow extends Omit<Sums, 'cost'> {
  sales: readonly ReportSale[]
  isConverted: boolean
}

export interface MonthReport {
  currency: string
  rows: readonly MonthRow[]
  /** Sales without an event: should be none. */
  unlinked: UnlinkedRow
  /** Of the events and the unlinked sales together: no money is left out. */
  totals: Sums
  /** Of the events alone, for comparing months. */
  events: Sums
  held: number
  coming: number
  cancelled: number
  /** Currencies without a rate: their amounts are in no sum. */
  missing: readonly string[]
}

export interface MonthInput {
  events: readonly ReportEvent[]
  /** Of these events, whenever they were sold. */
  sales: readonly ReportSale[]
  /** Sold in the month without an event. */
  unlinked: readonly ReportSale[]
}

/** Adds amounts up in one currency and remembers what it could not convert. */
class Adder {
  isConverted = false
  constructor(private readonly into: string, private readonly rates: Rates | null, private readonly missing: Set<string>) {}

  in(money: Money | null): number {
    if (money === null || money.minor === 0)
      return 0
    const minor = convert(money, this.into, this.rates)
    if (minor === null)
      this.missing.add(money.currency)
    else
      this.isConverted ||= money.currency !== this.into
    return minor ?? 0
  }
}

function sumsOf(parts: Omit<Sums, 'margin' | 'marginShare'>): Sums {
  const kept = parts.revenue - parts.refunds
  const margin = kept - parts.cost
  return { ...parts, margin, marginShare: kept > 0 ? margin / kept : null }
}

/**
 * What was given back: a sale on the stage «Возврат» without an amount was given back whole; one on another stage only as
 * far as the field says.
 */
function refundOf({ state, amount, refund }: ReportSale): Money | null {
  return state === 'refunded' && (refund === null || refund.minor === 0) ? amount : refund
}

function addSales(sales: readonly ReportSale[], adder: Adder): Pick<Sums, 'tickets' | 'revenue' | 'refunds'> {
  const sold = sales.filter(({ state }) => state === 'paid' || state === 'refunded')
  return {
    tickets: sold.filter(({ state }) => state === 'paid').reduce((sum, { tickets }) => sum + (tickets ?? 1), 0),
    revenue: sold.reduce((sum, { amount }) => sum + adder.in(amount), 0),
    refunds: sold.reduce((sum, sale) => sum + adder.in(refundOf(sale)), 0),
  }
}

function total(parts: readonly Omit<Sums, 'margin' | 'marginShare'>[]): Sums {
  const sum = (of: 'tickets' | 'revenue' | 'refunds' | 'cost') => parts.reduce((all, part) => all + part[of], 0)
  return sumsOf({ tickets: sum('tickets'), revenue: sum('revenue'), refunds: sum('refunds'), cost: sum('cost') })
}

/**
 * Report of a month: what its events sold, gave back and cost. Revenue is what was paid, later refunds included;
 * refunds stand beside it. Sales that were not paid yet, or were refused, count nowhere.
 *
 * @param rates `null` when the person may not read them.
 */
export function monthReport({ events, sales, unlinked }: MonthInput, currency: string, rates: Rates | null): MonthReport {
  const missing = new Set<string>()
  const salesOf = groupBy(sales, ({ parent }) => parent)
  const rows = events.map((event): MonthRow => {
    const own = salesOf.get(event.id) ?? []
    const adder = new Adder(currency, rates, missing)
    const sums = sumsOf({ ...addSales(own, adder), cost: adder.in(event.cost) })
    return { event, sales: own, unpaid: own.filter(({ state }) => state === 'unpaid').length, ...sums, isConverted: adder.isConverted }
  })
  const lost = unlinked.filter(({ state }) => state !== 'refused')
  const adder = new Adder(currency, rates, missing)
  const lostSums = sumsOf({ ...addSales(lost, adder), cost: 0 })
  return {
    currency,
    rows,
    unlinked: { ...lostSums, sales: lost, isConverted: adder.isConverted },
    totals: total([...rows, lostSums]),
    events: total(rows),
    held: count(events, 'held'),
    coming: count(events, 'coming'),
    cancelled: count(events, 'cancelled'),
    missing: [...missing].sort(),
  }
}

function count(events: readonly ReportEvent[], state: ReportEvent['state']): number {
  return events.filter(each => each.state === state).length
}

/** Currency of a report when neither a setting nor the portal names one: the one most amounts are in. */
export function usualCurrency({ sales, unlinked, events }: MonthInput): string {
  const amounts = [...sales, ...unlinked].map(({ amount }) => amount).concat(events.flatMap(({ cost }) => cost ?? []))
  const counts = groupBy(amounts.filter(({ currency }) => currency !== ''), ({ currency }) => currency)
  return [...counts].sort(([a, one], [b, other]) => other.length - one.length || a.localeCompare(b))[0]?.[0] ?? 'RUB'
}
