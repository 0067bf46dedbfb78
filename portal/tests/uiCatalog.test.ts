import { afterEach, beforeEach, expect, it } from 'vitest'
import { startPortal } from '../src/index.ts'
import type { RunningPortal } from '../src/index.ts'
import { addCurrency } from '../src/crm/directories/currencies.ts'
import { importRecords } from '../src/control/import/index.ts'
import { itemStore } from '../src/crm/items.ts'
import type { CardData, CatalogData, CurrencyLine, ProductChoice, ProductPageData, ProductsData, SessionData } from '../src/ui/contract.ts'

let running: RunningPortal

async function get<T>(path: string, user = 1): Promise<{ status: number, body: T }> {
  const response = await fetch(running.origin + path, { headers: { cookie: `b24_local_user=${user}` } })
  return { status: response.status, body: await response.json() as T }
}

async function post(path: string, body: object, user = 1): Promise<number> {
  const response = await fetch(running.origin + path, { method: 'POST', headers: { 'content-type': 'application/json', cookie: `b24_local_user=${user}` }, body: JSON.stringify(body) })
  return response.status
}

beforeEach(async () => {
  running = await startPortal({ port: 0, seed: 5, quiet: true })
  const { portal } = running
  importRecords(portal, {
    users: [
      { id: 2, name: 'Viewer' },
      { id: 3, name: 'Stranger', rights: { entities: { 2: { read: 'all', add: 'all', update: 'all', delete: 'all' } }, changeSettings: false } },
    ],
    catalog: {
      sections: [{ id: 5, name: 'Туры' }],
      properties: [{ id: 101, name: 'Старт', propertyType: 'S', userType: 'Date' }, { id: 102, name: 'Вид', propertyType: 'L', values: [{ id: 11, value: 'Море' }] }],
      products: [
        { id: 501, name: 'Алтай', iblockSectionId: 5, property101: '2026-07-01', property102: 11, prices: [{ price: 45_000, currency: 'RUB' }], stock: [{ amount: 12 }] },
        { id: 502, name: 'Эльба', variations: [{ id: 503, name: 'Эльба, один в номере', prices: [{ price: 900, currency: 'EUR' }] }] },
      ],
    },
  })
  itemStore.add(portal, portal.state.users[0]!, 2, { title: 'Поездка' })
})
afterEach(() => running.close())

it('shows products with sections, prices and stock, variations on their parents\' pages', async () => {
  expect((await get<CatalogData>('/_ui/catalog/23')).body).toMatchObject({
    total: 2, rows: [{ id: 501, section: 'Туры', price: 45_000, currency: 'RUB', left: 12, variations: 0 }, { id: 502, price: null, left: null, variations: 1 }],
  })
  expect((await get<CatalogData>('/_ui/catalog/23?search=ЭЛЬ')).body.rows.map(row => row.id)).toEqual([502])
  expect((await get<ProductPageData>('/_ui/product/501')).body).toMatchObject({ properties: [{ name: 'Старт', values: ['2026-07-01'] }, { name: 'Вид', values: ['Море'] }], stock: [{ amount: 12 }] })
  expect((await get<ProductPageData>('/_ui/product/502')).body.variationLines).toMatchObject([{ id: 503, price: 900 }])
  expect((await get('/_ui/product/9')).status).toBe(404)
  expect((await get('/_ui/catalog/9')).status).toBe(404)
})

it('counts the stock of a parent over its variations, by store', async () => {
  importRecords(running.portal, {
    catalog: {
      stores: [{ id: 1, title: 'Бишкек' }, { id: 2, title: 'Ош' }],
      products: [{ id: 504, name: 'Кеды', variations: [{ id: 505, name: '41', stock: [{ amount: 2 }, { storeId: 2, amount: 1 }] }, { id: 506, name: '42', stock: [{ amount: 3 }] }] }],
    },
  })
  expect((await get<ProductPageData>('/_ui/product/504')).body).toMatchObject({ left: 6, stock: [{ store: 'Бишкек', amount: 5 }, { store: 'Ош', amount: 1 }], variationLines: [{ left: 3 }, { left: 3 }] })
})

