import { divide } from '@/domain/revenue/divide'
import { partsOf } from '@/domain/revenue/explain'
import type { RevenueOwner } from '@/domain/revenue/explain'
import { buildMatrix } from '@/domain/revenue/matrix'
import { reconcile } from '@/domain/revenue/reconcile'
import type { RevenueDeal, RevenueSettings } from '@/domain/revenue/types'
import type { Rates } from '@/domain/reports/rates'
import { sumsOfCompany, sumsOfContact } from './recount.ts'
import type { CountedDeal, RecountSettings, Sums, recountedBalance } from './recount.ts'

/** The same choices as the product holds them. */
export function settingsOf({ rule, ruleOf = {}, yearBy, currency, excluded = [] }: RecountSettings): RevenueSettings {
  return { rule, yearBy, currency, ruleOf: new Map(Object.entries(ruleOf).map(([id, own]) => [Number(id), own])), excluded: new Set(excluded) }
}

/** What the product makes of deals, in the recount's shape. */
export function sumsByProduct(deals: readonly RevenueDeal[], settings: RecountSettings, rates: Rates | null, owner: RevenueOwner): Sums {
  const parts = partsOf(deals.map(deal => divide(deal, settingsOf(settings), rates)), owner)
  const { years, pipelines, cell, totalOfYear, totalOfPipeline, total } = buildMatrix(parts)
  const cells = years.flatMap(year => pipelines.flatMap(pipeline => {
    const minor = cell(year, pipeline)
    return minor === null ? [] : [[`${year} ${pipeline}`, BigInt(minor)] as const]
  }))
  return {
    cells: Object.fromEntries(cells),
    years: Object.fromEntries(years.map(year => [String(year), BigInt(totalOfYear(year))])),
    pipelines: Object.fromEntries(pipelines.map(pipeline => [String(pipeline), BigInt(totalOfPipeline(pipeline))])),
    total: BigInt(total),
    deals: [...new Set(parts.map(({ dealId }) => dealId))].sort((one, other) => one - other),
  }
}

export function sumsByRecount(deals: readonly CountedDeal[], { kind, id }: RevenueOwner): Sums {
  const sums = kind === 'contact' ? sumsOfContact(deals, id) : sumsOfCompany(deals, id)
  return { ...sums, deals: sums.deals.sort((one, other) => one - other) }
}

/** Where all deals went, by the product. */
export function balanceByProduct(deals: readonly RevenueDeal[], settings: RecountSettings, rates: Rates | null): ReturnType<typeof recountedBalance> & { difference: number } {
  const { won, contacts, unshared, pipeline, noDate, noRate, difference } = reconcile(deals.map(deal => divide(deal, settingsOf(settings), rates)))
  return {
    won: BigInt(won.minor), contacts: BigInt(contacts.minor), unshared: BigInt(unshared.minor), pipeline: BigInt(pipeline.minor), noDate: BigInt(noDate.minor),
    noRate: [...noRate.values()].reduce((all, { deals: count }) => all + count, 0),
    difference,
  }
}
