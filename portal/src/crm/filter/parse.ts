import type { Json } from '../../state/types.ts'
import type { ItemFilter } from '../contract.ts'
import { toObject } from '../parameters.ts'

/** Operators of a list filter, longest first. */
const OPERATORS = ['!=%', '!%=', '>=', '<=', '!@', '!%', '!=', '=%', '%=', '>', '<', '@', '%', '=', '!'] as const

export type Operator = 'equal' | 'notEqual' | 'more' | 'moreOrEqual' | 'less' | 'lessOrEqual' | 'in' | 'notIn' | 'contains' | 'notContains' | 'like' | 'notLike'

const meanings: Record<(typeof OPERATORS)[number], Operator> = {
  '>=': 'moreOrEqual',
  '>': 'more',
  '<=': 'lessOrEqual',
  '<': 'less',
  '@': 'in',
  '!@': 'notIn',
  '%': 'contains',
  '=%': 'like',
  '%=': 'like',
  '!%': 'notContains',
  '!=%': 'notLike',
  '!%=': 'notLike',
  '=': 'equal',
  '!=': 'notEqual',
  '!': 'notEqual',
}

/** One condition as written: `>=opportunity` with its value. */
export interface Condition { kind: 'condition', key: string, field: string, operator: Operator, value: Json }

export interface Group { kind: 'group', logic: 'AND' | 'OR', parts: (Condition | Group)[] }

/**
 * Reads a filter into groups and conditions: numbered keys hold nested groups, `logic` joins a group's parts.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-list.html
 */
export function parseFilter(filter: ItemFilter): Group {
  const group: Group = { kind: 'group', logic: 'AND', parts: [] }
  for (const [key, value] of Object.entries(filter)) {
    if (key.toLowerCase() === 'logic')
      group.logic = String(value).toUpperCase() === 'OR' ? 'OR' : 'AND'
    else
      group.parts.push(/^\d+$/.test(key) ? parseFilter(toObject(value) ?? {}) : parseCondition(key, value))
  }
  return group
}

function parseCondition(key: string, value: Json): Condition {
  const prefix = OPERATORS.find(operator => key.startsWith(operator))
  return {
    kind: 'condition',
    key,
    field: prefix === undefined ? key : key.slice(prefix.length),
    operator: prefix === undefined ? 'equal' : meanings[prefix],
    value,
  }
}
