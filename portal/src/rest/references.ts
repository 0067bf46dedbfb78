import type { Json } from '../state/types.ts'
import type { Params } from './method.ts'

/** What earlier commands of a batch came to, by name. */
export interface BatchData { result: Params, error: Params, total: Params, next: Params, time: Params }

const REFERENCE = /\$(result|error|total|next|time)((?:\[[^\]]+\])+)/g

/**
 * Replaces `$result[name][key]…` in keys and values. A value that is nothing but one reference keeps the type of what
 * it points at; inside a longer text it becomes text. A path that does not exist stops at the deepest part found: the
 * whole of that part is the value.
 *
 * @see https://apidocs.bitrix24.com/settings/how-to-call-rest-api/batch.html
 */
export function resolveReferences(value: Json, data: BatchData): Json {
  if (typeof value === 'string')
    return resolveText(value, data)
  if (Array.isArray(value))
    return value.map(one => resolveReferences(one, data))
  if (typeof value !== 'object' || value === null)
    return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [phpText(resolveText(key, data)), resolveReferences(one, data)]))
}

function resolveText(text: string, data: BatchData): Json {
  if (!text.includes('$'))
    return text
  const whole = [...text.matchAll(REFERENCE)][0]
  if (whole?.[0] === text)
    return lookUp(whole[1], whole[2], data)
  return text.replace(REFERENCE, (_, root: string, path: string) => phpText(lookUp(root, path, data)))
}

function lookUp(root: string | undefined, path: string | undefined, data: BatchData): Json {
  let found: Json = emptyAsList(data[root as keyof BatchData])
  for (const [, key = ''] of (path ?? '').matchAll(/\[([^\]]+)\]/g)) {
    const next = child(found, key)
    if (next === undefined || next === null)
      break
    found = next
  }
  return found
}

/** A text answers to the index of a character, as in PHP. */
function child(value: Json, key: string): Json | undefined {
  if (Array.isArray(value) || typeof value === 'string')
    return /^\d+$/.test(key) ? value[Number(key)] : undefined
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? value[key] : undefined
}

/** PHP has one kind of array: an empty one goes out as a list. */
export function emptyAsList(value: Params): Json {
  return Object.keys(value).length === 0 ? [] : value
}

/** A value put into a text by PHP. */
function phpText(value: Json): string {
  if (value === null || value === false)
    return ''
  if (value === true)
    return '1'
  return typeof value === 'object' ? 'Array' : String(value)
}
