import { viewOf } from './frame'
import type { PictureFrame } from './frame'
import { latin } from './kinds'

const pixelChunks: ReadonlySet<string> = new Set(['VP8 ', 'VP8L', 'ANMF'])

function uint24(bytes: Uint8Array, at: number): number {
  return bytes[at]! | bytes[at + 1]! << 8 | bytes[at + 2]! << 16
}

/** Size by the first chunk: extended, lossy or lossless. */
function sizeOf(bytes: Uint8Array): { width: number, height: number } | null {
  const view = viewOf(bytes)
  switch (latin(bytes, 12, 4)) {
    case 'VP8X':
      return { width: uint24(bytes, 24) + 1, height: uint24(bytes, 27) + 1 }
    case 'VP8 ':
      return uint24(bytes, 23) === 0x2A019D ? { width: uint24(bytes, 26) & 0x3FFF, height: uint24(bytes, 28) & 0x3FFF } : null
    case 'VP8L': {
      const bits = view.getUint32(21, true)
      return bytes[20] === 0x2F ? { width: (bits & 0x3FFF) + 1, height: (bits >> 14 & 0x3FFF) + 1 } : null
    }
    default:
      return null
  }
}

/** Whether one of the chunks holds pixels to its end. */
function hasPixels(bytes: Uint8Array): boolean {
  const view = viewOf(bytes)
  for (let at = 12; at + 8 <= bytes.length;) {
    const end = at + 8 + view.getUint32(at + 4, true)
    if (pixelChunks.has(latin(bytes, at, 4)))
      return end <= bytes.length
    at = end + end % 2
  }
  return false
}

/** Reads the chunks of a WebP; null when the first is none we know. */
export function readWebp(bytes: Uint8Array): PictureFrame | null {
  // A lossless picture of one colour is this short.
  if (bytes.length < 25)
    return null
  const size = sizeOf(bytes)
  if (size === null)
    return null
  const isAnimated = latin(bytes, 12, 4) === 'VP8X' && (bytes[20]! & 0x02) !== 0
  const end = viewOf(bytes).getUint32(4, true) + 8
  return { ...size, isAnimated, isComplete: end <= bytes.length && hasPixels(bytes) }
}
