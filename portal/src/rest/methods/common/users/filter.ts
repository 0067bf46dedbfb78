import type { Json } from '../../../../state/types.ts'
import { meetsCondition, splitCondition, valuesOf } from '../../../listFilter.ts'
import type { Params } from '../../../method.ts'

/**
 * Says whether a profile meets every condition of a filter. Conditions on fields the profile does not have are left out
 * of account; `NAME_SEARCH` looks through name, position and address.
 *
 * @see https://apidocs.bitrix24.com/api-reference/user/user-get.html
 */
export function meets(profile: Params, filter: Params): boolean {
  return Object.entries(filter).every(([key, value]) => meetsOne(profile, key, value))
}

function meetsOne(profile: Params, key: string, value: Json): boolean {
  if (splitCondition(key).name === 'NAME_SEARCH')
    return valuesOf(value).some(one => matchesSearch(profile, one))
  return meetsCondition(profile, key, value)
}

/** Every word begins some word of the name, the position or the address. */
function matchesSearch(profile: Params, text: string): boolean {
  const words = [profile.NAME, profile.LAST_NAME, profile.SECOND_NAME, profile.WORK_POSITION, profile.EMAIL].flatMap(one => String(one ?? '').toLowerCase().split(/\s+/))
  return text.toLowerCase().split(/\s+/).filter(Boolean).every(part => words.some(word => word.startsWith(part)))
}
