import qs from 'qs'
import type { Json } from '../state/types.ts'
import type { Params } from './method.ts'

const OPTIONS = { depth: 50, arrayLimit: 0, parameterLimit: 200_000, duplicates: 'last', plainObjects: true } as const

/**
 * Reads a query or form body as PHP does: brackets nest, a repeated name keeps its last value, keys 0..n-1 in order
 * make a list and any other keys an object.
 */
export function parsePhpQuery(text: string): Params {
  const params: Params = {}
  for (const [key, value] of Object.entries(qs.parse(text, OPTIONS)))
    params[key] = toLists(value)
  return params
}

function toLists(value: unknown): Json {
  if (Array.isArray(value))
    return value.map(toLists)
  if (typeof value !== 'object' || value === null)
    return typeof value === 'string' ? value : ''
  const entries = Object.entries(value)
  if (entries.every(([key], index) => key === String(index)))
    return entries.map(([, one]) => toLists(one))
  return Object.fromEntries(entries.map(([key, one]) => [key, toLists(one)]))
}
