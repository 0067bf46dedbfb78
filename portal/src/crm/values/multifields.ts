import type { Portal } from '../../portal.ts'
import type { Json } from '../../state/types.ts'
import type { ItemFields } from '../contract.ts'
import { toInteger, toObject, toText } from '../parameters.ts'

/** A phone, e-mail, site or messenger of a record, in the order the documentation shows its keys. */
export type Multifield = { id: number, valueType: string, value: string, typeId: string }

const types = ['PHONE', 'EMAIL', 'WEB', 'IM', 'LINK']

/** The flat copies of `fm`, by kind and subtype. */
const copies: [field: string, typeId: string, valueType: string | null][] = [
  ['phone', 'PHONE', null],
  ['phoneMobile', 'PHONE', 'MOBILE'],
  ['phoneWork', 'PHONE', 'WORK'],
  ['phoneMailing', 'PHONE', 'MAILING'],
  ['email', 'EMAIL', null],
  ['emailHome', 'EMAIL', 'HOME'],
  ['emailWork', 'EMAIL', 'WORK'],
  ['emailMailing', 'EMAIL', 'MAILING'],
  ['imol', 'IM', 'IMOL'],
]

/**
 * Applies the `fm` of a request to what is stored: a known id changes that value, or removes it when `value` is empty;
 * any other key adds one.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-update.html
 */
export function applyMultifields(portal: Portal, stored: Multifield[], raw: Json): Multifield[] {
  const result = stored.map(one => ({ ...one }))
  for (const [key, given] of Object.entries(toObject(raw) ?? {})) {
    const change = toObject(given)
    if (!change)
      continue
    // In a list the position says nothing: only an explicit id names a stored value.
    const id = toInteger(change.id ?? change.ID) ?? (Array.isArray(raw) ? null : toInteger(key))
    const known = result.find(one => one.id === id)
    if (known)
      changeValue(result, known, change)
    else
      addValue(portal, result, change)
  }
  return result
}

function changeValue(values: Multifield[], known: Multifield, change: { [key: string]: Json }): void {
  if (change.value !== undefined && toText(change.value) === '')
    values.splice(values.indexOf(known), 1)
  known.value = toText(change.value) || known.value
  known.valueType = toText(change.valueType) || known.valueType
}

function addValue(portal: Portal, values: Multifield[], change: { [key: string]: Json }): void {
  const value = toText(change.value).trim()
  const typeId = toText(change.typeId).toUpperCase()
  if (value === '' || !types.includes(typeId))
    return
  values.push({ id: portal.nextId('multifield'), valueType: toText(change.valueType).toUpperCase() || 'WORK', value, typeId })
}

/** `hasPhone`, `phone`, `emailWork` and the others, as they follow from `fm`. */
export function communicationCopies(values: Multifield[]): ItemFields {
  const has = (typeId: string) => values.some(one => one.typeId === typeId)
  const isImol = values.some(one => one.typeId === 'IM' && one.valueType === 'IMOL')
  const fields: ItemFields = { hasPhone: has('PHONE') ? 'Y' : 'N', hasEmail: has('EMAIL') ? 'Y' : 'N', hasImol: isImol ? 'Y' : 'N' }
  for (const [field, typeId, valueType] of copies)
    fields[field] = values.find(one => one.typeId === typeId && (valueType === null || one.valueType === valueType))?.value ?? ''
  return fields
}

/** The stored list as data; a record without one has none. */
export function multifieldsOf(value: Json | undefined): Multifield[] {
  if (!Array.isArray(value))
    return []
  return value.flatMap(one => {
    const stored = toObject(one)
    return stored ? [{ id: Number(stored.id), valueType: toText(stored.valueType), value: toText(stored.value), typeId: toText(stored.typeId) }] : []
  })
}
