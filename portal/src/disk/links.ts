import type { Portal } from '../portal.ts'
import type { DiskLink, DiskObject } from '../state/diskTypes.ts'
import type { PortalState } from '../state/types.ts'
import { descendantsOf } from './tree.ts'

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const CODE_LENGTH = 5

/**
 * The public address of a file or folder, the same one each time a person asks.
 *
 * @see https://apidocs.bitrix24.com/api-reference/disk/file/disk-file-get-external-link.html
 */
export function publicAddress(portal: Portal, object: DiskObject, userId: number): string {
  const { links } = portal.state.disk
  const known = links.find(one => one.objectId === object.id && one.createdBy === userId)
  const link = known ?? { code: drawCode(portal), hash: portal.randomHex(32), objectId: object.id, createdBy: userId }
  if (!known)
    links.push(link)
  return `${portal.origin}/~${link.code}`
}

function drawCode(portal: Portal): string {
  const bytes = Buffer.from(portal.randomHex(CODE_LENGTH * 2), 'hex')
  const code = [...bytes].map(byte => ALPHABET[byte % ALPHABET.length]).join('')
  return portal.state.disk.links.some(one => one.code === code) ? drawCode(portal) : code
}

/** What a public link shows now; nothing once the object is deleted or lies in the recycle bin. */
export function linkedObject({ disk }: PortalState, link: DiskLink | undefined): DiskObject | undefined {
  const object = disk.objects.get(link?.objectId ?? 0)
  return object?.deletedType === 0 ? object : undefined
}

/** The files a public link lets anybody download: the file itself, or all files in the folder. */
export function publicFiles(state: PortalState, object: DiskObject): DiskObject[] {
  return [object, ...descendantsOf(state, object.id)].filter(one => one.type === 'file' && one.deletedType === 0)
}
