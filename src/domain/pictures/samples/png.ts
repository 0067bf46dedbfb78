import { big, isDark, joined } from './bytes'
import type { Bytes, SampleSize } from './bytes'

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++)
    value = value & 1 ? 0xEDB88320 ^ (value >>> 1) : value >>> 1
  return value
})

function crc(bytes: Uint8Array): number {
  return (bytes.reduce((value, byte) => crcTable[(value ^ byte) & 0xFF]! ^ (value >>> 8), 0xFFFFFFFF) ^ 0xFFFFFFFF) >>> 0
}

function adler(bytes: Uint8Array): number {
  let [low, high] = [1, 0]
  for (const byte of bytes) {
    low = (low + byte) % 65521
    high = (high + low) % 65521
  }
  return high * 65536 + low
}

/** A zlib stream of stored blocks: no compressor is needed, so it runs in a browser too. */
function stored(bytes: Uint8Array): Bytes {
  const blocks: Uint8Array[] = []
  for (let at = 0; at < bytes.length; at += 65535) {
    const block = bytes.subarray(at, at + 65535)
    const isLast = at + 65535 >= bytes.length ? 1 : 0
    blocks.push(joined([isLast, block.length % 256, block.length >> 8, 255 - block.length % 256, 255 - (block.length >> 8)], block))
  }
  return joined([0x78, 0x01], ...blocks, big(adler(bytes), 4))
}

/** Rows of one bit a pixel, each after the number of its filter. */
function rows(width: number, height: number): Uint8Array {
  const rowBytes = 1 + Math.ceil(width / 8)
  const all = new Uint8Array(rowBytes * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (!isDark(x, y, width, height))
        all[y * rowBytes + 1 + (x >> 3)]! |= 0x80 >> (x & 7)
    }
  }
  return all
}

export const pngSignature = '\x89PNG\r\n\x1A\n'

/** A chunk with its right length and checksum. */
export function pngChunk(name: string, content: string | readonly number[] | Uint8Array = ''): Bytes {
  const named = joined(name, content)
  return joined(big(named.length - 4, 4), named, big(crc(named), 4))
}

export function pngHeader(width: number, height: number): Bytes {
  return pngChunk('IHDR', [...big(width, 4), ...big(height, 4), 1, 0, 0, 0, 0])
}

/** A PNG that decoders show, black and white. */
export function aPng({ width = 6, height = 4 }: SampleSize = {}): Bytes {
  return joined(pngSignature, pngHeader(width, height), pngChunk('IDAT', stored(rows(width, height))), pngChunk('IEND'))
}

/** A few bytes that claim a size and hold the pixels of another; decoders refuse it or make it up. */
export function aPngThatClaims(width: number, height: number): Bytes {
  return joined(pngSignature, pngHeader(width, height), pngChunk('IDAT', stored(rows(1, 1))), pngChunk('IEND'))
}

/** A moving PNG; all its pictures are alike. */
export function anApng({ width = 6, height = 4, pictures = 2 }: SampleSize & { pictures?: number } = {}): Bytes {
  const pixels = stored(rows(width, height))
  const control = (order: number) => pngChunk('fcTL', [...big(order, 4), ...big(width, 4), ...big(height, 4), ...big(0, 8), 0, 1, 0, 10, 0, 0])
  const later = Array.from({ length: pictures - 1 }, (_, index) => joined(control(index * 2 + 1), pngChunk('fdAT', joined(big(index * 2 + 2, 4), pixels))))
  return joined(pngSignature, pngHeader(width, height), pngChunk('acTL', [...big(pictures, 4), ...big(0, 4)]), control(0), pngChunk('IDAT', pixels), ...later, pngChunk('IEND'))
}
