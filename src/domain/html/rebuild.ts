import { imageAddress, linkAddress } from './addresses'
import { copyAttributes, logAttributes } from './attributes'
import { tagBefore } from './hush'
import { isBlank, isElement, isText } from './parse'
import { blockWrappers, droppedWithContent, elements, isElementName, synonyms } from './policy'
import type { ElementName } from './policy'
import { kindOfRemovedElement } from './removals'
import type { RemovalLog } from './removals'

const htmlNamespace = 'http://www.w3.org/1999/xhtml'

/** Elements that say nothing by themselves: they go without a word, their content stays. */
const silentElements: ReadonlySet<string> = new Set([
  'abbr', 'acronym', 'bdi', 'bdo', 'big', 'cite', 'col', 'colgroup', 'data', 'font', 'label', 'mark', 'nobr', 'o:p', 'option', 'output',
  'picture', 'q', 'rp', 'rt', 'ruby', 'small', 'span', 'time', 'title', 'var', 'wbr',
])

function isBlockRole(name: ElementName): boolean {
  return elements[name].role !== 'mark' && elements[name].role !== 'inline'
}

const blockSelector = [
  ...blockWrappers,
  ...(Object.keys(elements) as ElementName[]).filter(isBlockRole),
  ...[...synonyms].filter(([, name]) => isBlockRole(name)).map(([name]) => name),
].join(',')

function hasBlock(source: Element): boolean {
  return source.querySelector(blockSelector) !== null
}

/** Control characters mean nothing in a text, and a lone carriage return changes when it is read again. */
function cleanText(text: string): string {
  return text.replace(/\r\n?|\f/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '')
}

/** A formatting element in force, and how it looks in the source. */
interface Mark { name: ElementName, source: Element }

/** Where content goes at the moment. */
interface Place {
  /** Element that takes blocks. */
  container: Element
  /** Whether text may stand in the container without a paragraph of its own. */
  isBare: boolean
}

/**
 * Copies a parsed text into a new tree that keeps to the policy's structure: blocks in blocks, text in paragraphs,
 * items in lists, links not inside links. What is left out is noted in the log; its text stays unless the policy drops it.
 *
 * This gives the text its shape; `purify` is what makes it safe.
 */
export class Rebuilder {
  readonly #document: Document
  readonly #log: RemovalLog
  #place: Place
  /** Text block that takes inline content; the container itself while bare text is written. */
  #text: Element | null = null
  readonly #marks: Mark[] = []
  /** Elements opened in the text block for the first of the marks. */
  #opened: Element[] = []
  #keepsLines = false

  constructor(target: Document, log: RemovalLog) {
    this.#document = target
    this.#log = log
    this.#place = { container: target.body, isBare: true }
  }

  /** Fills the body of the target document from a source body. */
  rebuild(source: Element): void {
    this.#place.isBare = !hasBlock(source)
    this.#visitChildren(source)
  }

