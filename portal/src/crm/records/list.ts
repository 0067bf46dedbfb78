import type { Portal } from '../../portal.ts'
import type { Item, PortalUser } from '../../state/types.ts'
import type { ItemQuery } from '../contract.ts'
import { entityOf } from '../entities.ts'
import { fieldsOf } from '../fields/index.ts'
import { compileFilter } from '../filter/compile.ts'
import type { Test } from '../filter/compile.ts'
import { idRange } from '../filter/idRange.ts'
import { comparator, parseOrder } from '../filter/order.ts'
import { parseFilter } from '../filter/parse.ts'
import { bestLevelOf, mayDo } from '../rights.ts'
import { idsOf, lowerBound, tableOf } from './table.ts'

/** Rows of one page. */
export const PAGE_SIZE = 50

/**
 * Records a user may read, filtered, sorted and cut. A walk by id reads only the part of the table it needs; with
 * `offset` -1 it stops at the end of the page and `total` is 0.
 *
 * @throws {RestError} `NOT_FOUND`, `INVALID_ARG_VALUE`
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-list.html
 */
export function listItems(portal: Portal, user: PortalUser, entityTypeId: number, query: ItemQuery): { items: Item[], total: number } {
  const { state } = portal
  entityOf(state, entityTypeId)
  const fields = fieldsOf(state, entityTypeId)
  const group = parseFilter(query.filter ?? {})
  const passes = compileFilter(group, fields, state)
  const sortings = parseOrder(query.order ?? {}, fields)
  if (bestLevelOf(user, entityTypeId, 'read') === 'none')
    return { items: [], total: 0 }
  const isCounted = (query.offset ?? 0) >= 0
  const offset = isCounted ? query.offset ?? 0 : 0
  const limit = query.limit ?? Number.MAX_SAFE_INTEGER
  const walk = walkIds(portal, entityTypeId, idRange(group), sortings[0]?.isDescending ?? false)
  const readable = filterReadable(walk, user, entityTypeId, passes)
  if (sortings.length === 0 || sortings[0]?.field === 'id')
    return takePage(readable, offset, limit, isCounted)
  const items = [...readable].sort(comparator(sortings, fields))
  return { items: items.slice(offset, offset + limit), total: isCounted ? items.length : 0 }
}

function* walkIds(portal: Portal, entityTypeId: number, range: { from: number, to: number }, isDescending: boolean): Generator<Item> {
  const table = tableOf(portal.state, entityTypeId)
  const ids = idsOf(table)
  const start = lowerBound(ids, range.from)
  const end = lowerBound(ids, range.to + 1)
  for (let index = 0; index < end - start; index += 1) {
    const item = table.get(ids[isDescending ? end - 1 - index : start + index] ?? 0)
    if (item)
      yield item
  }
}

function* filterReadable(walk: Iterable<Item>, user: PortalUser, entityTypeId: number, passes: Test): Generator<Item> {
  for (const item of walk) {
    if (mayDo(user, entityTypeId, 'read', item) && passes(item))
      yield item
  }
}

function takePage(readable: Iterable<Item>, offset: number, limit: number, isCounted: boolean): { items: Item[], total: number } {
  const items: Item[] = []
  let total = 0
  for (const item of readable) {
    total += 1
    if (total > offset && items.length < limit)
      items.push(item)
    if (!isCounted && items.length === limit)
      break
  }
  return { items, total: isCounted ? total : 0 }
}
