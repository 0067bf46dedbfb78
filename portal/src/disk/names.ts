import type { Portal } from '../portal.ts'
import { systemErrors } from '../rest/errors.ts'
import type { DiskObject } from '../state/diskTypes.ts'
import { diskErrors } from './errors.ts'
import { childrenOf } from './tree.ts'

/** Where a name is to stand. */
export interface Place {
  parentId: number
  type: DiskObject['type']
  name: string
  /** Puts a number behind a name that is taken instead of refusing it. */
  isNumbered?: boolean
  /** The object that is to get the name, when it has a place already. */
  objectId?: number
}

/** Who writes, for the pause between check and write. */
export interface Writer { portal: Portal, method: string, userId: number }

/** A name as it is kept: no spaces around, `_` for characters no file name may have, at most 255 characters. */
export function tidyName(name: string): string {
  return [...name.trim()].map(one => one < ' ' || '\\/:*?"<>|'.includes(one) ? '_' : one).slice(0, 255).join('')
}

/** Whether the database takes two names for one: letter case makes no difference. */
export function sameName(one: string, other: string): boolean {
  return one.normalize('NFC').toLowerCase() === other.normalize('NFC').toLowerCase()
}

function isTaken(portal: Portal, { parentId, objectId }: Place, name: string): boolean {
  return childrenOf(portal.state, parentId).some(one => one.id !== objectId && sameName(one.name, name))
}

/**
 * Gives an object its name as the portal does: it looks whether the name is free, and writes later. What came in between
 * is stopped by the table's unique key on name and folder, unless the switch `diskUniqueKey` takes it away.
 *
 * @param write Must write at once, without waiting for anything.
 * @throws {RestError} `DISK_OBJ_22000` when the name is taken; `INTERNAL_SERVER_ERROR` when the key is set to fail so;
 * `ERROR_NOT_FOUND` when the folder is gone or in the recycle bin by now.
 */
export async function takeName<T>({ portal, method, userId }: Writer, place: Place, write: (name: string) => T): Promise<T> {
  const name = freeName(portal, place)
  await portal.pause({ method, userId })
  if (portal.state.disk.objects.get(place.parentId)?.deletedType !== 0)
    throw diskErrors.notFound(place.parentId)
  const key = portal.state.switches.diskUniqueKey
  if (key !== false && isTaken(portal, place, name))
    throw key === 'fails' ? systemErrors.internal() : diskErrors.nameTaken(place.type)
  return write(name)
}

function freeName(portal: Portal, place: Place): string {
  const name = tidyName(place.name)
  if (!isTaken(portal, place, name))
    return name
  if (!place.isNumbered)
    throw diskErrors.nameTaken(place.type)
  let number = 1
  while (isTaken(portal, place, numbered(name, place.type, number)))
    number += 1
  return numbered(name, place.type, number)
}

/** `file (1).docx`, `folder (1)`. */
function numbered(name: string, type: DiskObject['type'], number: number): string {
  const dot = type === 'file' ? name.lastIndexOf('.') : -1
  return dot > 0 ? `${name.slice(0, dot)} (${number})${name.slice(dot)}` : `${name} (${number})`
}
