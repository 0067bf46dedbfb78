import { PortalError } from '@/domain/portalError'
import { asId, asList, asMoment, asRecord, asText } from '../decode'
import type { PortalCalls } from '../types'

/** A shared folder in which every employee may add folders; made at setup. */
export interface ClaimFolder { id: number }

/** A folder, or a record, that stands for a claim. */
export interface StandingClaim {
  id: number
  name: string
  /** Employee who made it. */
  userId: number | null
  /** Portal time, ISO. */
  since: string | null
  /** The operation that made it, where claims are marked and it was asked for. */
  mark?: string | null
}

/** The portal's code for "this name is taken" among the errors of Drive. */
export const nameTakenCode = 'DISK_OBJ_22000'

interface DriveObject { id: number, type: string, name: string, userId: number | null, since: string | null }

/** @throws {PortalError} `unreachable` for what is no list of objects: one that cannot be read could be the very claim that is looked for. */
function decodeObjects(result: unknown): DriveObject[] {
  if (typeof result !== 'object' || result === null)
    throw unreadable()
  return asList(result).map(asRecord).map(object => {
    const id = asId(object.ID)
    const name = asText(object.NAME)
    if (id === null || name === '')
      throw unreadable()
    return { id, type: asText(object.TYPE), name, userId: asId(object.CREATED_BY), since: asMoment(object.CREATE_TIME) }
  })
}

const unreadable = () => new PortalError('unreachable', 'The Drive gave a list that cannot be read.')

/**
 * Finds the folder of claims on the company drive, or makes it.
 *
 * @throws {PortalError} `missing` on a portal without a company drive; `forbidden` for who may not add to it.
 * @see https://apidocs.bitrix24.com/api-reference/disk/storage/disk-storage-get-list.html
 * @see https://apidocs.bitrix24.com/api-reference/disk/folder/disk-folder-add-subfolder.html
 */
export async function openClaimFolder(portal: PortalCalls, name: string): Promise<ClaimFolder> {
  const storages = asList(await portal.read('disk.storage.getlist', { filter: { ENTITY_TYPE: 'common' } }))
  const rootId = asId(asRecord(storages[0]).ROOT_OBJECT_ID)
  if (rootId === null)
    throw new PortalError('missing', 'The portal has no company drive.')
  const known = await findByName(portal, rootId, name)
  if (known !== null)
    return { id: known.id }
  const made = await portal.write('disk.folder.addsubfolder', { id: rootId, data: { NAME: name } })
  const madeId = made.kind === 'done' ? asId(asRecord(made.result).ID) : null
  if (madeId !== null)
    return { id: madeId }
  // Somebody else may have made it in this moment, or we did and the reply was lost.
  const other = await findByName(portal, rootId, name)
  if (other !== null)
    return { id: other.id }
  throw made.kind === 'done' ? new PortalError('rejected', 'The new folder has no id.') : made.error
}

async function findByName(portal: PortalCalls, folderId: number, name: string): Promise<DriveObject | null> {
  const found = decodeObjects(await portal.read('disk.folder.getchildren', { id: folderId, filter: { NAME: name } }))
  return found.find(object => object.type === 'folder' && object.name === name) ?? null
}

/**
 * The claim that stands under a name, or null.
 *
 * @throws {PortalError}
 * @see https://apidocs.bitrix24.com/api-reference/disk/folder/disk-folder-get-children.html
 */
export async function findClaim(portal: PortalCalls, folder: ClaimFolder, name: string): Promise<StandingClaim | null> {
  return findByName(portal, folder.id, name)
}

/** The mark of a claim, or null: it has none, or not yet. @throws {PortalError} */
export async function readMark(portal: PortalCalls, { id }: Pick<StandingClaim, 'id'>): Promise<string | null> {
  const [mark] = decodeObjects(await portal.read('disk.folder.getchildren', { id, order: { ID: 'ASC' } })).filter(({ type }) => type === 'folder')
  return mark?.name ?? null
}

/** The claim that stands under a name, with its mark. @throws {PortalError} */
export async function markedClaim(portal: PortalCalls, folder: ClaimFolder, name: string): Promise<StandingClaim | null> {
  const standing = await findClaim(portal, folder, name)
  return standing && { ...standing, mark: await readMark(portal, standing) }
}

/** Rows of one page of Drive lists. */
const pageSize = 50

/**
 * Claims that stand for at least so long, the oldest first. Which of them were recorded, the caller knows.
 *
 * @param beforeMs Unix milliseconds: claims made later may still be under way.
 * @throws {PortalError}
 */
export async function listClaims(portal: PortalCalls, folder: ClaimFolder, beforeMs: number): Promise<StandingClaim[]> {
  const claims: StandingClaim[] = []
  for (let start = 0; ; start += pageSize) {
    const page = decodeObjects(await portal.read('disk.folder.getchildren', { id: folder.id, order: { ID: 'ASC' }, start }))
    const standing = page.filter(({ type, since }) => type === 'folder' && since !== null && Date.parse(since) <= beforeMs)
    claims.push(...standing.map(({ id, name, userId, since }) => ({ id, name, userId, since })))
    if (page.length < pageSize)
      return claims
  }
}
