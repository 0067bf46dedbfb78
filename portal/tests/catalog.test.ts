import { expect, it } from 'vitest'
import { importRecords } from '../src/control/import/index.ts'
import { stateAsJson } from '../src/control/stateJson.ts'
import { ControlError } from '../src/control/controlError.ts'
import { packState, unpackState } from '../src/state/pack.ts'
import type { CatalogRights } from '../src/state/catalogTypes.ts'
import type { Json } from '../src/state/types.ts'
import { aCrmPortal, anEmployee, asData, asList } from './crmPortal.ts'
import type { CrmPortal } from './crmPortal.ts'

/** A portal with two tours, one of them in two variations, and an application with the scopes of both. */
function aShop(): CrmPortal {
  const portal = aCrmPortal(['catalog', 'crm'])
  importRecords(portal.portal, {
    catalog: {
      sections: [{ id: 5, name: 'Tours' }],
      properties: [
        { id: 101, name: 'Start', propertyType: 'S', userType: 'Date' },
        { id: 102, name: 'Kind', propertyType: 'L', values: [{ id: 11, value: 'Sea' }, { id: 12, value: 'Mountains' }] },
        { id: 103, name: 'Guides', propertyType: 'S', multiple: 'Y' },
        { id: 104, name: 'Days', propertyType: 'N' },
      ],
      products: [
        { id: 501, name: 'Altai', iblockSectionId: 5, property101: '2026-07-01', property102: 12, property103: ['Anna', 'Boris'], property104: 9, prices: [{ price: 45_000, currency: 'RUB' }], stock: [{ amount: 12 }] },
        { id: 502, name: 'Elba', property102: 11, property104: 10, variations: [{ id: 503, name: 'Elba, alone', prices: [{ price: 900.5, currency: 'EUR' }] }, { id: 504, name: 'Elba, together' }] },
      ],
    },
  })
  return portal
}

function aClerk(portal: CrmPortal, catalog?: CatalogRights) {
  const user = anEmployee(portal, { read: 'all', update: 'all' })
  if (catalog)
    user.rights.catalog = catalog
  return user
}

const list = { select: ['id', 'iblockId', 'name'], filter: { iblockId: 23 } }

const names = async (portal: CrmPortal, filter: { [key: string]: Json }) =>
  asList((await portal.result('catalog.product.list', { ...list, filter: { iblockId: 23, ...filter } })).products).map(one => one.name)

it.each<[string, { [key: string]: Json }, string[]]>([
  ['a list value by its id', { property102: 12 }, ['Altai']],
  ['any of several list values', { property102: [11, 12] }, ['Altai', 'Elba']],
  ['a date from a day on', { '>=property101': { value: '2026-07-01' } }, ['Altai']],
  ['one of several values', { property103: 'Boris' }, ['Altai']],
  ['a number', { '>property104': 9 }, ['Elba']],
  ['ids', { id: [501, 504] }, ['Altai']],
  ['part of a name', { '%name': 'LTA' }, ['Altai']],
  ['all, when the field does not exist', { nonsense: 1 }, ['Altai', 'Elba']],
])('finds products by %s', async (_name, filter, found) => {
  expect(await names(aShop(), filter)).toEqual(found)
})

it('gives values of properties with their ids, and texts of list values', async () => {
  const { product } = await aShop().result('catalog.product.get', { id: 501 })
  expect(product).toMatchObject({
    property101: { value: '2026-07-01', valueId: '1' }, property102: { value: '12', valueEnum: 'Mountains', valueId: '2' },
    property103: [{ value: 'Anna', valueId: '3' }, { value: 'Boris', valueId: '4' }], property104: { value: '9', valueId: '5' }, type: 1, xmlId: '501', iblockSectionId: 5,
  })
})

it('keeps values whose ids are repeated, and replaces the others', async () => {
  const portal = aShop()
  const { element } = await portal.result('catalog.product.update', { id: 501, fields: { property103: [{ valueId: 4, value: 'Boris K.' }, { value: 'Clara' }], property101: { value: '' } } })
  expect(element).toMatchObject({ property101: null, property103: [{ value: 'Boris K.', valueId: '4' }, { value: 'Clara', valueId: '10' }], property104: { value: '9', valueId: '5' } })
})

