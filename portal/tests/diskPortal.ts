import type { Json } from '../src/state/types.ts'
import { aPortal, EMPLOYEE } from './corePortal.ts'
import type { TestPortal } from './corePortal.ts'
import { asData, asList } from './crmPortal.ts'

type Data = { [key: string]: Json }

export interface Disk extends TestPortal {
  /** The company drive and its root folder. */
  storageId: number
  rootId: number
  /** A result as the administrator, or as the user whose token is given. */
  result: (method: string, params?: Data) => Promise<Data>
  list: (method: string, params?: Data) => Promise<Data[]>
  /** Code and description of a refusal. */
  refused: (method: string, params?: Data) => Promise<[Json | undefined, Json | undefined]>
  /** Makes a folder, in the root without another; its id. */
  folder: (name: string, parentId?: number, who?: Data) => Promise<number>
  /** Makes a file of this text; its id. */
  file: (name: string, text: string, parentId?: number) => Promise<number>
  /** Names in a folder. */
  names: (folderId: number, who?: Data) => Promise<Json[]>
  /** `{auth}` of the employee. */
  employee: Data
}

export async function aDisk(): Promise<Disk> {
  const test = aPortal({ scopes: ['disk'] })
  const answer = async (method: string, params: Data = {}): Promise<Json> => {
    const { body } = await test.call(method, params)
    if (body.error !== undefined)
      throw new Error(`${method}: ${String(body.error)} ${String(body.error_description)}`)
    return body.result ?? null
  }
  const result = async (method: string, params?: Data) => asData(await answer(method, params))
  const list = async (method: string, params?: Data) => asList(await answer(method, params))
  const [drive = {}] = await list('disk.storage.getList', { filter: { ENTITY_TYPE: 'common' } })
  const rootId = Number(drive.ROOT_OBJECT_ID)
  return {
    ...test, result, list, rootId,
    storageId: Number(drive.ID),
    employee: { auth: test.token(EMPLOYEE) },
    refused: async (method, params = {}) => {
      const { body } = await test.call(method, params)
      return [body.error, body.error_description]
    },
    folder: async (name, parentId = rootId, who = {}) => Number((await result('disk.folder.addSubFolder', { ...who, id: parentId, data: { NAME: name } })).ID),
    file: async (name, text, parentId = rootId) => {
      const fileContent = [name, Buffer.from(text).toString('base64')]
      return Number((await result('disk.folder.uploadFile', { id: parentId, data: { NAME: name }, fileContent })).ID)
    },
    names: async (folderId, who = {}) => (await list('disk.folder.getChildren', { ...who, id: folderId })).map(one => one.NAME ?? null),
  }
}
