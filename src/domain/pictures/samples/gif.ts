import { isDark, joined, little } from './bytes'
import type { Bytes, SampleSize } from './bytes'

const clear = 0x80
const end = 0x81

/** Pixels, a byte for a code: cleared so often that no code ever grows beyond eight bits. */
function pixels(width: number, height: number): Bytes {
  const data: number[] = []
  for (let index = 0; index < width * height; index++) {
    if (index % 100 === 0)
      data.push(clear)
    data.push(isDark(index % width, Math.floor(index / width), width, height) ? 0 : 1)
  }
  data.push(end)
  const blocks: number[][] = []
  for (let at = 0; at < data.length; at += 255) {
    const block = data.slice(at, at + 255)
    blocks.push([block.length, ...block])
  }
  return joined([7], ...blocks, [0])
}

export interface GifSample extends SampleSize {
  version?: '87a' | '89a'
  /** More than one makes it move; only of version 89a. */
  pictures?: number
  /** Size that the header tells, where it is not that of the pictures. */
  screen?: { width: number, height: number }
  comment?: string
}

/** A GIF that decoders show, of two colours. */
export function aGif({ width = 6, height = 4, version = '89a', pictures = 1, screen = { width, height }, comment }: GifSample = {}): Bytes {
  const delay = version === '87a' ? [] : [0x21, 0xF9, 4, 0, 10, 0, 0, 0]
  const picture = joined(delay, [0x2C], little(0, 4), little(width, 2), little(height, 2), [0], pixels(width, height))
  return joined(
    `GIF${version}`, little(screen.width, 2), little(screen.height, 2), [0x80, 0, 0],
    [0x20, 0x20, 0x20, 0xE0, 0xE0, 0xE0],
    pictures > 1 ? joined([0x21, 0xFF, 11], 'NETSCAPE2.0', [3, 1, 0, 0, 0]) : '',
    comment === undefined ? '' : joined([0x21, 0xFE, comment.length], comment, [0]),
    ...Array.from({ length: pictures }, () => picture),
    [0x3B],
  )
}
