import type { Portal } from '../../portal.ts'
import { RestError } from '../../rest/method.ts'
import type { CatalogProduct, ProductType } from '../../state/catalogTypes.ts'
import type { Json, PortalState, PortalUser, ProductRow } from '../../state/types.ts'
import { entityByAbbreviation } from '../entities.ts'
import type { EntityInfo } from '../entities.ts'
import { crmErrors } from '../errors.ts'
import { toText } from '../parameters.ts'
import { tableOf } from '../records/table.ts'
import { syncAmount } from '../records/write.ts'
import { mayDo } from '../rights.ts'
import { pricesOf } from './prices.ts'
import { dropRow, putRow, rowsOf } from './table.ts'

type RowFields = { [field: string]: Json }

type RowValues = RowFields & Pick<ProductRow, 'productId' | 'productName' | 'price' | 'quantity' | 'sort'>

/** Owner of product rows, found and allowed. */
export interface RowOwner { entity: EntityInfo, id: number }

/**
 * @throws {RestError} `ENTITY_TYPE_NOT_SUPPORTED`, `OWNER_NOT_FOUND`, `ACCESS_DENIED`
 */
export function rowOwner(portal: Portal, user: PortalUser, ownerType: string, ownerId: number, action: 'read' | 'update'): RowOwner {
  const entity = entityByAbbreviation(portal.state, ownerType)
  if (!entity?.hasProducts)
    throw new RestError('ENTITY_TYPE_NOT_SUPPORTED', 'Working with this type of objects is not supported')
  const item = tableOf(portal.state, entity.entityTypeId).get(ownerId)
  if (!item)
    throw new RestError('OWNER_NOT_FOUND', 'Owner was not found')
  if (!mayDo(user, entity.entityTypeId, action, item))
    throw crmErrors.accessDenied()
  return { entity, id: ownerId }
}

/** Whether a record that could own rows exists. */
export function ownerExists(state: PortalState, ownerType: string, ownerId: number): boolean {
  const entity = entityByAbbreviation(state, ownerType)
  return entity !== undefined && tableOf(state, entity.entityTypeId).has(ownerId)
}

/** Adds one row and brings the owner's amount in line. */
export function addRow(portal: Portal, user: PortalUser, owner: RowOwner, fields: RowFields): ProductRow {
  const row = makeRow(portal, owner, readRow(portal, fields))
  putRow(portal.state, row)
  syncAmount(portal, user, owner.entity.entityTypeId, owner.id)
  return row
}

/** Replaces all rows of a record in one piece. */
export function setRows(portal: Portal, user: PortalUser, owner: RowOwner, given: RowFields[]): ProductRow[] {
  return prepareRows(portal, user, owner, given)()
}

/**
 * Reads the rows a record has and those it is to have.
 *
 * @returns What takes the former away and adds the latter: of two who set rows at once both may leave theirs.
 */
export function prepareRows(portal: Portal, user: PortalUser, owner: RowOwner, given: RowFields[]): () => ProductRow[] {
  const values = given.map(fields => readRow(portal, fields))
  const before = rowsOf(portal.state, owner.entity.abbreviation, owner.id)
  return () => {
    rowOwner(portal, user, owner.entity.abbreviation, owner.id, 'update')
    for (const row of before.filter(one => portal.state.productRows.has(one.id)))
      dropRow(portal.state, row)
    const rows = values.map(one => makeRow(portal, owner, one))
    for (const row of rows)
      putRow(portal.state, row)
    syncAmount(portal, user, owner.entity.entityTypeId, owner.id)
    return rows
  }
}

/** Changes one row; its other prices follow, and the name of another unit. */
export function updateRow(portal: Portal, user: PortalUser, owner: RowOwner, row: ProductRow, fields: RowFields): ProductRow {
  const changed: ProductRow = { ...row, ...readRow(portal, { ...row, ...fields, ...(fields.measureCode !== undefined ? { measureName: fields.measureName ?? '' } : {}) }) }
  putRow(portal.state, changed)
  syncAmount(portal, user, owner.entity.entityTypeId, owner.id)
  return changed
}

export function removeRow(portal: Portal, user: PortalUser, owner: RowOwner, row: ProductRow): void {
  dropRow(portal.state, row)
  syncAmount(portal, user, owner.entity.entityTypeId, owner.id)
}

function makeRow(portal: Portal, owner: RowOwner, values: RowValues): ProductRow {
  return { id: portal.nextId('productRow'), ownerId: owner.id, ownerType: owner.entity.abbreviation, ...values }
}

/** Values of a row in the order of the documentation's sample. */
export function readRow(portal: Portal, given: RowFields): RowValues {
  const price = number(given.price, 0)
  const discountTypeId = number(given.discountTypeId, 2)
  const taxRate = given.taxRate === undefined || given.taxRate === null || given.taxRate === '' ? null : number(given.taxRate, 0)
  const { priceExclusive, priceNetto, priceBrutto, discountRate, discountSum } = pricesOf({
    price, discountTypeId, taxRate, discountRate: number(given.discountRate, 0), discountSum: number(given.discountSum, 0),
  })
  const productId = number(given.productId, 0)
  const product = portal.state.catalog.products.get(productId)
  const measure = measureOf(portal, given, product)
  return {
    productId,
    productName: toText(given.productName) || product?.name || '',
    price,
    priceAccount: price,
    priceExclusive,
    priceNetto,
    priceBrutto,
    quantity: number(given.quantity, 1),
    discountTypeId,
    discountRate,
    discountSum,
    taxRate,
    taxIncluded: given.taxIncluded === 'Y' ? 'Y' : 'N',
    customized: 'Y',
    measureCode: measure.code,
    measureName: measure.name,
    sort: number(given.sort, 10),
    xmlId: toText(given.xmlId),
    type: rowType(product?.type),
    storeId: null,
  }
}

/** Rows are products, variations or services; a parent of variations stands in a row as a product. */
function rowType(type: ProductType | undefined): 1 | 4 | 7 {
  if (type === 7)
    return 7
  return type === 4 || type === 5 ? 4 : 1
}

/** The unit that was named, else that of the product, else pieces. */
function measureOf({ state }: Portal, given: RowFields, product: CatalogProduct | undefined): { code: number, name: string } {
  const measures = [...state.catalog.measures.values()]
  const code = number(given.measureCode, Number(measures.find(one => one.id === product?.measure)?.code ?? 796))
  const known = measures.find(one => one.code === code)
  return { code, name: toText(given.measureName) || toText(known?.symbol) }
}

/** @throws {RestError} `INVALID_ARG_VALUE` for a text that is no number. */
function number(value: Json | undefined, fallback: number): number {
  if (value === undefined || value === null || value === '')
    return fallback
  const result = typeof value === 'object' ? Number.NaN : Number(value)
  if (!Number.isFinite(result))
    throw new RestError('INVALID_ARG_VALUE', 'A number is expected')
  return result
}
