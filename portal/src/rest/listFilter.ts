import type { Json } from '../state/types.ts'
import type { Params } from './method.ts'

type Test = (field: string, wanted: string) => boolean

const less = (a: string, b: string) => compareValues(a, b) < 0

/** By operator; the longer ones come first, since the shorter are their beginnings. */
const operators: [string, Test][] = [
  ['!=%', (field, wanted) => !isLike(field, wanted)],
  ['!%=', (field, wanted) => !isLike(field, wanted)],
  ['>=', (field, wanted) => !less(field, wanted)],
  ['<=', (field, wanted) => !less(wanted, field)],
  ['=%', isLike],
  ['%=', isLike],
  ['!%', (field, wanted) => !contains(field, wanted)],
  ['!@', (field, wanted) => !isSame(field, wanted)],
  ['!=', (field, wanted) => !isSame(field, wanted)],
  ['>', (field, wanted) => less(wanted, field)],
  ['<', less],
  ['@', isSame],
  ['%', contains],
  ['!', (field, wanted) => !isSame(field, wanted)],
  ['=', isSame],
  ['', isSame],
]

/** A condition's operator and the field's name in upper case: `>=id` is `>=` on `ID`. */
export function splitCondition(key: string): { operator: string, name: string } {
  const operator = operators.find(([one]) => key.startsWith(one))?.[0] ?? ''
  return { operator, name: key.slice(operator.length).toUpperCase() }
}

/**
 * Says whether a row meets one condition of a filter with the operators of the older list methods. An array of values
 * means "any of them", or "none of them" after `!`. A condition on a field the row does not have is left out of account.
 *
 * @see https://apidocs.bitrix24.com/api-reference/user/user-get.html
 * @see https://apidocs.bitrix24.com/api-reference/disk/folder/disk-folder-get-children.html
 */
export function meetsCondition(row: Params, key: string, value: Json): boolean {
  const { operator, name } = splitCondition(key)
  if (!(name in row))
    return true
  const test = operators.find(([one]) => one === operator)?.[1] ?? isSame
  const have = valuesOf(row[name] ?? '')
  const wanted = valuesOf(value)
  const fits = (one: string) => have.some(field => test(field, one))
  return operator.startsWith('!') ? wanted.every(one => have.every(field => test(field, one))) : wanted.some(fits)
}

/** Truth is written in several ways; all of them compare as `Y` and `N`. */
export function valuesOf(value: Json): string[] {
  if (typeof value === 'object' && value !== null)
    return Object.values(value).flatMap(one => valuesOf(one ?? ''))
  if (value === true || value === 'true')
    return ['Y']
  return value === false || value === 'false' ? ['N'] : [String(value ?? '')]
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}

function contains(field: string, wanted: string): boolean {
  return field.toLowerCase().includes(wanted.toLowerCase())
}

/** SQL `LIKE` with `%` in the value. */
function isLike(field: string, pattern: string): boolean {
  const parts = pattern.split('%').map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`, 'is').test(field)
}

/** Numbers as numbers, everything else as texts. */
export function compareValues(a: string, b: string): number {
  const isNumeric = a !== '' && b !== '' && Number.isFinite(Number(a)) && Number.isFinite(Number(b))
  return isNumeric ? Number(a) - Number(b) : a.localeCompare(b, 'ru')
}
