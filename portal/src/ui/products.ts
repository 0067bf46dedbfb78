import { entityOf } from '../crm/entities.ts'
import { itemStore } from '../crm/items.ts'
import { isSameJson } from '../crm/parameters.ts'
import { touchItem } from '../crm/records/write.ts'
import { rowsOf } from '../crm/rows/table.ts'
import { rowOwner, setRows } from '../crm/rows/write.ts'
import type { Portal } from '../portal.ts'
import { RestError } from '../rest/method.ts'
import type { PortalUser } from '../state/types.ts'
import type { ProductLine, ProductsData } from './contract.ts'

/** @throws {RestError} without the right to read the record. */
export function productsOf(portal: Portal, user: PortalUser, entityTypeId: number, id: number): ProductsData {
  const item = itemStore.get(portal, user, entityTypeId, id)
  const rows = rowsOf(portal.state, entityOf(portal.state, entityTypeId).abbreviation, id)
  return {
    rows: rows.map(({ id: rowId, productId, productName, price, quantity }) => ({ id: rowId, productId, productName, price, quantity })),
    currency: typeof item.currencyId === 'string' ? item.currencyId : '',
    mayChoose: user.isAdmin || user.rights.catalog?.view === true,
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
 * Replaces the rows of a record. The record's amount follows them, unless it is set by hand; the record counts as changed
 * either way, so that a saved tab is heard of as a change of the deal.
 *
 * @throws {RestError} for a row without name, price or quantity, or without the right to change the record.
 */
export function saveProducts(portal: Portal, user: PortalUser, entityTypeId: number, id: number, lines: ProductLine[]): void {
  const ownerType = entityOf(portal.state, entityTypeId).abbreviation
  const owner = rowOwner(portal, user, ownerType, id, 'update')
  const known = new Map(rowsOf(portal.state, ownerType, id).map(row => [row.id, row]))
  const before = itemStore.get(portal, user, entityTypeId, id).opportunity
  setRows(portal, user, owner, lines.map(checked).map((line, index) => ({ ...known.get(line.id), ...line, sort: (index + 1) * 10 })))
  if (isSameJson(before, itemStore.get(portal, user, entityTypeId, id).opportunity))
    touchItem(portal, user, entityTypeId, id)
}
