import { imageAddress, linkAddress, longestAddress } from './addresses'

/**
 * The one list of what a description may hold. The sanitiser, the editor's schema,
 * the preview and the tests read it from here and from nowhere else.
 */

export const alignments = ['left', 'center', 'right', 'justify'] as const
export type Alignment = typeof alignments[number]

export type AttributeName = 'class' | 'href' | 'rel' | 'src' | 'alt' | 'width' | 'height' | 'start' | 'colspan' | 'rowspan'

/**
 * What an element is for: `text` holds inline content only, `flow` holds blocks or inline content,
 * `mark` is inline and can be nested, `inline` and `rule` are empty.
 */
export type ElementRole = 'text' | 'flow' | 'mark' | 'inline' | 'rule' | 'list' | 'table'

interface ElementRule {
  readonly role: ElementRole
  /** In the order in which they are written. */
  readonly attributes: readonly AttributeName[]
}

export const elements = {
  p: { role: 'text', attributes: ['class'] },
  h2: { role: 'text', attributes: ['class'] },
  h3: { role: 'text', attributes: ['class'] },
  h4: { role: 'text', attributes: ['class'] },
  blockquote: { role: 'flow', attributes: ['class'] },
  ul: { role: 'list', attributes: [] },
  ol: { role: 'list', attributes: ['start'] },
  li: { role: 'flow', attributes: [] },
  table: { role: 'table', attributes: [] },
  thead: { role: 'table', attributes: [] },
  tbody: { role: 'table', attributes: [] },
  tr: { role: 'table', attributes: [] },
  th: { role: 'flow', attributes: ['colspan', 'rowspan'] },
  td: { role: 'flow', attributes: ['colspan', 'rowspan'] },
  hr: { role: 'rule', attributes: [] },
  br: { role: 'inline', attributes: [] },
  img: { role: 'inline', attributes: ['src', 'alt', 'width', 'height'] },
  a: { role: 'mark', attributes: ['href', 'rel'] },
  strong: { role: 'mark', attributes: [] },
  em: { role: 'mark', attributes: [] },
  u: { role: 'mark', attributes: [] },
  s: { role: 'mark', attributes: [] },
  sub: { role: 'mark', attributes: [] },
  sup: { role: 'mark', attributes: [] },
  code: { role: 'mark', attributes: [] },
} as const satisfies Record<string, ElementRule>

export type ElementName = keyof typeof elements

export const elementNames = Object.keys(elements) as ElementName[]
export const attributeNames: AttributeName[] = [...new Set(Object.values(elements).flatMap(rule => rule.attributes))]

/** Elements that mean the same as an allowed one. */
export const synonyms: ReadonlyMap<string, ElementName> = new Map([
  ['b', 'strong'],
  ['i', 'em'],
  ['dfn', 'em'],
  ['ins', 'u'],
  ['del', 's'],
  ['strike', 's'],
  ['kbd', 'code'],
  ['samp', 'code'],
  ['tt', 'code'],
  ['h1', 'h2'],
  ['h5', 'h4'],
  ['h6', 'h4'],
  ['menu', 'ul'],
  ['dir', 'ul'],
  ['tfoot', 'tbody'],
])

/** Elements that are paragraphs of some kind: they end a line, and their text becomes paragraphs. */
export const blockWrappers: ReadonlySet<string> = new Set([
  'address', 'article', 'aside', 'caption', 'center', 'dd', 'details', 'div', 'dl', 'dt', 'fieldset', 'figcaption', 'figure',
  'footer', 'form', 'header', 'hgroup', 'legend', 'listing', 'main', 'nav', 'pre', 'search', 'section', 'summary', 'xmp',
])

/** Elements that go together with everything inside. */
export const droppedWithContent: ReadonlySet<string> = new Set([
  'script', 'style', 'template', 'noscript', 'iframe', 'object', 'svg', 'math', 'noembed', 'noframes',
])

export const limits = {
  /** Longest HTML that is looked at at all. */
  inputBytes: 500 * 1024,
  /** Deepest nesting of elements. */
  nesting: 100,
  /** Longest description that fits its column; Cyrillic counts double. */
  storedBytes: 60_000,
  /** Longest address, in characters. */
  addressLength: longestAddress,
  /** Largest width and height of a picture, in pixels. */
  pictureSide: 4096,
  /** Most columns or rows that a table cell may span. */
  cellSpan: 20,
} as const

export const linkRel = 'noopener noreferrer nofollow'

export function alignmentClass(alignment: Alignment): string {
  return `align-${alignment}`
}

/** Reads the alignment out of a `class` attribute; null when none of its names is on the list. */
export function alignmentOfClass(value: string): Alignment | null {
  const names = value.split(/\s+/)
  return alignments.find(alignment => names.includes(alignmentClass(alignment))) ?? null
}

export function isElementName(name: string): name is ElementName {
  return Object.hasOwn(elements, name)
}

/** Whole number within bounds as text without leading zeros, or null. */
function wholeNumber(value: string, smallest: number, largest: number): string | null {
  if (!/^-?\d{1,9}$/.test(value.trim()))
    return null
  const number = Number(value)
  return number >= smallest && number <= largest ? String(number) : null
}

/** Drops a value that is the default anyway. */
function unlessDefault(value: string | null, normal: string): string | null {
  return value === normal ? null : value
}

/** Text of one line without control characters; angle brackets become quotes, because the purifier drops texts that look like markup. */
function plainAttribute(value: string): string {
  return value.replace(/[\p{Cc} ]+/gu, ' ').replaceAll('<', '‹').replaceAll('>', '›').trim()
}

/**
 * The value an attribute is kept with, in its one canonical form.
 *
 * @returns null when the attribute is not kept on this element with this value.
 */
export function keptAttribute(element: ElementName, attribute: string, value: string): string | null {
  const allowed: readonly string[] = elements[element].attributes
  if (!allowed.includes(attribute))
    return null
  switch (attribute as AttributeName) {
    case 'class': {
      const alignment = alignmentOfClass(value)
      return alignment && alignmentClass(alignment)
    }
    case 'href': {
      const verdict = linkAddress(value)
      return verdict.ok ? verdict.address : null
    }
    case 'src': {
      const verdict = imageAddress(value)
      return verdict.ok ? verdict.address : null
    }
    case 'rel':
      return linkRel
    case 'alt':
      return plainAttribute(value)
    case 'width':
    case 'height':
      return wholeNumber(value, 1, limits.pictureSide)
    case 'start':
      return unlessDefault(wholeNumber(value, -999_999, 999_999), '1')
    case 'colspan':
    case 'rowspan':
      return unlessDefault(wholeNumber(value, 1, limits.cellSpan), '1')
  }
}
