import type { Json } from '../state/types.ts'
import type { Distortion } from './types.ts'

/** Nothing: the key goes. */
const GONE = Symbol('gone')

/** Gives the wrong value, or undefined where this distortion has nothing to change. */
const WRONG: Record<Distortion, (value: Json) => Json | typeof GONE | undefined> = {
  'numbers-as-texts': value => typeof value === 'number' ? String(value) : undefined,
  'texts-as-numbers': value => typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : undefined,
  'list-for-object': value => isObject(value) ? [] : undefined,
  'object-for-list': value => Array.isArray(value) ? Object.fromEntries(value.map((one, index) => [String(index + 1), one])) : undefined,
  'false-for-null': value => value === null ? false : undefined,
  'text-for-null': value => value === null ? '' : undefined,
  'null-for-value': value => value !== null && typeof value !== 'object' ? null : undefined,
  'letters-for-booleans': value => typeof value === 'boolean' ? (value ? 'Y' : 'N') : undefined,
  'key-missing': () => GONE,
}

interface Order {
  how: readonly Distortion[]
  /** Only values under these names, at any depth. */
  keys?: readonly string[]
  share?: number
  /** 0 up to 1. */
  chance: () => number
}

/**
 * Changes types inside an answer, from the inside out: a value first, then what holds it. Of several distortions the first that
 * fits is taken. The given value stays as it is.
 */
export function distort(value: Json, order: Order): Json {
  if (Array.isArray(value))
    return value.map(one => order.keys ? distort(one, order) : distortValue(one, order, false) as Json)
  if (!isObject(value))
    return value
  const changed: { [key: string]: Json } = {}
  for (const [key, one] of Object.entries(value)) {
    const wrong = order.keys && !order.keys.includes(key) ? distort(one, order) : distortValue(one, order, true)
    if (wrong !== GONE)
      changed[key] = wrong as Json
  }
  return changed
}

function distortValue(value: Json, order: Order, mayGo: boolean): Json | typeof GONE {
  const inner = distort(value, order)
  for (const name of order.how) {
    const wrong = WRONG[name](inner)
    if (wrong !== undefined && (wrong !== GONE || mayGo) && order.chance() < (order.share ?? 1))
      return wrong
  }
  return inner
}

function isObject(value: Json): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
