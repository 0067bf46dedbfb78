import type { RevenueDeal, RevenueSettings, ShareRule } from './types'

/** Deals that show what a share rule does: three contacts, two, and three of whom nothing more is known. */
export type ExampleName = 'three' | 'two' | 'bare'

const bare: RevenueDeal = {
  id: 1, title: '', pipelineId: 0, amount: { minor: 10_000_000, currency: 'RUB' }, refund: null,
  closedOn: '2026-01-01', tripEnd: null, paidOn: null, contactIds: [1, 2, 3], primaryId: 1, companyId: null, payerId: null, weights: null,
}

/** The first contact is the primary one, the second the payer. */
export const exampleDeals: Readonly<Record<ExampleName, RevenueDeal>> = {
  three: { ...bare, amount: { minor: 89_000_000, currency: 'RUB' }, payerId: 2, weights: new Map([[1, 2], [2, 2], [3, 1]]) },
  two: { ...bare, amount: { minor: 10_000_001, currency: 'RUB' }, contactIds: [1, 2], payerId: 2, weights: new Map([[1, 3], [2, 1]]) },
  bare,
}

export function exampleSettings(rule: ShareRule, ruleOf: ReadonlyMap<number, ShareRule>): RevenueSettings {
  return { rule, ruleOf, yearBy: 'closing', currency: 'RUB', excluded: new Set() }
}
