import { toInteger } from '../../../crm/parameters.ts'
import { encodeStorage } from '../../../disk/encode.ts'
import { diskErrors } from '../../../disk/errors.ts'
import { tidyName } from '../../../disk/names.ts'
import { mayOnDisk } from '../../../disk/rights.ts'
import { applicationStorage, listedStorages } from '../../../disk/storages.ts'
import { applicationContextError } from '../../errors.ts'
import { defineMethod } from '../../method.ts'
import type { MethodCall } from '../../method.ts'
import type { RestApp } from '../../../state/types.ts'
import { requireLevel, requireStorage, requireText, rootOf } from './call.ts'
import { storageFields } from './fields.ts'
import { listChoices, listRows } from './lists.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/disk/storage/disk-storage'

const administratorsOnly = 'An employee is refused with `ACCESS_DENIED`.'

/** @throws {RestError} `ACCESS_DENIED` for a webhook and for an employee. */
function requireApplication({ portal, actor }: MethodCall): RestApp {
  if (!actor.app)
    throw applicationContextError(portal, 'ACCESS_DENIED', 'Access denied! Application context required')
  if (!actor.user.isAdmin)
    throw diskErrors.accessDenied()
  return actor.app
}

export const storageMethods = [
  defineMethod({
    name: 'disk.storage.gettypes',
    scope: 'disk',
    doc: `${pages}-get-types.html`,
    handle: () => ({ result: ['user', 'common', 'group'] }),
  }),
  defineMethod({
    name: 'disk.storage.getlist',
    scope: 'disk',
    doc: `${pages}-get-list.html`,
    undocumented: [
      ...listChoices,
      'An employee gets the company drive and their own; an administrator gets everybody\'s. Storages of applications are not listed, and there are no groups.',
      'The company drive has `shared_files_s1` as `ENTITY_ID` and `CODE`; all employees may edit it.',
    ],
    handle(call) {
      const readable = listedStorages(call.portal).filter(one => mayOnDisk(call.portal.state, call.actor.user, rootOf(call, one), 'read'))
      return listRows(call, readable.map(encodeStorage), storageFields)
    },
  }),
  defineMethod({
    name: 'disk.storage.get',
    scope: 'disk',
    doc: `${pages}-get.html`,
    handle(call) {
      if (toInteger(requireText(call, { name: 'id', position: 0 })) === null)
        return { result: null }
      const storage = requireStorage(call)
      requireLevel(call, rootOf(call, storage), 'read')
      return { result: encodeStorage(storage) }
    },
  }),
  defineMethod({
    name: 'disk.storage.getforapp',
    scope: 'disk',
    doc: `${pages}-get-for-app.html`,
    callers: 'administrators, application only',
    undocumented: [administratorsOnly, 'The name is the code of the application at first; only administrators see what is inside.'],
    handle(call) {
      const app = requireApplication(call)
      return { result: encodeStorage(applicationStorage(call.portal, app, call.actor.user)) }
    },
  }),
  defineMethod({
    name: 'disk.storage.rename',
    scope: 'disk',
    doc: `${pages}-rename.html`,
    callers: 'administrators, application only',
    undocumented: [administratorsOnly, 'Another application\'s storage is refused like one of no application.'],
    handle(call) {
      const app = requireApplication(call)
      const storage = requireStorage(call)
      const name = requireText(call, { name: 'newName', position: 1 })
      if (storage.entityType !== 'restapp' || storage.entityId !== String(app.id))
        throw diskErrors.notOfApplication()
      storage.name = tidyName(name)
      return { result: encodeStorage(storage) }
    },
  }),
]
