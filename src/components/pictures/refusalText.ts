import { formatCount } from '@/components/editor/numbers'
import { pictureLimits } from '@/domain/pictures/inspect'
import type { PictureRefusal } from '@/domain/pictures/inspect'
import * as m from '@/paraglide/messages.js'

const megabyte = 1024 * 1024

/** Megabytes with one digit after the comma. */
function megabytes(bytes: number): string {
  return formatCount(Math.ceil(bytes / megabyte * 10) / 10)
}

/** Why a file is not taken, and what to do: one sentence for each reason. */
export function refusalText(refusal: PictureRefusal): string {
  switch (refusal.reason) {
    case 'empty':
      return m.picture_refused_empty()
    case 'bytes':
      return m.picture_refused_bytes({ size: megabytes(refusal.sizeBytes), limit: megabytes(pictureLimits.fileBytes) })
    case 'kind':
      return refusal.kind === '' ? m.picture_refused_unknown() : refusal.kind === 'SVG' ? m.picture_refused_svg() : m.picture_refused_kind({ kind: refusal.kind })
    case 'damaged':
      return m.picture_refused_damaged()
    default:
      return m.picture_refused_pixels({ width: formatCount(refusal.width), height: formatCount(refusal.height), side: formatCount(pictureLimits.side), pixels: formatCount(pictureLimits.pixels / 1_000_000) })
  }
}
