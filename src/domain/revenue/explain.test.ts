import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { yearlySeries } from './chart'
import { divide } from './divide'
import { dayOf, explain, movesOf, partsOf, purchasesOf, rateBetween } from './explain'
import { buildMatrix } from './matrix'
import { areSameRates, readRatesSnapshot, writeRatesSnapshot } from './ratesSnapshot'
import { aDeal, rates, someSettings } from './revenue.fixture'
import { shareRules } from './types'
import type { RevenueDeal } from './types'

const irina = { kind: 'contact' as const, id: 34 }
const divideAll = (deals: readonly RevenueDeal[], more = {}) => deals.map(deal => divide(deal, someSettings(more), rates))

describe('a cell', () => {
  it('names its deals, the largest part first, and adds up', () => {
    const divided = divideAll([
      aDeal({ id: 1, amount: { minor: 89_000_000, currency: 'RUB' } }), aDeal({ id: 2, amount: { minor: 42_000_000, currency: 'RUB' }, contactIds: [34, 35] }),
      aDeal({ id: 3, amount: { minor: 54_000, currency: 'EUR' }, contactIds: [34] }), aDeal({ id: 4, pipelineId: 6 }), aDeal({ id: 5, closedOn: '2024-01-01' }),
    ])
    const { deals, part, dealsTotal, partsTotal } = explain(divided, irina, { year: 2025, pipelineId: 5 })
    expect(deals.map(({ divided: { deal }, part: each, share, own }) => [deal.id, each, share, own?.currency])).toEqual([
      [1, 29_666_667, { kind: 'equal', of: 3 }, 'RUB'], [2, 21_000_000, { kind: 'equal', of: 2 }, 'RUB'], [3, 4_968_000, { kind: 'equal', of: 1 }, 'EUR'],
    ])
    expect({ part, dealsTotal, partsTotal }).toEqual({ part: 55_634_667, dealsTotal: 135_968_000, partsTotal: 135_968_000 })
  })

  it('says by which rule each part came about, and which rule could not be followed', () => {
    const weights = new Map([[34, 2], [35, 2], [36, 1]])
    const [byWeights, without] = divideAll([aDeal({ id: 1, weights }), aDeal({ id: 2 })], { rule: 'weights' })
    expect(explain([byWeights!], irina, { year: null, pipelineId: null }).deals[0]!.share).toEqual({ kind: 'weights', portions: 2, of: 5 })
    expect(without).toMatchObject({ rule: 'equal', wantedRule: 'weights' })
    const paid = divideAll([aDeal({ payerId: 35 })], { rule: 'payer' })
    expect(explain(paid, irina, { year: null, pipelineId: null }).deals[0]).toMatchObject({ part: 0, share: { kind: 'payer', isOwn: false } })
  })

  it('names deals without a rate beside those that count', () => {
    const divided = divideAll([aDeal({ id: 1 }), aDeal({ id: 2, amount: { minor: 5, currency: 'KZT' } })])
    const { noRate, deals } = explain(divided, irina, { year: 2025, pipelineId: 5 })
    expect([noRate.map(({ deal }) => deal.id), deals.length]).toEqual([[2], 1])
  })

  it('of a company has its deals whole', () => {
    const divided = divideAll([aDeal({ companyId: 7 })])
    expect(partsOf(divided, { kind: 'company', id: 7 })).toEqual([{ dealId: 12, year: 2025, pipelineId: 5, minor: 10_000 }])
  })

  const days = fc.constantFrom('2023-12-31', '2024-01-01', '2025-06-30', null)
  const deals = fc.array(fc.record({
    minor: fc.integer({ min: -1e7, max: 1e9 }), currency: fc.constantFrom('RUB', 'EUR', 'KZT'), pipelineId: fc.constantFrom(0, 5, 6), closedOn: days, tripEnd: days, paidOn: days,
    contactIds: fc.shuffledSubarray([34, 35, 36, 37], { minLength: 1 }), payerId: fc.constantFrom(34, 35, null), primaryId: fc.constantFrom(34, 35, null),
  }), { maxLength: 20 }).map(rows => rows.map(({ minor, currency, ...more }, index) => aDeal({ id: index + 1, amount: { minor, currency }, ...more })))

  it('adds up to the number in the table, in rows, columns and in all, by every rule and date', () => {
    fc.assert(fc.property(deals, fc.constantFrom(...shareRules), fc.constantFrom('closing' as const, 'trip' as const, 'payment' as const), (all, rule, yearBy) => {
      const divided = divideAll(all, { rule, yearBy })
      const matrix = buildMatrix(partsOf(divided, irina))
      for (const year of [...matrix.years, null]) {
        for (const pipelineId of [...matrix.pipelines, null]) {
          const { part, dealsTotal, partsTotal } = explain(divided, irina, { year, pipelineId })
          const shown = year !== null && pipelineId !== null ? matrix.cell(year, pipelineId) ?? 0 : year !== null ? matrix.totalOfYear(year) : pipelineId !== null ? matrix.totalOfPipeline(pipelineId) : matrix.total
          expect(part).toBe(shown)
          expect(partsTotal).toBe(dealsTotal)
        }
      }
      expect(purchasesOf(divided, irina, yearBy).reduce((sum, { minor }) => sum + minor, 0)).toBe(matrix.total)
    }))
  })

  it('moves with the date: what moves and what has no date is known before', () => {
    fc.assert(fc.property(deals, all => {
      const { moved, undated } = movesOf(all, 'closing', 'trip')
      const dated = all.filter(deal => dayOf(deal, 'closing') !== null)
      const stay = dated.filter(deal => dayOf(deal, 'trip')?.slice(0, 4) === dayOf(deal, 'closing')!.slice(0, 4))
      expect(moved + undated + stay.length).toBe(dated.length)
    }))
  })
})

