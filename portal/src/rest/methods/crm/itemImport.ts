import type { ItemFields } from '../../../crm/contract.ts'
import { crmErrors } from '../../../crm/errors.ts'
import { toList, toObject } from '../../../crm/parameters.ts'
import { addItem } from '../../../crm/records/write.ts'
import type { Json } from '../../../state/types.ts'
import { defineMethod, RestError } from '../../method.ts'
import type { MethodCall } from '../../method.ts'
import { requireEntity } from './call.ts'
import { decodeNames } from './encodeItem.ts'

const BATCH_SIZE = 20
const systemFields = ['createdTime', 'updatedTime', 'movedTime', 'createdBy', 'updatedBy', 'movedBy']

export const itemBatchImport = defineMethod({
  name: 'crm.item.batchimport',
  scope: 'crm',
  doc: 'https://apidocs.bitrix24.com/api-reference/crm/universal/import/crm-item-batch-import.html',
  undocumented: ['The right to import is taken to be the right to add; the order of dates between records is not checked.'],
  handle(call) {
    const { entityTypeId } = requireEntity(call)
    const rows = toList(call.params.data)
    if (!rows)
      throw crmErrors.notIterable(typeof call.params.data)
    if (rows.length > BATCH_SIZE)
      throw new RestError('MAX_IMPORT_BATCH_SIZE_EXCEEDED', `You cannot import more than ${BATCH_SIZE} items`)
    return { result: { items: rows.map(row => importRow(call, entityTypeId, toObject(row) ?? {})) } }
  },
})

/** A refused record does not stop the others. */
function importRow(call: MethodCall, entityTypeId: number, row: ItemFields): Json {
  try {
    const fields = decodeNames(call, entityTypeId, row)
    checkSystemFields(call, fields)
    const item = addItem(call.portal, call.actor.user, entityTypeId, fields, { isImport: true })
    return { item: { id: item.id } }
  }
  catch (error) {
    if (!(error instanceof RestError))
      throw error
    return { error: error.code, error_description: error.message }
  }
}

function checkSystemFields({ actor }: MethodCall, fields: ItemFields): void {
  const name = systemFields.find(one => fields[one] !== undefined)
  if (name && !actor.user.isAdmin)
    throw crmErrors.valueNotValid(name)
}
