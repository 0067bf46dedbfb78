/** Kinds of picture that are taken, each by its first bytes. */
export type PictureKind = 'jpeg' | 'png' | 'webp' | 'gif'

export const mimeTypes: Readonly<Record<PictureKind, string>> = { jpeg: 'image/jpeg', png: 'image/png', webp: 'image/webp', gif: 'image/gif' }
export const extensions: Readonly<Record<PictureKind, string>> = { jpeg: 'jpg', png: 'png', webp: 'webp', gif: 'gif' }

/** Latin text of some bytes. */
export function latin(bytes: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + length))
}

/** What a file is by its first bytes; the name and the declared type of a file are only hints. */
export function kindOf(bytes: Uint8Array): PictureKind | null {
  if (bytes[0] === 0xFF && bytes[1] === 0xD8 && bytes[2] === 0xFF)
    return 'jpeg'
  if (latin(bytes, 0, 8) === '\x89PNG\r\n\x1A\n')
    return 'png'
  if (latin(bytes, 0, 4) === 'RIFF' && latin(bytes, 8, 4) === 'WEBP')
    return 'webp'
  return /^GIF8[79]a$/.test(latin(bytes, 0, 6)) ? 'gif' : null
}

const heifBrands: ReadonlySet<string> = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'])

/** An SVG is text; a byte order mark, comments and declarations, themselves with declarations inside, may stand before it. */
function isSvg(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes.subarray(0, 4096)).replace(/<!--[\s\S]*?-->/g, '')
  return /^\s*(?:<[?!][^<]*)*<(?:\w+:)?svg[\s/>]/i.test(text)
}

/** Name of a known kind that is not taken: `HEIC`; empty for a file of no kind we know. */
export function refusedKindOf(bytes: Uint8Array): string {
  const start = latin(bytes, 0, 4)
  if (latin(bytes, 4, 4) === 'ftyp') {
    const brand = latin(bytes, 8, 4)
    return heifBrands.has(brand) ? 'HEIC' : /^avi[fs]$/.test(brand) ? 'AVIF' : 'MP4'
  }
  if (start === '%PDF')
    return 'PDF'
  if (start === 'II*\0' || start === 'MM\0*')
    return 'TIFF'
  // Two letters alone may begin a text; a BMP keeps four zeros here.
  if (start.startsWith('BM') && latin(bytes, 6, 4) === '\0\0\0\0')
    return 'BMP'
  if (start === 'PK\x03\x04')
    return 'ZIP'
  return isSvg(bytes) ? 'SVG' : ''
}
