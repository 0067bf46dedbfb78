const kinds = [
  { mime: 'image/jpeg', extension: 'jpg', starts: [0xFF, 0xD8, 0xFF] },
  { mime: 'image/png', extension: 'png', starts: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] },
  { mime: 'image/gif', extension: 'gif', starts: [0x47, 0x49, 0x46, 0x38] },
] as const

/** What a picture is by its first bytes, whatever its name says. @returns `null` for anything a page must not show, SVG too. */
export function pictureType(bytes: Uint8Array): { mime: string, extension: string } | null {
  const known = kinds.find(({ starts }) => starts.every((byte, index) => bytes[index] === byte))
  if (known)
    return known
  const letters = (from: number) => String.fromCharCode(...bytes.subarray(from, from + 4))
  return letters(0) === 'RIFF' && letters(8) === 'WEBP' ? { mime: 'image/webp', extension: 'webp' } : null
}
