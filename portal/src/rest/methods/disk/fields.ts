import { defineMethod } from '../../method.ts'
import type { Json } from '../../../state/types.ts'

/** Fields by name: their type, with a star when lists filter by them. */
export type FieldTable = Record<string, string>

const objectStart: FieldTable = { ID: 'integer*', NAME: 'string*', TYPE: 'enum*', CODE: 'string*', STORAGE_ID: 'integer*' }
const objectEnd: FieldTable = {
  PARENT_ID: 'integer*', CREATE_TIME: 'datetime*', UPDATE_TIME: 'datetime*', DELETE_TIME: 'datetime*', CREATED_BY: 'integer', UPDATED_BY: 'integer', DELETED_BY: 'integer',
}

export const storageFields: FieldTable = {
  ID: 'integer*', NAME: 'string*', CODE: 'string*', MODULE_ID: 'string', ENTITY_TYPE: 'string*', ENTITY_ID: 'string*', ROOT_OBJECT_ID: 'integer',
}
export const folderFields: FieldTable = { ...objectStart, REAL_OBJECT_ID: 'integer', ...objectEnd, DELETED_TYPE: 'enum*' }
export const fileFields: FieldTable = { ...objectStart, ...objectEnd, GLOBAL_CONTENT_VERSION: 'integer', FILE_ID: 'integer', SIZE: 'integer', DELETED_TYPE: 'enum*' }
export const versionFields: FieldTable = { ID: 'integer*', SIZE: 'integer*', NAME: 'string*', CREATE_TIME: 'datetime*', CREATED_BY: 'integer*' }

/** Whether lists filter by this field. */
export function filterable(fields: FieldTable, name: string): boolean {
  return Object.hasOwn(fields, name) && (fields[name] ?? '').endsWith('*')
}

function describe(fields: FieldTable): { [name: string]: Json } {
  return Object.fromEntries(Object.entries(fields).map(([name, type]) => [name, { TYPE: type.replace('*', ''), USE_IN_FILTER: type.endsWith('*'), USE_IN_SHOW: true }]))
}

function fieldsMethod(group: 'storage' | 'folder' | 'file', fields: FieldTable) {
  return defineMethod({
    name: `disk.${group}.getfields`,
    scope: 'disk',
    doc: `https://apidocs.bitrix24.com/api-reference/disk/${group}/disk-${group}-get-fields.html`,
    handle: () => ({ result: describe(fields) }),
  })
}

export const diskFieldMethods = [fieldsMethod('storage', storageFields), fieldsMethod('folder', folderFields), fieldsMethod('file', fileFields)]
