import type { DiskObject, DiskRight, DiskVersion } from '../state/diskTypes.ts'
import type { Portal } from '../portal.ts'
import { storeContent } from './content.ts'
import { takeName } from './names.ts'
import type { Writer } from './names.ts'

interface NewObject { folder: DiskObject, name: string, rights: DiskRight[], isNumbered?: boolean }

/**
 * Makes a folder in a folder.
 *
 * @throws {RestError} `DISK_OBJ_22000` when the name is taken.
 */
export function addFolder(writer: Writer, { folder, rights, ...place }: NewObject): Promise<DiskObject> {
  return takeName(writer, { ...place, parentId: folder.id, type: 'folder' }, name => insertObject(writer, folder, { type: 'folder', name, rights, fileId: null, contentVersion: 0 }))
}

/**
 * Makes a file in a folder, with its first version.
 *
 * @throws {RestError} `DISK_OBJ_22000` when the name is taken and no number may be put behind it.
 */
export function addFile(writer: Writer, { folder, rights, bytes, ...place }: NewObject & { bytes: Uint8Array }): Promise<DiskObject> {
  return takeName(writer, { ...place, parentId: folder.id, type: 'file' }, name => {
    const file = insertObject(writer, folder, { type: 'file', name, rights, fileId: storeContent(writer.portal, name, bytes), contentVersion: 1 })
    addVersion(writer.portal, file, writer.userId)
    return file
  })
}

type Own = Pick<DiskObject, 'type' | 'name' | 'rights' | 'fileId' | 'contentVersion'>

/** Writes the row itself; who calls has looked after the name. */
export function insertObject({ portal, userId }: Omit<Writer, 'method'>, folder: DiskObject, own: Own): DiskObject {
  const now = portal.nowIso()
  const object: DiskObject = {
    ...own, id: portal.nextId('diskObject'), storageId: folder.storageId, parentId: folder.id, deletedType: 0,
    createTime: now, updateTime: now, deleteTime: null, createdBy: userId, updatedBy: userId, deletedBy: 0,
  }
  portal.state.disk.objects.set(object.id, object)
  return object
}

/** Notes the present content of a file as its newest version. */
export function addVersion(portal: Portal, { id, name, fileId, contentVersion }: DiskObject, userId: number): DiskVersion {
  const version: DiskVersion = { id: portal.nextId('diskVersion'), objectId: id, name, fileId: fileId ?? 0, contentVersion, createTime: portal.nowIso(), createdBy: userId }
  portal.state.disk.versions.set(version.id, version)
  return version
}
