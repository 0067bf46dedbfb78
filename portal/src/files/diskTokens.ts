import type { Portal } from '../portal.ts'
import type { Actor } from '../rest/method.ts'
import { isSigned, secretOf, sign } from './sign.ts'

/** `download` gives the bytes of a file, `upload` takes a new file for a folder. */
export type DiskAction = 'download' | 'upload'

/**
 * Address of one file of the Drive, or of one folder to upload into, that works without a session: it carries the
 * caller's own token and a signed description of what it is good for.
 *
 * @see https://apidocs.bitrix24.com/api-reference/disk/folder/disk-folder-upload-file.html
 */
export function diskAddress(portal: Portal, actor: Actor, action: DiskAction, query: Record<string, string>): string {
  const auth = secretOf(portal, actor)
  const content = Buffer.from(new URLSearchParams(query).toString()).toString('base64')
  const token = `disk|${content}|${sign(portal, signedText(action, content, auth))}`
  return `${portal.origin}/rest/${action}.json?auth=${auth}&token=${encodeURIComponent(token)}`
}

/** What such an address is good for; null when it was not made by this portal for this token. */
export function readDiskToken(portal: Portal, action: DiskAction, auth: string, token: string): URLSearchParams | null {
  const [kind, content = '', signature = ''] = token.split('|')
  if (kind !== 'disk' || !isSigned(portal, signedText(action, content, auth), signature))
    return null
  return new URLSearchParams(Buffer.from(content, 'base64').toString())
}

function signedText(action: DiskAction, content: string, auth: string): string {
  return [action, 'disk', content, auth].join('|')
}
