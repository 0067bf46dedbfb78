import { createHash } from 'node:crypto'
import type { Portal } from '../../portal.ts'
import type { Json, UserFieldOption } from '../../state/types.ts'
import { crmErrors } from '../errors.ts'
import { toFlag, toInteger, toList, toObject, toText } from '../parameters.ts'

type Change = { [key: string]: Json }

/**
 * Applies a list of options to those a field has: with `ID` one is changed, without it one is added, `DEL: 'Y'` removes.
 * Options without a text and with an unknown `ID` are passed over. An option that is changed without its external code
 * gets another one (seen in the source).
 *
 * @throws {RestError} `ERROR_CORE` for an external code that is taken, be it by an option that goes in the same call.
 * @see https://apidocs.bitrix24.com/api-reference/crm/deals/user-defined-fields/crm-deal-userfield-update.html
 */
export function applyOptions(portal: Portal, stored: UserFieldOption[], given: Json | undefined, isMultiple: boolean): UserFieldOption[] {
  const changes = (toList(given) ?? []).map(toObject).filter(change => change !== null)
  const changed = changes.flatMap(change => changedOption(stored, change) ?? [])
  const added = changes.flatMap(change => addedOption(portal, change) ?? [])
  checkCodes(stored, [...changed, ...added])
  const removed = changes.filter(change => toFlag(change.DEL)).map(change => toInteger(change.ID))
  const kept = stored.filter(option => !removed.includes(option.id)).map(option => changed.find(one => one.id === option.id) ?? option)
  const options = [...kept, ...added]
  const named = [...changed, ...added].find(option => option.isDefault)
  return (isMultiple ? options : withOneDefault(options, named)).sort((one, other) => one.sort - other.sort || one.id - other.id)
}

function changedOption(stored: UserFieldOption[], change: Change): UserFieldOption | null {
  const known = stored.find(option => option.id === toInteger(change.ID))
  const value = toText(change.VALUE).trim()
  if (!known || value === '' || toFlag(change.DEL))
    return null
  const { sort, isDefault } = readPlace(change, known)
  const isSame = value === known.value && sort === known.sort && isDefault === known.isDefault && toText(change.XML_ID) === known.xmlId
  return isSame ? known : { id: known.id, value, sort, isDefault, xmlId: toText(change.XML_ID) || createHash('md5').update(value).digest('hex') }
}

function addedOption(portal: Portal, change: Change): UserFieldOption | null {
  const value = toText(change.VALUE).trim()
  if ((toInteger(change.ID) ?? 0) > 0 || value === '' || toFlag(change.DEL))
    return null
  return { id: portal.nextId('userFieldOption'), value, ...readPlace(change, { sort: 0, isDefault: false }), xmlId: toText(change.XML_ID) || portal.randomHex(32) }
}

function readPlace(change: Change, before: { sort: number, isDefault: boolean }): { sort: number, isDefault: boolean } {
  return {
    sort: Math.max(toInteger(change.SORT) ?? before.sort, 0),
    isDefault: change.DEF === undefined ? before.isDefault : toFlag(change.DEF),
  }
}

function checkCodes(stored: UserFieldOption[], written: UserFieldOption[]): void {
  const taken = new Map(stored.map(option => [option.xmlId, option.id]))
  for (const { id, xmlId } of written) {
    if (taken.has(xmlId) && taken.get(xmlId) !== id)
      throw crmErrors.core(`List item with value XML_ID=${xmlId} already exists.`)
    taken.set(xmlId, id)
  }
}

/** A single field has one default option: the first one a call names, else the one it had. */
function withOneDefault(options: UserFieldOption[], named: UserFieldOption | undefined): UserFieldOption[] {
  const first = named ?? options.find(option => option.isDefault)
  return options.map(option => ({ ...option, isDefault: option.id === first?.id }))
}
