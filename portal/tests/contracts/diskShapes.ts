import type { Json } from '../../src/state/types.ts'
import type { MethodContract, Shape } from './contract.ts'

type Data = { [key: string]: Json }

export const pages = 'https://apidocs.bitrix24.com/api-reference/disk'

const end = { CREATE_TIME: 'string', UPDATE_TIME: 'string', CREATED_BY: 'string', UPDATED_BY: 'string' }

/** A folder as disk.folder.get and the lists show it. */
export const folder: { [key: string]: Shape } = {
  ID: 'string', NAME: 'string', CODE: 'null', STORAGE_ID: 'string', TYPE: 'string', REAL_OBJECT_ID: 'string', PARENT_ID: 'string', DELETED_TYPE: 'string',
  ...end, DELETE_TIME: 'null|string', DELETED_BY: 'string', DETAIL_URL: 'string',
}

/** A folder as the call that made it shows it. */
export const newFolder: { [key: string]: Shape } = { ...folder, ID: 'number', REAL_OBJECT_ID: 'number', DELETED_TYPE: 'number', DELETE_TIME: 'null', DELETED_BY: 'null' }

/** A file as disk.file.get and the lists show it. */
export const file: { [key: string]: Shape } = {
  ID: 'string', NAME: 'string', CODE: 'null', STORAGE_ID: 'string', TYPE: 'string', PARENT_ID: 'string', DELETED_TYPE: 'string',
  GLOBAL_CONTENT_VERSION: 'string', FILE_ID: 'string', SIZE: 'string',
  ...end, DELETE_TIME: 'null|string', DELETED_BY: 'string', DOWNLOAD_URL: 'string', DETAIL_URL: 'string',
}

/** A file as the call that made it shows it. */
export const newFile: { [key: string]: Shape } = {
  ...file, ID: 'number', DELETED_TYPE: 'number', GLOBAL_CONTENT_VERSION: 'number', FILE_ID: 'number', DELETE_TIME: 'null', DELETED_BY: 'null',
}

export const storage: Shape = { ID: 'string', NAME: 'string', CODE: 'null|string', MODULE_ID: 'string', ENTITY_TYPE: 'string', ENTITY_ID: 'string', ROOT_OBJECT_ID: 'string' }

export const version: Shape = {
  ID: 'string', OBJECT_ID: 'string', SIZE: 'string', NAME: 'string', GLOBAL_CONTENT_VERSION: 'string', CREATE_TIME: 'string', CREATED_BY: 'string', DOWNLOAD_URL: 'string',
}

/** One value inside an answer: `at(made.drives, 0, 'ID')`. */
export function at(value: Json | undefined, ...path: (string | number)[]): Json {
  let found: Json = value ?? null
  for (const key of path) {
    if (typeof found !== 'object' || found === null)
      throw new Error(`nothing at ${path.join('.')} of ${JSON.stringify(value)}`)
    found = new Map<string, Json>(Object.entries(found)).get(String(key)) ?? null
  }
  return found
}

export const content = ['plan.txt', 'cGxhbg==']

/** The administrator's own drive, which an employee cannot read: a folder, a file in it, and another folder. */
export const onOwnDrive: MethodContract['before'] = {
  drives: { method: 'disk.storage.getlist', params: { filter: { ENTITY_TYPE: 'user', ENTITY_ID: '1' } } },
  folder: { method: 'disk.storage.addfolder', params: made => ({ id: at(made.drives, 0, 'ID'), data: { NAME: 'Folder' } }) },
  other: { method: 'disk.storage.addfolder', params: made => ({ id: at(made.drives, 0, 'ID'), data: { NAME: 'Other' } }) },
  file: { method: 'disk.folder.uploadfile', params: made => ({ id: at(made.folder, 'ID'), data: { NAME: 'plan.txt' }, fileContent: content }) },
}

export const noSuch: Data = { id: 999999 }
