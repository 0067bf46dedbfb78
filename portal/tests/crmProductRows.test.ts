import { expect, it } from 'vitest'
import { pricesOf } from '../src/crm/rows/prices.ts'
import { ENTITY } from '../src/state/types.ts'
import type { Json } from '../src/state/types.ts'
import { aCrmPortal, anEmployee, asData, asList } from './crmPortal.ts'
import type { CrmPortal } from './crmPortal.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/crm/universal/product-rows'

async function amount(portal: CrmPortal) {
  return asData((await portal.result('crm.item.get', { entityTypeId: 2, id: 1 })).item).opportunity
}

/** Figures of the samples on the pages of add and update. */
it.each([
  [{ price: 80_000, discountTypeId: 2, discountRate: 20, discountSum: 0, taxRate: 20 }, { priceExclusive: 66_666.67, priceNetto: 83_333.34, priceBrutto: 100_000.01, discountSum: 16_666.67, discountRate: 20 }],
  [{ price: 90_000, discountTypeId: 2, discountRate: 10, discountSum: 0, taxRate: 10 }, { priceExclusive: 81_818.18, priceNetto: 90_909.09, priceBrutto: 100_000, discountSum: 9_090.91, discountRate: 10 }],
  [{ price: 79_999, discountTypeId: 2, discountRate: 0, discountSum: 0, taxRate: null }, { priceExclusive: 79_999, priceNetto: 79_999, priceBrutto: 79_999, discountSum: 0, discountRate: 0 }],
])('derives the other prices from %j', (given, derived) => {
  expect(pricesOf(given)).toEqual(derived)
})

it(`answers a row with the keys of ${pages}/crm-item-productrow-get.html and the defaults`, async () => {
  const portal = aCrmPortal()
  await portal.add(ENTITY.deal)
  const { productRow } = await portal.result('crm.item.productrow.add', { fields: { ownerType: 'D', ownerId: 1, productName: 'Билет', price: 1500, quantity: 2 } })
  expect(productRow).toEqual({
    id: 1, ownerId: 1, ownerType: 'D', productId: 0, productName: 'Билет', price: 1500, priceAccount: 1500, priceExclusive: 1500, priceNetto: 1500, priceBrutto: 1500,
    quantity: 2, discountTypeId: 2, discountRate: 0, discountSum: 0, taxRate: null, taxIncluded: 'N', customized: 'Y', measureCode: 796, measureName: 'шт', sort: 10,
    xmlId: '', type: 1, storeId: null,
  })
  expect(asData(await portal.result('crm.item.productrow.get', { id: 1 })).productRow).toEqual(productRow)
})

it('lets the amount follow the rows until it is set by hand', async () => {
  const portal = aCrmPortal()
  await portal.add(ENTITY.deal, { opportunity: 7 })
  expect(await amount(portal)).toBe(7)
  const rows = [{ productName: 'A', price: 100, quantity: 2 }, { productName: 'B', price: 0.1, quantity: 3 }]
  const set = await portal.result('crm.item.productrow.set', { ownerType: 'D', ownerId: 1, productRows: rows })
  expect(asList(set.productRows).map(row => row.id)).toEqual([1, 2])
  expect(await amount(portal)).toBe(200.3)
  await portal.result('crm.item.update', { entityTypeId: 2, id: 1, fields: { opportunity: 9 } })
  expect(await amount(portal)).toBe(200.3)
  await portal.result('crm.item.update', { entityTypeId: 2, id: 1, fields: { opportunity: 9, isManualOpportunity: 'Y' } })
  await portal.result('crm.item.productrow.update', { id: 1, fields: { quantity: 5 } })
  expect(await amount(portal)).toBe(9)
  await portal.result('crm.item.update', { entityTypeId: 2, id: 1, fields: { isManualOpportunity: 'N' } })
  expect(await amount(portal)).toBe(500.3)
  expect((await portal.call('crm.item.productrow.delete', { id: 2 })).body.result).toBeNull()
  expect(await amount(portal)).toBe(500)
  await portal.result('crm.item.productrow.set', { ownerType: 'D', ownerId: 1, productRows: [{ productName: 'C', price: 1 }] })
  const list = await portal.result('crm.item.productrow.list', { filter: { '=ownerType': 'D', '=ownerId': 1 } })
  expect(asList(list.productRows).map(row => row.productName)).toEqual(['C'])
})

it('lists rows of several owners by further conditions and order', async () => {
  const portal = aCrmPortal()
  for (const price of [10, 20]) {
    const { id } = await portal.add(ENTITY.deal)
    await portal.result('crm.item.productrow.set', { ownerType: 'D', ownerId: Number(id), productRows: [{ productName: 'A', price }, { productName: 'B', price: price * 10 }] })
  }
  const { body } = await portal.call('crm.item.productrow.list', { filter: { '=ownerType': 'D', '=ownerId': [1, 2], '>price': 10 }, order: { price: 'desc' } })
  expect(asList(asData(body.result).productRows).map(row => row.price)).toEqual([200, 100, 20])
  expect(body.total).toBe(3)
})

it.each<[string, { [key: string]: Json }, string]>([
  ['add', { fields: { ownerType: 'D', ownerId: 9 } }, 'OWNER_NOT_FOUND'],
  ['add', { fields: { ownerType: 'C', ownerId: 1 } }, 'ENTITY_TYPE_NOT_SUPPORTED'],
  ['add', { fields: { ownerType: 'D' } }, '100'],
  ['add', {}, '100'],
  ['set', { ownerType: 'D', ownerId: 1 }, '100'],
  ['get', { id: 9 }, 'NOT_FOUND'],
  ['update', { id: 9, fields: {} }, 'NOT_FOUND'],
  ['update', { id: 1, fields: { nonsense: 1 } }, 'INVALID_ARG_VALUE'],
  ['update', { id: 1, fields: { ownerId: 2 } }, 'INVALID_ARG_VALUE'],
  ['delete', { id: 9 }, 'NOT_FOUND'],
  ['list', { filter: {} }, '100'],
])('refuses %s %j with %s', async (verb, params, code) => {
  const portal = aCrmPortal()
  await portal.add(ENTITY.deal)
  await portal.result('crm.item.productrow.add', { fields: { ownerType: 'D', ownerId: 1, price: 1 } })
  expect((await portal.refused(`crm.item.productrow.${verb}`, params))[0]).toBe(code)
})

it('asks for the right to the owner: read to look, change to write', async () => {
  const portal = aCrmPortal()
  await portal.add(ENTITY.deal)
  await portal.result('crm.item.productrow.add', { fields: { ownerType: 'D', ownerId: 1, price: 1 } })
  const reader = anEmployee(portal, { read: 'all' })
  expect((await portal.callAs(reader, 'crm.item.productrow.get', { id: 1 })).body.error).toBeUndefined()
  for (const [verb, params] of [['delete', { id: 1 }], ['update', { id: 1, fields: {} }], ['set', { ownerType: 'D', ownerId: 1, productRows: [] }]] as const)
    expect(await portal.refused(`crm.item.productrow.${verb}`, params as never, reader)).toEqual(['ACCESS_DENIED', 'Access denied'])
  expect((await portal.refused('crm.item.productrow.list', { filter: { '=ownerType': 'D', '=ownerId': 1 } }, anEmployee(portal, {})))[0]).toBe('ACCESS_DENIED')
})
