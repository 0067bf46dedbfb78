/** The plain copy of a description in a string field: the HTML and a comment that says when it was taken. */
export interface Twin {
  html: string
  version: number
  /** ISO 8601 with zone. */
  savedAt: string
  /** Mark of the guarded write that made it; empty without one. */
  mark: string
  /** False when the text was changed by somebody who left the comment alone. */
  isIntact: boolean
}

const twinVersion = 1
const stamp = /\n?<!-- cardinal:(\d{1,3}) (\d{4}-\d{2}-\d{2}T[\d:.]{5,12}(?:Z|[+-]\d{2}:\d{2})) ([\da-f]{16})(?: (~[\da-f ]+))? -->\s*$/

/** Short fingerprint of a text, 16 hexadecimal digits. It finds changes; it proves nothing against forgery. */
export function textHash(text: string): string {
  let left = 0xDEADBEEF
  let right = 0x41C6CE57
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    left = Math.imul(left ^ code, 2654435761)
    right = Math.imul(right ^ code, 1597334677)
  }
  left = Math.imul(left ^ (left >>> 16), 2246822507) ^ Math.imul(right ^ (right >>> 13), 3266489909)
  right = Math.imul(right ^ (right >>> 16), 2246822507) ^ Math.imul(left ^ (left >>> 13), 3266489909)
  return [left, right].map(half => (half >>> 0).toString(16).padStart(8, '0')).join('')
}

/**
 * Makes the twin of a description.
 *
 * @param html Sanitised HTML; it holds no comments, so the stamp at the end cannot be confused with the text.
 * @param isoTime Portal time of the save, ISO 8601 with zone.
 * @param mark Mark of the guarded write, or empty.
 */
export function makeTwin(html: string, isoTime: string, mark = ''): string {
  return `${html}\n<!-- ${[`cardinal:${twinVersion}`, isoTime, textHash(html), mark].filter(word => word !== '').join(' ')} -->`
}

/** Reads a twin; null for a text without a stamp. */
export function readTwin(text: string): Twin | null {
  const match = stamp.exec(text)
  if (match === null)
    return null
  const html = text.slice(0, match.index)
  return { html, version: Number(match[1]), savedAt: match[2]!, mark: match[4] ?? '', isIntact: textHash(html) === match[3] }
}

/** Whether a stored twin belongs to this description, whatever the portal did to the twin's line ends. */
export function isTwinOf(text: string, html: string): boolean {
  const match = stamp.exec(text)
  return match !== null && match[3] === textHash(html)
}
