import type { PortalState, ProductRow } from '../../state/types.ts'
import { entityOf } from '../entities.ts'

/** Row ids by owner (`D:5`), so that reading a deal's rows does not read everybody's. */
const byOwner = new WeakMap<Map<number, ProductRow>, { size: number, ids: Map<string, Set<number>> }>()

function ownerKey(ownerType: string, ownerId: number): string {
  return `${ownerType}:${ownerId}`
}

function indexOf(table: Map<number, ProductRow>): Map<string, Set<number>> {
  const known = byOwner.get(table)
  if (known?.size === table.size)
    return known.ids
  const ids = new Map<string, Set<number>>()
  for (const row of table.values())
    note(ids, row)
  byOwner.set(table, { size: table.size, ids })
  return ids
}

function note(ids: Map<string, Set<number>>, row: ProductRow): void {
  const key = ownerKey(row.ownerType, row.ownerId)
  const rows = ids.get(key) ?? new Set<number>()
  ids.set(key, rows.add(row.id))
}

/** Rows of a record in the order people see them. */
export function rowsOf(state: PortalState, ownerType: string, ownerId: number): ProductRow[] {
  const ids = indexOf(state.productRows).get(ownerKey(ownerType, ownerId)) ?? new Set<number>()
  const rows = [...ids].flatMap(id => state.productRows.get(id) ?? [])
  return rows.sort((one, other) => one.sort - other.sort || one.id - other.id)
}

export function putRow(state: PortalState, row: ProductRow): void {
  const ids = indexOf(state.productRows)
  state.productRows.set(row.id, row)
  note(ids, row)
  byOwner.set(state.productRows, { size: state.productRows.size, ids })
}

export function dropRow(state: PortalState, row: ProductRow): void {
  const ids = indexOf(state.productRows)
  state.productRows.delete(row.id)
  ids.get(ownerKey(row.ownerType, row.ownerId))?.delete(row.id)
  byOwner.set(state.productRows, { size: state.productRows.size, ids })
}

/** Sum of a record's rows in major units, rounded to cents; null when it has none. */
export function rowsAmount(state: PortalState, entityTypeId: number, ownerId: number): number | null {
  const { abbreviation, hasProducts } = entityOf(state, entityTypeId)
  const rows = hasProducts ? rowsOf(state, abbreviation, ownerId) : []
  return rows.length === 0 ? null : Math.round(rows.reduce((sum, row) => sum + row.price * row.quantity, 0) * 100) / 100
}