  #visitChildren(source: Element): void {
    for (const child of source.childNodes)
      this.#visit(child)
  }

  #visit(node: Node): void {
    if (isText(node))
      this.#addText(cleanText(node.data))
    else if (isElement(node))
      this.#visitElement(node)
    else if (node.nodeType === 8)
      this.#log.add('comment', '')
  }

  #visitElement(source: Element): void {
    const tag = source.localName
    if (source.namespaceURI !== htmlNamespace || droppedWithContent.has(tag))
      return this.#drop(source)
    const name = synonyms.get(tag) ?? tag
    const kept = isElementName(name) ? name : null
    logAttributes(source, kept, this.#log)
    if (kept !== null)
      return this.#copy(source, kept)
    if (blockWrappers.has(tag))
      return this.#unwrapBlock(source)
    if (!silentElements.has(tag))
      this.#log.add(kindOfRemovedElement(tag), tag)
    this.#visitChildren(source)
  }

  #drop(source: Element): void {
    const tag = tagBefore(source)
    this.#log.add(source.namespaceURI === htmlNamespace ? kindOfRemovedElement(tag) : 'foreign', tag)
    for (const script of source.querySelectorAll('script'))
      this.#log.add('script', script.localName)
  }

  #copy(source: Element, name: ElementName): void {
    switch (name) {
      case 'br':
        return this.#addInline(this.#create(source, name))
      case 'img':
        return this.#addPicture(source)
      case 'hr':
        this.#closeText()
        this.#place.container.append(this.#create(source, name))
        return
      case 'ul':
      case 'ol':
        return this.#copyList(source, name)
      case 'li':
        return this.#copyStrayItem(source)
      case 'blockquote':
        this.#closeText()
        return this.#fill(this.#append(this.#place.container, source, name), source, !hasBlock(source))
      case 'table':
        return this.#copyTable(source)
      case 'thead':
      case 'tbody':
      case 'tr':
      case 'td':
      case 'th':
        return this.#unwrapBlock(source)
      case 'p':
      case 'h2':
      case 'h3':
      case 'h4':
        return this.#copyTextBlock(source, name)
      default:
        return this.#copyMark(source, name)
    }
  }

  #create(source: Element | null, name: ElementName): Element {
    const element = this.#document.createElement(name)
    if (source !== null)
      copyAttributes(source, element, name)
    return element
  }

  #append(parent: Element, source: Element | null, name: ElementName): Element {
    const element = this.#create(source, name)
    parent.append(element)
    return element
  }

  #closeText(): void {
    this.#text = null
    this.#opened = []
  }

  /** Writes the content of a source element into a container of its own. */
  #fill(container: Element, source: Element | Iterable<Node>, isBare: boolean): void {
    const outer = this.#place
    this.#closeText()
    this.#place = { container, isBare }
    for (const child of 'childNodes' in source ? source.childNodes : source)
      this.#visit(child)
    this.#closeText()
    this.#place = outer
  }

  #copyTextBlock(source: Element, name: ElementName): void {
    this.#closeText()
    const element = this.#append(this.#place.container, source, name)
    const wasBare = this.#place.isBare
    this.#text = element
    this.#place.isBare = false
    this.#visitChildren(source)
    this.#closeText()
    this.#place.isBare = wasBare
    // Emptied by what was moved or refused, not a blank line of the author's.
    if (!element.hasChildNodes() && (hasBlock(source) || source.querySelector('img') !== null))
      element.remove()
  }

  #unwrapBlock(source: Element): void {
    this.#closeText()
    const outer = { isBare: this.#place.isBare, keepsLines: this.#keepsLines }
    this.#keepsLines ||= source.localName === 'pre'
    if (!hasBlock(source)) {
      if (source.hasChildNodes())
        this.#copyLooseBlock(source)
    }
    else {
      this.#place.isBare = false
      this.#visitChildren(source)
    }
    this.#closeText()
    this.#place.isBare = outer.isBare
    this.#keepsLines = outer.keepsLines
  }

  /** A block without blocks inside is a paragraph, unless there is nothing in it. */
  #copyLooseBlock(source: Element): void {
    const element = this.#append(this.#place.container, source, 'p')
    this.#text = element
    this.#visitChildren(source)
    if (isBlank(element.textContent ?? '') && element.querySelector('br,img') === null)
      element.remove()
  }

  #copyMark(source: Element, name: ElementName): void {
    const isRefused = name === 'a' && !linkAddress(source.getAttribute('href') ?? '').ok
    if (isRefused || this.#marks.some(mark => mark.name === name))
      return this.#visitChildren(source)
    this.#marks.push({ name, source })
    this.#visitChildren(source)
    this.#marks.pop()
    this.#opened.length = Math.min(this.#opened.length, this.#marks.length)
  }

  #addPicture(source: Element): void {
    if (imageAddress(source.getAttribute('src') ?? '').ok)
      this.#addInline(this.#create(source, 'img'))
  }

  #addText(text: string): void {
    if (text === '' || (this.#text === null && isBlank(text)))
      return
    if (!this.#keepsLines)
      return this.#addInline(this.#document.createTextNode(text))
    for (const [index, line] of text.split('\n').entries()) {
      if (index > 0)
        this.#addInline(this.#document.createElement('br'))
      if (line !== '')
        this.#addInline(this.#document.createTextNode(line))
    }
  }

  /** Puts a node at the end of the text, inside the marks in force. */
  #addInline(node: Node): void {
    this.#text ??= this.#place.isBare ? this.#place.container : this.#append(this.#place.container, null, 'p')
    let parent: Element = this.#opened.at(-1) ?? this.#text
    for (const mark of this.#marks.slice(this.#opened.length)) {
      parent = this.#append(parent, mark.source, mark.name)
      this.#opened.push(parent)
    }
    parent.append(node)
  }

  #copyList(source: Element, name: 'ul' | 'ol'): void {
    this.#closeText()
    const list = this.#append(this.#place.container, source, name)
    for (const child of source.childNodes) {
      if (isElement(child) && child.localName === 'li') {
        logAttributes(child, 'li', this.#log)
        this.#fill(this.#append(list, child, 'li'), child, true)
      }
      else if (!isText(child) || !isBlank(child.data)) {
        // Some editors put a nested list beside the item that it belongs to.
        this.#fill(list.lastElementChild ?? this.#append(list, null, 'li'), [child], true)
      }
    }
    this.#removeEmptyItems(list)
  }

  #removeEmptyItems(list: Element): void {
    if (!list.hasChildNodes())
      list.remove()
  }

  /** An item without a list joins the list before it or gets one. */
  #copyStrayItem(source: Element): void {
    const before = this.#text === null ? this.#place.container.lastElementChild : null
    this.#closeText()
    const list = before?.localName === 'ul' ? before : this.#append(this.#place.container, null, 'ul')
    this.#fill(this.#append(list, source, 'li'), source, true)
  }

  #copyTable(source: Element): void {
    this.#closeText()
    for (const caption of source.querySelectorAll(':scope > caption'))
      this.#visit(caption)
    this.#closeText()
    const table = this.#append(this.#place.container, source, 'table')
    for (const part of source.children) {
      if (['thead', 'tbody', 'tfoot'].includes(part.localName))
        this.#copyRows(table, part)
      else if (part.localName !== 'caption')
        this.#visitTableStranger(part)
    }
    if (!table.hasChildNodes())
      table.remove()
  }

  /** Between rows only scripts, styles and form parts can stand: they hold no text to keep. */
  #visitTableStranger(part: Element): void {
    if (part.localName !== 'colgroup')
      this.#log.add(kindOfRemovedElement(tagBefore(part)), tagBefore(part))
  }

  #copyRows(table: Element, part: Element): void {
    logAttributes(part, null, this.#log)
    const group = this.#create(part, part.localName === 'thead' ? 'thead' : 'tbody')
    for (const row of part.children) {
      if (row.localName !== 'tr') {
        this.#visitTableStranger(row)
        continue
      }
      logAttributes(row, 'tr', this.#log)
      const copy = this.#create(row, 'tr')
      for (const cell of row.children) {
        if (cell.localName !== 'td' && cell.localName !== 'th') {
          this.#visitTableStranger(cell)
          continue
        }
        logAttributes(cell, cell.localName, this.#log)
        this.#fill(this.#append(copy, cell, cell.localName), cell, true)
      }
      if (copy.hasChildNodes())
        group.append(copy)
    }
    if (group.hasChildNodes())
      table.append(group)
  }
}
