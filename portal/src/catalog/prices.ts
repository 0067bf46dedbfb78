import { toInteger, toObject, toText } from '../crm/parameters.ts'
import type { Portal } from '../portal.ts'
import type { CatalogPrice } from '../state/catalogTypes.ts'
import type { Json, PortalState } from '../state/types.ts'
import { catalogErrors } from './errors.ts'

type Given = { [field: string]: Json }

/** Prices of a product, in the order of their ids. */
export function pricesOf({ catalog }: PortalState, productId: number): CatalogPrice[] {
  return [...catalog.prices.values()].filter(one => one.productId === productId)
}

/** The price of the base type. */
export function basePriceOf(state: PortalState, productId: number): CatalogPrice | undefined {
  const base = [...state.catalog.priceTypes.values()].find(one => one.base === 'Y')?.id
  return pricesOf(state, productId).find(one => one.catalogGroupId === base)
}

/**
 * Adds a price.
 *
 * @throws {RestError} Code 0 with a sentence of the page.
 * @see https://apidocs.bitrix24.com/api-reference/catalog/price/catalog-price-add.html
 */
export function addPrice(portal: Portal, given: Given, id?: number): CatalogPrice {
  requireFields(given, ['productId', 'catalogGroupId', 'price', 'currency'])
  const { catalog } = portal.state
  const productId = toInteger(given.productId) ?? 0
  if (!catalog.products.has(productId))
    throw catalogErrors.other('Product does not exist')
  const catalogGroupId = requireType(portal, given.catalogGroupId)
  if (pricesOf(portal.state, productId).some(one => one.catalogGroupId === catalogGroupId))
    throw catalogErrors.other('Validate price error. Catalog product is allowed has only single price without ranges in price group')
  return put(portal, { ...readMoney(portal, given), catalogGroupId, productId, id: id ?? portal.nextId('catalogPrice') })
}

/** @see https://apidocs.bitrix24.com/api-reference/catalog/price/catalog-price-update.html */
export function updatePrice(portal: Portal, price: CatalogPrice, given: Given): CatalogPrice {
  requireFields(given, ['price', 'currency'])
  return put(portal, { ...price, ...readMoney(portal, given) })
}

/**
 * Replaces the prices of a product: known ids are changed, prices without an id are added, the others go.
 *
 * @throws {RestError} Code 0 with a sentence of the page.
 * @see https://apidocs.bitrix24.com/api-reference/catalog/price/catalog-price-modify.html
 */
export function modifyPrices(portal: Portal, productId: number, given: Given[]): CatalogPrice[] {
  const { catalog } = portal.state
  if (!catalog.products.has(productId))
    throw catalogErrors.other('Product does not exist')
  const before = pricesOf(portal.state, productId)
  const wanted = given.map(one => {
    requireFields(one, ['catalogGroupId', 'price', 'currency'])
    const known = before.find(price => price.id === toInteger(one.id))
    return { known, money: readMoney(portal, one), catalogGroupId: requireType(portal, one.catalogGroupId) }
  })
  if (new Set(wanted.map(one => one.catalogGroupId)).size < wanted.length)
    throw catalogErrors.other('Validate price error. Catalog product is allowed has only single price without ranges in price group')
  for (const price of before.filter(one => !wanted.some(({ known }) => known === one)))
    catalog.prices.delete(price.id)
  return wanted.map(({ known, money, catalogGroupId }) => put(portal, { ...known, ...money, catalogGroupId, productId, id: known?.id ?? portal.nextId('catalogPrice') }))
}

function requireFields(given: Given, names: string[]): void {
  const missing = names.filter(name => given[name] === undefined || given[name] === null || given[name] === '')
  if (missing.length > 0)
    throw catalogErrors.requiredFields(missing)
}

function requireType({ state }: Portal, given: Json | undefined): number {
  const id = toInteger(given) ?? 0
  if (!state.catalog.priceTypes.has(id))
    throw catalogErrors.other('Validate price error. Catalog price group is wrong')
  return id
}

function readMoney({ state }: Portal, given: Given): { price: number, currency: string } {
  const price = typeof given.price === 'object' ? Number.NaN : Number(given.price)
  const currency = toText(given.currency)
  if (!Number.isFinite(price) || price < 0)
    throw catalogErrors.other('Validate price error. Price is wrong')
  if (!state.currencies.some(one => one.code === currency))
    throw catalogErrors.other('Validate price error. Currency is wrong')
  return { price, currency }
}

function put(portal: Portal, price: { id: number, productId: number, catalogGroupId: number, price: number, currency: string }): CatalogPrice {
  const { state } = portal
  const row: CatalogPrice = { extraId: null, quantityFrom: null, quantityTo: null, ...price, priceScale: inBase(state, price.price, price.currency), timestampX: portal.nowIso() }
  state.catalog.prices.set(row.id, row)
  return row
}

/** A price in the base currency, by the portal's rates. */
function inBase({ currencies }: PortalState, price: number, code: string): number {
  const currency = currencies.find(one => one.code === code)
  return currency ? Math.round(price * currency.amount / currency.amountCount * 100) / 100 : price
}

/** The fields of `catalog.price.modify`. @throws {RestError} Code 0 without the product or its prices. */
export function readModification(fields: Given): { productId: number, prices: Given[] } {
  const product = toObject(fields.product)
  if (!product)
    throw catalogErrors.requiredFields(['product'])
  requireFields(product, ['id', 'prices'])
  return { productId: toInteger(product.id) ?? 0, prices: Object.values(toObject(product.prices) ?? {}).map(one => toObject(one) ?? {}) }
}
