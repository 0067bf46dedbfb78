import type { StoredFile } from '../state/types.ts'
import { isPicture } from './sniff.ts'

/** What of a stored file goes out; the name may be another than the one it was stored under. */
export type OutgoingFile = Pick<StoredFile, 'id' | 'name' | 'contentType' | 'bytes'>

/**
 * A file as the portal hands it out, readable by any origin unless `isClosed`. Only pictures may be shown in place; everything else is a download, and the
 * browser is told not to guess.
 */
export function fileResponse(file: OutgoingFile, { isClosed = false } = {}): Response {
  const isShown = isPicture(file.contentType)
  const name = encodeURIComponent(file.name).replaceAll('\'', '%27')
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      'content-type': file.contentType,
      'content-length': String(file.bytes.length),
      'content-disposition': `${isShown ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`,
      'x-content-type-options': 'nosniff',
      ...(isClosed ? {} : { 'access-control-allow-origin': '*' }),
      'cache-control': 'private, max-age=3600',
    },
  })
}

/** A refusal without details: the address may have been guessed. */
export function fileRefusal(status: 401 | 403 | 404): Response {
  return new Response('', { status, headers: { 'access-control-allow-origin': '*', 'x-content-type-options': 'nosniff' } })
}
