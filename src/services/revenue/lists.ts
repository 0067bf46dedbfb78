import type { TripMap } from '@/domain/tripMap'
import { dealList } from '../deals/agencyDeals'
import { itemList } from '../portal/readAll/listQuery'
import type { ItemQuery, ListQuery } from '../portal/readAll/listQuery'
import { revenueSelect } from './decodeDeal'

export const CONTACT = 3

/** Ids in one `@` list. */
export const idsAtATime = 50

/** Won deals of every pipeline. */
export function wonDeals(map: TripMap): ListQuery {
  return dealList({ filter: { '=stageSemanticId': 'S' }, select: revenueSelect(map) })
}

/** Deals with what tells whether a change of theirs can matter. */
export function changedDeals(map: TripMap): ListQuery {
  return dealList({ select: [...revenueSelect(map), 'movedTime'] })
}

/**
 * A list of contacts under the original names of their fields, with everything that totals are written to.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-list.html
 */
export function contactList(map: TripMap, query: ItemQuery = {}): ListQuery {
  const list = itemList(CONTACT, { ...query, select: ['updatedTime', ...Object.values(map.contact), ...map.totalOfYear.values()] })
  return { ...list, params: { ...list.params, useOriginalUfNames: 'Y' } }
}

/** Contacts that have been counted: an unset moment is in no span of time. */
export function countedContacts(map: TripMap): ListQuery {
  return contactList(map, { filter: { [`>=${map.contact.totalsAt}`]: '2000-01-01T00:00:00+00:00' } })
}

export function inChunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size))
}
