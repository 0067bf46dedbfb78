import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { monthReport, usualCurrency } from './monthReport'
import type { MonthReport, ReportEvent, ReportSale } from './monthReport'
import type { Rates } from './rates'

const rates: Rates = { base: 'RUB', of: new Map([['EUR', { amount: '100', count: '1' }]]) }
const rub = (minor: number) => ({ minor, currency: 'RUB' })

function anEvent(fields: Partial<ReportEvent> = {}): ReportEvent {
  return { id: 1, title: 'Дом Пашкова', start: '2026-11-14T12:00:00+03:00', state: 'held', cost: null, ...fields }
}

function aSale(fields: Partial<ReportSale> = {}): ReportSale {
  return { id: 100, title: 'Билеты', parent: 1, siteEvent: '', state: 'paid', amount: rub(240_000), refund: null, tickets: 2, ...fields }
}

const report = (events: ReportEvent[], sales: ReportSale[], unlinked: ReportSale[] = []): MonthReport => monthReport({ events, sales, unlinked }, 'RUB', rates)
const rowOf = (sales: Partial<ReportSale>[], event: Partial<ReportEvent> = {}) => report([anEvent(event)], sales.map((sale, index) => aSale({ id: index, ...sale }))).rows[0]!

describe('what an event sold', () => {
  it.each<[string, Partial<ReportSale>[], { tickets: number, revenue: number, refunds: number, unpaid: number }]>([
    ['paid', [{}], { tickets: 2, revenue: 240_000, refunds: 0, unpaid: 0 }],
    ['ordered, not paid', [{ state: 'unpaid' }], { tickets: 0, revenue: 0, refunds: 0, unpaid: 1 }],
    ['refused', [{ state: 'refused', refund: rub(5) }], { tickets: 0, revenue: 0, refunds: 0, unpaid: 0 }],
    ['given back whole', [{ state: 'refunded' }], { tickets: 0, revenue: 240_000, refunds: 240_000, unpaid: 0 }],
    ['given back whole, with a zero in the field', [{ state: 'refunded', refund: rub(0) }], { tickets: 0, revenue: 240_000, refunds: 240_000, unpaid: 0 }],
    ['given back without a fee', [{ state: 'refunded', refund: rub(200_000) }], { tickets: 0, revenue: 240_000, refunds: 200_000, unpaid: 0 }],
    ['given back in part', [{ refund: rub(120_000) }], { tickets: 2, revenue: 240_000, refunds: 120_000, unpaid: 0 }],
    ['without product rows', [{ tickets: null }], { tickets: 1, revenue: 240_000, refunds: 0, unpaid: 0 }],
    ['several', [{}, { tickets: 3, amount: rub(1) }, { state: 'unpaid' }], { tickets: 5, revenue: 240_001, refunds: 0, unpaid: 1 }],
    ['nothing', [], { tickets: 0, revenue: 0, refunds: 0, unpaid: 0 }],
  ])('%s', (_, sales, expected) => {
    expect(rowOf(sales)).toMatchObject(expected)
  })

  it.each<[string, Partial<ReportSale>[], number, number, number | null]>([
    ['a profit', [{}], 90_000, 150_000, 0.625],
    ['a loss', [{}], 300_000, -60_000, -0.25],
    ['all given back', [{ state: 'refunded' }], 100, -100, null],
    ['nothing at all', [], 0, 0, null],
  ])('margin of %s', (_, sales, cost, margin, marginShare) => {
    expect(rowOf(sales, { cost: rub(cost) })).toMatchObject({ cost, margin, marginShare })
  })

  it('belongs to its own event alone', () => {
    const { rows } = report([anEvent(), anEvent({ id: 2 })], [aSale(), aSale({ id: 101, parent: 2, tickets: 7 })])
    expect(rows.map(({ tickets }) => tickets)).toEqual([2, 7])
  })
})

