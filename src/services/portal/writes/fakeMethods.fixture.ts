import type { Params } from '../types'
import type { Clock } from './lookUp'

export class Refusal extends Error {
  constructor(readonly code: string) {
    super(code)
  }
}

export interface FakeItem extends Params { id: number }
export interface FakeFolder { id: number, parentId: number, name: string, createdBy: number, createdTime: string }

export interface FakeState {
  items: FakeItem[]
  folders: FakeFolder[]
  /** Product rows by deal. */
  rows: Map<number, unknown[]>
  lastId: number
  /** The Disk table's unique key: off, on, or on with an error that is no refusal. */
  uniqueKey: boolean | 'fails'
  /** Records that these people do not see. */
  hidden: ReadonlySet<number>
  /** These people may not change records. */
  readers: ReadonlySet<number>
}

export function aState(changes: Partial<FakeState> = {}): FakeState {
  return { items: [], folders: [], rows: new Map(), lastId: 100, uniqueKey: true, hidden: new Set(), readers: new Set(), ...changes }
}

type Method = (params: Params, userId: number, pause: () => Promise<void>) => Promise<unknown>
const commonStorageId = 7

/** What PHP makes of a parameter that should be an id: a filled array is 1, an empty one 0. */
function phpId(value: unknown): number {
  if (typeof value === 'object' && value !== null)
    return Object.keys(value).length > 0 ? 1 : 0
  return Number(value)
}

export function fakeMethods(state: FakeState, clock: Pick<Clock, 'now'>): Record<string, Method> {
  /** Whole seconds, as the portal tells time. */
  const time = () => new Date(Math.floor(clock.now() / 1000) * 1000).toISOString()
  const find = (id: unknown) => {
    const item = state.items.find(one => one.id === phpId(id))
    if (item === undefined)
      throw new Refusal('NOT_FOUND')
    return item
  }
  const folder = (one: FakeFolder) => ({ ID: String(one.id), NAME: one.name, TYPE: 'folder', PARENT_ID: String(one.parentId), CREATED_BY: String(one.createdBy), CREATE_TIME: one.createdTime })

  async function addFolder(parentId: number, params: Params, userId: number, pause: () => Promise<void>) {
    const name = String((params.data as Params).NAME)
    const isTaken = () => state.folders.some(one => one.parentId === parentId && one.name.toLowerCase() === name.toLowerCase())
    if (isTaken())
      throw new Refusal('DISK_OBJ_22000')
    await pause()
    if (state.uniqueKey !== false && isTaken())
      throw new Refusal(state.uniqueKey === 'fails' ? 'INTERNAL_SERVER_ERROR' : 'DISK_OBJ_22000')
    const made = { id: ++state.lastId, parentId, name, createdBy: userId, createdTime: time() }
    state.folders.push(made)
    return folder(made)
  }
  const children = (parentId: number, filter: Params = {}) => state.folders.filter(one => one.parentId === parentId).map(folder).filter(one => meets(one, filter))

  return {
    'server.time': async () => time(),
    profile: async (_, userId) => ({ ID: String(userId) }),
    'user.get': async ({ ID }) => [{ ID, NAME: `Name ${String(ID)}`, LAST_NAME: '' }],
    'crm.item.get': async ({ id }) => ({ item: { ...find(id) } }),
    async 'crm.item.list'({ filter }, userId) {
      const visible = state.hidden.has(userId) ? [] : state.items
      return { items: visible.filter(one => meets(one, filter as Params)).sort((one, other) => one.id - other.id).slice(0, 50).map(one => ({ ...one })) }
    },
    async 'crm.item.add'({ fields }, userId, pause) {
      await pause()
      if ((fields as Params).title === 'refuse')
        throw new Refusal('ACCESS_DENIED')
      const item = { ...(fields as Params), id: ++state.lastId, createdTime: time(), updatedTime: time(), createdBy: userId, updatedBy: userId }
      state.items.push(item)
      return { item: { ...item } }
    },
    async 'crm.item.update'({ id, fields }, userId, pause) {
      const item = find(id)
      if (state.readers.has(userId))
        throw new Refusal('ACCESS_DENIED')
      await pause()
      Object.assign(item, fields, { updatedTime: time(), updatedBy: userId })
      return { item: { ...item } }
    },
    async 'crm.item.productrow.set'({ ownerId, productRows }, _, pause) {
      const { id } = find(ownerId)
      await pause()
      state.rows.set(id, Object.values(productRows as Params))
      return { productRows }
    },
    'crm.item.productrow.list': async ({ filter }) => ({ productRows: state.rows.get(Number((filter as Params)['=ownerId'])) ?? [] }),
    'disk.storage.getlist': async () => [{ ID: String(commonStorageId), ENTITY_TYPE: 'common', ROOT_OBJECT_ID: '1' }],
    'disk.storage.getchildren': async ({ filter }) => children(commonStorageId, filter as Params),
    'disk.storage.addfolder': async (params, userId, pause) => addFolder(commonStorageId, params, userId, pause),
    'disk.folder.getchildren': async ({ id, filter }) => children(Number(id), filter as Params),
    'disk.folder.addsubfolder': async (params, userId, pause) => addFolder(Number(params.id), params, userId, pause),
  }
}

function meets(row: Params, filter: Params): boolean {
  return Object.entries(filter).every(([key, wanted]) => {
    const [, operator, name] = /^([=@><%]*)(.+)$/.exec(key)!
    const value = String(row[name!] ?? '')
    if (operator === '@')
      return Object.values(wanted as Params).map(String).includes(value)
    if (operator === '>')
      return Number(value) > Number(wanted)
    if (operator === '%')
      return value.includes(String(wanted))
    return value === String(wanted)
  })
}
