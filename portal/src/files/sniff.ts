/** Beginnings of the formats the portal shows in place. */
const signatures: [type: string, offset: number, bytes: string][] = [
  ['image/png', 0, '\x89PNG\r\n\x1a\n'],
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/gif', 0, 'GIF8'],
  ['image/webp', 8, 'WEBP'],
  ['application/pdf', 0, '%PDF-'],
  ['application/zip', 0, 'PK\x03\x04'],
]

/**
 * Type of a file by its first bytes, never by its name: a page called `picture.png` stays a stream of bytes.
 * SVG and HTML are not recognised on purpose: they can carry scripts.
 */
export function sniffType(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  return signatures.find(([, offset, text]) => head.startsWith(text, offset))?.[0] ?? 'application/octet-stream'
}

/** Pictures that may be shown in place. */
export function isPicture(contentType: string): boolean {
  return contentType.startsWith('image/')
}
