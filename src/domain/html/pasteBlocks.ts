import { imageAddress } from './addresses'
import { styleOf } from './hush'
import { isBlank, isElement, isText } from './parse'
import { moveChildren, unwrap } from './pasteTree'
import { blockWrappers, droppedWithContent } from './policy'

function isBlock(element: Element): boolean {
  return blockWrappers.has(element.localName) || /^(?:body|p|h[1-6]|ul|ol|li|table|thead|tbody|tfoot|tr|td|th|hr|blockquote)$/.test(element.localName)
}

/** Texts of a document, collected first, because the callers change the tree. */
function textsOf(parsed: Document): Text[] {
  const walker = parsed.createTreeWalker(parsed.body, NodeFilter.SHOW_TEXT)
  const texts: Text[] = []
  while (walker.nextNode() !== null) {
    if (isText(walker.currentNode) && !walker.currentNode.parentElement?.closest('pre'))
      texts.push(walker.currentNode)
  }
  return texts
}

/** Whether line ends of a text are shown: the nearest element that says anything about spaces decides. */
function keepsLines(text: Text): boolean {
  for (let element = text.parentElement; element !== null; element = element.parentElement) {
    const style = styleOf(element)
    const at = style.lastIndexOf('white-space')
    if (at >= 0)
      return /^white-space(?:-collapse)?\s*:\s*(?:pre|break)/.test(style.slice(at))
  }
  return false
}

function shownLines(text: Text, inText: boolean): string[] {
  const { data } = text
  if (keepsLines(text))
    return data.split(/\r\n?|\n/)
  const words = data.trim()
  return inText && words !== '' ? data.replace(words, () => words.replaceAll('\n', '\r')).split('\r') : [data]
}

/**
 * Line ends become line breaks where they are shown (messengers write so), and spaces elsewhere (Word wraps its file).
 *
 * @param inText Notion shows those between two words and says nothing about it.
 */
export function readLineEnds(parsed: Document, inText: boolean): void {
  for (const text of textsOf(parsed).filter(({ data }) => /[\r\n]/.test(data))) {
    const lines = parsed.createDocumentFragment()
    for (const [index, line] of shownLines(text, inText).entries()) {
      if (index > 0)
        lines.append(parsed.createElement('br'))
      lines.append(line.replace(/[\r\n][ \t\r\n]*/g, ' '))
    }
    text.replaceWith(lines)
  }
}

/** Whether there is nothing before or after a line break within its paragraph. */
function isAtEdge(lineBreak: Element, side: 'previousSibling' | 'nextSibling'): boolean {
  let node: Node = lineBreak
  for (;;) {
    let sibling = node[side]
    while (sibling !== null && isText(sibling) && isBlank(sibling.data))
      sibling = sibling[side]
    if (sibling !== null)
      return isElement(sibling) && isBlock(sibling)
    const parent: Element | null = node.parentElement
    if (parent === null || isBlock(parent))
      return true
    node = parent
  }
}

/** Line breaks beside blocks are blank lines; the blocks keep their distance by themselves. */
function removeEdgeBreaks(parsed: Document): void {
  const breaks = [...parsed.body.querySelectorAll('br')].filter(({ parentElement }) => !parentElement?.closest('pre'))
  for (const lineBreak of breaks) {
    if (isAtEdge(lineBreak, 'previousSibling'))
      lineBreak.remove()
  }
  for (const lineBreak of breaks.filter(({ isConnected }) => isConnected).reverse()) {
    if (isAtEdge(lineBreak, 'nextSibling'))
      lineBreak.remove()
  }
}

/** Not kept, but the person is told about it when it goes. */
const reported = [...droppedWithContent, 'video', 'audio', 'input', 'button', 'img'].join(',')

