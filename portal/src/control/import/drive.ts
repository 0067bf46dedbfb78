import { Buffer } from 'node:buffer'
import { addVersion, insertObject } from '../../disk/add.ts'
import { storeContent } from '../../disk/content.ts'
import { sameName } from '../../disk/names.ts'
import { readRights } from '../../disk/rights.ts'
import { listedStorages } from '../../disk/storages.ts'
import { childrenOf } from '../../disk/tree.ts'
import type { Portal } from '../../portal.ts'
import { RestError } from '../../rest/method.ts'
import type { DiskObject } from '../../state/diskTypes.ts'
import type { Json } from '../../state/types.ts'
import { ControlError } from '../controlError.ts'

/** A folder of a drive, or with `base64` a file; its folders come before it. */
export interface ImportedDriveObject {
  /** Whose drive it is; without it the company's. */
  user?: number
  /** From below the root: `Claims/2026/list.txt`. */
  path: string
  base64?: string
  /** As in `disk.storage.addFolder`. */
  rights?: Json
  createdBy?: number
  createTime?: string
}

/**
 * Puts folders and files into the drives, in the order given.
 *
 * @throws {ControlError} when a folder is missing, a name is taken or rights are wrong; what came before stays.
 */
export function importDrive(portal: Portal, rows: ImportedDriveObject[] = []): number[] {
  return rows.map(row => importObject(portal, row).id)
}

function importObject(portal: Portal, { user, path, base64, rights, createdBy = 1, createTime }: ImportedDriveObject): DiskObject {
  const [name = '', ...above] = path.split('/').reverse()
  const folder = above.reverse().reduce<DiskObject | undefined>((at, one) => at && childNamed(portal, at, one), rootOf(portal, user))
  if (!folder || name === '' || childNamed(portal, folder, name))
    throw new ControlError(`Failed to import "${path}" into the Drive: its folder is missing, or it is there already.`)
  const bytes = base64 === undefined ? null : new Uint8Array(Buffer.from(base64, 'base64'))
  const own = {
    type: bytes ? 'file' as const : 'folder' as const, name, rights: rightsOf(path, rights), fileId: bytes && storeContent(portal, name, bytes), contentVersion: bytes ? 1 : 0,
  }
  const object = insertObject({ portal, userId: createdBy }, folder, own)
  if (createTime !== undefined)
    Object.assign(object, { createTime, updateTime: createTime })
  if (bytes)
    addVersion(portal, object, createdBy)
  return object
}

function rootOf(portal: Portal, user: number | undefined): DiskObject | undefined {
  const storage = listedStorages(portal).find(one => user === undefined ? one.entityType === 'common' : one.entityType === 'user' && one.entityId === String(user))
  return portal.state.disk.objects.get(storage?.rootObjectId ?? 0)
}

function childNamed({ state }: Portal, folder: DiskObject, name: string): DiskObject | undefined {
  return childrenOf(state, folder.id).find(one => sameName(one.name, name))
}

function rightsOf(path: string, rights: Json | undefined): DiskObject['rights'] {
  try {
    return readRights(rights)
  }
  catch (error) {
    if (error instanceof RestError)
      throw new ControlError(`Failed to import "${path}" into the Drive: ${error.message}.`)
    throw error
  }
}
