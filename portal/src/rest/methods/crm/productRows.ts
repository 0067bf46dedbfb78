import { toList, toObject, toText } from '../../../crm/parameters.ts'
import { rowFields } from '../../../crm/rows/fields.ts'
import { addRow, prepareRows, removeRow, rowOwner, updateRow } from '../../../crm/rows/write.ts'
import type { ProductRow } from '../../../state/types.ts'
import { defineMethod, RestError } from '../../method.ts'
import type { MethodCall, Params } from '../../method.ts'
import { requireInteger, requireObject } from './call.ts'
import { describePlainFields } from './describeFields.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/crm/universal/product-rows/crm-item-productrow'

const catalogue = 'productName and measureCode come from the catalogue, as the page says; a price that is left out is 0. type is that of the product: 4 of a variation, 7 of a service, else 1. A productId that is not in the catalogue is kept as given, and nobody is asked for the right to view it.'

function ownerOf({ portal, actor }: MethodCall, params: Params, action: 'read' | 'update') {
  const ownerId = requireInteger(params, 'ownerId')
  if (params.ownerType === undefined)
    throw new RestError('100', 'Could not find value for parameter {ownerType}')
  return rowOwner(portal, actor.user, toText(params.ownerType), ownerId, action)
}

/** @throws {RestError} `NOT_FOUND`, `ACCESS_DENIED` */
function rowOf(call: MethodCall, action: 'read' | 'update') {
  const row = call.portal.state.productRows.get(requireInteger(call.params, 'id'))
  if (!row)
    throw new RestError('NOT_FOUND', 'Item not found')
  return { row, owner: rowOwner(call.portal, call.actor.user, row.ownerType, row.ownerId, action) }
}

export const productRowMethods = [
  defineMethod({
    name: 'crm.item.productrow.add',
    scope: 'crm',
    doc: `${pages}-add.html`,
    undocumented: [catalogue, 'A row that names no sort gets 10; price is taken with tax whether taxIncluded is Y or N.'],
    handle(call) {
      const fields = requireObject(call.params, 'fields')
      return { result: { productRow: addRow(call.portal, call.actor.user, ownerOf(call, fields, 'update'), fields) } }
    },
  }),
  defineMethod({
    name: 'crm.item.productrow.set',
    scope: 'crm',
    doc: `${pages}-set.html`,
    undocumented: [catalogue, 'Of two who set rows at once each takes away what it had read, so both may leave their rows.'],
    async handle(call) {
      const rows = toList(call.params.productRows)
      if (!rows)
        throw new RestError('100', 'Could not find value for parameter {productRows}')
      const owner = ownerOf(call, call.params, 'update')
      const write = prepareRows(call.portal, call.actor.user, owner, rows.map(row => toObject(row) ?? {}))
      await call.portal.pause({ method: 'crm.item.productrow.set', userId: call.actor.user.id })
      const productRows: ProductRow[] = write()
      return { result: { productRows } }
    },
  }),
  defineMethod({
    name: 'crm.item.productrow.get',
    scope: 'crm',
    doc: `${pages}-get.html`,
    handle: call => ({ result: { productRow: rowOf(call, 'read').row } }),
  }),
  defineMethod({
    name: 'crm.item.productrow.update',
    scope: 'crm',
    doc: `${pages}-update.html`,
    handle(call) {
      const { row, owner } = rowOf(call, 'update')
      const fields = requireObject(call.params, 'fields')
      checkNames(fields)
      return { result: { productRow: updateRow(call.portal, call.actor.user, owner, row, fields) } }
    },
  }),
  defineMethod({
    name: 'crm.item.productrow.delete',
    scope: 'crm',
    doc: `${pages}-delete.html`,
    handle(call) {
      const { row, owner } = rowOf(call, 'update')
      removeRow(call.portal, call.actor.user, owner, row)
      return { result: null }
    },
  }),
  defineMethod({
    name: 'crm.item.productrow.fields',
    scope: 'crm',
    doc: `${pages}-fields.html`,
    handle: call => ({ result: { fields: describePlainFields(call, rowFields.values()) } }),
  }),
]

/** Unlike records, rows refuse names they do not know and those that cannot be changed. */
function checkNames(fields: Params): void {
  for (const name of Object.keys(fields)) {
    const field = rowFields.get(name)
    if (!field || field.isReadOnly || field.isImmutable)
      throw new RestError('INVALID_ARG_VALUE', `Unknown field '${name}', or it is not available for update`)
  }
}
