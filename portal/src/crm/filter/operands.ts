import type { Json } from '../../state/types.ts'
import { crmErrors } from '../errors.ts'
import type { FieldDefinition } from '../fields/types.ts'
import { toDateTime, toDay } from '../values/dates.ts'
import type { Condition } from './parse.ts'

/** What a condition compares with: a number, a text, or nothing. */
export type Operand = number | string | null

const numeric = ['integer', 'double', 'user', 'employee', 'enumeration', 'crm_category', 'crm_lead', 'crm_contact', 'crm_company', 'crm_quote', 'crm_entity', 'location', 'file', 'iblock_element', 'iblock_section']

/** How values of a field are compared. */
export type Comparison = 'number' | 'day' | 'moment' | 'flag' | 'text'

export function comparisonOf(field: FieldDefinition): Comparison {
  if (numeric.includes(field.type))
    return 'number'
  if (field.type === 'boolean')
    return 'flag'
  if (field.type === 'date')
    return 'day'
  return field.type === 'datetime' ? 'moment' : 'text'
}

/** A stored value as it is compared. Texts compare without regard to case, as the portal's collation does. */
export function storedOperand(comparison: Comparison, value: Json | undefined): Operand {
  if (value === null || value === undefined || typeof value === 'object')
    return null
  if (comparison === 'number')
    return Number(value)
  if (comparison === 'day')
    return String(value).slice(0, 10)
  return comparison === 'text' ? String(value).toLowerCase() : String(value)
}

/**
 * A value of the filter as it is compared.
 *
 * @throws {RestError} `INVALID_ARG_VALUE` for a list, a text in place of a number or a day.
 */
export function filterOperand(field: FieldDefinition, { key }: Condition, value: Json, timeZone: string): Operand {
  if (value === null || value === '')
    return null
  if (typeof value === 'object')
    throw crmErrors.filterValue(key)
  const operand = readOperand(field, value, timeZone)
  if (operand === undefined)
    throw crmErrors.filterValue(key)
  return operand
}

function readOperand(field: FieldDefinition, value: number | string | boolean, timeZone: string): Operand | undefined {
  switch (comparisonOf(field)) {
    case 'number':
      return Number.isFinite(Number(value)) ? Number(value) : undefined
    case 'day':
      return toDay(String(value), timeZone) ?? undefined
    case 'moment':
      return toDateTime(String(value), timeZone) ?? undefined
    case 'flag':
      return readFlag(field, value)
    default:
      return String(value).toLowerCase()
  }
}

/** System flags are filtered by `Y`/`N`, custom ones only by 1/0: `Y` and `N` are not understood there. */
function readFlag(field: FieldDefinition, value: number | string | boolean): Operand | undefined {
  if (value === true || String(value) === '1')
    return 'Y'
  if (value === false || String(value) === '0')
    return 'N'
  return field.isDynamic ? undefined : String(value).toUpperCase()
}
