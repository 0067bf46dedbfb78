import { toObject } from '../../../crm/parameters.ts'
import { encodeObject } from '../../../disk/encode.ts'
import { diskErrors } from '../../../disk/errors.ts'
import { mayOnDisk } from '../../../disk/rights.ts'
import { listedStorages } from '../../../disk/storages.ts'
import { chainOf } from '../../../disk/tree.ts'
import type { DiskObject } from '../../../state/diskTypes.ts'
import { defineMethod, RestError } from '../../method.ts'
import type { MethodCall } from '../../method.ts'

const PAGE = 50
const MAX_START = 1000

const searchErrors = {
  query: () => new RestError('INVALID_QUERY', 'Search query is invalid. (INVALID_QUERY).'),
  type: () => new RestError('INVALID_TYPE', 'Search result type is invalid. (INVALID_TYPE).'),
  filter: () => new RestError('INVALID_FILTER', 'Search filter contains an unknown field. (INVALID_FILTER).'),
  scope: () => new RestError('NOT_FOUND', 'Search scope was not found. (NOT_FOUND).'),
}

function readQuery({ params }: MethodCall): string {
  if (params.QUERY === undefined)
    throw diskErrors.argument(0)
  const text = typeof params.QUERY === 'string' ? params.QUERY.replace(/ +/g, ' ').trim() : ''
  if (text.length < 3 || text.length > 255)
    throw searchErrors.query()
  return text.toLowerCase()
}

function readType({ params }: MethodCall): DiskObject['type'] | 'all' {
  const type = params.TYPE ?? 'file'
  if (type !== 'file' && type !== 'folder' && type !== 'all')
    throw searchErrors.type()
  return type
}

interface Scope { storageId: number | null, folder: DiskObject | null }

/** @throws {RestError} `INVALID_FILTER`, `NOT_FOUND` for what is not there, not readable, or not in the storage. */
function readScope(call: MethodCall): Scope {
  const filter = call.params.FILTER === undefined ? {} : toObject(call.params.FILTER)
  if (!filter)
    throw searchErrors.scope()
  if (Object.keys(filter).some(key => key !== 'STORAGE_ID' && key !== 'FOLDER_ID'))
    throw searchErrors.filter()
  const { disk } = call.portal.state
  const storage = filter.STORAGE_ID === undefined ? null : disk.storages.get(Number(filter.STORAGE_ID))
  const folder = filter.FOLDER_ID === undefined ? null : disk.objects.get(Number(filter.FOLDER_ID))
  const root = storage && disk.objects.get(storage.rootObjectId)
  if (storage === undefined || folder === undefined || [root, folder].some(one => one && !mayOnDisk(call.portal.state, call.actor.user, one, 'read')))
    throw searchErrors.scope()
  if (folder && (folder.type !== 'folder' || folder.deletedType !== 0 || (storage && folder.storageId !== storage.id)))
    throw searchErrors.scope()
  return { storageId: storage?.id ?? null, folder }
}

function found(call: MethodCall, query: string, type: DiskObject['type'] | 'all', { storageId, folder }: Scope): DiskObject[] {
  const { state } = call.portal
  const listed = new Set(listedStorages(call.portal).map(one => one.id))
  return [...state.disk.objects.values()]
    .filter(one => one.parentId !== null && one.deletedType === 0 && listed.has(one.storageId) && (type === 'all' || one.type === type))
    .filter(one => one.name.toLowerCase().includes(query) && (storageId === null || one.storageId === storageId))
    .filter(one => folder === null || (one.id !== folder.id && chainOf(state, one).some(above => above.id === folder.id)))
    .filter(one => mayOnDisk(state, call.actor.user, one, 'read'))
    .sort((one, other) => other.updateTime.localeCompare(one.updateTime) || other.id - one.id)
}

export const searchMethods = [
  defineMethod({
    name: 'disk.file.search',
    scope: 'disk',
    doc: 'https://apidocs.bitrix24.com/api-reference/disk/file/disk-file-search.html',
    undocumented: ['Only names are searched, by any part of them, and at once; `UNSUPPORTED_STORAGE` never comes; of objects changed in one second the newer comes first.'],
    handle(call) {
      const objects = found(call, readQuery(call), readType(call), readScope(call))
      const start = Math.min(Math.max(Math.trunc(Number(call.params.start ?? 0)) || 0, 0), MAX_START)
      const result = objects.slice(start, start + PAGE).map(one => encodeObject(call.portal, call.actor, one))
      const next = start + PAGE
      return { result, ...(next < objects.length && next <= MAX_START ? { next } : {}) }
    },
  }),
]
