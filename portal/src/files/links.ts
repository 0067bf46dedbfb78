import type { Portal } from '../portal.ts'
import type { Actor } from '../rest/method.ts'
import { parsePhpQuery } from '../rest/phpQuery.ts'
import { isSigned, secretOf, sign } from './sign.ts'

/** Which file of which field of which record. */
export interface FileAddress { entityTypeId: number, id: number, fieldName: string, fileId: number }

const ACTION = 'crm.controller.item.getFile'

function addressQuery(address: FileAddress): string {
  return new URLSearchParams({
    entityTypeId: String(address.entityTypeId),
    id: String(address.id),
    fieldName: address.fieldName,
    fileId: String(address.fileId),
  }).toString()
}

/**
 * Address that works for a person signed in to the portal.
 *
 * @see https://apidocs.bitrix24.com/api-reference/files/how-to-update-files.html
 */
export function sessionLink(portal: Portal, address: FileAddress): string {
  return `${portal.origin}/bitrix/services/main/ajax.php?action=${ACTION}&SITE_ID=s1&${addressQuery(address)}`
}

/**
 * Address that works without a session: it carries the caller's own token and a signed description of the one file it
 * is good for. Whoever has it reads that file until the token ends.
 *
 * @see https://apidocs.bitrix24.com/api-reference/files/how-to-update-files.html
 */
export function machineLink(portal: Portal, actor: Actor, address: FileAddress): string {
  const content = Buffer.from(`action=${ACTION}&user=${actor.user.id}&${addressQuery(address)}`).toString('base64')
  const token = `crm|${content}|${sign(portal, content)}`
  return `${portal.origin}/rest/${ACTION}.json?auth=${secretOf(portal, actor)}&token=${encodeURIComponent(token)}`
}

/** Reads the signed part of a machine address; null when it was not made by this portal. */
export function readMachineToken(portal: Portal, token: string): { userId: number, address: FileAddress } | null {
  const [kind, content = '', signature = ''] = token.split('|')
  if (kind !== 'crm' || !isSigned(portal, content, signature))
    return null
  const query = parsePhpQuery(Buffer.from(content, 'base64').toString())
  return { userId: Number(query.user), address: readAddress(query) }
}

/** The file a query names. */
export function readAddress(query: { [key: string]: unknown }): FileAddress {
  return {
    entityTypeId: Number(query.entityTypeId),
    id: Number(query.id),
    fieldName: String(query.fieldName ?? ''),
    fileId: Number(query.fileId),
  }
}
