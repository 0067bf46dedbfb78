import type { Portal } from '../../portal.ts'
import type { Json, UserFieldOption } from '../../state/types.ts'
import { crmErrors } from '../errors.ts'
import { toFlag, toInteger, toList, toObject, toText } from '../parameters.ts'

/**
 * Applies a list of options to those a field has: with `ID` one is changed, without it one is added, `DEL: 'Y'` removes.
 * Options without a text are passed over; external codes stay unique.
 *
 * @throws {RestError} `ERROR_CORE` for an external code that is taken.
 * @see https://apidocs.bitrix24.com/api-reference/crm/deals/user-defined-fields/crm-deal-userfield-update.html
 */
export function applyOptions(portal: Portal, stored: UserFieldOption[], given: Json | undefined, isMultiple: boolean): UserFieldOption[] {
  const options = stored.map(option => ({ ...option }))
  for (const one of toList(given) ?? []) {
    const change = toObject(one)
    if (change)
      applyOption(portal, options, change)
  }
  checkCodes(options)
  return keepDefaults(options, isMultiple)
}

function applyOption(portal: Portal, options: UserFieldOption[], change: { [key: string]: Json }): void {
  const id = toInteger(change.ID)
  const known = options.find(option => option.id === id)
  if (known && toFlag(change.DEL)) {
    options.splice(options.indexOf(known), 1)
    return
  }
  if (known) {
    Object.assign(known, readOption(change, known))
    return
  }
  const fresh = readOption(change, { id: 0, value: '', sort: 0, isDefault: false, xmlId: '' })
  if (fresh.value === '' || toFlag(change.DEL))
    return
  options.push({ ...fresh, id: portal.nextId('userFieldOption'), xmlId: fresh.xmlId || portal.randomHex(32) })
}

function readOption(change: { [key: string]: Json }, known: UserFieldOption): UserFieldOption {
  return {
    id: known.id,
    value: toText(change.VALUE) || known.value,
    sort: Math.max(toInteger(change.SORT) ?? known.sort, 0),
    isDefault: change.DEF === undefined ? known.isDefault : toFlag(change.DEF),
    xmlId: toText(change.XML_ID) || known.xmlId,
  }
}

function checkCodes(options: UserFieldOption[]): void {
  const seen = new Set<string>()
  for (const { xmlId } of options) {
    if (seen.has(xmlId))
      throw crmErrors.core(`List item with value XML_ID=${xmlId} already exists.`)
    seen.add(xmlId)
  }
}

/** A single field has one default option: the first. */
function keepDefaults(options: UserFieldOption[], isMultiple: boolean): UserFieldOption[] {
  const first = options.find(option => option.isDefault)
  const kept = isMultiple ? options : options.map(option => ({ ...option, isDefault: option === first }))
  return kept.sort((one, other) => one.sort - other.sort || one.id - other.id)
}