it('knows parents and their variations', async () => {
  const portal = aShop()
  expect(asData(await portal.result('catalog.product.offer.get', { id: 503 })).offer).toMatchObject({ type: 4, iblockId: 24, parentId: { value: '502' } })
  expect(asData(await portal.result('catalog.product.sku.get', { id: 502 })).sku).toMatchObject({ type: 3 })
  const { offers } = await portal.result('catalog.product.offer.list', { select: ['id', 'iblockId', 'parentId'], filter: { iblockId: 24, parentId: 502 } })
  expect(asList(offers).map(one => one.id)).toEqual([503, 504])
  const { sku } = await portal.result('catalog.product.sku.add', { fields: { iblockId: 23, name: 'Other' } })
  expect(sku).toMatchObject({ type: 6 })
  await portal.result('catalog.product.offer.update', { id: 504, fields: { parentId: { value: Number(asData(sku).id) } } })
  expect([502, Number(asData(sku).id)].map(id => portal.portal.state.catalog.products.get(id)?.type)).toEqual([3, 3])
  expect(await portal.refused('catalog.product.offer.update', { id: 504, fields: { parentId: { value: 9 }, name: 'Lost' } })).toEqual([0, 'Parent product does not exist'])
  expect(portal.portal.state.catalog.products.get(504)?.name).toBe('Elba, together')
  expect((await portal.call('catalog.product.delete', { id: 502 })).body.result).toBe(true)
  expect(await portal.refused('catalog.product.offer.get', { id: 503 })).toEqual([0, 'offer does not exist.'])
})

it('refuses a second price of one type and shows prices in the base currency', async () => {
  const portal = aShop()
  expect(asList((await portal.result('catalog.price.list', { filter: { productId: 503 } })).prices)).toMatchObject([{ price: 900.5, currency: 'EUR', priceScale: 81_045 }])
  expect(await portal.refused('catalog.price.add', { fields: { productId: 503, catalogGroupId: 1, price: 1, currency: 'EUR' } })).toEqual([0, 'Validate price error. Catalog product is allowed has only single price without ranges in price group'])
})

it('lists what is left of a product in each store', async () => {
  const { storeProducts } = await aShop().result('catalog.storeproduct.list', { filter: { '@productId': [501, 502] } })
  expect(storeProducts).toEqual([{ amount: 12, id: 1, productId: 501, quantityReserved: null, storeId: 1 }])
})

it('shuts the catalogue before those who have no right to view it', async () => {
  const portal = aShop()
  const stranger = aClerk(portal)
  for (const method of ['catalog.product.list', 'catalog.price.list', 'catalog.storeproduct.list'])
    expect(await portal.refused(method, list, stranger)).toEqual([200040300010, 'Access Denied'])
  for (const method of ['catalog.productproperty.list', 'catalog.productpropertyenum.list'])
    expect(await portal.refused(method, {}, stranger)).toEqual(['0', 'Access Denied'])
})

it('lets in only administrators where the page names them, and who may view by the source', async () => {
  const portal = aShop()
  const viewer = aClerk(portal, { view: true })
  expect((await portal.callAs(viewer, 'catalog.product.list', list)).body.total).toBe(2)
  for (const [method, params] of [['catalog.product.offer.get', { id: 503 }], ['catalog.section.get', { id: 5 }], ['catalog.pricetype.list', {}]] as const) {
    expect((await portal.refused(method, params, viewer))[1]).toBe('Access Denied')
    portal.portal.state.switches.catalogAccess = 'source'
    expect((await portal.callAs(viewer, method, params)).status).toBe(200)
    portal.portal.state.switches.catalogAccess = 'documented'
  }
  portal.portal.state.switches.catalogAccess = 'source'
  expect((await portal.refused('catalog.product.update', { id: 501, fields: { name: 'A' } }, viewer))[0]).toBe(200040300040)
  const editor = aClerk(portal, { view: true, edit: true, changePrices: true })
  expect((await portal.callAs(editor, 'catalog.product.update', { id: 501, fields: { name: 'A' } })).status).toBe(200)
  expect((await portal.callAs(editor, 'catalog.price.update', { id: 1, fields: { price: 1, currency: 'RUB' } })).status).toBe(200)
})

