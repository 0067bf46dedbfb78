import type { Portal } from '../../portal.ts'
import type { Item, PortalUser } from '../../state/types.ts'
import type { ItemQuery } from '../contract.ts'
import { entityOf } from '../entities.ts'
import { crmErrors } from '../errors.ts'
import { fieldsOf } from '../fields/index.ts'
import { compileFilter } from '../filter/compile.ts'
import type { Test } from '../filter/compile.ts'
import { idRange } from '../filter/idRange.ts'
import { comparator, parseOrder } from '../filter/order.ts'
import { parseFilter } from '../filter/parse.ts'
import type { Group } from '../filter/parse.ts'
import { toList } from '../parameters.ts'
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
  if (state.switches.contactIdsFilter === 'refused' && namesField(group, 'contactIds'))
    throw crmErrors.filterField('contactIds')
  if (bestLevelOf(user, entityTypeId, 'read') === 'none')
    return { items: [], total: 0 }
  const isCounted = (query.offset ?? 0) >= 0
  const offset = isCounted ? query.offset ?? 0 : 0
  const limit = query.limit ?? Number.MAX_SAFE_INTEGER
  const walk = walkIds(portal, entityTypeId, idRange(group), sortings[0]?.isDescending ?? false)
  const readable = filterReadable(walk, user, entityTypeId, passes, state.switches.duplicateRows ? joinedContacts(group) : null)
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

/** @param contacts A record comes once for each of these it is bound to; null for once. */
function* filterReadable(walk: Iterable<Item>, user: PortalUser, entityTypeId: number, passes: Test, contacts: Set<number> | null): Generator<Item> {
  for (const item of walk) {
    if (!mayDo(user, entityTypeId, 'read', item) || !passes(item))
      continue
    const bound = contacts && Array.isArray(item.contactIds) ? item.contactIds.filter(id => contacts.has(Number(id))).length : 1
    for (let row = 0; row < Math.max(bound, 1); row += 1)
      yield item
  }
}

function namesField(group: Group, name: string): boolean {
  return group.parts.some(part => part.kind === 'group' ? namesField(part, name) : part.field === name)
}

/** Contacts named by a condition on the outermost level, which the portal's database joins. */
function joinedContacts(group: Group): Set<number> | null {
  const condition = group.parts.find(part => part.kind === 'condition' && part.field === 'contactIds' && (part.operator === 'in' || part.operator === 'equal'))
  return condition?.kind === 'condition' ? new Set((toList(condition.value) ?? [condition.value]).map(Number)) : null
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
