import type { DiskObject } from '../state/diskTypes.ts'
import { addFile, addFolder } from './add.ts'
import { diskErrors } from './errors.ts'
import { takeName } from './names.ts'
import type { Writer } from './names.ts'
import { mayOnDisk } from './rights.ts'
import { chainOf, childrenOf, descendantsOf } from './tree.ts'

/** @throws {RestError} `DISK_OBJ_22000` when the name is taken. */
export function renameObject(writer: Writer, object: DiskObject, name: string): Promise<DiskObject> {
  const { id, type, parentId } = object
  const write = (free: string) => touch(writer, object, { name: free })
  return parentId === null ? Promise.resolve(write(name)) : takeName(writer, { parentId, type, name, objectId: id }, write)
}

/**
 * Moves within a storage.
 *
 * @throws {RestError} `DISK_OBJ_22000` when the name is taken there; without a code for a folder that would be inside itself.
 */
export function moveObject(writer: Writer, object: DiskObject, folder: DiskObject): Promise<DiskObject> {
  if (chainOf(writer.portal.state, folder).some(one => one.id === object.id))
    throw diskErrors.moveIntoItself()
  const { id, type, name } = object
  return takeName(writer, { parentId: folder.id, type, name, objectId: id }, free => touch(writer, object, { name: free, parentId: folder.id }))
}

/**
 * Copies a file with its present content, or a folder with all in it that the writer may read. Rights are not copied.
 *
 * @throws {RestError} `DISK_OBJ_22000` when the name is taken there.
 */
export async function copyObject(writer: Writer, object: DiskObject, folder: DiskObject): Promise<DiskObject> {
  const place = { folder, name: object.name, rights: [] }
  if (object.type === 'file')
    return addFile(writer, { ...place, bytes: new Uint8Array(writer.portal.state.files.get(object.fileId ?? 0)?.bytes ?? []) })
  // A folder may be copied into itself: what is copied is what was there before.
  const before = new Set(descendantsOf(writer.portal.state, object.id).map(one => one.id))
  const made = await addFolder(writer, place)
  await copyChildren(writer, object, made, before)
  return made
}

async function copyChildren(writer: Writer, from: DiskObject, to: DiskObject, wanted: Set<number>): Promise<void> {
  const { state } = writer.portal
  const user = state.users.find(one => one.id === writer.userId)
  const children = childrenOf(state, from.id).filter(one => wanted.has(one.id) && user && mayOnDisk(state, user, one, 'read'))
  for (const child of children) {
    if (child.type === 'file') {
      await copyObject(writer, child, to)
      continue
    }
    await copyChildren(writer, child, await addFolder(writer, { folder: to, name: child.name, rights: [] }), wanted)
  }
}

function touch({ portal, userId }: Writer, object: DiskObject, change: Partial<DiskObject>): DiskObject {
  return Object.assign(object, change, { updateTime: portal.nowIso(), updatedBy: userId })
}