it('calls a currency and its sums as was said of the language', async () => {
  addCurrency(running.portal, 1, { CURRENCY: 'KGS', AMOUNT_CNT: 10, AMOUNT: 11, LANG: { ru: { FULL_NAME: 'Сом', FORMAT_STRING: '# сом' } } })
  expect((await get<SessionData>('/_ui/session')).body.currencies.find(({ code }) => code === 'KGS')).toMatchObject({ name: 'Сом', formatString: '# сом' })
})

it('puts products of the catalogue into a deal, in the deal\'s currency, and counts the deal as changed', async () => {
  const { portal } = running
  const choices = (await get<ProductChoice[]>('/_ui/products?search=&currency=RUB', 2)).body
  expect(choices).toEqual([{ id: 501, name: 'Алтай', price: 45_000 }, { id: 503, name: 'Эльба, один в номере', price: 81_000 }])
  const row = { id: 0, productId: 503, productName: 'Эльба, один в номере', price: 81_000, quantity: 2 }
  expect(await post('/_ui/card/2/1/products', { rows: [row] }, 2)).toBe(200)
  expect([...portal.state.productRows.values()]).toMatchObject([{ productId: 503, type: 4, price: 81_000, quantity: 2 }])
  expect(portal.state.items.get(2)?.get(1)).toMatchObject({ opportunity: 162_000, updatedBy: 2 })
  const { rows } = (await get<ProductsData>('/_ui/card/2/1/products')).body
  expect(await post('/_ui/card/2/1/products', { rows }, 3)).toBe(200)
  expect(portal.state.items.get(2)?.get(1)).toMatchObject({ opportunity: 162_000, updatedBy: 3 })
})

it('keeps the catalogue and its choice from who may not view it', async () => {
  expect((await get<SessionData>('/_ui/session', 3)).body.catalogId).toBeNull()
  expect((await get<SessionData>('/_ui/session', 2)).body.catalogId).toBe(23)
  for (const path of ['/_ui/catalog/23', '/_ui/product/501', '/_ui/products?search='])
    expect((await get(path, 3)).status).toBe(403)
  expect((await get<ProductsData>('/_ui/card/2/1/products', 3)).body).toMatchObject({ mayChoose: false, canEdit: true })
})

it('shows and saves rates to who may change settings', async () => {
  expect((await get<CurrencyLine[]>('/_ui/currencies')).body.find(row => row.code === 'EUR')).toMatchObject({ amount: 90, amountCount: 1, base: false })
  expect(await post('/_ui/currencies', { code: 'EUR', amount: 100, amountCount: 1 })).toBe(200)
  expect(await post('/_ui/currencies', { code: 'EUR', amount: 0, amountCount: 1 })).toBe(400)
  expect(await post('/_ui/currencies', { code: 'EUR', amount: 1, amountCount: 1 }, 2)).toBe(403)
  expect((await get('/_ui/currencies', 2)).status).toBe(403)
  expect(running.portal.state.currencies.find(one => one.code === 'EUR')?.amount).toBe(100)
})

it.each([[3, 'CONTACT'], [4, 'COMPANY']])('gives applications a tab and a button on cards of type %i', async (entityTypeId, name) => {
  const { portal } = running
  itemStore.add(portal, portal.state.users[0]!, entityTypeId, { name: 'А', title: 'А' })
  portal.state.apps.push({ id: 1, code: 'local.app', title: 'App', handler: 'http://127.0.0.1:1/', installHandler: null, scopes: ['crm'], installed: true, version: 1, access: 'all', options: {}, userOptions: {}, openedBy: [] })
  for (const [index, kind] of ['TAB', 'TOOLBAR'].entries())
    portal.state.placements.push({ id: index + 1, appId: 1, placement: `CRM_${name}_DETAIL_${kind}`, handler: 'http://127.0.0.1:1/', title: kind, description: '', groupName: '', langAll: {}, options: {}, userId: 0 })
  expect((await get<CardData>(`/_ui/card/${entityTypeId}/1`)).body).toMatchObject({ tabs: [{ title: 'TAB' }], toolbar: [{ title: 'TOOLBAR' }], hasProducts: false })
})
