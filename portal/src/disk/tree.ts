import type { DiskObject } from '../state/diskTypes.ts'
import type { PortalState } from '../state/types.ts'

/** What stands in a folder and is not in the recycle bin, by id. */
export function childrenOf(state: PortalState, folderId: number): DiskObject[] {
  return [...state.disk.objects.values()].filter(one => one.parentId === folderId && one.deletedType === 0)
}

/** Everything below a folder, the nearest first, the recycle bin included. */
export function descendantsOf(state: PortalState, folderId: number): DiskObject[] {
  const all = [...state.disk.objects.values()]
  const found = all.filter(one => one.parentId === folderId)
  for (const folder of found.filter(one => one.type === 'folder'))
    found.push(...descendantsOf(state, folder.id))
  return found
}

/** The object and the folders above it, the nearest first. */
export function chainOf(state: PortalState, object: DiskObject): DiskObject[] {
  const parent = object.parentId === null ? undefined : state.disk.objects.get(object.parentId)
  return parent ? [object, ...chainOf(state, parent)] : [object]
}

/** Names from below the root down to the object: `Folder/Folder in folder`. */
export function pathOf(state: PortalState, object: DiskObject): string {
  return chainOf(state, object).filter(one => one.parentId !== null).map(one => one.name).reverse().join('/')
}