function isBlankBlock(block: Element): boolean {
  const hasPicture = [...block.querySelectorAll('img')].some(picture => imageAddress(picture.getAttribute('src') ?? '').ok)
  return !hasPicture && isBlank((block.textContent ?? '').replaceAll('\u00A0', ' ')) && block.querySelector('br,hr,table') === null
}

function removeBlankBlocks(parsed: Document): void {
  for (const block of [...parsed.body.querySelectorAll('p,div,h1,h2,h3,h4,h5,h6')].filter(isBlankBlock)) {
    for (const part of block.querySelectorAll(reported))
      block.before(part)
    block.remove()
  }
}

/** The line break that follows a line break at once. */
function nextBreak(lineBreak: Element): Element | null {
  let next = lineBreak.nextSibling
  while (next !== null && isText(next) && isBlank(next.data))
    next = next.nextSibling
  return next !== null && isElement(next) && next.localName === 'br' ? next : null
}

function blockOf(node: Element): Element {
  let block = node.parentElement!
  while (!isBlock(block))
    block = block.parentElement!
  return block
}

/** Ends the paragraph around a line break there, and begins another one like it. */
function splitParagraph(lineBreak: Element): void {
  const block = blockOf(lineBreak)
  if (block.localName !== 'p' && !blockWrappers.has(block.localName)) {
    // An empty block shows nothing, but the text after it is a paragraph of its own.
    lineBreak.before(lineBreak.ownerDocument.createElement('div'))
    return
  }
  let rest: Element | null = null
  for (let node = lineBreak; node !== block; node = node.parentElement!) {
    const copy = node.parentElement!.cloneNode() as Element
    if (rest !== null)
      copy.append(rest)
    while (node.nextSibling !== null)
      copy.append(node.nextSibling)
    rest = copy
  }
  block.after(rest!)
}

/** An empty line inside a paragraph, written as two line breaks, ends the paragraph. */
function splitAtEmptyLines(parsed: Document): void {
  // From the end, so that each paragraph is cut from what is left of it.
  for (const lineBreak of [...parsed.body.querySelectorAll('br')].reverse()) {
    const next = nextBreak(lineBreak)
    if (next === null || lineBreak.closest('li,td,th,pre,h1,h2,h3,h4,h5,h6') !== null)
      continue
    const before = lineBreak.previousElementSibling
    const isFirst = before?.localName !== 'br' || nextBreak(before) !== lineBreak
    if (isFirst)
      splitParagraph(next)
    next.remove()
    if (isFirst)
      lineBreak.remove()
  }
}

/** Takes out blank lines, however they are written. */
export function removeBlankLines(parsed: Document): void {
  removeEdgeBreaks(parsed)
  removeBlankBlocks(parsed)
  splitAtEmptyLines(parsed)
}

/** A table that only places things on a page: it says so, holds another table, or has a single cell. */
function isLayoutTable(table: Element): boolean {
  return /^(?:presentation|none)$/.test(table.getAttribute('role') ?? '') || table.querySelector('table') !== null || table.querySelectorAll('td,th').length < 2
}

/** Cells of layout tables become blocks, one after another. */
export function unwrapLayoutTables(parsed: Document): void {
  // All are judged before one is changed: an inner table makes the outer one a layout.
  for (const table of [...parsed.body.querySelectorAll('table')].filter(isLayoutTable).reverse()) {
    const cells = [...table.querySelectorAll('td,th')].filter(cell => cell.closest('table') === table)
    table.replaceWith(...[...table.querySelectorAll(':scope > caption'), ...cells].map(cell => {
      const block = parsed.createElement('div')
      moveChildren(cell, block)
      return block
    }))
  }
}

/** The policy's headings hold no blocks; those of pages often do. */
export function flattenHeadings(parsed: Document): void {
  for (const block of parsed.body.querySelectorAll('h1,h2,h3,h4,h5,h6')) {
    for (const inner of block.querySelectorAll('div,p,section')) {
      if (inner.nextSibling !== null)
        inner.append(' ')
      unwrap(inner)
    }
  }
}
