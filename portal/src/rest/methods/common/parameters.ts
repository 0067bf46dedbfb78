import type { Json } from '../../../state/types.ts'
import type { Params } from '../../method.ts'

/** Parameters whose names the portal reads in any case. */
export function upperKeys(params: Params): Params {
  return Object.fromEntries(Object.entries(params).map(([key, value]) => [key.toUpperCase(), value]))
}

/** A scalar as PHP puts it into a text; '' for anything else. */
export function textOf(value: Json | undefined): string {
  if (value === true)
    return '1'
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** A PHP array by keys, a list by its positions; null for a scalar. */
export function recordOf(value: Json | undefined): Params | null {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : null
}

/** What PHP calls true: texts other than '' and '0', numbers other than 0, arrays with something in them. */
export function isTruthy(value: Json | undefined): boolean {
  if (typeof value === 'object' && value !== null)
    return Object.keys(value).length > 0
  return Boolean(value) && value !== '0'
}
