import { limits } from './policy'

const encoder = new TextEncoder()

/** Length of a text in UTF-8 bytes: a Latin letter counts one, a Cyrillic one two, an emoji four. */
export function byteSize(text: string): number {
  return encoder.encode(text).length
}

export type StoredSize
  = | { fits: true, bytes: number, limitBytes: number }
    | { fits: false, bytes: number, limitBytes: number, overBytes: number }

/**
 * Compares a description with what its field can store. The portal itself does not check: it would cut or lose the text.
 *
 * @param limitBytes The column's limit unless a smaller one is given.
 */
export function storedSize(html: string, limitBytes: number = limits.storedBytes): StoredSize {
  const bytes = byteSize(html)
  return bytes <= limitBytes
    ? { fits: true, bytes, limitBytes }
    : { fits: false, bytes, limitBytes, overBytes: bytes - limitBytes }
}
