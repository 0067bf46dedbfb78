import type { Json } from '../state/types.ts'

/** A value as a PHP form: `data[FIELDS][ID]=5`. Empty lists leave nothing behind, null an empty text. */
export function formPairs(value: { [key: string]: Json }): [string, string][] {
  return Object.entries(value).flatMap(([key, one]) => pairsOf(key, one))
}

function pairsOf(name: string, value: Json): [string, string][] {
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, one]) => pairsOf(`${name}[${key}]`, one))
  return [[name, value === null || value === false ? '' : value === true ? '1' : String(value)]]
}
