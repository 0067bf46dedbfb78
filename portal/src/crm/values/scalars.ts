import type { Json, PortalState } from '../../state/types.ts'
import { crmErrors } from '../errors.ts'
import type { FieldDefinition } from '../fields/types.ts'
import { formatDay, toDateTime, toDay } from './dates.ts'

/** Bytes of a MySQL `TEXT` column: Cyrillic takes two each. */
const TEXT_BYTES = 65_535
/** Characters of a `VARCHAR(255)`: names, codes, positions. */
const STRING_LENGTH = 255

/** `null`, `''` and what PHP calls empty in a text. */
export function isBlank(raw: Json): raw is null | '' {
  return raw === null || raw === ''
}

/**
 * @throws {RestError} `CRM_FIELD_ERROR_VALUE_NOT_VALID` for an array; `0` for a text over the column's size.
 */
export function decodeText(field: FieldDefinition, raw: Json): string | null {
  if (raw === null)
    return null
  if (typeof raw === 'object')
    throw crmErrors.valueNotValid(field.title.en)
  const text = typeof raw === 'boolean' ? (raw ? '1' : '') : String(raw)
  const isShortColumn = !field.isDynamic && field.type === 'string'
  if (isShortColumn ? [...text].length > STRING_LENGTH : Buffer.byteLength(text) > TEXT_BYTES)
    throw crmErrors.dataTooLong(field.upperName)
  return text
}

export function decodeInteger(field: FieldDefinition, raw: Json): number | null {
  if (isBlank(raw))
    return null
  const text = typeof raw === 'boolean' ? String(Number(raw)) : String(raw)
  if (typeof raw === 'object' || !/^\s*[+-]?\d{1,15}\s*$/.test(text))
    throw crmErrors.valueNotValid(field.title.en)
  return Number(text)
}

export function decodeDouble(field: FieldDefinition, raw: Json): number | null {
  if (isBlank(raw))
    return null
  const value = typeof raw === 'number' ? raw : Number(String(raw).trim())
  if (typeof raw === 'object' || typeof raw === 'boolean' || !Number.isFinite(value))
    throw crmErrors.valueNotValid(field.title.en)
  return value
}

/** Answered as `Y` or `N`. */
export function decodeBoolean(field: FieldDefinition, raw: Json): 'Y' | 'N' {
  if (raw === true || raw === 1 || raw === '1' || raw === 'Y' || raw === 'y' || raw === 'true')
    return 'Y'
  if (raw === false || raw === 0 || raw === null || ['0', '', 'N', 'n', 'false'].includes(String(raw)))
    return 'N'
  throw crmErrors.valueNotValid(field.title.en)
}

export function decodeDate(field: FieldDefinition, raw: Json, timeZone: string): string | null {
  return decodeMoment(field, raw, text => {
    const day = toDay(text, timeZone)
    return day && formatDay(day, timeZone)
  })
}

export function decodeDateTime(field: FieldDefinition, raw: Json, timeZone: string): string | null {
  return decodeMoment(field, raw, text => toDateTime(text, timeZone))
}

function decodeMoment(field: FieldDefinition, raw: Json, read: (text: string) => string | null): string | null {
  if (isBlank(raw))
    return null
  const moment = typeof raw === 'string' ? read(raw) : null
  if (moment === null)
    throw crmErrors.valueNotValid(field.title.en)
  return moment
}

/** `100.50|RUB`; a bare number is taken in the base currency. */
export function decodeMoney(state: PortalState, field: FieldDefinition, raw: Json): string | null {
  if (isBlank(raw) || raw === '|')
    return null
  const base = state.currencies.find(currency => currency.base)?.code ?? 'RUB'
  const [, amount, code = base] = /^(-?\d+(?:\.\d+)?)(?:\|([A-Z]{3}))?$/.exec(String(raw)) ?? []
  if (typeof raw === 'object' || amount === undefined || !state.currencies.some(currency => currency.code === code))
    throw crmErrors.valueNotValid(field.title.en)
  return `${amount}|${code}`
}
