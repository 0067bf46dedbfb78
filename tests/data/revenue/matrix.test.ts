import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Rates } from '@/domain/reports/rates'
import type { RevenueOwner } from '@/domain/revenue/explain'
import { readContact } from '@/services/revenue/readContact'
import type { RevenueReading } from '@/services/revenue/readContact'
import type { RevenueDeal } from '@/domain/revenue/types'
import { openClub, readWonDeals } from './club.ts'
import type { Club } from './club.ts'
import { balanceByProduct, sumsByProduct, sumsByRecount } from './compare.ts'
import { recount, recountedBalance } from './recount.ts'
import type { RecountSettings, StateJson } from './recount.ts'

let club: Club
let state: StateJson
let won: RevenueDeal[]
let rates: Rates
const readings: RevenueReading[] = []

const owners: RevenueOwner[] = [
  ...Array.from({ length: 60 }, (_, index): RevenueOwner => ({ kind: 'contact', id: index + 1 })),
  ...Array.from({ length: 3 }, (_, index): RevenueOwner => ({ kind: 'company', id: index + 1 })),
]

beforeAll(async () => {
  club = await openClub()
  state = await club.state()
  for (const owner of owners)
    readings.push(await readContact(club.calls, club.map, owner))
  rates = readings[0]!.rates!.rates
  won = await readWonDeals(club)
})
afterAll(() => club.running.close())

const rules = ['equal', 'primary', 'weights', 'payer'] as const
const dates = ['closing', 'trip', 'payment'] as const
const choices: RecountSettings[] = [
  ...rules.flatMap(rule => dates.flatMap(yearBy => ['RUB', 'EUR'].map(currency => ({ rule, yearBy, currency })))),
  { rule: 'equal', ruleOf: { 1: 'weights', 2: 'payer', 3: 'primary' }, yearBy: 'closing', currency: 'RUB' },
  { rule: 'weights', excluded: [0, 3], yearBy: 'trip', currency: 'RUB' },
  { rule: 'primary', excluded: [1], yearBy: 'payment', currency: 'EUR' },
]

it.each(choices)('every contact and company has the sums of the recount: %j', settings => {
  const counted = recount(state, settings)
  for (const { owner, deals } of readings)
    expect({ owner, ...sumsByProduct(deals!, settings, rates, owner) }).toEqual({ owner, ...sumsByRecount(counted, owner) })
})

it('contacts have something to compare: all but a few have bought', () => {
  const bought = readings.filter(({ owner, deals }) => owner.kind === 'contact' && deals!.length > 0)
  expect(bought.length).toBeGreaterThan(55)
  expect(Math.max(...bought.map(({ deals }) => deals!.length))).toBeGreaterThan(25)
})

it('a manager of own deals has the sums of those', async () => {
  const calls = await club.callsOf(3)
  const settings: RecountSettings = { rule: 'equal', yearBy: 'closing', currency: 'RUB', sees: ({ assignedById }) => assignedById === 3 }
  const counted = recount(state, settings)
  for (const owner of owners) {
    const { deals } = await readContact(calls, club.map, owner)
    expect({ owner, ...sumsByProduct(deals!, settings, rates, owner) }).toEqual({ owner, ...sumsByRecount(counted, owner) })
  }
})

it.each(choices)('all won deals add up as in the recount, and to nothing else: %j', settings => {
  expect(balanceByProduct(won, settings, rates)).toEqual({ ...recountedBalance(recount(state, settings)), difference: 0 })
})

it('deals in a currency without a rate are in no sum, and are counted apart', () => {
  const { of, base } = rates
  const withoutEuro = { base, of: new Map([...of].filter(([currency]) => currency !== 'EUR')) }
  const poor = { ...state, currencies: state.currencies.filter(({ code }) => code !== 'EUR') }
  const settings: RecountSettings = { rule: 'equal', yearBy: 'closing', currency: 'RUB' }
  const counted = recount(poor, settings)
  expect(recountedBalance(counted).noRate).toBeGreaterThan(50)
  expect(balanceByProduct(won, settings, withoutEuro)).toEqual({ ...recountedBalance(counted), difference: 0 })
  for (const { owner, deals } of readings)
    expect({ owner, ...sumsByProduct(deals!, settings, withoutEuro, owner) }).toEqual({ owner, ...sumsByRecount(counted, owner) })
})
