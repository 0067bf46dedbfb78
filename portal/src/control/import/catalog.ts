import { addPrice } from '../../catalog/prices.ts'
import { addProduct } from '../../catalog/products/write.ts'
import type { ProductKind } from '../../catalog/products/write.ts'
import { addEnum, addProperty } from '../../catalog/properties.ts'
import { saveSection } from '../../catalog/sections.ts'
import type { Portal } from '../../portal.ts'
import { RestError } from '../../rest/method.ts'
import { OFFERS_IBLOCK, PRODUCTS_IBLOCK } from '../../state/catalogDefaults.ts'
import type { CatalogRow, StoreProduct } from '../../state/catalogTypes.ts'
import { noteId } from '../../state/ids.ts'
import type { Json, PortalUser } from '../../state/types.ts'
import { ControlError } from '../controlError.ts'

type Fields = { [field: string]: Json }

interface ImportedPrice { id?: number, catalogGroupId?: number, price: number, currency: string }

interface ImportedStock { storeId?: number, amount: number, quantityReserved?: number }

/** Fields as in `catalog.product.add`, with its id, what it costs and how much of it there is. */
export interface ImportedProduct {
  id?: number
  name: string
  prices?: ImportedPrice[]
  stock?: ImportedStock[]
  /** With these it is a parent. */
  variations?: ImportedProduct[]
  [field: string]: unknown
}

/** Fields as in the methods that add these; the block is that of products unless said otherwise. */
export interface CatalogOrder {
  priceTypes?: (Fields & { id: number, name: string })[]
  stores?: (Fields & { id: number, title: string })[]
  sections?: (Fields & { id?: number, name: string })[]
  properties?: (Fields & { id?: number, name: string, propertyType: string, values?: (Fields & { id?: number, value: string })[] })[]
  products?: ImportedProduct[]
}

/** Ids in the order of the rows given; variations in the order of their parents. */
export interface CatalogAnswer { sections: number[], properties: number[], products: number[], variations: number[] }

/**
 * Takes in products as an administrator adds them, with the same checks, but keeps given ids. Known ids are replaced.
 *
 * @throws {ControlError} naming the row that was refused; the rows before it stay.
 */
export function importCatalog(portal: Portal, order: CatalogOrder): CatalogAnswer {
  const user = portal.state.users.find(one => one.isAdmin)
  if (!user)
    throw new ControlError('Failed to import products: the portal has no administrator.')
  const { catalog } = portal.state
  fillDirectory(portal, 'catalogPriceType', catalog.priceTypes, { ...catalog.priceTypes.get(1), base: 'N' }, order.priceTypes)
  fillDirectory(portal, 'catalogStore', catalog.stores, { ...catalog.stores.get(1) }, order.stores)
  const answer: CatalogAnswer = { sections: [], properties: [], products: [], variations: [] }
  for (const row of order.sections ?? [])
    answer.sections.push(named(portal, 'catalogSection', row, id => saveSection(portal, { iblockId: PRODUCTS_IBLOCK, ...row }, null, id)))
  for (const row of order.properties ?? [])
    answer.properties.push(importProperty(portal, row))
  for (const row of order.products ?? []) {
    const id = importProduct(portal, user, { iblockId: PRODUCTS_IBLOCK, ...row }, row.variations ? 'sku' : 'product')
    answer.products.push(id)
    for (const variation of row.variations ?? [])
      answer.variations.push(importProduct(portal, user, { iblockId: OFFERS_IBLOCK, parentId: id, ...variation }, 'offer'))
  }
  return answer
}

function fillDirectory(portal: Portal, table: string, rows: Map<number, CatalogRow>, defaults: Fields, given: (Fields & { id: number })[] = []): void {
  for (const row of given) {
    rows.set(row.id, { ...defaults, ...row })
    noteId(portal.state, table, row.id)
  }
}

/** Runs an addition under a given id, or the next one, and says which row was refused. */
function named(portal: Portal, table: string, row: { id?: number, [field: string]: unknown }, add: (id: number) => { id: number }): number {
  const id = row.id ?? portal.nextId(table)
  noteId(portal.state, table, id)
  try {
    return add(id).id
  }
  catch (error) {
    if (error instanceof RestError)
      throw new ControlError(`Failed to import ${table} ${String(row.name ?? row.value ?? id)}: ${error.code} ${error.message}`)
    throw error
  }
}

function importProperty(portal: Portal, { values = [], ...row }: NonNullable<CatalogOrder['properties']>[number]): number {
  const propertyId = named(portal, 'catalogProperty', row, id => addProperty(portal, { iblockId: PRODUCTS_IBLOCK, ...row }, id))
  for (const value of values)
    named(portal, 'catalogEnum', value, id => addEnum(portal, { xmlId: String(id), ...value, propertyId }, id))
  return propertyId
}

function importProduct(portal: Portal, user: PortalUser, { prices = [], stock = [], variations: _, ...row }: ImportedProduct, kind: ProductKind): number {
  const productId = named(portal, 'catalogProduct', row, id => addProduct(portal, user, row as Fields, kind, id))
  for (const price of prices)
    named(portal, 'catalogPrice', { ...price }, id => addPrice(portal, { catalogGroupId: 1, ...price, productId }, id))
  for (const { storeId = 1, amount, quantityReserved = null } of stock) {
    const left: StoreProduct = { id: portal.nextId('catalogStoreProduct'), productId, storeId, amount, quantityReserved }
    portal.state.catalog.storeProducts.set(left.id, left)
  }
  return productId
}
