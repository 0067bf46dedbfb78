import type { DiskObject } from '../state/diskTypes.ts'
import type { Portal } from '../portal.ts'
import { takeName } from './names.ts'
import type { Writer } from './names.ts'
import { descendantsOf } from './tree.ts'

/** Puts an object into the recycle bin, a folder with all that is in it. */
export function markDeleted({ portal, userId }: Writer, object: DiskObject): DiskObject {
  for (const one of descendantsOf(portal.state, object.id).filter(below => below.deletedType === 0))
    one.deletedType = 4
  return Object.assign(object, { deletedType: 3, deleteTime: portal.nowIso(), deletedBy: userId })
}

/**
 * Brings an object back into its folder, under a name with a number when its own is taken by now. When and by whom it
 * was deleted stays written in it, as in the page's example.
 */
export function restore(writer: Writer, object: DiskObject): Promise<DiskObject> {
  const { portal, userId } = writer
  const place = { parentId: object.parentId ?? 0, type: object.type, name: object.name, objectId: object.id, isNumbered: true }
  return takeName(writer, place, name => {
    for (const one of descendantsOf(portal.state, object.id).filter(below => below.deletedType === 4))
      one.deletedType = 0
    return Object.assign(object, { name, deletedType: 0, updateTime: portal.nowIso(), updatedBy: userId })
  })
}

/** Removes an object for good, with all that is in it: contents, versions and public links too. */
export function destroy({ state }: Portal, object: DiskObject): void {
  const { disk } = state
  const ids = new Set([object, ...descendantsOf(state, object.id)].map(one => one.id))
  for (const version of [...disk.versions.values()].filter(one => ids.has(one.objectId))) {
    state.files.delete(version.fileId)
    disk.versions.delete(version.id)
  }
  for (const id of ids) {
    state.files.delete(disk.objects.get(id)?.fileId ?? 0)
    disk.objects.delete(id)
  }
  disk.links = disk.links.filter(link => !ids.has(link.objectId))
}
