import { asId, asList, asRecord, asText } from './decode'

/** A file of a CRM field. */
export interface FieldFile {
  id: number
  /** For a person who is signed in to the portal. */
  url: string
  /** Holds a token: neither kept nor shown. */
  machineUrl: string
}

/** A file as a single file field holds it; `null` for none, however the portal writes that. */
export function asFile(value: unknown): FieldFile | null {
  const { id, url, urlMachine } = asRecord(value)
  const fileId = asId(id)
  return fileId === null ? null : { id: fileId, url: asText(url), machineUrl: asText(urlMachine) }
}

/** The files of a file field, single or multiple, in their order. */
export function asFiles(value: unknown): FieldFile[] {
  const single = asFile(value)
  return single === null ? asList(value).map(asFile).filter(file => file !== null) : [single]
}

/** A phone, address or messenger: `typeId` is `PHONE`, `EMAIL`, …, `valueType` is `WORK`, `HOME`, …. */
export interface Multifield { id: number | null, typeId: string, valueType: string, value: string }

/**
 * Phones and addresses of `fm`; those without a value are left out.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/data-types.html#crm_multifield
 */
export function asMultifields(value: unknown): Multifield[] {
  return asList(value).map(asRecord)
    .map(field => ({ id: asId(field.id), typeId: asText(field.typeId), valueType: asText(field.valueType), value: asText(field.value) }))
    .filter(field => field.value !== '')
}

/** Ids of a list field's values, single or multiple; those that are no ids are left out. */
export function asIds(value: unknown): number[] {
  const single = asId(value)
  return single === null ? asList(value).map(asId).filter(id => id !== null) : [single]
}

/** A record of the CRM that a field points at. */
export interface Binding { entityTypeId: number, id: number }

/** Short codes of the types that have always been there; all others are `T` and the type's id in hexadecimal. */
const typeOfCode: ReadonlyMap<string, number> = new Map([['L', 1], ['D', 2], ['C', 3], ['CO', 4], ['Q', 7], ['SI', 31]])

/**
 * A link to a record: `D_5`, `T42_7`, or a bare id where the field takes one type only.
 *
 * @param onlyTypeId The one type the field takes; `null` where it takes several.
 * @see https://apidocs.bitrix24.com/api-reference/crm/data-types.html#object_type
 */
export function asBinding(value: unknown, onlyTypeId: number | null): Binding | null {
  const bareId = asId(value)
  if (bareId !== null)
    return onlyTypeId === null ? null : { entityTypeId: onlyTypeId, id: bareId }
  const [, code = '', digits] = /^([A-Z]+|T[0-9a-f]+)_(\d+)$/i.exec(asText(value)) ?? []
  const id = asId(digits)
  const entityTypeId = typeOfCode.get(code.toUpperCase()) ?? asId(/^T[0-9a-f]+$/i.test(code) ? Number.parseInt(code.slice(1), 16) : null)
  return id === null || entityTypeId === null ? null : { entityTypeId, id }
}

/** The links of a field, single or multiple. See `asBinding`. */
export function asBindings(value: unknown, onlyTypeId: number | null): Binding[] {
  const single = asBinding(value, onlyTypeId)
  return single === null ? asList(value).map(one => asBinding(one, onlyTypeId)).filter(binding => binding !== null) : [single]
}

const lastDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function lastDayOf(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && isLeap ? 29 : lastDays[month - 1] ?? 0
}

/**
 * The calendar day a date field means, `2024-01-01`. The portal writes it as midnight with an offset of its own; the offset
 * is not reckoned with, or the first of January would be last year's for whoever sits further west.
 */
export function asDay(value: unknown): string | null {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)(?:$|[T ])/.exec(asText(value)) ?? []
  if (year === undefined || Number(year) === 0 || Number(day) === 0 || Number(day) > lastDayOf(Number(year), Number(month)))
    return null
  return `${year}-${month}-${day}`
}
