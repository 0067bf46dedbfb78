import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { divide, yearOf } from './divide'
import { reconcile } from './reconcile'
import { aDeal, rates, someSettings } from './revenue.fixture'
import { shareRules, yearDates } from './types'
import type { RevenueDeal, ShareRule } from './types'

const shares = (deal: Partial<RevenueDeal>, rule: ShareRule) => {
  const { parts, rule: applied, wantedRule } = divide(aDeal(deal), someSettings({ rule }), rates)
  return { parts: [...parts], applied, wantedRule }
}

describe('a deal of 100.00 with three contacts', () => {
  it.each<[string, Partial<RevenueDeal>, ShareRule, [number, number][]]>([
    ['equally: the odd kopeck goes to the lowest id', {}, 'equal', [[34, 3334], [35, 3333], [36, 3333]]],
    ['all to the primary one', { primaryId: 35 }, 'primary', [[34, 0], [35, 10_000], [36, 0]]],
    ['all to the payer', { payerId: 36 }, 'payer', [[34, 0], [35, 0], [36, 10_000]]],
    ['by weights, the odd kopeck to the largest remainder', { weights: new Map([[34, 1], [35, 1], [36, 4]]) }, 'weights', [[34, 1667], [35, 1667], [36, 6666]]],
    ['nothing to a weight of zero, nor to a contact without one', { weights: new Map([[34, 0], [35, 0.5]]) }, 'weights', [[34, 0], [35, 10_000], [36, 0]]],
    ['less than nothing when more was paid back', { refund: { minor: 10_100, currency: 'RUB' } }, 'equal', [[34, -34], [35, -33], [36, -33]]],
    ['a kopeck, to one of them', { amount: { minor: 1, currency: 'RUB' } }, 'equal', [[34, 1], [35, 0], [36, 0]]],
    ['nothing', { amount: { minor: 0, currency: 'RUB' } }, 'equal', [[34, 0], [35, 0], [36, 0]]],
  ])('is divided %s', (_, deal, rule, parts) => {
    expect(shares(deal, rule)).toEqual({ parts, applied: rule, wantedRule: null })
  })

  it.each<[string, Partial<RevenueDeal>, ShareRule]>([
    ['weights that are not set', {}, 'weights'],
    ['weights that are all zero', { weights: new Map([[34, 0]]) }, 'weights'],
    ['weights of others', { weights: new Map([[99, 1]]) }, 'weights'],
    ['no payer', {}, 'payer'],
    ['a payer who is not of the deal', { payerId: 99 }, 'payer'],
    ['no primary contact', { primaryId: null }, 'primary'],
  ])('falls back to equal shares for %s', (_, deal, rule) => {
    expect(shares(deal, rule)).toEqual({ parts: [[34, 3334], [35, 3333], [36, 3333]], applied: 'equal', wantedRule: rule })
  })
})

it('a pipeline may have a rule of its own', () => {
  expect(divide(aDeal(), someSettings({ ruleOf: new Map([[5, 'primary']]) }), rates).rule).toBe('primary')
  expect(divide(aDeal({ pipelineId: 0 }), someSettings({ ruleOf: new Map([[5, 'primary']]) }), rates).rule).toBe('equal')
})

it('a refund in the deal\'s currency is taken off before converting, one of another currency after it', () => {
  const amount = { minor: 54_000, currency: 'EUR' }
  expect(divide(aDeal({ amount, refund: { minor: 4000, currency: 'EUR' } }), someSettings(), rates)).toMatchObject({ total: 4_600_000, ownTotal: 50_000 })
  expect(divide(aDeal({ amount, refund: { minor: 500_000, currency: 'RUB' } }), someSettings(), rates)).toMatchObject({ total: 4_468_000, ownTotal: 48_565 })
})

it.each<[string, Partial<RevenueDeal>, Partial<Parameters<typeof divide>[1]>, object]>([
  ['an excluded pipeline', {}, { excluded: new Set([5]) }, { exclusion: 'pipeline', total: 10_000 }],
  ['no rate', { amount: { minor: 100, currency: 'AMD' } }, {}, { exclusion: 'no-rate', total: null, ownTotal: 100 }],
  ['no rate for the refund', { refund: { minor: 100, currency: 'AMD' } }, {}, { exclusion: 'no-rate', total: null, ownTotal: null }],
  ['no date', { closedOn: null }, {}, { exclusion: 'no-date', total: 10_000, year: null }],
  ['no end of the trip, when that decides', {}, { yearBy: 'trip' }, { exclusion: 'no-date', year: null }],
])('%s: the deal is in nobody\'s revenue', (_, deal, settings, expected) => {
  const divided = divide(aDeal(deal), someSettings(settings), rates)
  expect(divided).toMatchObject({ ...expected, unshared: 0 })
  expect(divided.parts.size).toBe(0)
})

