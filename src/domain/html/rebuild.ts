import { imageAddress, linkAddress } from './addresses'
import { logAttributes } from './attributes'
import { tagBefore } from './hush'
import { isBlank, isElement, isText } from './parse'
import { blockWrappers, droppedWithContent, elements, isElementName, synonyms } from './policy'
import type { ElementName } from './policy'
import { kindOfRemovedElement } from './removals'
import type { RemovalLog } from './removals'
import { Writer } from './writer'

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

/**
 * Copies a parsed text into a new tree that keeps to the policy's structure: blocks in blocks, text in paragraphs,
 * items in lists, links not inside links. What is left out is noted in the log; its text stays unless the policy drops it.
 *
 * This gives the text its shape; `purify` is what makes it safe.
 */
export class Rebuilder {
  readonly #log: RemovalLog
  readonly #writer: Writer

  constructor(target: Document, log: RemovalLog) {
    this.#log = log
    this.#writer = new Writer(target)
  }

  /** Fills the body of the target document from a source body. */
  rebuild(source: Element): void {
    this.#writer.place.isBare = !hasBlock(source)
    this.#visitChildren(source)
  }

  #visitChildren(source: Element): void {
    for (const child of source.childNodes)
      this.#visit(child)
  }

  #visit(node: Node): void {
    if (isText(node))
      this.#writer.addText(node.data)
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
        return this.#writer.addInline(this.#writer.create(source, name))
      case 'img':
        return this.#addPicture(source)
      case 'hr':
        this.#writer.closeText()
        this.#writer.place.container.append(this.#writer.create(source, name))
        return
      case 'ul':
      case 'ol':
        return this.#copyList(source, name)
      case 'li':
        return this.#copyStrayItem(source)
      case 'blockquote':
        this.#writer.closeText()
        return this.#fill(this.#writer.append(this.#writer.place.container, source, name), source, !hasBlock(source))
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

  /** Writes the content of a source element into a container of its own. */
  #fill(container: Element, source: Element | Iterable<Node>, isBare: boolean): void {
    const outer = this.#writer.place
    this.#writer.closeText()
    this.#writer.place = { container, isBare }
    for (const child of 'childNodes' in source ? source.childNodes : source)
      this.#visit(child)
    this.#writer.closeText()
    this.#writer.place = outer
  }

  #copyTextBlock(source: Element, name: ElementName): void {
    const element = this.#writer.openText(source, name)
    const wasBare = this.#writer.place.isBare
    this.#writer.place.isBare = false
    this.#visitChildren(source)
    this.#writer.closeText()
    this.#writer.place.isBare = wasBare
    // Emptied by what was moved or refused, not a blank line of the author's.
    if (!element.hasChildNodes() && (hasBlock(source) || source.querySelector('img') !== null))
      element.remove()
  }

  #unwrapBlock(source: Element): void {
    this.#writer.closeText()
    const outer = { isBare: this.#writer.place.isBare, keepsLines: this.#writer.keepsLines }
    this.#writer.keepsLines ||= source.localName === 'pre'
    if (!hasBlock(source)) {
      if (source.hasChildNodes())
        this.#copyLooseBlock(source)
    }
    else {
      this.#writer.place.isBare = false
      this.#visitChildren(source)
    }
    this.#writer.closeText()
    this.#writer.place.isBare = outer.isBare
    this.#writer.keepsLines = outer.keepsLines
  }

  /** A block without blocks inside is a paragraph, unless there is nothing in it. */
  #copyLooseBlock(source: Element): void {
    const element = this.#writer.openText(source, 'p')
    this.#visitChildren(source)
    if (isBlank(element.textContent ?? '') && element.querySelector('br,img') === null)
      element.remove()
  }

  #copyMark(source: Element, name: ElementName): void {
    const isRefused = name === 'a' && !linkAddress(source.getAttribute('href') ?? '').ok
    if (isRefused || this.#writer.hasMark(name))
      return this.#visitChildren(source)
    this.#writer.withMark(source, name, () => this.#visitChildren(source))
  }

  #addPicture(source: Element): void {
    if (imageAddress(source.getAttribute('src') ?? '').ok)
      this.#writer.addInline(this.#writer.create(source, 'img'))
  }

  #copyList(source: Element, name: 'ul' | 'ol'): void {
    this.#writer.closeText()
    const list = this.#writer.append(this.#writer.place.container, source, name)
    for (const child of source.childNodes) {
      if (isElement(child) && child.localName === 'li') {
        logAttributes(child, 'li', this.#log)
        this.#fill(this.#writer.append(list, child, 'li'), child, true)
      }
      else if (!isText(child) || !isBlank(child.data)) {
        // Some editors put a nested list beside the item that it belongs to.
        this.#fill(list.lastElementChild ?? this.#writer.append(list, null, 'li'), [child], true)
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
    const before = this.#writer.isInText ? null : this.#writer.place.container.lastElementChild
    this.#writer.closeText()
    const list = before?.localName === 'ul' ? before : this.#writer.append(this.#writer.place.container, null, 'ul')
    this.#fill(this.#writer.append(list, source, 'li'), source, true)
  }

  #copyTable(source: Element): void {
    this.#writer.closeText()
    for (const caption of source.querySelectorAll(':scope > caption'))
      this.#visit(caption)
    this.#writer.closeText()
    const table = this.#writer.append(this.#writer.place.container, source, 'table')
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
    const group = this.#writer.create(part, part.localName === 'thead' ? 'thead' : 'tbody')
    for (const row of part.children) {
      if (row.localName !== 'tr') {
        this.#visitTableStranger(row)
        continue
      }
      logAttributes(row, 'tr', this.#log)
      const copy = this.#writer.create(row, 'tr')
      for (const cell of row.children) {
        if (cell.localName !== 'td' && cell.localName !== 'th') {
          this.#visitTableStranger(cell)
          continue
        }
        logAttributes(cell, cell.localName, this.#log)
        this.#fill(this.#writer.append(copy, cell, cell.localName), cell, true)
      }
      if (copy.hasChildNodes())
        group.append(copy)
    }
    if (group.hasChildNodes())
      table.append(group)
  }
}
