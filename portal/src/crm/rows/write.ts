import type { Portal } from '../../portal.ts'
import { RestError } from '../../rest/method.ts'
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

/** Changes one row; its other prices follow. */
export function updateRow(portal: Portal, user: PortalUser, owner: RowOwner, row: ProductRow, fields: RowFields): ProductRow {
  const changed: ProductRow = { ...row, ...readRow(portal, { ...row, ...fields }) }
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
function readRow(portal: Portal, given: RowFields): RowValues {
  const price = number(given.price, 0)
  const discountTypeId = number(given.discountTypeId, 2)
  const taxRate = given.taxRate === undefined || given.taxRate === null || given.taxRate === '' ? null : number(given.taxRate, 0)
  const { priceExclusive, priceNetto, priceBrutto, discountRate, discountSum } = pricesOf({
    price, discountTypeId, taxRate, discountRate: number(given.discountRate, 0), discountSum: number(given.discountSum, 0),
  })
  return {
    productId: number(given.productId, 0),
    productName: toText(given.productName),
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
    measureCode: number(given.measureCode, 796),
    measureName: toText(given.measureName) || (portal.state.settings.language === 'ru' ? 'шт' : 'pcs'),
    sort: number(given.sort, 10),
    xmlId: toText(given.xmlId),
    type: 1,
    storeId: null,
  }
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
