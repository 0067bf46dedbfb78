import { sniffType } from '../../files/sniff.ts'
import type { Json } from '../../state/types.ts'
import { crmErrors } from '../errors.ts'
import type { FieldDefinition } from '../fields/types.ts'
import { toInteger, toObject } from '../parameters.ts'
import type { WriteContext } from './context.ts'
import { isBlank } from './scalars.ts'

const BASE64 = /^[A-Za-z0-9+/\s]*={0,2}\s*$/

/**
 * One value of a file field: `[name, base64]` is a new file, `{id}` keeps the one already there, an empty value or a
 * foreign id leaves nothing.
 *
 * @param kept Ids the field holds now.
 * @returns File id, or null for no file.
 * @see https://apidocs.bitrix24.com/api-reference/files/how-to-update-files.html
 */
export function decodeFile(context: WriteContext, field: FieldDefinition, raw: Json, kept: number[]): number | null {
  if (isBlank(raw) || raw === false)
    return null
  const given = toObject(raw)
  if (!given)
    throw crmErrors.valueNotValid(field.title.en)
  if (typeof given['0'] === 'string' && typeof given['1'] === 'string')
    return storeFile(context, field, given['0'], given['1'])
  const id = toInteger(given.id ?? given.ID)
  if (id === null)
    throw crmErrors.valueNotValid(field.title.en)
  return kept.includes(id) ? id : null
}

function storeFile(context: WriteContext, field: FieldDefinition, name: string, base64: string): number {
  const bytes = new Uint8Array(Buffer.from(base64, 'base64'))
  if (name === '' || !BASE64.test(base64) || bytes.length === 0 || !isAllowed(field, name, bytes.length))
    throw crmErrors.valueNotValid(field.title.en)
  const { portal, newFiles } = context
  const id = portal.nextId('file')
  newFiles.push({ id, name: safeName(name), contentType: sniffType(bytes), bytes, createdTime: portal.nowIso() })
  return id
}

/** Settings of a custom field limit extensions and size; both are optional. */
function isAllowed(field: FieldDefinition, name: string, sizeBytes: number): boolean {
  const extensions = toObject(field.settings?.EXTENSIONS)
  const names = Object.entries(extensions ?? {}).map(([key, value]) => (typeof value === 'string' ? value : key).toLowerCase())
  const extension = name.toLowerCase().split('.').at(-1) ?? ''
  const limit = toInteger(field.settings?.MAX_ALLOWED_SIZE) ?? 0
  return (names.length === 0 || names.includes(extension)) && (limit <= 0 || sizeBytes <= limit)
}

/** A name that is safe in a header and in a path. */
function safeName(name: string): string {
  const characters = [...name].map(one => one < ' ' || '\\/:*?"<>|'.includes(one) ? '_' : one)
  return characters.slice(-200).join('')
}

/** File ids a field holds. */
export function fileIds(value: Json | undefined): number[] {
  const values = Array.isArray(value) ? value : [value]
  return values.filter(one => typeof one === 'number')
}