describe('other currencies', () => {
  it('are converted and marked', () => {
    expect(rowOf([{ amount: { minor: 1000, currency: 'EUR' } }, {}])).toMatchObject({ revenue: 340_000, isConverted: true })
    expect(rowOf([{}])).toMatchObject({ isConverted: false })
  })

  it('without a rate are named and in no sum', () => {
    const { rows, missing } = report([anEvent({ cost: { minor: 5, currency: 'USD' } })], [aSale(), aSale({ amount: { minor: 5, currency: 'GEL' } })])
    expect(rows[0]).toMatchObject({ revenue: 240_000, cost: 0, isConverted: false })
    expect(missing).toEqual(['GEL', 'USD'])
  })

  it('that nothing was sold in are not missed', () => {
    expect(report([anEvent({ cost: { minor: 0, currency: 'USD' } })], [aSale({ state: 'refused', amount: { minor: 5, currency: 'GEL' } })]).missing).toEqual([])
  })
})

describe('sales without an event', () => {
  it('are a row of their own that the totals hold', () => {
    const { unlinked, totals, events } = report([anEvent({ cost: rub(40_000) })], [aSale()], [aSale({ id: 7, parent: null, tickets: 3, amount: rub(60_000) })])
    expect(unlinked).toMatchObject({ tickets: 3, revenue: 60_000, margin: 60_000 })
    expect(totals).toEqual({ tickets: 5, revenue: 300_000, refunds: 0, cost: 40_000, margin: 260_000, marginShare: 260_000 / 300_000 })
    expect(events).toMatchObject({ tickets: 2, revenue: 240_000, margin: 200_000 })
  })

  it('leave out what was refused, and hold what is not paid yet', () => {
    expect(report([], [], [aSale({ state: 'refused' }), aSale({ id: 8, state: 'unpaid' })]).unlinked.sales.map(({ id }) => id)).toEqual([8])
  })

  it('are there when there are none', () => {
    expect(report([], []).unlinked).toMatchObject({ sales: [], revenue: 0, tickets: 0 })
  })
})

it('counts what was held, what is to come and what was cancelled', () => {
  expect(report([anEvent(), anEvent({ id: 2, state: 'cancelled' }), anEvent({ id: 3, state: 'coming' }), anEvent({ id: 4 })], [])).toMatchObject({ held: 2, coming: 1, cancelled: 1 })
})

const anySale = fc.record({
  id: fc.nat(), title: fc.constant(''), siteEvent: fc.constant(''), parent: fc.constantFrom(1, 2, 3),
  state: fc.constantFrom('unpaid' as const, 'paid' as const, 'refunded' as const, 'refused' as const),
  amount: fc.record({ minor: fc.integer({ min: 0, max: 1e9 }), currency: fc.constantFrom('RUB', 'EUR') }),
  refund: fc.option(fc.record({ minor: fc.integer({ min: 0, max: 1e9 }), currency: fc.constant('RUB') })),
  tickets: fc.option(fc.nat(20)),
})

it('no kopeck is lost, however sales are spread over events', () => {
  fc.assert(fc.property(fc.array(anySale, { maxLength: 20 }), fc.array(anySale, { maxLength: 5 }), (sales, unlinked) => {
    const { rows, unlinked: row, totals } = report([1, 2, 3].map(id => anEvent({ id, cost: rub(id * 100) })), sales, unlinked)
    const together = report([anEvent({ id: 1, cost: rub(600) })], [...sales, ...unlinked].map(sale => ({ ...sale, parent: 1 }))).rows[0]!
    expect(totals.revenue).toBe(together.revenue)
    expect(totals.margin).toBe(together.margin)
    expect(totals.margin).toBe(rows.reduce((sum, each) => sum + each.margin, row.margin))
    expect(totals.revenue - totals.refunds - totals.cost).toBe(totals.margin)
  }))
})

it.each<[Partial<ReportSale>[], string]>([
  [[], 'RUB'],
  [[{ amount: { minor: 1, currency: 'EUR' } }, { amount: { minor: 1, currency: 'KZT' } }, { amount: { minor: 1, currency: 'KZT' } }], 'KZT'],
  [[{ amount: { minor: 1, currency: 'KZT' } }, { amount: { minor: 1, currency: 'EUR' } }], 'EUR'],
])('of %j the usual currency is %s', (sales, currency) => {
  expect(usualCurrency({ events: [], sales: sales.map(sale => aSale(sale)), unlinked: [] })).toBe(currency)
})
