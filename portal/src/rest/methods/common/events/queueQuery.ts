import type { Json, OfflineEvent } from '../../../../state/types.ts'
import { RestError } from '../../../method.ts'
import { recordOf, textOf } from '../parameters.ts'

type Value = string | number
type Test = (field: Value, wanted: Value) => boolean

const columns: Record<string, (row: OfflineEvent) => Value> = {
  ID: row => row.id,
  TIMESTAMP_X: row => row.timestamp,
  EVENT_NAME: row => row.event,
  MESSAGE_ID: row => row.messageId,
  PROCESS_ID: row => row.processId,
  ERROR: row => row.hasError ? 1 : 0,
}

const READING = ['ID', 'TIMESTAMP_X', 'EVENT_NAME', 'MESSAGE_ID']
const comparisons: Record<string, Test> = {
  '': (field, wanted) => field === wanted,
  '=': (field, wanted) => field === wanted,
  '>': (field, wanted) => field > wanted,
  '<': (field, wanted) => field < wanted,
  '>=': (field, wanted) => field >= wanted,
  '<=': (field, wanted) => field <= wanted,
}
const searches: Record<string, Test> = { '@': (field, wanted) => field === wanted, '%': (field, wanted) => String(field).toLowerCase().includes(String(wanted).toLowerCase()) }

/** What a method lets its caller ask of the queue. */
export interface QueueRules {
  fields: string[]
  operations: Record<string, Test>
  /** A list of values means "any of them". */
  takesLists: boolean
}

export const GET_RULES: QueueRules = { fields: READING, operations: comparisons, takesLists: false }
export const LIST_RULES: QueueRules = { fields: Object.keys(columns), operations: { ...comparisons, ...searches }, takesLists: true }

function refuse(description: string, argument?: string): never {
  throw new RestError('ERROR_ARGUMENT', description, 400, argument === undefined ? {} : { argument })
}

/**
 * Says which rows meet a filter: `{">ID": 100, "=EVENT_NAME": "ONCRMLEADADD"}`.
 *
 * @throws {RestError} `ERROR_ARGUMENT` for what the method does not take.
 */
export function queueFilter(filter: Json | undefined, { fields, operations, takesLists }: QueueRules): (row: OfflineEvent) => boolean {
  if (filter === undefined)
    return () => true
  const conditions = Object.entries(recordOf(filter) ?? refuse('The filter is not an array.')).map(([key, value]) => {
    const [, operation = '', field = ''] = /^([^a-z]*)(.*)$/i.exec(key.toUpperCase()) ?? []
    const test = operations[operation]
    const column = columns[field]
    if (!test || !Object.hasOwn(operations, operation))
      return refuse(`Filter operation not allowed: ${operation}`)
    if (!column || !fields.includes(field))
      return refuse(`Filter field not allowed: ${field}`)
    const isList = typeof value === 'object' && value !== null
    if (isList && !takesLists)
      return refuse(`The value of an argument '${key}' has an invalid type`, key)
    const wanted = (isList ? Object.values(value) : [value]).map(one => valueOf(field, one))
    return (row: OfflineEvent) => wanted.some(one => test(column(row), one))
  })
  return row => conditions.every(meets => meets(row))
}

function valueOf(field: string, value: Json | undefined): Value {
  const text = textOf(value)
  if (field === 'TIMESTAMP_X')
    return Math.floor(Date.parse(text) / 1000)
  return field === 'ID' || field === 'ERROR' ? Number(text) : text
}

/**
 * Puts rows in order; equal ones by id.
 *
 * @throws {RestError} `ERROR_ARGUMENT` for an unknown field or direction.
 */
export function queueOrder(order: Json | undefined, fallback: string, { fields }: QueueRules): (rows: OfflineEvent[]) => OfflineEvent[] {
  const given = order === undefined ? { [fallback]: 'ASC' } : recordOf(order) ?? refuse('The order is not an array.')
  const sortings = Object.entries(given).map(([key, value]) => {
    const field = key.toUpperCase()
    const direction = textOf(value).toUpperCase()
    const column = columns[field]
    if (!column || !fields.includes(field))
      return refuse(`Order field not allowed: ${field}`)
    if (direction !== 'ASC' && direction !== 'DESC')
      return refuse('Order direction should be one of {ASC|DESC}')
    return (one: OfflineEvent, other: OfflineEvent) => (direction === 'ASC' ? 1 : -1) * compare(column(one), column(other))
  })
  return rows => rows.toSorted((one, other) => {
    for (const sorting of sortings) {
      const result = sorting(one, other)
      if (result !== 0)
        return result
    }
    return one.id - other.id
  })
}

function compare(one: Value, other: Value): number {
  return one === other ? 0 : one < other ? -1 : 1
}
