import { inspectPicture, sizeRefusal } from '@/domain/pictures/inspect'
import type { Inspection } from '@/domain/pictures/inspect'

/**
 * Looks at a file before anything is decoded; one that is too large is not even read.
 *
 * @returns `damaged` also for a file that cannot be read any more.
 */
export async function readPicture(file: Blob): Promise<Inspection> {
  const refusal = sizeRefusal(file.size)
  if (refusal !== null)
    return { ok: false, refusal }
  try {
    return inspectPicture(new Uint8Array(await file.arrayBuffer()))
  }
  catch (cause) {
    if (cause instanceof DOMException)
      return { ok: false, refusal: { reason: 'damaged' } }
    throw cause
  }
}
