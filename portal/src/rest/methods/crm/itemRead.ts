import type { ItemQuery } from '../../../crm/contract.ts'
import { itemStore } from '../../../crm/items.ts'
import { toInteger, toList, toObject, toText } from '../../../crm/parameters.ts'
import { PAGE_SIZE } from '../../../crm/records/list.ts'
import { defineMethod } from '../../method.ts'
import type { MethodCall, Params } from '../../method.ts'
import { requireEntity, requireInteger } from './call.ts'
import { encodeItem, itemEncoder } from './encodeItem.ts'

export const itemGet = defineMethod({
  name: 'crm.item.get',
  scope: 'crm',
  doc: 'https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-get.html',
  handle(call) {
    const { entityTypeId } = requireEntity(call)
    const item = itemStore.get(call.portal, call.actor.user, entityTypeId, requireInteger(call.params, 'id'))
    return { result: { item: encodeItem(call, entityTypeId, item) } }
  },
})

export const itemList = defineMethod({
  name: 'crm.item.list',
  scope: 'crm',
  doc: 'https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-list.html',
  undocumented: [
    'start: -1 gives a page without counting: total is 0 and there is no next.',
    'Texts compare without regard to case; a negative condition also passes for an unset field; an empty value means unset or empty.',
    'Without an order rows come by id ascending; equal rows keep the order of ids.',
    'contactIds is compared with every bound contact, contactId with the first one only; a record comes once even if several contacts match. Switches: `contactIdsFilter` refuses the field, `duplicateRows` gives a record once for each contact.',
    'Dates inside an @ array are not converted and find nothing.',
    'A list in place of a value is refused with "has invalid value", except with =, !=, @ and !@.',
    'Unknown names in select are passed over; id always comes.',
  ],
  handle(call) {
    const { portal, actor, params } = call
    const { entityTypeId } = requireEntity({ portal, params })
    const offset = toInteger(params.start) ?? 0
    const query = { filter: toObject(params.filter) ?? {}, order: readOrder(params), offset, limit: PAGE_SIZE }
    const { items, total } = itemStore.list(portal, actor.user, entityTypeId, query)
    const select = readSelect(call)
    const next = offset >= 0 && offset + PAGE_SIZE < total ? offset + PAGE_SIZE : undefined
    return { result: { items: items.map(itemEncoder(call, entityTypeId, select)) }, next, total }
  },
})

/** Null when every field is wanted: nothing was said, or `*` is among the names. */
function readSelect({ params }: MethodCall): string[] | null {
  const names = (toList(params.select) ?? []).map(toText)
  return names.length === 0 || names.includes('*') ? null : names
}

/** Directions are checked by the store, which answers as the page says. */
function readOrder(params: Params): ItemQuery['order'] {
  const order = toObject(params.order) ?? {}
  return Object.fromEntries(Object.entries(order).map(([field, direction]) => [field, toText(direction) as 'ASC' | 'DESC']))
}
