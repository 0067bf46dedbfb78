import type { Json } from '../state/types.ts'

/** Whole number of a parameter: `7` and `'7'`; null for everything else. */
export function toInteger(value: Json | undefined): number | null {
  if (typeof value === 'number')
    return Number.isSafeInteger(value) ? value : null
  return typeof value === 'string' && /^\s*-?\d{1,15}\s*$/.test(value) ? Number(value) : null
}

/** `true`, `1`, `'1'`, `'Y'`; anything else is false. */
export function toFlag(value: Json | undefined): boolean {
  return value === true || value === 1 || value === '1' || (typeof value === 'string' && value.toUpperCase() === 'Y')
}

/** Text of a parameter; numbers become their text, everything else an empty one. */
export function toText(value: Json | undefined): string {
  if (typeof value === 'string')
    return value
  return typeof value === 'number' ? String(value) : ''
}

/** A PHP array with names as keys; a list has its positions as keys. Null for a scalar. */
export function toObject(value: Json | undefined): { [key: string]: Json } | null {
  if (typeof value !== 'object' || value === null)
    return null
  return Array.isArray(value) ? Object.fromEntries(value.entries()) : value
}

/** Values of a PHP array, list or not. Null for a scalar. */
export function toList(value: Json | undefined): Json[] | null {
  if (typeof value !== 'object' || value === null)
    return null
  return Array.isArray(value) ? value : Object.values(value)
}

/** Compares two stored values as data. */
export function isSameJson(one: Json | undefined, other: Json | undefined): boolean {
  return one === other || JSON.stringify(one ?? null) === JSON.stringify(other ?? null)
}
