import type { Portal } from '../portal.ts'
import type { DiskObject, DiskRight, DiskStorage } from '../state/diskTypes.ts'
import { formatIso, portalNow } from '../state/clock.ts'
import { takeId } from '../state/ids.ts'
import type { PortalState, PortalUser, RestApp } from '../state/types.ts'
import { TASK } from './rights.ts'

type NewStorage = Omit<DiskStorage, 'id' | 'rootObjectId'> & { rights: DiskRight[], createdBy: number, bornMs?: number }

/** The company drive is as old as the portal; a fixed day keeps equal portals equal. */
const PORTAL_BORN_MS = Date.UTC(2020, 0, 1, 7)

function addStorage(state: PortalState, { rights, createdBy, bornMs = portalNow(state), ...given }: NewStorage): DiskStorage {
  const id = takeId(state, 'diskStorage')
  const rootObjectId = takeId(state, 'diskObject')
  const now = formatIso(bornMs, state.settings.timeZone)
  const root: DiskObject = {
    id: rootObjectId, type: 'folder', name: given.name, storageId: id, parentId: null, deletedType: 0, createTime: now, updateTime: now,
    deleteTime: null, createdBy, updatedBy: createdBy, deletedBy: 0, rights, fileId: null, contentVersion: 0,
  }
  const storage = { ...given, id, rootObjectId }
  state.disk.storages.set(id, storage)
  state.disk.objects.set(rootObjectId, root)
  return storage
}

/** The company drive, which all employees may edit. */
export function addCommonStorage(state: PortalState): void {
  const name = state.settings.language === 'ru' ? 'Общий диск' : 'Company drive'
  const code = 'shared_files_s1'
  addStorage(state, { name, code, entityType: 'common', entityId: code, rights: [{ taskId: TASK.edit, accessCode: '*' }], createdBy: 1, bornMs: PORTAL_BORN_MS })
}

/** Storages a person can have in a list: the company drive and one for each user, made when it is first asked for. */
export function listedStorages({ state }: Portal): DiskStorage[] {
  const owners = new Set([...state.disk.storages.values()].filter(one => one.entityType === 'user').map(one => one.entityId))
  for (const user of state.users.filter(one => !owners.has(String(one.id))))
    addUserStorage(state, user)
  return [...state.disk.storages.values()].filter(one => one.entityType !== 'restapp')
}

function addUserStorage(state: PortalState, { id, name, lastName }: PortalUser): void {
  addStorage(state, {
    name: `${name} ${lastName}`.trim(), code: null, entityType: 'user', entityId: String(id), rights: [{ taskId: TASK.full, accessCode: `U${id}` }], createdBy: id,
  })
}

/** The storage of an application, which only administrators see; made when it is first asked for. */
export function applicationStorage({ state }: Portal, app: RestApp, user: PortalUser): DiskStorage {
  const entityId = String(app.id)
  const known = [...state.disk.storages.values()].find(one => one.entityType === 'restapp' && one.entityId === entityId)
  return known ?? addStorage(state, { name: app.code, code: null, entityType: 'restapp', entityId, rights: [], createdBy: user.id })
}
