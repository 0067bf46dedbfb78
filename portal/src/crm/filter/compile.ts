import type { Json, PortalState } from '../../state/types.ts'
import { crmErrors } from '../errors.ts'
import type { FieldDefinition, FieldMap } from '../fields/types.ts'
import { toList } from '../parameters.ts'
import { comparisonOf, filterOperand, storedOperand } from './operands.ts'
import type { Comparison, Operand } from './operands.ts'
import type { Condition, Group } from './parse.ts'

/** Anything with values by field name: a record, a product row. */
export interface Row { [field: string]: Json }

export type Test = (row: Row) => boolean

/** Whether one stored value passes. */
type ValueTest = (stored: Operand) => boolean

/**
 * Turns a filter into one test.
 *
 * @throws {RestError} `INVALID_ARG_VALUE` for a field that does not exist or a value it cannot have.
 */
export function compileFilter(group: Group, fields: FieldMap, state: PortalState): Test {
  const tests = group.parts.map(part => part.kind === 'group' ? compileFilter(part, fields, state) : compileCondition(part, fields, state))
  if (group.logic === 'OR' && tests.length > 0)
    return row => tests.some(test => test(row))
  return row => tests.every(test => test(row))
}

function compileCondition(condition: Condition, fields: FieldMap, state: PortalState): Test {
  const field = filterField(fields, condition.field)
  const comparison = comparisonOf(field)
  const { name } = field
  const test = isEmptyLink(field, condition) ? testEmptyLink(condition) : valueTest(field, comparison, condition, state)
  if (!field.isMultiple)
    return row => test(storedOperand(comparison, row[name]))
  // A condition on a list field is a join: one bound value is enough; a negative one must hold for all of them.
  const isNegative = condition.operator.startsWith('not')
  return row => {
    const values = row[name]
    if (!Array.isArray(values) || values.length === 0)
      return test(null)
    return isNegative ? values.every(value => test(storedOperand(comparison, value))) : values.some(value => test(storedOperand(comparison, value)))
  }
}

/** @throws {RestError} `INVALID_ARG_VALUE` */
function filterField(fields: FieldMap, name: string): FieldDefinition {
  const field = fields.get(name) ?? [...fields.values()].find(one => one.upperName === name)
  if (!field || field.isDisabled || field.type === 'crm_multifield')
    throw crmErrors.filterField(name)
  return field
}

/** Unset links are stored as 0, and people filter them by an empty value or by 0. */
function isEmptyLink(field: FieldDefinition, { operator, value }: Condition): boolean {
  return field.type.startsWith('crm_') && comparisonOf(field) === 'number' && field.type !== 'crm_category'
    && (operator === 'equal' || operator === 'notEqual') && (value === null || value === '' || value === 0 || value === '0')
}

function testEmptyLink({ operator }: Condition): ValueTest {
  return stored => (stored === null || stored === 0) === (operator === 'equal')
}

function valueTest(field: FieldDefinition, comparison: Comparison, condition: Condition, state: PortalState): ValueTest {
  const { timeZone } = state.settings
  const { operator, value } = condition
  if (operator === 'in' || operator === 'notIn' || (isEquality(operator) && toList(value)))
    return testList(field, comparison, condition, timeZone)
  if (isLike(operator))
    return testLike(condition)
  const operand = filterOperand(field, condition, value, timeZone)
  if (operator === 'equal')
    return stored => isEqual(stored, operand)
  if (operator === 'notEqual')
    return operand === null ? stored => !isEqual(stored, null) : stored => stored === null || stored !== operand
  return testOrder(condition, operand)
}

function isEquality(operator: Condition['operator']): boolean {
  return operator === 'equal' || operator === 'notEqual'
}

function isLike(operator: Condition['operator']): boolean {
  return operator === 'like' || operator === 'notLike' || operator === 'contains' || operator === 'notContains'
}

/** An empty value stands for an unset field and for an empty text. */
function isEqual(stored: Operand, operand: Operand): boolean {
  return operand === null ? stored === null || stored === '' : stored === operand
}

function testList(field: FieldDefinition, comparison: Comparison, condition: Condition, timeZone: string): ValueTest {
  const values = toList(condition.value) ?? [condition.value]
  const isDate = comparison === 'day' || comparison === 'moment'
  // Dates inside an array are not converted by the portal, so ISO texts find nothing there.
  const known = isDate ? [] : values
  const operands = new Set(known.map(value => filterOperand(field, condition, value, timeZone)))
  const isIn = condition.operator === 'in' || condition.operator === 'equal'
  return stored => {
    const isFound = operands.has(stored) || (stored === '' && operands.has(null))
    return isFound === isIn
  }
}

function testOrder({ key, operator }: Condition, operand: Operand): ValueTest {
  if (operand === null)
    throw crmErrors.filterValue(key)
  switch (operator) {
    case 'more': return stored => stored !== null && stored > operand
    case 'moreOrEqual': return stored => stored !== null && stored >= operand
    case 'less': return stored => stored !== null && stored < operand
    default: return stored => stored !== null && stored <= operand
  }
}

function testLike({ key, operator, value }: Condition): ValueTest {
  if (typeof value === 'object')
    throw crmErrors.filterValue(key)
  const text = String(value).toLowerCase()
  const isLikeText = operator === 'like' || operator === 'notLike'
  const pattern = isLikeText ? new RegExp(`^${text.split('%').map(escapePattern).join('.*')}$`, 's') : null
  const matches = (stored: string) => pattern ? pattern.test(stored) : stored.includes(text)
  const isNegative = operator.startsWith('not')
  return stored => (stored !== null && matches(String(stored))) !== isNegative
}

/** `_` stands for one character, as in SQL. */
function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('_', '.')
}
