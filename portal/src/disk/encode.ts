import { diskAddress } from '../files/diskTokens.ts'
import type { Portal } from '../portal.ts'
import type { Actor, Params } from '../rest/method.ts'
import type { DiskObject, DiskStorage, DiskVersion } from '../state/diskTypes.ts'
import { pathOf } from './tree.ts'

/** Keys a method has just set: they come as numbers, as PHP holds them, while those read from the table come as texts. */
export type JustSet = 'ID' | 'REAL_OBJECT_ID' | 'PARENT_ID' | 'DELETED_TYPE' | 'GLOBAL_CONTENT_VERSION' | 'FILE_ID'

const justAdded: JustSet[] = ['ID', 'REAL_OBJECT_ID', 'DELETED_TYPE', 'GLOBAL_CONTENT_VERSION', 'FILE_ID']

/** @see https://apidocs.bitrix24.com/api-reference/disk/storage/disk-storage-get.html */
export function encodeStorage({ id, name, code, entityType, entityId, rootObjectId }: DiskStorage): Params {
  return { ID: String(id), NAME: name, CODE: code, MODULE_ID: 'disk', ENTITY_TYPE: entityType, ENTITY_ID: entityId, ROOT_OBJECT_ID: String(rootObjectId) }
}

/** An object the call has made. */
export function encodeNew(portal: Portal, actor: Actor, object: DiskObject): Params {
  return { ...encodeObject(portal, actor, object, justAdded), DELETED_BY: null }
}

/**
 * A folder or file as `disk.folder.get`, `disk.file.get` and the lists give it.
 *
 * @see https://apidocs.bitrix24.com/api-reference/disk/folder/disk-folder-get-children.html
 */
export function encodeObject(portal: Portal, actor: Actor, object: DiskObject, justSet: JustSet[] = []): Params {
  const number = (key: JustSet, value: number) => justSet.includes(key) ? value : String(value)
  const isFile = object.type === 'file'
  return {
    ID: number('ID', object.id),
    NAME: object.name,
    CODE: null,
    STORAGE_ID: String(object.storageId),
    TYPE: object.type,
    ...(isFile ? {} : { REAL_OBJECT_ID: number('REAL_OBJECT_ID', object.id) }),
    PARENT_ID: object.parentId === null ? null : number('PARENT_ID', object.parentId),
    DELETED_TYPE: number('DELETED_TYPE', object.deletedType),
    ...(isFile
      ? {
          GLOBAL_CONTENT_VERSION: number('GLOBAL_CONTENT_VERSION', object.contentVersion),
          FILE_ID: number('FILE_ID', object.fileId ?? 0),
          SIZE: sizeText(portal, object.fileId),
        }
      : {}),
    CREATE_TIME: object.createTime,
    UPDATE_TIME: object.updateTime,
    DELETE_TIME: object.deleteTime,
    CREATED_BY: String(object.createdBy),
    UPDATED_BY: String(object.updatedBy),
    DELETED_BY: String(object.deletedBy),
    ...(isFile ? { DOWNLOAD_URL: diskAddress(portal, actor, 'download', { id: String(object.id) }) } : {}),
    DETAIL_URL: detailAddress(portal, object),
  }
}

/** @see https://apidocs.bitrix24.com/api-reference/disk/version/disk-version-get.html */
export function encodeVersion(portal: Portal, actor: Actor, version: DiskVersion): Params {
  return {
    ID: String(version.id),
    OBJECT_ID: String(version.objectId),
    SIZE: sizeText(portal, version.fileId),
    NAME: version.name,
    GLOBAL_CONTENT_VERSION: String(version.contentVersion),
    CREATE_TIME: version.createTime,
    CREATED_BY: String(version.createdBy),
    DOWNLOAD_URL: diskAddress(portal, actor, 'download', { id: String(version.id), service: 'version' }),
  }
}

function sizeText({ state }: Portal, fileId: number | null): string {
  return String(state.files.get(fileId ?? 0)?.bytes.length ?? 0)
}

/** Where the portal shows it; null for what no person opens. Names stand in it as they are, spaces too. */
function detailAddress({ state, origin }: Portal, object: DiskObject): string | null {
  const storage = state.disk.storages.get(object.storageId)
  if (!storage || storage.entityType === 'restapp')
    return null
  const place = storage.entityType === 'common' ? '/docs' : `/company/personal/user/${storage.entityId}/disk`
  return `${origin}${place}/${object.type === 'file' ? 'file' : 'path'}/${pathOf(state, object)}`
}
