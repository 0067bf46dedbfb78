/** Elements and their attributes that a text of the site may hold: the list of `docs/site-contract/README.md`. */
export const allowedAttributes: Readonly<Record<string, readonly string[]>> = {
  p: ['class'], h2: ['class'], h3: ['class'], h4: ['class'], blockquote: ['class'],
  ul: [], ol: ['start'], li: [],
  table: [], thead: [], tbody: [], tr: [], th: ['colspan', 'rowspan'], td: ['colspan', 'rowspan'],
  hr: [], br: [], img: ['src', 'alt', 'width', 'height'], a: ['href', 'rel'],
  strong: [], em: [], u: [], s: [], sub: [], sup: [], code: [],
}

export const alignmentClasses = ['align-left', 'align-center', 'align-right', 'align-justify']

/** Go with everything inside. */
export const droppedWithContent = [
  'script', 'style', 'template', 'noscript', 'iframe', 'object', 'svg', 'math', 'noembed', 'noframes', 'textarea', 'option', 'title', 'xmp', 'plaintext',
]

export const synonyms: Readonly<Record<string, string>> = { b: 'strong', i: 'em', ins: 'u', del: 's', strike: 's', h1: 'h2', h5: 'h4', h6: 'h4' }

export const linkRel = 'noopener noreferrer nofollow'

/** Bounds of numbers in attributes. */
export const numberBounds: Readonly<Record<string, readonly [smallest: number, largest: number]>> = {
  width: [1, 4096], height: [1, 4096], colspan: [2, 20], rowspan: [2, 20], start: [-9999, 999_999],
}

const fileReference = /^crm-file:(?:(\d{1,15})-)?(\d{1,15})$/

/** A picture of the deal itself (`deal` is null) or of another one. */
export function readReference(address: string): { deal: number | null, file: number } | null {
  const [matched, deal, file] = fileReference.exec(address) ?? []
  return matched === undefined ? null : { deal: deal === undefined ? null : Number(deal), file: Number(file) }
}

// Control characters and everything that changes the direction of text.
const refusedCharacters = /[\p{Cc}\u2028\u2029\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u

/** Whether a visitor may be led there: a whole address of the web, of mail or of a phone. */
export function isSafeLink(address: string): boolean {
  if (refusedCharacters.test(address) || address.length > 2048 || !URL.canParse(address))
    return false
  const { protocol, username, password, pathname } = new URL(address)
  if (username !== '' || password !== '')
    return false
  if (protocol === 'mailto:')
    return /^[^\s@<>"%?&]+@[^\s@<>"%?&]+$/.test(pathname)
  return protocol === 'tel:' ? /^\+?\d{2,20}$/.test(pathname) : ['https:', 'http:'].includes(protocol)
}