it('keeps pictures and files, and gives them at the addresses it tells', async () => {
  const portal = aShop()
  await portal.result('catalog.productProperty.add', { fields: { iblockId: 23, name: 'Plan', propertyType: 'F' } })
  const { element } = await portal.result('catalog.product.update', { id: 501, fields: { detailPicture: { fileData: ['a.png', 'iVBORw0KGgo='] }, property105: { value: ['plan.txt', 'cGxhbg=='] } } })
  const { url } = asData(asData(element).detailPicture)
  expect(url).toBe('/rest/catalog.product.download?fields%5BfieldName%5D=detailPicture&fields%5BfileId%5D=1&fields%5BproductId%5D=501')
  const picture = await portal.request(`${String(url).replace('/rest/', '/rest/1/dev/')}`)
  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png'])
  const plan = await portal.call('catalog.product.download', { fields: { fieldName: 'PROPERTY_105', fileId: 2, productId: 501 } })
  expect(plan.headers.get('content-disposition')).toContain('plan.txt')
  const { element: without } = await portal.result('catalog.product.update', { id: 501, fields: { detailPicture: { remove: 'Y' } } })
  expect(without).toMatchObject({ detailPicture: null, property105: { valueId: '10' } })
  expect([...portal.portal.state.files.keys()]).toEqual([2])
})

it('needs the scope catalog', async () => {
  const portal = aCrmPortal()
  expect((await portal.call('catalog.product.list', list)).body.error).toBe('insufficient_scope')
})

it('pages through products by fifty, without a count on request', async () => {
  const portal = aShop()
  importRecords(portal.portal, { catalog: { products: Array.from({ length: 60 }, (_, index) => ({ name: `Tour ${index}` })) } })
  expect((await portal.call('catalog.product.list', list)).body).toMatchObject({ total: 62, next: 50 })
  expect(asList((await portal.result('catalog.product.list', { ...list, start: 50 })).products)).toHaveLength(12)
  const { body } = await portal.call('catalog.product.list', { ...list, start: -1 })
  expect([body.total, body.next, asList(asData(body.result).products).length]).toEqual([undefined, undefined, 50])
})

it('is in snapshots, in the state told and in refusals of imports', () => {
  const { portal } = aShop()
  expect(unpackState(packState(portal.state)).catalog).toEqual(portal.state.catalog)
  expect(asList(asData(asData(JSON.parse(stateAsJson(portal.state, false))).catalog).products).map(one => one.id)).toEqual([501, 502, 503, 504])
  expect(() => importRecords(portal, { catalog: { products: [{ name: 'A', iblockSectionId: 99 }] } })).toThrow(ControlError)
})

it('fills rows from the catalogue: name, unit and kind, not the price', async () => {
  const portal = aShop()
  await portal.add(2)
  const row = async (fields: { [key: string]: Json }) => asData((await portal.result('crm.item.productrow.add', { fields: { ownerType: 'D', ownerId: 1, ...fields } })).productRow)
  expect(await row({ productId: 503, price: 900 })).toMatchObject({ productId: 503, productName: 'Elba, alone', price: 900, type: 4, measureCode: 796, measureName: 'шт' })
  expect(await row({ productId: 501 })).toMatchObject({ productName: 'Altai', price: 0, type: 1 })
  expect(await row({ productId: 501, productName: 'My Altai', measureCode: 166 })).toMatchObject({ productName: 'My Altai', measureCode: 166, measureName: 'кг' })
  importRecords(portal.portal, { productRows: [{ ownerType: 'D', ownerId: 1, productId: 504, price: 100, quantity: 2 }] })
  expect(asData((await portal.result('crm.item.productrow.get', { id: 4 })).productRow)).toMatchObject({ productName: 'Elba, together', type: 4, priceNetto: 100, quantity: 2 })
})
