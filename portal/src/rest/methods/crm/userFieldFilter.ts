import { field, readOnly } from '../../../crm/fields/define.ts'
import type { FieldMap } from '../../../crm/fields/types.ts'
import { compileFilter } from '../../../crm/filter/compile.ts'
import { comparator, parseOrder } from '../../../crm/filter/order.ts'
import { parseFilter } from '../../../crm/filter/parse.ts'
import type { Json, PortalState } from '../../../state/types.ts'

const names = ['FIELD_NAME', 'USER_TYPE_ID', 'XML_ID', 'MULTIPLE', 'MANDATORY', 'SHOW_FILTER', 'SHOW_IN_LIST', 'EDIT_IN_LIST', 'IS_SEARCHABLE']
const camelNames = ['entityId', 'fieldName', 'userTypeId', 'xmlId', 'multiple', 'mandatory', 'showFilter', 'showInList', 'editInList', 'isSearchable']

function fieldMap(id: string, sort: string, texts: string[]): FieldMap {
  const fields = [field(id, 'integer', id, id, readOnly), field(sort, 'integer', sort, sort), ...texts.map(name => field(name, 'string', name, name))]
  return new Map(fields.map(one => [one.name, one]))
}

/** What `crm.*.userfield.list` filters and sorts by. */
export const userFieldColumns = fieldMap('ID', 'SORT', names)
/** What `userfieldconfig.list` filters and sorts by. */
export const configColumns = fieldMap('id', 'sort', camelNames)

type Rows = { [key: string]: Json }[]

/** Filters and sorts described fields; by sorting and id when no order is given. */
export function selectFields(state: PortalState, rows: Rows, columns: FieldMap, filter: { [key: string]: Json }, order: { [key: string]: Json }): Rows {
  const known = Object.fromEntries(Object.entries(filter).filter(([key]) => columns.has(key.replace(/^[^A-Za-z]+/, ''))))
  const sortable = Object.entries(order).filter(([key]) => columns.has(key))
  const passes = compileFilter(parseFilter(known), columns, state)
  const fallback = columns === configColumns ? { sort: 'ASC', id: 'ASC' } : { SORT: 'ASC', ID: 'ASC' }
  const sortings = parseOrder(sortable.length > 0 ? Object.fromEntries(sortable) : fallback, columns)
  return rows.filter(passes).sort(comparator(sortings, columns))
}
