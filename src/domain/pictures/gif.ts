import { viewOf } from './frame'
import type { PictureFrame } from './frame'

const extension = 0x21
const picture = 0x2C
const trailer = 0x3B

function paletteBytes(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0
}

/** Position after a run of blocks, each with its length before it. */
function skipBlocks(bytes: Uint8Array, from: number): number {
  let at = from
  while (at < bytes.length && bytes[at] !== 0)
    at += 1 + bytes[at]!
  return at + 1
}

/** Reads the blocks of a GIF; null when it ends before its size. Browsers make the screen as large as its first picture needs. */
export function readGif(bytes: Uint8Array): PictureFrame | null {
  if (bytes.length < 13)
    return null
  const view = viewOf(bytes)
  let width = view.getUint16(6, true)
  let height = view.getUint16(8, true)
  let pictures = 0
  let at = 13 + paletteBytes(bytes[10]!)
  while (at < bytes.length && bytes[at] !== trailer) {
    if (bytes[at] === picture) {
      if (pictures === 0 && at + 9 <= bytes.length) {
        width = Math.max(width, view.getUint16(at + 1, true) + view.getUint16(at + 5, true))
        height = Math.max(height, view.getUint16(at + 3, true) + view.getUint16(at + 7, true))
      }
      pictures += 1
      at = skipBlocks(bytes, at + 11 + paletteBytes(bytes[at + 9] ?? 0))
    }
    else if (bytes[at] === extension)
      at = skipBlocks(bytes, at + 2)
    else
      break
  }
  return { width, height, isAnimated: pictures > 1, isComplete: pictures > 0 && bytes[at] === trailer }
}
