import type { Portal } from '../portal.ts'
import type { OutgoingFile } from './response.ts'
import { fileRefusal, fileResponse } from './response.ts'
import { isSigned, sign } from './sign.ts'

/**
 * Gives a file asked for by a REST address: at once, or, by the switch `fileDownloads`, by sending the browser on to the
 * storage, another host that sends no cross-origin headers. A picture shows in both cases; a script reads only the first.
 */
export function handOut(portal: Portal, file: OutgoingFile): Response {
  if (portal.state.switches.fileDownloads === 'direct')
    return fileResponse(file)
  return new Response(null, { status: 302, headers: { location: storageAddress(portal, file), 'access-control-allow-origin': '*' } })
}

function storageAddress(portal: Portal, { id, name }: OutgoingFile): string {
  const address = new URL(portal.origin)
  address.hostname = '127.0.0.1'
  address.pathname = `/_storage/${id}/${encodeURIComponent(name)}`
  address.searchParams.set('signature', sign(portal, signedText(id, name)))
  return address.href
}

/** What the storage answers; it asks for no token, the signed address is enough. */
export function storedResponse(portal: Portal, id: number, name: string, signature: string): Response {
  const file = portal.state.files.get(id)
  return file && isSigned(portal, signedText(id, name), signature) ? fileResponse({ ...file, name }, { isClosed: true }) : fileRefusal(404)
}

function signedText(id: number, name: string): string {
  return `storage|${id}|${name}`
}
