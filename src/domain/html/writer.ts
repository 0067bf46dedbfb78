import { copyAttributes } from './attributes'
import { isBlank } from './parse'
import type { ElementName } from './policy'

/** A formatting element in force, and how it looks in the source. */
interface Mark { name: ElementName, source: Element }

/** Where content goes at the moment. */
export interface Place {
  /** Element that takes blocks. */
  container: Element
  /** Whether text may stand in the container without a paragraph of its own. */
  isBare: boolean
}

/** Control characters mean nothing in a text, and a lone carriage return changes when it is read again. */
function cleanText(text: string): string {
  return text.replace(/\r\n?|\f/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '')
}

/**
 * Writes inline content into a tree of blocks: opens paragraphs where text needs one,
 * and opens the marks in force anew in each paragraph.
 */
export class Writer {
  place: Place
  /** Whether line ends are shown, as in `pre`. */
  keepsLines = false
  readonly #document: Document
  /** Text block that takes inline content; the container itself while bare text is written. */
  #text: Element | null = null
  readonly #marks: Mark[] = []
  /** Elements opened in the text block for the first of the marks. */
  #opened: Element[] = []

  constructor(target: Document) {
    this.#document = target
    this.place = { container: target.body, isBare: true }
  }

  get isInText(): boolean {
    return this.#text !== null
  }

  create(source: Element | null, name: ElementName): Element {
    const element = this.#document.createElement(name)
    if (source !== null)
      copyAttributes(source, element, name)
    return element
  }

  append(parent: Element, source: Element | null, name: ElementName): Element {
    const element = this.create(source, name)
    parent.append(element)
    return element
  }

  /** Ends the paragraph that is being written. */
  closeText(): void {
    this.#text = null
    this.#opened = []
  }

  /** Begins a text block in the container; inline content goes there until it is closed. */
  openText(source: Element | null, name: ElementName): Element {
    this.closeText()
    this.#text = this.append(this.place.container, source, name)
    return this.#text
  }

  hasMark(name: ElementName): boolean {
    return this.#marks.some(mark => mark.name === name)
  }

  /** Keeps a mark in force while its content is written. */
  withMark(source: Element, name: ElementName, write: () => void): void {
    this.#marks.push({ name, source })
    write()
    this.#marks.pop()
    this.#opened.length = Math.min(this.#opened.length, this.#marks.length)
  }

  addText(raw: string): void {
    const text = cleanText(raw)
    if (text === '' || (this.#text === null && isBlank(text)))
      return
    if (!this.keepsLines)
      return this.addInline(this.#document.createTextNode(text))
    for (const [index, line] of text.split('\n').entries()) {
      if (index > 0)
        this.addInline(this.#document.createElement('br'))
      if (line !== '')
        this.addInline(this.#document.createTextNode(line))
    }
  }

  /** Puts a node at the end of the text, inside the marks in force. */
  addInline(node: Node): void {
    this.#text ??= this.place.isBare ? this.place.container : this.append(this.place.container, null, 'p')
    let parent: Element = this.#opened.at(-1) ?? this.#text
    for (const mark of this.#marks.slice(this.#opened.length)) {
      parent = this.append(parent, mark.source, mark.name)
      this.#opened.push(parent)
    }
    parent.append(node)
  }
}
