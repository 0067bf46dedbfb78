import { viewOf } from './frame'
import type { PictureFrame } from './frame'
import { latin } from './kinds'

const startMarker = 0xD8
const endMarker = 0xD9
const scanMarker = 0xDA
const exifMarker = 0xE1
const orientationTag = 0x0112
const shortType = 3

/** Orientation in an EXIF segment, 1 to 8, where 1 stands for all that browsers do not follow; null for another segment. */
function orientationOf(segment: Uint8Array): number | null {
  if (latin(segment, 0, 6) !== 'Exif\0\0')
    return null
  const tiff = segment.subarray(6)
  const order = latin(tiff, 0, 4)
  if (tiff.length < 8 || (order !== 'II*\0' && order !== 'MM\0*'))
    return 1
  const view = viewOf(tiff)
  const isLittle = order === 'II*\0'
  const start = view.getUint32(4, isLittle)
  const count = start + 2 <= tiff.length ? view.getUint16(start, isLittle) : 0
  const end = Math.min(start + 2 + count * 12, tiff.length)
  for (let entry = start + 2; entry + 12 <= end; entry += 12) {
    if (view.getUint16(entry, isLittle) !== orientationTag)
      continue
    const isOneShort = view.getUint16(entry + 2, isLittle) === shortType && view.getUint32(entry + 4, isLittle) === 1
    const value = view.getUint16(entry + 8, isLittle)
    return isOneShort && value >= 1 && value <= 8 ? value : 1
  }
  return 1
}

/** Markers with a length and content after them; the rest stand alone or are packed pixels or filling. */
function hasContent(marker: number): boolean {
  return marker >= 0xC0 && marker < 0xFF && !(marker >= 0xD0 && marker <= endMarker)
}

/** Markers of a frame; the three in between are tables. */
function isFrameMarker(marker: number): boolean {
  return marker >= 0xC0 && marker <= 0xCF && ![0xC4, 0xC8, 0xCC].includes(marker)
}

/**
 * Reads the segments of a JPEG to its end; null when no size is in them. As in browsers, bytes that belong to no segment
 * are passed over, and the first EXIF is the one that counts.
 */
export function readJpeg(bytes: Uint8Array): PictureFrame | null {
  const view = viewOf(bytes)
  let orientation: number | null = null
  let size: { width: number, height: number } | null = null
  let hasPixels = false
  let isComplete = false
  for (let at = bytes.indexOf(0xFF, 2); at !== -1 && !isComplete; at = bytes.indexOf(0xFF, at)) {
    const marker = bytes[at + 1] ?? 0
    if (marker === startMarker)
      return null
    if (marker === endMarker) {
      if (!hasPixels)
        return null
      isComplete = true
    }
    else if (hasContent(marker) && at + 4 <= bytes.length) {
      const end = at + 2 + view.getUint16(at + 2)
      if (marker === exifMarker && !hasPixels)
        orientation ??= orientationOf(bytes.subarray(at + 4, end))
      if (isFrameMarker(marker) && at + 9 <= Math.min(end, bytes.length))
        size ??= { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
      hasPixels ||= marker === scanMarker
      at = end
    }
    else
      at += 1
  }
  if (size === null)
    return null
  const { width, height } = size
  return { ...((orientation ?? 1) > 4 ? { width: height, height: width } : { width, height }), isAnimated: false, isComplete }
}
