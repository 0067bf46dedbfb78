import { compileFilter } from '../crm/filter/compile.ts'
import { comparator } from '../crm/filter/order.ts'
import { parseFilter } from '../crm/filter/parse.ts'
import type { FieldMap } from '../crm/fields/types.ts'
import { toList, toObject, toText } from '../crm/parameters.ts'
import { RestError } from '../rest/method.ts'
import type { Params } from '../rest/method.ts'
import { pageOf } from '../rest/paging.ts'
import type { Page } from '../rest/paging.ts'
import type { Json, PortalState } from '../state/types.ts'

type Row = { [field: string]: Json }

/** A parameter that must be an object or a list; null without one. @throws {RestError} `100` */
export function optionalList(params: Params, name: 'select' | 'filter' | 'order'): { [key: string]: Json } | null {
  const value = params[name]
  if (value === undefined || value === null)
    return null
  const given = toObject(value)
  if (!given)
    throw new RestError('100', `Invalid value {${String(value)}} to match with parameter {${name}}. Should be value of type array.`)
  return given
}

/** Names of `select` that there are; null for every field. */
export function selectedNames(params: Params, fields: FieldMap): string[] | null {
  const names = (toList(optionalList(params, 'select') ?? []) ?? []).map(toText)
  const known = names.filter(name => fields.has(name))
  return names.length === 0 || names.includes('*') ? null : known
}

/** Field of a condition, without its operator. */
export function conditionField(key: string): string {
  return key.replace(/^[!@%=<>]+/, '')
}

/**
 * One page of rows that meet `filter`, in the order of `order`, by id without one. Conditions and orders on fields that
 * do not exist are passed over.
 */
export function listRows<T extends Row>(state: PortalState, params: Params, rows: T[], fields: FieldMap): Page<T> {
  const passes = compileFilter(parseFilter(knownConditions(optionalList(params, 'filter') ?? {}, fields)), fields, state)
  const sortings = Object.entries(optionalList(params, 'order') ?? {})
    .filter(([name]) => fields.has(name))
    .map(([field, direction]) => ({ field, isDescending: toText(direction).toLowerCase() === 'desc' }))
  return pageOf(rows.filter(passes).sort(comparator(sortings, fields)), params)
}

/** A range over a property hides its value under `value`. */
function knownConditions(filter: { [key: string]: Json }, fields: FieldMap): { [key: string]: Json } {
  const known = Object.entries(filter).filter(([key]) => fields.has(conditionField(key)))
  return Object.fromEntries(known.map(([key, value]) => [key, Array.isArray(value) ? value : toObject(value)?.value ?? value]))
}

/** The named fields of a row, or all of them; what the row does not have is null. */
export function pickFields(row: Row, names: Iterable<string>): Row {
  return Object.fromEntries([...names].map(name => [name, row[name] ?? null]))
}
