import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { divide } from '@/domain/revenue/divide'
import type { Rates } from '@/domain/reports/rates'
import { readTripMap } from '@/domain/tripMap'
import { decodeRevenueDeal } from '@/services/revenue/decodeDeal'
import { balanceByProduct, settingsOf, sumsByProduct, sumsByRecount } from './compare.ts'
import { recount, recountedBalance } from './recount.ts'
import type { RecountSettings, StateJson } from './recount.ts'

// Deals that nobody would make up, counted twice: shares add up to the last unit, in every currency and by every rule.

const codes = {
  'pipeline:tours': '1', 'pipeline:expeditions': '2', 'pipeline:meetings': '3',
  'field:deal.tripEnd': 'UF_CRM_TRIP_END', 'field:deal.paidOn': 'UF_CRM_TRIP_PAID_ON', 'field:deal.refund': 'UF_CRM_CARDINAL_REFUND',
  'field:deal.payer': 'UF_CRM_TRIP_PAYER', 'field:deal.weights': 'UF_CRM_TRIP_WEIGHTS',
}
const options = { 'cardinal.map': JSON.stringify({ version: 2, solutions: {}, codes }) }
const map = readTripMap(options)!

/** Currencies of no, two and three digits; one has no rate. */
const currencies = [
  { code: 'RUB', amount: 1, amountCount: 1, base: true, decimals: 2 },
  { code: 'EUR', amount: 92.3517, amountCount: 1, base: false, decimals: 2 },
  { code: 'KZT', amount: 17.9, amountCount: 100, base: false, decimals: 2 },
  { code: 'JPY', amount: 54.0021, amountCount: 100, base: false, decimals: 0 },
  { code: 'KWD', amount: 260.5, amountCount: 1, base: false, decimals: 3 },
]
const rates: Rates = { base: 'RUB', of: new Map(currencies.map(({ code, amount, amountCount }) => [code, { amount: amount.toFixed(4), count: String(amountCount) }])) }

const contacts = [3, 7, 8, 21, 22, 40]
const rule = fc.constantFrom('equal', 'primary', 'weights', 'payer')
const currency = fc.constantFrom('RUB', 'EUR', 'KZT', 'JPY', 'KWD', 'XXX')
const day = fc.option(fc.date({ min: new Date('2019-12-30'), max: new Date('2026-12-31'), noInvalidDate: true }).map(date => `${date.toISOString().slice(0, 10)}T03:00:00+03:00`), { freq: 5 })
const amount = fc.oneof(fc.integer({ min: -5_000_000, max: 90_000_000 }).map(kopecks => kopecks / 100), fc.constantFrom(0, 0.01, 0.05, 1, 1_000_000_000.07))
const weight = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constantFrom(0.5, 33.3333, 1_000_000))

const deal = fc.record({
  own: fc.record({ categoryId: fc.integer({ min: 0, max: 3 }), opportunity: amount, currencyId: currency, closedate: day, companyId: fc.constantFrom(0, 5) }),
  contactIds: fc.uniqueArray(fc.constantFrom(...contacts), { maxLength: contacts.length }),
  tripEnd: day, paidOn: day,
  refund: fc.option(fc.tuple(fc.integer({ min: 0, max: 900_000 }), currency), { freq: 3 }),
  payer: fc.option(fc.constantFrom(...contacts)),
  weights: fc.option(fc.array(weight, { minLength: 1, maxLength: contacts.length }), { freq: 4 }),
  isCopy: fc.boolean(),
}).map(({ own, contactIds, tripEnd, paidOn, refund, payer, weights, isCopy }) => (id: number): Record<string, unknown> => ({
  ...own, id, contactIds, contactId: contactIds[0] ?? 0, title: `Сделка ${id}`, stageId: 'WON', stageSemanticId: 'S', isManualOpportunity: 'Y',
  UF_CRM_TRIP_END: tripEnd, UF_CRM_TRIP_PAID_ON: paidOn, UF_CRM_TRIP_PAYER: payer,
  UF_CRM_CARDINAL_REFUND: refund && `${(refund[0] / 100).toFixed(2)}|${refund[1]}`,
  UF_CRM_TRIP_WEIGHTS: weights && JSON.stringify({ deal: isCopy ? id + 1 : id, of: Object.fromEntries(weights.map((each, index) => [contacts[index], each])) }),
}))

const settings: fc.Arbitrary<RecountSettings> = fc.record({
  rule,
  ruleOf: fc.dictionary(fc.constantFrom('0', '1', '2', '3'), rule),
  yearBy: fc.constantFrom('closing', 'trip', 'payment'),
  currency: fc.constantFrom('RUB', 'EUR', 'JPY', 'KWD'),
  excluded: fc.subarray([0, 1, 2, 3], { maxLength: 2 }),
})

function stateOf(rows: Record<string, unknown>[]): StateJson {
  return { items: [{ entityTypeId: 2, rows }], statuses: [{ statusId: 'WON', semantics: 'S' }], currencies, apps: [{ code: 'local.cardinal', options }] }
}

it('the recount shares no code with what it checks', async () => {
  const texts = await Promise.all(['recount.ts', 'exact.ts'].map(name => readFile(new URL(name, import.meta.url), 'utf8')))
  expect(texts.join('\n').match(/from '(?!\.\/exact\.ts')[^']*'/g)).toBeNull()
})

it('of any deals every contact and company has the sums of the recount, and all adds up', () => {
  fc.assert(fc.property(fc.array(deal, { minLength: 1, maxLength: 25 }), settings, (makers, chosen) => {
    const rows = makers.map((make, index) => make(10 + index * 7))
    const state = stateOf(rows)
    const deals = rows.map(row => decodeRevenueDeal(row, map))
    const counted = recount(state, chosen)
    for (const id of contacts)
      expect(sumsByProduct(deals, chosen, rates, { kind: 'contact', id })).toEqual(sumsByRecount(counted, { kind: 'contact', id }))
    expect(sumsByProduct(deals.filter(({ companyId }) => companyId === 5), chosen, rates, { kind: 'company', id: 5 })).toEqual(sumsByRecount(counted, { kind: 'company', id: 5 }))
    expect(balanceByProduct(deals, chosen, rates)).toEqual({ ...recountedBalance(counted), difference: 0 })
  }), { seed: 2026, numRuns: 1500 })
})

it('the shares of any one deal add up to the deal to the last unit', () => {
  fc.assert(fc.property(deal, settings, (make, chosen) => {
    const divided = divide(decodeRevenueDeal(make(10), map), settingsOf(chosen), rates)
    if (divided.exclusion === null)
      expect([...divided.parts.values()].reduce((sum, part) => sum + part, 0) + divided.unshared).toBe(divided.total)
    else
      expect([divided.parts.size, divided.unshared]).toEqual([0, 0])
  }), { seed: 2027, numRuns: 5000 })
})
