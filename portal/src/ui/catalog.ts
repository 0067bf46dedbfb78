import { basePriceOf, pricesOf } from '../catalog/prices.ts'
import { propertiesOf } from '../catalog/products/fields.ts'
import { variationsOf } from '../catalog/products/write.ts'
import { toText } from '../crm/parameters.ts'
import type { Portal } from '../portal.ts'
import { RestError } from '../rest/method.ts'
import type { CatalogProduct, CatalogRow, ProductProperty, PropertyValue, StoreProduct } from '../state/catalogTypes.ts'
import type { PortalState, PortalUser } from '../state/types.ts'
import type { CatalogData, CatalogLine, ProductChoice, ProductPageData } from './contract.ts'

const ROWS = 50
const CHOICES = 30

/** Parents of variations are in no row of a deal: one of their variations is. */
const PARENTS = [3, 6]

/** @throws {RestError} `ACCESS_DENIED` without "View product catalog". */
export function requireCatalog(user: PortalUser): void {
  if (!user.isAdmin && user.rights.catalog?.view !== true)
    throw new RestError('ACCESS_DENIED', 'Access Denied')
}

/** What stands in the stores, of a parent that of all its variations. */
function stockOf(portal: Portal, product: CatalogProduct): StoreProduct[] {
  const ids = [product.id, ...(PARENTS.includes(product.type) ? variationsOf(portal, product.id).map(({ id }) => id) : [])]
  return [...portal.state.catalog.storeProducts.values()].filter(one => ids.includes(one.productId))
}

function lineOf(portal: Portal, product: CatalogProduct): CatalogLine {
  const { state } = portal
  const price = basePriceOf(state, product.id)
  const stock = stockOf(portal, product)
  return {
    id: product.id,
    name: product.name,
    section: state.catalog.sections.get(product.iblockSectionId ?? 0)?.name ?? '',
    price: price?.price ?? null,
    currency: price?.currency ?? '',
    left: stock.length > 0 ? stock.reduce((sum, one) => sum + Number(one.amount ?? 0), 0) : null,
    variations: PARENTS.includes(product.type) ? variationsOf(portal, product.id).length : 0,
  }
}

/** A page of the products of one block; variations stand on their parents' pages. */
export function catalogPage(portal: Portal, user: PortalUser, iblockId: number, { search, page }: { search: string, page: number }): CatalogData {
  requireCatalog(user)
  const { catalogs, products } = portal.state.catalog
  const catalog = catalogs.find(one => one.iblockId === iblockId)
  if (!catalog)
    throw new RestError('NOT_FOUND', 'There is no such catalogue')
  const found = [...products.values()].filter(one => one.iblockId === iblockId && matches(one, search)).sort((one, other) => Number(one.sort) - Number(other.sort) || one.id - other.id)
  const pages = Math.max(1, Math.ceil(found.length / ROWS))
  const shown = Math.min(page, pages)
  return { title: catalog.name, rows: found.slice((shown - 1) * ROWS, shown * ROWS).map(one => lineOf(portal, one)), total: found.length, page: shown, pages }
}

function matches(product: CatalogProduct, search: string): boolean {
  return product.name.toLowerCase().includes(search.trim().toLowerCase())
}

/** @throws {RestError} `NOT_FOUND`, `ACCESS_DENIED` */
export function productPage(portal: Portal, user: PortalUser, id: number): ProductPageData {
  requireCatalog(user)
  const { catalog } = portal.state
  const product = catalog.products.get(id)
  if (!product)
    throw new RestError('NOT_FOUND', 'There is no such product')
  const values = catalog.values.get(id) ?? {}
  const stock = stockOf(portal, product)
  return {
    ...lineOf(portal, product),
    properties: propertiesOf(portal.state, product.iblockId).map(property => ({
      id: property.id, name: property.name, values: (values[property.id] ?? []).map(one => valueText(portal.state, property, one)),
    })),
    prices: pricesOf(portal.state, id).map(({ catalogGroupId, price, currency }) => ({ type: titleOf(catalog.priceTypes.get(catalogGroupId), 'name'), price, currency })),
    stock: [...new Set(stock.map(({ storeId }) => storeId))].map(store => ({
      store: titleOf(catalog.stores.get(store), 'title'), amount: stock.reduce((sum, { storeId, amount }) => sum + (storeId === store ? amount ?? 0 : 0), 0),
    })),
    variationLines: variationsOf(portal, id).map(one => lineOf(portal, one)),
  }
}

function titleOf(row: CatalogRow | undefined, name: string): string {
  return toText(row?.[name])
}

function valueText(state: PortalState, { propertyType, userType }: ProductProperty, { value }: PropertyValue): string {
  if (propertyType === 'L' && userType !== 'BoolEnum')
    return state.catalog.enums.get(Number(value))?.value ?? ''
  if (propertyType === 'F')
    return state.files.get(Number(value))?.name ?? ''
  return typeof value === 'object' ? JSON.stringify(value) : toText(value)
}

/** Products and variations for rows of a record, with prices in its currency by the portal's rates. */
export function findProducts(portal: Portal, user: PortalUser, search: string, currency: string): ProductChoice[] {
  requireCatalog(user)
  const { state } = portal
  const found = [...state.catalog.products.values()].filter(one => !PARENTS.includes(one.type) && matches(one, search)).slice(0, CHOICES)
  return found.map(({ id, name }) => {
    const price = basePriceOf(state, id)
    return { id, name, price: price ? inCurrency(state, price.price, price.currency, currency) : 0 }
  })
}

function inCurrency({ currencies }: PortalState, amount: number, from: string, to: string): number {
  const rate = (code: string) => {
    const currency = currencies.find(one => one.code === code)
    return currency ? currency.amount / currency.amountCount : 1
  }
  return from === to || to === '' ? amount : Math.round(amount * rate(from) / rate(to) * 100) / 100
}
