import { asId, asList, asRecord } from '../decode'
import type { Command, Params } from '../types'
import { filterNotHonoured, unreadablePage } from './errors'

/** Rows of a page, fixed by the portal. */
export const pageRows = 50

export type Row = Record<string, unknown>

/** A list method that can be walked by ascending id. */
export interface ListQuery {
  method: string
  /** Parameters beside filter, order, select and start: `{ entityTypeId: 2 }`. */
  params?: Params
  filter?: Params
  /** Left out: whatever the method gives by itself. The id is always asked for. */
  select?: readonly string[]
  /** Name of the id in rows, filter and order: `id`, or `ID` in older methods. */
  idField: string
  /** Where in the result the rows are: `items`; null when the result is the list. */
  rowsAt: string | null
  /** Only rows with a greater id. */
  after?: number
  /** True for a row that fits the filter; a row that does not fit ends the reading as a filter that was not honoured. */
  fits?: (row: Row) => boolean
}

export type ItemQuery = Pick<ListQuery, 'filter' | 'select' | 'fits'>

/**
 * Records of a CRM type.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-list.html
 */
export function itemList(entityTypeId: number, query: ItemQuery = {}): ListQuery {
  return { method: 'crm.item.list', params: { entityTypeId }, idField: 'id', rowsAt: 'items', ...query }
}

/**
 * An older list, with `ID` in capitals and the rows as the result itself: `crm.contact.list`, `user.get`.
 *
 * @see https://apidocs.bitrix24.com/settings/performance/huge-data.html
 */
export function olderList(method: string, query: ItemQuery = {}): ListQuery {
  return { method, idField: 'ID', rowsAt: null, ...query }
}

/** Ids of a page or a range: more than `after`, at most `end`. */
export interface Bounds { after: number | string, end: number }

/** Where a page starts: not counted by default; from 0 the portal counts the whole list. */
export interface PagePlace { start?: number, direction?: 'ASC' | 'DESC' }

/** One page within bounds. `after` may be a reference to an earlier page of the batch. */
export function pageCommand(query: ListQuery, { after = query.after, end }: Partial<Bounds>, { start = -1, direction = 'ASC' }: PagePlace = {}): Command {
  const { method, idField, select } = query
  const bounds = {
    ...(after === undefined || after === 0 ? {} : { [`>${idField}`]: after }),
    ...(end === undefined || end === Number.MAX_SAFE_INTEGER ? {} : { [`<=${idField}`]: end }),
  }
  return {
    method,
    params: {
      ...query.params,
      ...(select === undefined ? {} : { select: [...new Set([idField, ...select])] }),
      filter: within(query, bounds),
      order: { [idField]: direction },
      start,
    },
  }
}

/** Conditions of the caller that would meet ours under one key, or join ours by OR, go into a group of their own. */
function within({ filter = {}, idField }: ListQuery, bounds: Params): Params {
  const isOwnGroup = Object.keys(filter).some(key => key.toLowerCase() === 'logic' || /^\d+$/.test(key) || key.replace(/^\W+/, '').toLowerCase() === idField.toLowerCase())
  return isOwnGroup ? { ...bounds, 0: filter } : { ...filter, ...bounds }
}

/** The id of the last row of a full page of the batch, as a reference the portal resolves. */
export function lastIdOf(query: ListQuery, page: string): string {
  return `$result[${page}]${query.rowsAt === null ? '' : `[${query.rowsAt}]`}[${pageRows - 1}][${query.idField}]`
}

/**
 * Rows of a page by ascending id, checked: ids ascend and keep the bounds, rows fit the filter.
 *
 * @throws {PortalError} `rejected` when the portal did not honour filter or order; `unreachable` when the page is no list of rows.
 */
export function decodePage(query: ListQuery, result: unknown, { after, end }: { after: number, end: number }, direction: PagePlace['direction'] = 'ASC'): Row[] {
  const list = query.rowsAt === null ? result : asRecord(result)[query.rowsAt]
  if (typeof list !== 'object' || list === null)
    throw unreadablePage(query.method)
  const sent = asList(list).map(asRecord)
  const rows = direction === 'ASC' ? sent : sent.reverse()
  let last = after
  for (const row of rows) {
    const id = asId(row[query.idField])
    if (id === null)
      throw unreadablePage(query.method)
    if (id <= last || id > end || query.fits?.(row) === false)
      throw filterNotHonoured(query.method)
    last = id
  }
  return rows
}

/** A row's id; 0 when there is no row. Rows of {@link decodePage} have one. */
export function idOf(query: ListQuery, row: Row | undefined): number {
  return asId(row?.[query.idField]) ?? 0
}
