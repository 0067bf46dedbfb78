import type { Item, PortalState } from '../../state/types.ts'

/** Ids in ascending order by table, kept so that a walk by `>id` does not read the whole table for each page. */
const sortedIds = new WeakMap<Map<number, Item>, number[]>()

/** The table of a CRM type, made on first use. */
export function tableOf(state: PortalState, entityTypeId: number): Map<number, Item> {
  const known = state.items.get(entityTypeId)
  if (known)
    return known
  const table = new Map<number, Item>()
  state.items.set(entityTypeId, table)
  return table
}

/** Ids of a table, ascending. Built again when the table was filled from outside. */
export function idsOf(table: Map<number, Item>): number[] {
  const known = sortedIds.get(table)
  if (known && known.length === table.size)
    return known
  const ids = [...table.keys()].sort((one, other) => one - other)
  sortedIds.set(table, ids)
  return ids
}

/** Puts a record into its table. One with an id below the last, from an import, makes the order be built again. */
export function putItem(table: Map<number, Item>, item: Item): void {
  const ids = sortedIds.get(table)
  if (ids && !table.has(item.id)) {
    if ((ids.at(-1) ?? 0) < item.id)
      ids.push(item.id)
    else
      sortedIds.delete(table)
  }
  table.set(item.id, item)
}

/** Takes a record out of its table. */
export function dropItem(table: Map<number, Item>, id: number): void {
  if (table.delete(id))
    sortedIds.delete(table)
}

/** Position of the first id that is not less than `bound`. */
export function lowerBound(ids: number[], bound: number): number {
  let low = 0
  let high = ids.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ids[middle] ?? 0) < bound)
      low = middle + 1
    else
      high = middle
  }
  return low
}
