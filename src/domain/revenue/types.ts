import type { Money } from '../money'

/** How a deal's sum goes to its contacts: equally, all to the primary one, by the deal's weights, all to one payer. */
export const shareRules = ['equal', 'primary', 'weights', 'payer'] as const
export type ShareRule = typeof shareRules[number]

/** Which date decides the year: the deal's end date, the end of the trip, the day of the payment. */
export const yearDates = ['closing', 'trip', 'payment'] as const
export type YearBy = typeof yearDates[number]

/** A won deal as its revenue is counted. Days are `YYYY-MM-DD` as the portal writes them: its own time decides, nobody else's. */
export interface RevenueDeal {
  id: number
  title: string
  pipelineId: number
  /** The deal's sum, before what was paid back. */
  amount: Money
  /** Paid back, in any currency; `null` for nothing. */
  refund: Money | null
  closedOn: string | null
  tripEnd: string | null
  paidOn: string | null
  /** Bound contacts, each once, in the order of their ids. */
  contactIds: readonly number[]
  primaryId: number | null
  companyId: number | null
  payerId: number | null
  /** Weights by contact; `null` when the deal has none, or those of another deal that it was copied from. */
  weights: ReadonlyMap<number, number> | null
}

export interface RevenueSettings {
  /** Of pipelines that have no rule of their own. */
  rule: ShareRule
  /** By pipeline id. */
  ruleOf: ReadonlyMap<number, ShareRule>
  yearBy: YearBy
  /** Of all sums: a letter code; empty for the portal's base currency. */
  currency: string
  /** Pipelines whose deals count nowhere. */
  excluded: ReadonlySet<number>
}

/** Why a won deal is in nobody's revenue. */
export type Exclusion = 'pipeline' | 'no-rate' | 'no-date'

/** One deal, divided. The parts of all contacts and `unshared` add up to `total` exactly; an excluded deal has no parts. */
export interface DividedDeal {
  deal: RevenueDeal
  /** Year of the revenue; `null` without a date. */
  year: number | null
  /** Net of the refund, smallest units of the settings' currency; `null` without a rate. */
  total: number | null
  /** The same in the deal's own currency; `null` when only its refund could not be converted. */
  ownTotal: number | null
  /** Rule that was applied: a deal without weights or payer falls back to equal shares. */
  rule: ShareRule
  /** The pipeline's rule where another one had to be applied. */
  wantedRule: ShareRule | null
  /** Smallest units of the settings' currency, by contact. */
  parts: ReadonlyMap<number, number>
  /** Of a deal without contacts. */
  unshared: number
  exclusion: Exclusion | null
}

/** A contact's part of one deal, as it is kept and shown. */
export interface RevenuePart { dealId: number, year: number, pipelineId: number, minor: number }
