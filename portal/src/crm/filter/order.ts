import { crmErrors } from '../errors.ts'
import type { FieldDefinition, FieldMap } from '../fields/types.ts'
import type { Row } from './compile.ts'
import { comparisonOf, storedOperand } from './operands.ts'
import type { Operand } from './operands.ts'

const collator = new Intl.Collator('ru', { sensitivity: 'base' })

export interface Sorting { field: string, isDescending: boolean }

/**
 * Reads an order.
 *
 * @throws {RestError} `INVALID_ARG_VALUE` for a field one cannot sort by or a direction other than ASC and DESC.
 */
export function parseOrder(order: { [field: string]: unknown }, fields: FieldMap): Sorting[] {
  return Object.entries(order).map(([name, direction]) => {
    const field = orderField(fields, name)
    const text = String(direction).toUpperCase()
    if (text !== 'ASC' && text !== 'DESC')
      throw crmErrors.orderDirection(name, String(direction))
    return { field: field.name, isDescending: text === 'DESC' }
  })
}

function orderField(fields: FieldMap, name: string): FieldDefinition {
  const field = fields.get(name) ?? [...fields.values()].find(one => one.upperName === name)
  if (!field || field.isDisabled || field.isMultiple)
    throw crmErrors.orderField(name)
  return field
}

/** Compares two rows by every sorting in turn, at last by id. Empty values come first, as in MySQL. */
export function comparator(sortings: Sorting[], fields: FieldMap): (one: Row, other: Row) => number {
  const steps = sortings.flatMap(({ field, isDescending }) => {
    const definition = fields.get(field)
    return definition ? [{ field, comparison: comparisonOf(definition), sign: isDescending ? -1 : 1 }] : []
  })
  return (one, other) => {
    for (const { field, comparison, sign } of steps) {
      const result = compareOperands(storedOperand(comparison, one[field]), storedOperand(comparison, other[field]))
      if (result !== 0)
        return result * sign
    }
    return Number(one.id) - Number(other.id)
  }
}

function compareOperands(one: Operand, other: Operand): number {
  if (one === other)
    return 0
  if (one === null || other === null)
    return one === null ? -1 : 1
  return typeof one === 'number' && typeof other === 'number' ? one - other : collator.compare(String(one), String(other))
}
