import type { DiskObject, DiskVersion } from '../state/diskTypes.ts'
import type { Portal } from '../portal.ts'
import { addVersion } from './add.ts'
import { storeContent } from './content.ts'
import type { Writer } from './names.ts'

/** Versions of a file, the newest first; the present content is the first of them. */
export function versionsOf({ state }: Portal, file: DiskObject): DiskVersion[] {
  return [...state.disk.versions.values()].filter(one => one.objectId === file.id).reverse()
}

/** Gives a file a new content; its name stays. */
export async function putContent({ portal, method, userId }: Writer, file: DiskObject, bytes: Uint8Array): Promise<DiskObject> {
  await portal.pause({ method, userId })
  Object.assign(file, { fileId: storeContent(portal, file.name, bytes), contentVersion: file.contentVersion + 1, updateTime: portal.nowIso(), updatedBy: userId })
  addVersion(portal, file, userId)
  return file
}
