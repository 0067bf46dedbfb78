import { alignmentOf } from '../attributes'
import { isElement, isText } from '../parse'
import { elements, isElementName } from '../policy'
import type { Block } from './blocks'

/** Stands for a picture in the text of a block. */
export const pictureSign = '\uFFFC'

/** A picture as it is written. */
export interface WrittenPicture { src: string, alt: string, size: string }

/** A word, a space, a mark of punctuation, a picture or a line end, and how it is written. */
export interface Word {
  readonly text: string
  /** Formatting of its letters. */
  readonly marks: string
  /** Address it leads to; empty for none. */
  readonly link: string
  readonly picture: WrittenPicture | null
}

/** A block by itself: its name with the level, where its text stands, what it spans or starts with. */
export interface BlockShape { name: string, alignment: string, numbers: string }

/** How one run of text is written. */
interface Style { marks: string, link: string, picture: WrittenPicture | null }

const plain: Style = { marks: '', link: '', picture: null }
// «Китай-город» and «12:00» are one word each.
const wordPattern = /[\p{L}\p{N}\p{M}_]+(?:(?:[-\u2010\u2011'’](?=[\p{L}\p{N}])|(?<=\p{N})[.,:](?=\p{N}))[\p{L}\p{N}\p{M}_]+)*|[^]/gu

/** Reads a block as a line of text for each paragraph, item and row, with a tab between cells. */
class Reader {
  text = ''
  readonly styles: Style[] = []
  /** What the blocks are, in their order. */
  readonly shape: BlockShape[] = []

  read(node: Node, style: Style): void {
    if (isText(node))
      return this.#add(/[ \n\t]$|^$/.test(this.text) ? collapse(node.data).replace(/^ /, '') : collapse(node.data), style)
    if (!isElement(node))
      return
    const name = node.localName
    if (name === 'br')
      return this.#add('\n', style)
    if (name === 'img')
      return this.#add(pictureSign, { ...style, picture: writtenPicture(node) })
    if (isElementName(name) && elements[name].role === 'mark')
      return this.#children(node, name === 'a' ? { ...style, link: node.getAttribute('href') ?? '' } : { ...style, marks: [...style.marks.split(' '), name].sort().join(' ') })
    this.#block(node, name, style)
  }

  #children(element: Element, style: Style): void {
    for (const child of element.childNodes)
      this.read(child, style)
  }

  #block(element: Element, name: string, style: Style): void {
    if (!isImplied(element, name))
      this.shape.push({ name, alignment: alignmentOf(element) ?? '', numbers: ['colspan', 'rowspan', 'start'].map(key => element.getAttribute(key) ?? '').join(' ') })
    this.#startLine(name === 'td' || name === 'th' ? '\t' : '\n')
    if (name === 'li')
      this.#add('• ', plain)
    this.#children(element, style)
    this.#endLine()
  }

  #startLine(sign: string): void {
    if (this.text !== '' && !/[\n\t]$/.test(this.text) && !this.text.endsWith('• '))
      this.#add(sign, plain)
  }

  #endLine(): void {
    if (this.text.endsWith(' ') && !this.text.endsWith('• ')) {
      this.text = this.text.slice(0, -1)
      this.styles.pop()
    }
  }

  #add(text: string, style: Style): void {
    this.text += text
    for (let index = 0; index < text.length; index++)
      this.styles.push(style)
  }
}

/** Groups of rows, and the plain paragraph of an item or a cell: they may be written or not. */
function isImplied(element: Element, name: string): boolean {
  const isInside = !['', 'body'].includes(element.parentElement?.localName ?? '')
  return name === 'thead' || name === 'tbody' || (name === 'p' && isInside && alignmentOf(element) === null)
}

function collapse(text: string): string {
  return text.replace(/[ \t\n\f\r]+/g, ' ')
}

function writtenPicture(element: Element): WrittenPicture {
  const [src = '', alt = '', width = '', height = ''] = ['src', 'alt', 'width', 'height'].map(name => element.getAttribute(name) ?? '')
  return { src, alt, size: `${width}×${height}` }
}

/** How the letters of a word are written: one entry when all are alike. */
function join(styles: readonly Style[], read: (style: Style) => string): string {
  const values = styles.map(read)
  return values.every(value => value === values[0]) ? values[0] ?? '' : values.join('|')
}

interface ReadBlock { words: Word[], shape: BlockShape[] }
const readBlocks = new WeakMap<Element, ReadBlock>()

/** The words of a block and what its parts are. */
export function readBlock({ element }: Block): ReadBlock {
  const known = readBlocks.get(element)
  if (known)
    return known
  const reader = new Reader()
  reader.read(element, plain)
  const words = [...reader.text.matchAll(wordPattern)].map(({ 0: text, index }): Word => {
    const styles = reader.styles.slice(index, index + text.length)
    return { text, marks: join(styles, style => style.marks), link: join(styles, style => style.link), picture: styles[0]?.picture ?? null }
  })
  const result = { words, shape: reader.shape }
  readBlocks.set(element, result)
  return result
}