describe('a rate to be shown', () => {
  it.each([
    ['EUR', 'RUB', 92],
    ['JPY', 'RUB', 0.6137],
    ['RUB', 'EUR', 1 / 92],
    ['KZT', 'RUB', null],
  ])('of %s in %s is %s', (from, into, rate) => {
    expect(rateBetween(rates, from, into)).toBe(rate)
  })

  it('is none without rates', () => {
    expect(rateBetween(null, 'EUR', 'RUB')).toBeNull()
  })
})

describe('kept rates', () => {
  it('come back as they were, with their day', () => {
    const option = writeRatesSnapshot(rates, '2026-11-20')
    expect(readRatesSnapshot({ 'cardinal.rates': option })).toEqual({ rates, on: '2026-11-20', dayOf: new Map() })
    expect(areSameRates(rates, { base: 'RUB', of: new Map([...rates.of].reverse()) })).toBe(true)
    expect(areSameRates(rates, { base: 'RUB', of: new Map([['EUR', { amount: '93', count: '1' }]]) })).toBe(false)
  })

  it.each(['', '{}', '{"version":2}', '{"version":1,"on":"soon","base":"RUB"}', 'null', '[1]'])('%j are none', option => {
    expect(readRatesSnapshot({ 'cardinal.rates': option })).toBeNull()
  })
})

describe('a chart', () => {
  it('has every year from the first to the last, and as many colours as there are', () => {
    const parts = [2020, 2023].flatMap(year => Array.from({ length: 8 }, (_, id) => ({ dealId: year * 10 + id, year, pipelineId: id, minor: (id + 1) * 100 })))
    const { series, years } = yearlySeries(buildMatrix(parts), [7, 6], 2026)
    expect(years.map(({ year }) => year)).toEqual([2020, 2021, 2022, 2023])
    expect(series).toEqual([7, 6, 3, 4, 5, null])
    expect(years[0]!.values).toEqual([800, 700, 400, 500, 600, 600])
    expect(years[1]!.values.every(value => value === 0)).toBe(true)
  })

  it('has a trend of the years that are over', () => {
    const parts = [2022, 2023, 2024, 2025, 2026].map((year, index) => ({ dealId: index, year, pipelineId: 1, minor: year === 2026 ? 1 : (index + 1) * 100 }))
    expect(yearlySeries(buildMatrix(parts), [1], 2026)).toMatchObject({ trend: [100, 200, 300, 400, null], aYear: 100 })
  })
})
