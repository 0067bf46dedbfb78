import { byteSize } from './byteSize'
import { nameBefore } from './hush'
import { leavesTooManyOpen } from './nesting'
import { isElement, parseInert } from './parse'
import { flattenHeadings, readLineEnds, removeBlankLines, unwrapLayoutTables } from './pasteBlocks'
import { readParts } from './pasteParts'
import { sourceOf } from './pasteSources'
import type { PasteSource } from './pasteSources'
import { readStyles } from './pasteStyles'
import { unwrap } from './pasteTree'
import { readWord } from './pasteWord'
import { alignmentOfClass, attributeNames, limits } from './policy'
import { sanitiseHtml } from './sanitise'
import type { Sanitised } from './sanitise'

export type { PasteSource } from './pasteSources'

export interface CleanPaste extends Sanitised {
  source: PasteSource
}

const meantAttributes: ReadonlySet<string> = new Set(['align', ...attributeNames])

/** Attributes that mean something on one element only. */
const owners: Readonly<Record<string, string>> = { href: 'a', src: 'img', alt: 'img', width: 'img', height: 'img' }

/** Whether an attribute only says how a program laid its page out. Handlers and styles stay to be counted. */
function isLayout(element: Element, name: string): boolean {
  if (owners[name] !== undefined)
    return element.localName !== owners[name]
  if (name === 'class')
    return alignmentOfClass(element.getAttribute('class')!) === null
  return nameBefore(name) === name && !meantAttributes.has(name)
}

/** Clutter that every clipboard carries and that nobody needs to be told about. */
function removeClutter(parsed: Document): void {
  for (const element of parsed.querySelectorAll('meta,link,title,xml,base'))
    element.remove()
  const comments = parsed.createTreeWalker(parsed.documentElement, NodeFilter.SHOW_COMMENT)
  const found: Node[] = []
  while (comments.nextNode() !== null)
    found.push(comments.currentNode)
  for (const comment of found)
    comment.parentNode?.removeChild(comment)
  for (const element of parsed.body.querySelectorAll('*')) {
    for (const { name } of [...element.attributes]) {
      if (isLayout(element, name))
        element.removeAttribute(name)
    }
  }
}

/** Elements of a program's own, such as `o:p`, mean nothing to others. */
function unwrapOwnElements(parsed: Document): void {
  for (const element of [...parsed.body.querySelectorAll('*')].filter(({ localName }) => /[:-]/.test(localName)))
    unwrap(element)
}

/** Turns the ways of the program that the text came from into plain elements. */
function readProgram(parsed: Document, source: PasteSource): void {
  const isMicrosoft = source === 'word' || source === 'outlook'
  if (isMicrosoft)
    readWord(parsed)
  unwrapOwnElements(parsed)
  readParts(parsed)
  readStyles(parsed, !isMicrosoft)
  unwrapLayoutTables(parsed)
  flattenHeadings(parsed)
  readLineEnds(parsed, source === 'notion')
}

/**
 * Cleans what was pasted: turns the clutter of word processors, messengers and pages into plain elements (bold as
 * `strong`, Word's list paragraphs as lists, blank lines as nothing) and sanitises the result.
 *
 * @param html Clipboard's `text/html`. Too large or too deep: refused by value, as by `sanitiseHtml`.
 */
export function cleanPaste(html: string): CleanPaste {
  const isTooLarge = byteSize(html) > limits.inputBytes || leavesTooManyOpen(html, limits.nesting)
  if (isTooLarge)
    return { ...sanitiseHtml(html), source: 'other' }
  const parsed = parseInert(html)
  const source = sourceOf(html)
  // What another editor of this kind wrote is plain already, and its blank lines were meant.
  if (source !== 'editor')
    readProgram(parsed, source)
  removeClutter(parsed)
  if (source !== 'editor')
    removeBlankLines(parsed)
  parsed.body.prepend(...[...parsed.head.childNodes].filter(isElement))
  return { ...sanitiseHtml(parsed.body.innerHTML), source }
}
