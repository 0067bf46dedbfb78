import type { StoredFile } from '../state/types.ts'
import { isPicture } from './sniff.ts'

/**
 * A file as the portal hands it out. Only pictures may be shown in place; everything else is a download, and the
 * browser is told not to guess.
 */
export function fileResponse(file: StoredFile): Response {
  const isShown = isPicture(file.contentType)
  const name = encodeURIComponent(file.name).replaceAll('\'', '%27')
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      'content-type': file.contentType,
      'content-length': String(file.bytes.length),
      'content-disposition': `${isShown ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`,
      'x-content-type-options': 'nosniff',
      'access-control-allow-origin': '*',
      'cache-control': 'private, max-age=3600',
    },
  })
}

/** A refusal without details: the address may have been guessed. */
export function fileRefusal(status: 401 | 403 | 404): Response {
  return new Response('', { status, headers: { 'access-control-allow-origin': '*', 'x-content-type-options': 'nosniff' } })
}
