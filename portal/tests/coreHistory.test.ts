import { expect, it } from 'vitest'
import type { Item } from '../src/state/types.ts'
import { aPortal, json } from './corePortal.ts'

async function aHistory(order: object) {
  const test = aPortal()
  const { status, body } = await test.request('/_portal/import', json('POST', { history: order }))
  return { ...test, status, body, deals: [...test.portal.state.items.get(2)?.values() ?? []] }
}

const values = (deals: Item[], field: string) => new Set(deals.map(deal => deal[field]))

it('makes up years of deals with no, one and several contacts, in every currency, won, lost and open', async () => {
  const { deals, body, portal } = await aHistory({ deals: 2000, contacts: 100, years: 5 })
  expect(body.history).toEqual({ deals: 2000, contacts: 100, firstDealId: 1, lastDealId: 5998 })
  expect(values(deals, 'stageSemanticId')).toEqual(new Set(['S', 'F', 'P']))
  expect(values(deals, 'currencyId')).toEqual(new Set(['RUB', 'USD', 'EUR', 'KZT', 'BYN']))
  expect(new Set(deals.map(deal => (deal.contactIds as number[]).length))).toEqual(new Set([0, 1, 2, 3, 4, 5]))
  const years = [...new Set(deals.map(deal => String(deal.createdTime).slice(0, 4)))]
  expect(years.length).toBeGreaterThanOrEqual(5)
  expect(deals.every(deal => Date.parse(String(deal.createdTime)) <= portal.now())).toBe(true)
  expect(deals.some(deal => !Number.isInteger(deal.opportunity))).toBe(true)
})

it('lays uneven ids with thin stretches, jumps and a dense end', async () => {
  const { deals } = await aHistory({ deals: 1000, ids: 'uneven' })
  const gaps = deals.slice(1).map((deal, index) => deal.id - deals[index]!.id)
  expect(gaps.every(gap => gap > 0)).toBe(true)
  expect(gaps.filter(gap => gap > 2_000_000)).toHaveLength(2)
  expect(gaps.filter(gap => gap === 1).length).toBeGreaterThan(790)
})

it('gives the same deals for the same seed, and others for another', async () => {
  const [one, same, other] = await Promise.all([{ seed: 4 }, { seed: 4 }, { seed: 5 }].map(async order => {
    const { deals } = await aHistory({ deals: 50, ...order })
    return deals.map(deal => [deal.title, deal.opportunity, deal.contactIds])
  }))
  expect(same).toEqual(one)
  expect(other).not.toEqual(one)
})

it('goes on behind the records that are there', async () => {
  const { request, portal } = await aHistory({ deals: 10 })
  await request('/_portal/import', json('POST', { history: { deals: 10 } }))
  expect(portal.state.items.get(2)?.size).toBe(20)
})

it.each([{ deals: 0 }, { deals: 'many' }, { deals: 5, ids: 'wild' }, { deals: 5, years: 0.5 }, {}])('refuses %j in words', async order => {
  const { status, body } = await aHistory(order)
  expect([status, body]).toEqual([400, { error: expect.stringContaining('Failed to make up a history') }])
})
