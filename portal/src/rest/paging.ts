import type { Params } from './method.ts'

const PAGE = 50

export interface Page<Row> { rows: Row[], total?: number, next?: number }

/**
 * One page of a list: 50 rows from `start`. `start=-1` leaves the count out.
 *
 * @see https://apidocs.bitrix24.com/settings/how-to-call-rest-api/list-methods-pecularities.html
 */
export function pageOf<Row>(all: Row[], params: Params): Page<Row> {
  const start = Math.trunc(Number(params.start ?? params.START ?? 0)) || 0
  if (start < 0)
    return { rows: all.slice(0, PAGE) }
  const end = start + PAGE
  return { rows: all.slice(start, end), total: all.length, ...(end < all.length ? { next: end } : {}) }
}
