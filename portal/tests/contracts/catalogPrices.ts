import type { MethodContract, Shape } from './contract.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/catalog'

const price: Shape = {
  catalogGroupId: 'number', currency: 'string', extraId: 'null', id: 'number', price: 'number', productId: 'number', quantityFrom: 'null', quantityTo: 'null', timestampX: 'string',
}

const storeProduct: Shape = { amount: 'number|null', id: 'number', productId: 'number', quantityReserved: 'number|null', storeId: 'number' }

const field: Shape = { isImmutable: 'boolean', isReadOnly: 'boolean', isRequired: 'boolean', type: 'string' }

const before = {
  product: { method: 'catalog.product.add', params: { fields: { iblockId: 23, name: 'Altai' } } },
  price: { method: 'catalog.price.add', params: { fields: { productId: 1, catalogGroupId: 1, price: 100, currency: 'USD' } } },
}

const refuses = (name: string, params: MethodContract['errors'][number]['params'], error: string | number) => ({ name, params, status: 400, error })

const denies = (params: MethodContract['errors'][number]['params']) => ({ name: 'an employee who may only look', params, as: 'employee' as const, status: 400, error: 200040300020 })

export const catalogPriceContracts: MethodContract[] = [
  {
    method: 'catalog.price.list', page: `${pages}/price/catalog-price-list.html`, before,
    answers: [{
      name: 'answers the selected fields to who may view the catalogue',
      params: { select: ['catalogGroupId', 'currency', 'id', 'price', 'productId'], filter: { '@productId': [1], '@catalogGroupId': [1], '>=price': 10 }, order: { id: 'asc' } }, as: 'employee',
      result: { prices: [{ catalogGroupId: 'number', currency: 'string', id: 'number', price: 'number', productId: 'number' }] }, total: true,
    }],
    errors: [],
  },
  {
    method: 'catalog.price.get', page: `${pages}/price/catalog-price-get.html`, before,
    answers: [{ name: 'answers every field', params: { id: 1 }, as: 'employee', result: { price: { ...price as object, priceScale: 'number' } } }],
    errors: [refuses('a price that there is not', { id: 9 }, ''), refuses('a call without an id', {}, '100')],
  },
  {
    method: 'catalog.price.getfields', page: `${pages}/price/catalog-price-get-fields.html`,
    answers: [{
      name: 'describes the fields', params: {}, as: 'employee',
      result: { price: Object.fromEntries([...Object.keys(price as object), 'priceScale'].map(name => [name, field])) },
    }],
    errors: [],
  },
  {
    method: 'catalog.price.add', page: `${pages}/price/catalog-price-add.html`, before: { product: before.product },
    answers: [{ name: 'answers the new price', params: { fields: { productId: 1, catalogGroupId: 1, price: 100.5, currency: 'USD' } }, result: { price } }],
    errors: [
      denies({ fields: { productId: 1, catalogGroupId: 1, price: 1, currency: 'USD' } }),
      refuses('a call without fields', {}, '100'),
      refuses('missing fields', { fields: { productId: 1 } }, 0),
      refuses('a price type that there is not', { fields: { productId: 1, catalogGroupId: 9, price: 1, currency: 'USD' } }, 0),
    ],
  },
  {
    method: 'catalog.price.update', page: `${pages}/price/catalog-price-update.html`, before,
    answers: [{ name: 'answers the changed price', params: { id: 1, fields: { price: 120.75, currency: 'USD' } }, result: { price } }],
    errors: [
      denies({ id: 1, fields: { price: 1, currency: 'USD' } }),
      refuses('a call without fields', { id: 1 }, '100'),
      refuses('a call without an id', { fields: { price: 1, currency: 'USD' } }, '100'),
      refuses('a price that there is not', { id: 9, fields: { price: 1, currency: 'USD' } }, ''),
      refuses('missing fields', { id: 1, fields: { price: 1 } }, 0),
    ],
  },
  {
    method: 'catalog.price.modify', page: `${pages}/price/catalog-price-modify.html`, before,
    answers: [{
      name: 'answers the prices as they are now', params: { fields: { product: { id: 1, prices: [{ id: 1, catalogGroupId: 1, price: 2001, currency: 'USD' }] } } },
      result: { prices: [{ ...price as object, priceScale: 'number' }] },
    }],
    errors: [
      denies({ fields: { product: { id: 1, prices: [] } } }),
      refuses('a call without fields', {}, '100'),
      refuses('missing fields', { fields: { product: { id: 1, prices: [{ catalogGroupId: 1 }] } } }, 0),
      refuses('a price type that there is not', { fields: { product: { id: 1, prices: [{ catalogGroupId: 9, price: 1, currency: 'USD' }] } } }, 0),
      refuses('one type twice', { fields: { product: { id: 1, prices: [{ catalogGroupId: 1, price: 1, currency: 'USD' }, { catalogGroupId: 1, price: 2, currency: 'USD' }] } } }, 0),
    ],
  },
  {
    method: 'catalog.price.delete', page: `${pages}/price/catalog-price-delete.html`, before,
    answers: [{ name: 'answers true', params: { id: 1 }, result: 'boolean' }],
    errors: [denies({ id: 1 }), refuses('a price that there is not', { id: 9 }, ''), refuses('a call without an id', {}, '100')],
  },
  {
    method: 'catalog.storeproduct.list', page: `${pages}/store-product/catalog-store-product-list.html`,
    answers: [{ name: 'answers what is left to who may view the catalogue', params: { filter: { '@productId': [1] } }, as: 'employee', result: { storeProducts: [storeProduct] }, total: true }],
    errors: [],
  },
  {
    method: 'catalog.storeproduct.get', page: `${pages}/store-product/catalog-store-product-get.html`, answers: [],
    errors: [refuses('what there is not', { id: 9 }, ''), refuses('a call without an id', {}, '100')],
  },
  {
    method: 'catalog.storeproduct.getfields', page: `${pages}/store-product/catalog-store-product-get-fields.html`,
    answers: [{ name: 'describes the fields', params: {}, as: 'employee', result: { storeProduct: Object.fromEntries(Object.keys(storeProduct as object).map(name => [name, field])) } }],
    errors: [],
  },
]
