/** Bytes of its own buffer, as a `Blob` or a `File` takes them. */
export type Bytes = Uint8Array<ArrayBuffer>

type Part = string | readonly number[] | Uint8Array

/** One after another: texts as Latin letters, numbers as bytes. */
export function joined(...parts: readonly Part[]): Bytes {
  const pieces = parts.map(part => typeof part === 'string' ? latinBytes(part) : part)
  const all = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}

function latinBytes(text: string): number[] {
  return [...text].map(letter => letter.charCodeAt(0))
}

/** A whole number in that many bytes, the highest first. */
export function big(value: number, length: number): number[] {
  return Array.from({ length }, (_, index) => Math.floor(value / 256 ** (length - 1 - index)) % 256)
}

/** A whole number in that many bytes, the lowest first. */
export function little(value: number, length: number): number[] {
  return big(value, length).reverse()
}

/** Packs numbers of so many bits each; the lowest bit first, or the highest. */
export function packedBits(order: 'lowest' | 'highest', fields: readonly (readonly [value: number, bits: number])[], filler: 0 | 1 = 0): number[] {
  const bits = fields.flatMap(([value, length]) => {
    const lowestFirst = Array.from({ length }, (_, index) => Math.floor(value / 2 ** index) % 2)
    return order === 'lowest' ? lowestFirst : lowestFirst.reverse()
  })
  while (bits.length % 8 !== 0)
    bits.push(filler)
  return Array.from({ length: bits.length / 8 }, (_, index) => {
    const byte = bits.slice(index * 8, index * 8 + 8)
    return (order === 'lowest' ? byte.reverse() : byte).reduce((value, bit) => value * 2 + bit, 0)
  })
}

export interface SampleSize {
  /** Pixels. */
  width?: number
  height?: number
}

/** Every sample is drawn alike, so that a turned or cropped one is told at sight: its top left quarter is dark, the rest light. */
export function isDark(x: number, y: number, width: number, height: number): boolean {
  return x < width / 2 && y < height / 2
}
