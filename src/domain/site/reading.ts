import { countText } from '../html/counts'
import { isBlank, isElement, isText, parseInert } from '../html/parse'
import { elements, isElementName } from '../html/policy'
import type { ElementName } from '../html/policy'

/** Stands for a picture among the words: a quote never runs across one. */
const pictureSign = '\uFFFC'
const longestQuote = 48

/** A place in a text, in the words by which an editor can find it again. */
export interface SitePlace {
  /** Words that begin there; for a picture those nearest to it. Empty in a text without words. */
  quote: string
  /** How many times the same words stand before. */
  occurrence: number
  /** Which picture of the text, from zero; null when the place is not a picture. */
  picture: number | null
}

interface ReadElement { name: string, element: Element, start: number, end: number }

function isBlock(name: string): boolean {
  return !isElementName(name) || !['mark', 'inline'].includes(elements[name].role)
}

/** The first words of a line, cut between words and without a sign of it, so that a search finds them. */
function firstWords(line: string): string {
  const words = line.trim()
  if (words.length <= longestQuote)
    return words
  const cut = words.slice(0, longestQuote + 1).replace(/\s+\S*$/, '')
  return cut.length <= longestQuote ? cut : words.slice(0, longestQuote).replace(/[\uD800-\uDBFF]$/, '')
}

/** A text of the policy as words and elements in their order. */
export class Reading {
  /** A line for each block and line break; pictures by a sign of their own. */
  #text = ''
  readonly #elements: ReadElement[] = []

  constructor(html: string) {
    this.#children(parseInert(html).body)
  }

  #children(node: Node): void {
    for (const child of node.childNodes)
      this.#node(child)
  }

  #node(node: Node): void {
    if (isText(node)) {
      if (!isBlank(node.data) || !this.#isAtLineStart)
        this.#text += node.data.replace(/[ \t\n\f\r]+/g, ' ')
    }
    else if (isElement(node))
      this.#element(node, node.localName)
  }

  #element(element: Element, name: string): void {
    if (isBlock(name))
      this.#endLine()
    const read: ReadElement = { name, element, start: this.#text.length, end: 0 }
    this.#elements.push(read)
    if (name === 'br' || name === 'img')
      this.#text += name === 'br' ? '\n' : pictureSign
    this.#children(element)
    read.end = this.#text.length
    if (isBlock(name))
      this.#endLine()
  }

  get #isAtLineStart(): boolean {
    return this.#text === '' || this.#text.endsWith('\n')
  }

  #endLine(): void {
    if (!this.#isAtLineStart)
      this.#text += '\n'
  }

  #named(names: readonly string[]): ReadElement[] {
    return this.#elements.filter(({ name }) => names.includes(name))
  }

  /** Elements with these names, in the order of the text. */
  all(...names: readonly ElementName[]): Element[] {
    return this.#named(names).map(({ element }) => element)
  }

  get isBlank(): boolean {
    return this.#text.replaceAll('\u00A0', ' ').trim() === '' && this.all('hr', 'table').length === 0
  }

  /** As the counter below the editor counts. */
  get characters(): number {
    return countText(this.#text.replaceAll(pictureSign, '')).characters
  }

  /** Where an element of this text stands. */
  placeOf(element: Element): SitePlace {
    const found = this.#elements.find(each => each.element === element)!
    if (found.name === 'img')
      return { ...this.#nearest(found.start), picture: this.#named(['img']).indexOf(found) }
    return { ...this.#quoteWithin(found.start, found.end), picture: null }
  }

  /** The word in which the characters over a limit begin. */
  placeAfter(limit: number): SitePlace {
    let left = limit
    let start = 0
    for (const line of this.#text.split('\n')) {
      const { characters } = countText(line.replaceAll(pictureSign, ''))
      if (characters > left) {
        const fits = this.#unitsOf(line, left)
        const word = fits - (/\S*$/.exec(line.slice(0, fits))?.[0].length ?? 0)
        return { ...this.#quoteWithin(start + word, this.#text.length), picture: null }
      }
      left -= characters
      start += line.length + 1
    }
    return { quote: '', occurrence: 0, picture: null }
  }

  /** Length of the longest beginning of a line with at most so many characters; found by halves, because lines can be long. */
  #unitsOf(line: string, characters: number): number {
    let [fits, over] = [0, line.length]
    while (over - fits > 1) {
      const middle = Math.floor((fits + over) / 2)
      if (countText(line.slice(0, middle).replaceAll(pictureSign, '')).characters > characters)
        over = middle
      else
        fits = middle
    }
    return fits
  }

  #quoteWithin(start: number, end: number): Pick<SitePlace, 'quote' | 'occurrence'> {
    for (const { 0: line, index } of this.#text.slice(start, end).matchAll(/[^\n\uFFFC]+/g)) {
      const quote = firstWords(line)
      if (quote !== '')
        return { quote, occurrence: this.#text.slice(0, start + index).split(quote).length - 1 }
    }
    return { quote: '', occurrence: 0 }
  }

  /** The words after a place in its own line, else those of the line before, else the next ones. */
  #nearest(position: number): Pick<SitePlace, 'quote' | 'occurrence'> {
    const lineStart = this.#text.lastIndexOf('\n', position - 1) + 1
    const lineEnd = this.#text.indexOf('\n', position)
    const own = this.#quoteWithin(lineStart, lineEnd === -1 ? this.#text.length : lineEnd)
    if (own.quote !== '')
      return own
    const lines = [...this.#text.slice(0, lineStart).matchAll(/[^\n\uFFFC]+/g)].filter(({ 0: line }) => line.trim() !== '')
    const last = lines.at(-1)
    return last === undefined ? this.#quoteWithin(position, this.#text.length) : this.#quoteWithin(last.index, lineStart)
  }
}