it.each([
  ['closing', 2024], ['trip', 2025], ['payment', 2023],
] as const)('the year by %s is read from the day as it is written', (by, year) => {
  expect(yearOf({ closedOn: '2024-12-31', tripEnd: '2025-01-01', paidOn: '2023-06-05' }, by)).toBe(year)
})

const currency = fc.constantFrom('RUB', 'EUR', 'JPY', 'BHD', 'AMD')
const sum = fc.record({ minor: fc.oneof(fc.integer({ min: 0, max: 100 }), fc.integer({ min: -1_000_000_000, max: 90_000_000_000 })), currency })
const contact = fc.integer({ min: 1, max: 40 })
const weight = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 10_000_000 }).map(each => each / 10_000))
const day = fc.constantFrom(null, '2024-12-31', '2025-01-01')
const anyDeal = fc.record({
  id: fc.integer({ min: 1, max: 1000 }), title: fc.constant(''), pipelineId: fc.integer({ min: 0, max: 3 }), amount: sum, refund: fc.option(sum), closedOn: day, tripEnd: day, paidOn: day,
  contactIds: fc.array(contact, { maxLength: 12 }), primaryId: fc.option(contact), companyId: fc.constant(null), payerId: fc.option(contact),
  weights: fc.option(fc.array(fc.tuple(contact, weight), { maxLength: 6 }).map(entries => new Map(entries))),
})
const anySettings = fc.record({
  rule: fc.constantFrom(...shareRules), ruleOf: fc.constant(new Map()), yearBy: fc.constantFrom(...yearDates), currency: fc.constantFrom('RUB', 'EUR', 'JPY', 'BHD'),
  excluded: fc.subarray([0, 1]).map(ids => new Set(ids)),
})

describe('any deal', () => {
  it('guard: has shares that add up to it, to the last unit', () => {
    fc.assert(fc.property(anyDeal, anySettings, fc.option(fc.constant(rates)), (deal, settings, known) => {
      const { parts, unshared, total, exclusion } = divide(deal, settings, known)
      const given = [...parts.values()].reduce((all, part) => all + part, unshared)
      expect(given).toBe(exclusion === null ? total : 0)
    }), { numRuns: 1000 })
  })

  it('guard: is divided alike whatever the order of its contacts, and however often one comes', () => {
    fc.assert(fc.property(anyDeal, anySettings, fc.array(fc.nat(), { minLength: 24, maxLength: 24 }), (deal, settings, order) => {
      const repeated = [...deal.contactIds, ...deal.contactIds].map((id, index) => ({ id, at: order[index]! })).sort((a, b) => a.at - b.at).map(({ id }) => id)
      const one = divide(deal, settings, rates)
      const other = divide({ ...deal, contactIds: repeated }, settings, rates)
      expect([...other.parts]).toEqual([...one.parts])
    }), { numRuns: 500 })
  })

  it('gives nobody less than nothing while it came to something, and no more than all', () => {
    fc.assert(fc.property(anyDeal, anySettings, (deal, settings) => {
      const { parts, total } = divide(deal, settings, rates)
      const [low, high] = [Math.min(0, total ?? 0), Math.max(0, total ?? 0)]
      expect([...parts.values()].every(part => part >= low && part <= high)).toBe(true)
    }))
  })
})

it('all won deals went somewhere: to contacts, to nobody, or are left out for a reason', () => {
  fc.assert(fc.property(fc.array(anyDeal, { maxLength: 30 }), anySettings, (deals, settings) => {
    const once = [...new Map(deals.map(deal => [deal.id, deal])).values()]
    const divided = once.map(deal => divide(deal, settings, rates))
    const { won, contacts, unshared, pipeline, noDate, noRate, difference } = reconcile([...divided, ...divided])
    expect(difference).toBe(0)
    expect(contacts.deals + unshared.deals + pipeline.deals + noDate.deals).toBe(won.deals)
    expect(won.deals + [...noRate.values()].reduce((all, each) => all + each.deals, 0)).toBe(once.length)
  }))
})
