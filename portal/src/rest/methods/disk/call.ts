import { toObject, toText } from '../../../crm/parameters.ts'
import { diskErrors } from '../../../disk/errors.ts'
import type { Writer } from '../../../disk/names.ts'
import { mayOnDisk } from '../../../disk/rights.ts'
import type { DiskLevel } from '../../../disk/rights.ts'
import { listedStorages } from '../../../disk/storages.ts'
import type { DiskObject, DiskStorage } from '../../../state/diskTypes.ts'
import type { Json } from '../../../state/types.ts'
import type { MethodCall } from '../../method.ts'

/** A parameter and its place in the method's list, which the refusal names. */
export interface Wanted { name: string, position: number }

/** A parameter as text. @throws {RestError} `ERROR_ARGUMENT` without it. */
export function requireText({ params }: MethodCall, { name, position }: Wanted): string {
  const text = toText(params[name])
  if (text === '')
    throw diskErrors.argument(position)
  return text
}

/** `NAME` inside `data`. @throws {RestError} `ERROR_ARGUMENT` without it. */
export function requireName({ params }: MethodCall): string {
  const name = toText(toObject(params.data)?.NAME).trim()
  if (name === '')
    throw diskErrors.argument(1)
  return name
}

/**
 * The storage `id` names.
 *
 * @throws {RestError} `ERROR_ARGUMENT`, `ERROR_NOT_FOUND`
 */
export function requireStorage(call: MethodCall): DiskStorage {
  const id = requireText(call, { name: 'id', position: 0 })
  listedStorages(call.portal)
  const storage = call.portal.state.disk.storages.get(Number(id))
  if (!storage)
    throw diskErrors.notFound(id)
  return storage
}

/** The root folder of a storage. @throws {RestError} `ERROR_NOT_FOUND` */
export function rootOf({ portal }: MethodCall, { rootObjectId }: DiskStorage): DiskObject {
  const root = portal.state.disk.objects.get(rootObjectId)
  if (!root)
    throw diskErrors.notFound(rootObjectId)
  return root
}

/**
 * The folder or file a parameter names. What lies in the recycle bin is found only when `inBin` says so.
 *
 * @throws {RestError} `ERROR_ARGUMENT`, `ERROR_NOT_FOUND`
 */
export function requireObject(call: MethodCall, type: DiskObject['type'], { inBin = false, ...wanted }: Partial<Wanted> & { inBin?: boolean } = {}): DiskObject {
  const id = requireText(call, { name: 'id', position: 0, ...wanted })
  listedStorages(call.portal)
  const object = call.portal.state.disk.objects.get(Number(id))
  if (object?.type !== type || (object.deletedType !== 0 && !inBin))
    throw diskErrors.notFound(id)
  return object
}

/** @throws {RestError} `ACCESS_DENIED` when the caller has less than this level there. */
export function requireLevel({ portal, actor }: MethodCall, object: DiskObject, level: DiskLevel): void {
  if (!mayOnDisk(portal.state, actor.user, object, level))
    throw diskErrors.accessDenied()
}

export function writerOf({ portal, actor }: MethodCall, method: string): Writer {
  return { portal, method, userId: actor.user.id }
}

/** A yes or no of a parameter. */
export function isOn(value: Json | undefined): boolean {
  return value === true || value === 1 || value === '1' || value === 'true' || value === 'Y'
}
