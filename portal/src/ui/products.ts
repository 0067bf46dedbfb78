import { entityOf } from '../crm/entities.ts'
import { itemStore } from '../crm/items.ts'
import type { Portal } from '../portal.ts'
import { RestError } from '../rest/method.ts'
import type { PortalUser, ProductRow } from '../state/types.ts'
import type { ProductLine, ProductsData } from './contract.ts'

function rowsOf(portal: Portal, ownerType: string, id: number): ProductRow[] {
  const own = [...portal.state.productRows.values()].filter(row => row.ownerType === ownerType && row.ownerId === id)
  return own.sort((one, other) => one.sort - other.sort || one.id - other.id)
}

/** @throws {RestError} without the right to read the record. */
export function productsOf(portal: Portal, user: PortalUser, entityTypeId: number, id: number): ProductsData {
  const item = itemStore.get(portal, user, entityTypeId, id)
  const rows = rowsOf(portal, entityOf(entityTypeId).abbreviation, id)
  return {
    rows: rows.map(({ id: rowId, productId, productName, price, quantity }) => ({ id: rowId, productId, productName, price, quantity })),
    currency: typeof item.currencyId === 'string' ? item.currencyId : '',
    canEdit: itemStore.access(portal, user, entityTypeId, id).update,
  }
}

function checked(line: ProductLine): ProductLine {
  const price = Number(line.price)
  const quantity = Number(line.quantity)
  if (line.productName.trim() === '' || !Number.isFinite(price) || price < 0 || !Number.isFinite(quantity) || quantity <= 0)
    throw new RestError('CRM_FIELD_ERROR_VALUE_NOT_VALID', 'A row needs a name, a price of 0 or more and a quantity above 0')
  return { ...line, productName: line.productName.trim(), price, quantity }
}

/**
 * Replaces the rows of a record. The record's amount follows them, unless it is set by hand.
 *
 * @throws {RestError} for a row without name, price or quantity, or without the right to change the record.
 */
export function saveProducts(portal: Portal, user: PortalUser, entityTypeId: number, id: number, lines: ProductLine[]): void {
  if (!itemStore.access(portal, user, entityTypeId, id).update)
    throw new RestError('ACCESS_DENIED', 'Access denied')
  const ownerType = entityOf(entityTypeId).abbreviation
  const known = new Map(rowsOf(portal, ownerType, id).map(row => [row.id, row]))
  const rows = lines.map(checked).map((line, index): ProductRow => {
    const rowId = known.has(line.id) ? line.id : portal.nextId('productRow')
    return { ...known.get(line.id), ...line, id: rowId, ownerType, ownerId: id, sort: (index + 1) * 10 }
  })
  for (const rowId of known.keys())
    portal.state.productRows.delete(rowId)
  for (const row of rows)
    portal.state.productRows.set(row.id, row)
  const item = itemStore.get(portal, user, entityTypeId, id)
  if (item.isManualOpportunity !== 'Y')
    itemStore.update(portal, user, entityTypeId, id, { opportunity: rows.reduce((sum, row) => sum + row.price * row.quantity, 0) })
}
