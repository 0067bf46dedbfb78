import { viewOf } from './frame'
import type { PictureFrame } from './frame'
import { latin } from './kinds'

/** Reads the chunks of a PNG; null when it does not begin with its header. */
export function readPng(bytes: Uint8Array): PictureFrame | null {
  const view = viewOf(bytes)
  if (bytes.length < 24 || latin(bytes, 12, 4) !== 'IHDR')
    return null
  const frame: PictureFrame = { width: view.getUint32(16), height: view.getUint32(20), isAnimated: false, isComplete: false }
  let hasPixels = false
  // Length, name, content, checksum.
  for (let at = 8; at + 12 <= bytes.length;) {
    const name = latin(bytes, at + 4, 4)
    const end = at + 12 + view.getUint32(at)
    if (name === 'acTL')
      frame.isAnimated = view.getUint32(at + 8) > 1
    hasPixels ||= name === 'IDAT'
    if (name === 'IEND')
      return { ...frame, isComplete: hasPixels && end <= bytes.length }
    at = end
  }
  return frame
}
