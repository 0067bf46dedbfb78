import type { Money } from '../money'
import type { Rates } from '../reports/rates'
import type { Purchase } from './summary'
import type { DividedDeal, RevenueDeal, RevenuePart, YearBy } from './types'

/** Whose revenue it is. A company has its deals whole; a contact has its share of each. */
export interface RevenueOwner { kind: 'contact' | 'company', id: number }

/** A cell of the matrix; without a year or a pipeline the total of the others, without both everything. */
export interface CellPlace { year: number | null, pipelineId: number | null }

/** How a part came about. `portions` of `of`: contacts where all have the same, weights where they differ; all or nothing otherwise. */
export type ShareOf
  = | { kind: 'whole' }
    | { kind: 'equal', of: number }
    | { kind: 'weights', portions: number, of: number }
    | { kind: 'primary' | 'payer', isOwn: boolean }

export interface ExplainedDeal {
  divided: DividedDeal
  part: number
  /** What was divided, in the deal's own currency; `null` when a refund in a third one could not be converted. */
  own: Money | null
  share: ShareOf
}

export interface Explanation {
  place: CellPlace
  /** The largest part first. */
  deals: readonly ExplainedDeal[]
  part: number
  /** Sum of the deals, and of the parts that all contacts have of them with what is nobody's: equal, or something is wrong. */
  dealsTotal: number
  partsTotal: number
  /** Deals of the cell that have no rate. */
  noRate: readonly DividedDeal[]
}

/** The day that decides the year of a deal's revenue. */
export function dayOf(deal: RevenueDeal, yearBy: YearBy): string | null {
  return { closing: deal.closedOn, trip: deal.tripEnd, payment: deal.paidOn }[yearBy]
}

/** What a deal brings the owner; `null` when it does not count. */
export function partOf({ parts, total, exclusion }: DividedDeal, { kind, id }: RevenueOwner): number | null {
  return exclusion !== null ? null : kind === 'company' ? total : parts.get(id) ?? null
}

/** Deals that count for the owner, whatever they come to: also nothing. */
export function countedDeals(divided: readonly DividedDeal[], owner: RevenueOwner): { divided: DividedDeal, part: number, year: number }[] {
  return divided.flatMap(one => {
    const part = partOf(one, owner)
    return part === null || one.year === null ? [] : [{ divided: one, part, year: one.year }]
  })
}

export function partsOf(divided: readonly DividedDeal[], owner: RevenueOwner): RevenuePart[] {
  return countedDeals(divided, owner).map(({ divided: { deal }, part, year }) => ({ dealId: deal.id, year, pipelineId: deal.pipelineId, minor: part }))
}

export function purchasesOf(divided: readonly DividedDeal[], owner: RevenueOwner, yearBy: YearBy): Purchase[] {
  return countedDeals(divided, owner).map(({ divided: { deal }, part }) => ({ day: dayOf(deal, yearBy)!, minor: part }))
}

/** Which deals a cell is made of, and how each came to its part. */
export function explain(divided: readonly DividedDeal[], owner: RevenueOwner, place: CellPlace): Explanation {
  const isHere = ({ year, deal }: DividedDeal) => (place.year === null || year === place.year) && (place.pipelineId === null || deal.pipelineId === place.pipelineId)
  const here = divided.filter(isHere)
  const deals = countedDeals(here, owner)
    .map(({ divided: one, part }): ExplainedDeal => ({ divided: one, part, own: one.ownTotal === null ? null : { minor: one.ownTotal, currency: one.deal.amount.currency }, share: shareOf(one, owner) }))
    .sort((one, other) => other.part - one.part || one.divided.deal.id - other.divided.deal.id)
  return {
    place,
    deals,
    part: sum(deals.map(({ part }) => part)),
    dealsTotal: sum(deals.map(({ divided: one }) => one.total ?? 0)),
    partsTotal: sum(deals.map(({ divided: one }) => sum([...one.parts.values()]) + one.unshared)),
    noRate: here.filter(({ exclusion }) => exclusion === 'no-rate'),
  }
}

function shareOf({ deal, rule }: DividedDeal, { kind, id }: RevenueOwner): ShareOf {
  if (kind === 'company')
    return { kind: 'whole' }
  if (rule === 'equal')
    return { kind: 'equal', of: deal.contactIds.length }
  if (rule === 'weights')
    return { kind: 'weights', portions: deal.weights?.get(id) ?? 0, of: sum(deal.contactIds.map(contact => deal.weights?.get(contact) ?? 0)) }
  return { kind: rule, isOwn: (rule === 'primary' ? deal.primaryId : deal.payerId) === id }
}

/** Deals that another date moves to another year, and those that would have none. */
export function movesOf(deals: readonly RevenueDeal[], from: YearBy, to: YearBy): { moved: number, undated: number } {
  const years = deals.map(deal => [dayOf(deal, from)?.slice(0, 4), dayOf(deal, to)?.slice(0, 4)] as const)
  return {
    moved: years.filter(([before, after]) => after !== undefined && before !== undefined && before !== after).length,
    undated: years.filter(([before, after]) => before !== undefined && after === undefined).length,
  }
}

/** Units of the other currency for one of this, to be shown: sums are converted exactly elsewhere. `null` without a rate. */
export function rateBetween(rates: Rates | null, currency: string, into: string): number | null {
  const worth = (code: string) => {
    const rate = rates?.of.get(code)
    return code === rates?.base ? 1 : rate ? Number(rate.amount) / Number(rate.count) : Number.NaN
  }
  const rate = worth(currency) / worth(into)
  return Number.isFinite(rate) && rate > 0 ? rate : null
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0)
}
