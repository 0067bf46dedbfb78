import { big, isDark, joined, packedBits } from './bytes'
import type { Bytes, SampleSize } from './bytes'
import { exifContent } from './exif'
import type { ExifSample } from './exif'

export interface JpegSample extends SampleSize {
  hasJfif?: boolean
  /** What a camera wrote, or the content of an EXIF segment as it is. */
  exif?: ExifSample | Uint8Array
  isProgressive?: boolean
  /** Bytes before the segment of the size, for example 0xFF for filling. */
  beforeFrame?: Uint8Array | readonly number[]
  /** Bytes after the first pixels: another segment, for example. */
  afterScan?: Uint8Array | readonly number[]
}

/** A segment with its right length. */
export function jpegSegment(marker: number, content: string | readonly number[] | Uint8Array): Bytes {
  const held = joined(content)
  return joined([0xFF, marker], big(held.length + 2, 2), held)
}

/** Codes of one table: how many there are of 1 to 16 bits, and what they mean. */
function codes(table: number, counts: readonly number[], meanings: readonly number[]): Bytes {
  return jpegSegment(0xC4, [table, ...counts, ...Array<number>(16 - counts.length).fill(0), ...meanings])
}

/** Brightness of one block of 8 × 8, above or below grey: written as its change, a code for its bits and the bits. */
const changes: Readonly<Record<number, readonly [number, number][]>> = {
  0: [[0b0, 1]],
  64: [[0b10, 2], [0b1000000, 7]],
  [-64]: [[0b10, 2], [0b0111111, 7]],
  128: [[0b110, 3], [0b10000000, 8]],
  [-128]: [[0b110, 3], [0b01111111, 8]],
}

/** Pixels of all blocks; a zero follows every 0xFF, because that begins a marker. */
function scanBytes(width: number, height: number, blockEnd: readonly [number, number][]): number[] {
  const fields: (readonly [number, number])[] = []
  let before = 0
  for (let y = 0; y < height; y += 8) {
    for (let x = 0; x < width; x += 8) {
      const brightness = isDark(x, y, width, height) ? -64 : 64
      fields.push(...changes[brightness - before]!, ...blockEnd)
      before = brightness
    }
  }
  return packedBits('highest', fields, 1).flatMap(byte => byte === 0xFF ? [0xFF, 0] : [byte])
}

/** A grey JPEG that decoders show; use sizes of whole 16 pixels for a dark part of exactly a quarter. */
export function aJpeg({ width = 32, height = 16, hasJfif = false, exif, isProgressive = false, beforeFrame = [], afterScan = [] }: JpegSample = {}): Bytes {
  const brightnessCodes = codes(0x00, [1, 1, 1], [0, 7, 8])
  const endCode = codes(0x10, [1], [0])
  const endOfBlock: [number, number][] = [[0b0, 1]]
  const everyBlock = Math.ceil(width / 8) * Math.ceil(height / 8)
  const pixels = isProgressive
    ? [
        brightnessCodes, jpegSegment(0xDA, [1, 1, 0, 0, 0, 0]), scanBytes(width, height, []), afterScan,
        endCode, jpegSegment(0xDA, [1, 1, 0, 1, 63, 0]), packedBits('highest', Array.from({ length: everyBlock }, () => [0b0, 1]), 1),
      ]
    : [brightnessCodes, endCode, jpegSegment(0xDA, [1, 1, 0, 0, 63, 0]), scanBytes(width, height, endOfBlock), afterScan]
  return joined(
    [0xFF, 0xD8],
    hasJfif ? jpegSegment(0xE0, joined('JFIF\0', [1, 1, 0, 0, 1, 0, 1, 0, 0])) : '',
    exif === undefined ? '' : jpegSegment(0xE1, exif instanceof Uint8Array ? exif : exifContent(exif)),
    jpegSegment(0xDB, [0, ...Array<number>(64).fill(8)]),
    beforeFrame,
    jpegSegment(isProgressive ? 0xC2 : 0xC0, [8, ...big(height, 2), ...big(width, 2), 1, 1, 0x11, 0]),
    ...pixels,
    [0xFF, 0xD9],
  )
}

/** A few bytes that claim a size and hold the pixels of another. */
export function aJpegThatClaims(width: number, height: number): Bytes {
  const small = aJpeg({ width: 8, height: 8 })
  const sizeAt = 2 + 69 + 5
  small.set([...big(height, 2), ...big(width, 2)], sizeAt)
  return small
}
