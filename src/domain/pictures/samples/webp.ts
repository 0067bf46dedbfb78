import { joined, little, packedBits } from './bytes'
import type { Bytes, SampleSize } from './bytes'

/** A chunk with its right length, filled to an even one. */
export function webpChunk(name: string, content: string | readonly number[] | Uint8Array): Bytes {
  const held = joined(content)
  return joined(name, little(held.length, 4), held, new Uint8Array(held.length % 2))
}

/** The whole file around its chunks. */
export function webpOf(...chunks: readonly Uint8Array[]): Bytes {
  const held = joined('WEBP', ...chunks)
  return joined('RIFF', little(held.length, 4), held)
}

/** One colour: every code has one meaning, so the pixels take no bits at all. */
function lossless(width: number, height: number): Bytes {
  const onlyColour = (value: number): [number, number][] => [[0b101, 3], [value, 8]]
  return webpChunk('VP8L', [0x2F, ...packedBits('lowest', [
    [width - 1, 14], [height - 1, 14], [0, 1], [0, 3],
    [0, 3],
    ...[0x60, 0x60, 0x60, 0xFF].flatMap(onlyColour),
    [0b001, 3], [0, 1],
  ])])
}

/** Pixels of one macroblock after a header of any size. */
function lossy(width: number, height: number): Bytes {
  const macroblock = [0x03, 0x00, 0x34, 0x25, 0xA4, 0x00, 0x03, 0x70, 0x00, 0xFE, 0xFB, 0x94, 0x00, 0x00]
  return webpChunk('VP8 ', [0x30, 0x01, 0x00, 0x9D, 0x01, 0x2A, ...little(width, 2), ...little(height, 2), ...macroblock])
}

function extended(flags: number, width: number, height: number): Bytes {
  return webpChunk('VP8X', [flags, 0, 0, 0, ...little(width - 1, 3), ...little(height - 1, 3)])
}

/** A WebP of one colour that decoders show; `VP8` only up to 16 × 16, larger it is a header with too few pixels. */
export function aWebp({ width = 6, height = 4, coding = 'VP8L' }: SampleSize & { coding?: 'VP8' | 'VP8L' | 'VP8X' } = {}): Bytes {
  if (coding === 'VP8')
    return webpOf(lossy(width, height))
  return coding === 'VP8L' ? webpOf(lossless(width, height)) : webpOf(extended(0, width, height), lossless(width, height))
}

/** A moving WebP; all its pictures are alike. */
export function anAnimatedWebp({ width = 6, height = 4, pictures = 2 }: SampleSize & { pictures?: number } = {}): Bytes {
  const picture = webpChunk('ANMF', joined(little(0, 6), little(width - 1, 3), little(height - 1, 3), little(100, 3), [0], lossless(width, height)))
  return webpOf(extended(0x02, width, height), webpChunk('ANIM', [0, 0, 0, 0, 0, 0]), ...Array.from({ length: pictures }, () => picture))
}
