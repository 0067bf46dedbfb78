import type { Json } from '../../../../state/types.ts'
import type { Params } from '../../../method.ts'

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

/**
 * Says whether a profile meets every condition of a filter. An array of values means "any of them", or "none of them"
 * after `!`. Conditions on fields the profile does not have are left out of account.
 *
 * @see https://apidocs.bitrix24.com/api-reference/user/user-get.html
 */
export function meets(profile: Params, filter: Params): boolean {
  return Object.entries(filter).every(([key, value]) => meetsOne(profile, key.toUpperCase(), value))
}

function meetsOne(profile: Params, key: string, value: Json): boolean {
  const [operator, test] = operators.find(([one]) => key.startsWith(one)) ?? ['', isSame]
  const name = key.slice(operator.length)
  const wanted = valuesOf(value)
  if (name === 'NAME_SEARCH')
    return wanted.some(one => matchesSearch(profile, one))
  if (!(name in profile))
    return true
  const have = valuesOf(profile[name] ?? '')
  const fits = (one: string) => have.some(field => test(field, one))
  return operator.startsWith('!') ? wanted.every(one => have.every(field => test(field, one))) : wanted.some(fits)
}

/** Every word begins some word of the name, the position or the address. */
function matchesSearch(profile: Params, text: string): boolean {
  const words = [profile.NAME, profile.LAST_NAME, profile.SECOND_NAME, profile.WORK_POSITION, profile.EMAIL].flatMap(one => String(one ?? '').toLowerCase().split(/\s+/))
  return text.toLowerCase().split(/\s+/).filter(Boolean).every(part => words.some(word => word.startsWith(part)))
}

/** Truth is written in several ways; all of them compare as `Y` and `N`. */
function valuesOf(value: Json): string[] {
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
