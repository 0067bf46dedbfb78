import { compileFilter } from '../../../crm/filter/compile.ts'
import { comparator, parseOrder } from '../../../crm/filter/order.ts'
import { parseFilter } from '../../../crm/filter/parse.ts'
import { toInteger, toList, toObject, toText } from '../../../crm/parameters.ts'
import { PAGE_SIZE } from '../../../crm/records/list.ts'
import { rowFields } from '../../../crm/rows/fields.ts'
import { rowsOf } from '../../../crm/rows/table.ts'
import { ownerExists, rowOwner } from '../../../crm/rows/write.ts'
import type { Json } from '../../../state/types.ts'
import { defineMethod, RestError } from '../../method.ts'

export const productRowList = defineMethod({
  name: 'crm.item.productrow.list',
  scope: 'crm',
  doc: 'https://apidocs.bitrix24.com/api-reference/crm/universal/product-rows/crm-item-productrow-list.html',
  undocumented: ['With several owners in =ownerId, one the caller may not read refuses the whole call; one that does not exist is passed over.'],
  handle({ portal, actor, params }) {
    const { '=ownerType': ownerType, '=ownerId': ownerId, ...rest } = toObject(params.filter) ?? {}
    if (ownerType === undefined || ownerId === undefined)
      throw new RestError('100', 'Required filter keys: =ownerType, =ownerId')
    const named = ownerIds(ownerId)
    const owners = named.length === 1 ? named : named.filter(id => ownerExists(portal.state, toText(ownerType), id))
    for (const id of owners)
      rowOwner(portal, actor.user, toText(ownerType), id, 'read')
    const passes = compileFilter(parseFilter(rest), rowFields, portal.state)
    const sortings = parseOrder(toObject(params.order) ?? {}, rowFields)
    const rows = owners.flatMap(id => rowsOf(portal.state, toText(ownerType), id)).filter(passes)
    const sorted = sortings.length > 0 ? rows.sort(comparator(sortings, rowFields)) : rows
    const start = Math.max(toInteger(params.start) ?? 0, 0)
    return {
      result: { productRows: sorted.slice(start, start + PAGE_SIZE) },
      next: start + PAGE_SIZE < sorted.length ? start + PAGE_SIZE : undefined,
      total: sorted.length,
    }
  },
})

function ownerIds(value: Json): number[] {
  return [...new Set((toList(value) ?? [value]).flatMap(one => toInteger(one) ?? []))]
}
