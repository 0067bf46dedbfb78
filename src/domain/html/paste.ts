import { byteSize } from './byteSize'
import { nameBefore, parsedStyle, withStyle } from './hush'
import { isBlank, isElement, isText, parseInert } from './parse'
import { alignmentOfClass, attributeNames, limits } from './policy'
import { sanitiseHtml } from './sanitise'
import type { Sanitised } from './sanitise'
import { leavesTooManyOpen } from './nesting'
import { joinWordLists, readMarkers } from './wordLists'

/** Program that put the text on the clipboard, as far as it says so. */
export type PasteSource = 'word' | 'google-docs' | 'spreadsheet' | 'editor' | 'other'

export interface CleanPaste extends Sanitised {
  source: PasteSource
}

/** Read from the text itself: the marks of these programs stand in names, ids and comments, which parsing takes away. */
function sourceOf(html: string): PasteSource {
  const generators = [...html.matchAll(/<meta\s[^>]*>/gi)].map(([meta]) => meta).filter(meta => /ProgId|Generator/i.test(meta)).join(' ')
  if (/excel/i.test(generators) || /<google-sheets-html-origin|\sdata-sheets-value=/i.test(html))
    return 'spreadsheet'
  if (/word/i.test(generators) || /class="?Mso[A-Z]|mso-[a-z-]+:|urn:schemas-microsoft-com:office:word/.test(html))
    return 'word'
  if (/\sid="?docs-internal-guid/i.test(html))
    return 'google-docs'
  return /\sdata-pm-slice=/i.test(html) ? 'editor' : 'other'
}

const meantAttributes: ReadonlySet<string> = new Set(['align', ...attributeNames])

/** Whether an attribute only says how a program laid its page out. Handlers and styles stay to be counted. */
function isLayout(element: Element, name: string): boolean {
  if (name === 'width' || name === 'height')
    return element.localName !== 'img'
  if (name === 'class')
    return alignmentOfClass(element.className) === null
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

/** Formatting that a program wrote as style, and the element that means it. */
const meanings: readonly { element: string, isMeant: (style: CSSStyleDeclaration, element: Element) => boolean }[] = [
  { element: 'strong', isMeant: (style, element) => /^(?:bold|bolder|[6-9]00)$/.test(style.fontWeight) && element.closest('h1,h2,h3,h4,h5,h6') === null },
  { element: 'em', isMeant: style => /^(?:italic|oblique)/.test(style.fontStyle) },
  { element: 'u', isMeant: (style, element) => /underline/.test(style.textDecoration) && element.closest('a') === null && element.querySelector('a') === null },
  { element: 's', isMeant: style => /line-through/.test(style.textDecoration) },
  { element: 'sup', isMeant: style => style.verticalAlign === 'super' },
  { element: 'sub', isMeant: style => style.verticalAlign === 'sub' },
]

function readStyles(parsed: Document): void {
  for (const span of parsed.body.querySelectorAll(`${withStyle('span')},${withStyle('font')}`)) {
    const style = parsedStyle(span)
    for (const { element } of meanings.filter(meaning => meaning.isMeant(style, span))) {
      const wrapper = parsed.createElement(element)
      wrapper.append(...span.childNodes)
      span.append(wrapper)
    }
  }
  // Google Docs wraps the whole clipboard in a `b` that is not bold, and others mark single words so.
  for (const element of parsed.body.querySelectorAll(`${withStyle('b')},${withStyle('strong')}`)) {
    if (/^(?:normal|[1-5]00)$/.test(parsedStyle(element).fontWeight))
      element.replaceWith(...element.childNodes)
  }
}

/** Paragraphs of Word that hold nothing but a no-break space are its blank lines. */
function removeBlankLines(parsed: Document): void {
  for (const element of parsed.body.querySelectorAll('p,div')) {
    if (isBlank((element.textContent ?? '').replaceAll('\u00A0', ' ')) && element.querySelector('img,br,hr,table') === null)
      element.remove()
  }
}

/** Google Docs writes blank lines as line breaks between paragraphs. */
function removeBreaksBetweenBlocks(parsed: Document): void {
  const isBlock = (node: Element | null) => node === null || /^(?:p|h[1-6]|ul|ol|table|hr|br|blockquote)$/.test(node.localName)
  for (const lineBreak of parsed.body.querySelectorAll('br')) {
    const parent = lineBreak.parentElement!
    const hasText = [...parent.childNodes].some(node => isText(node) && !isBlank(node.data))
    if (!hasText && parent.children.length > 1 && isBlock(lineBreak.previousElementSibling) && isBlock(lineBreak.nextElementSibling) && [...parent.children].some(child => child.localName !== 'br' && isBlock(child)))
      lineBreak.remove()
  }
}

/** Word wraps lines of its file; the line ends inside a paragraph are spaces. */
function joinLines(parsed: Document): void {
  const texts = parsed.createTreeWalker(parsed.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode() !== null) {
    const text = texts.currentNode
    if (isText(text) && !(text.parentElement && text.parentElement.closest('pre')))
      text.data = text.data.replace(/[\r\n]+/g, ' ')
  }
}

function unwrapOfficeElements(parsed: Document): void {
  for (const element of [...parsed.body.querySelectorAll('*')].filter(found => found.localName.includes(':')))
    element.replaceWith(...element.childNodes)
}

/** The title of a Word document is a paragraph with a class. */
function readTitles(parsed: Document): void {
  for (const paragraph of parsed.body.querySelectorAll('p.MsoTitle')) {
    const heading = parsed.createElement('h2')
    heading.append(...paragraph.childNodes)
    paragraph.replaceWith(heading)
  }
}

/**
 * Cleans what was pasted: turns the clutter of word processors into plain elements (bold as `strong`, Word's list
 * paragraphs as lists, its headings as headings) and sanitises the result.
 *
 * @param html Clipboard's `text/html`. Too large or too deep: refused by value, as by `sanitiseHtml`.
 */
export function cleanPaste(html: string): CleanPaste {
  const isTooLarge = byteSize(html) > limits.inputBytes || leavesTooManyOpen(html, limits.nesting)
  if (isTooLarge)
    return { ...sanitiseHtml(html), source: 'other' }
  const parsed = parseInert(html)
  const source = sourceOf(html)
  if (source === 'word') {
    readMarkers(parsed)
    readTitles(parsed)
    joinWordLists(parsed)
    unwrapOfficeElements(parsed)
  }
  removeClutter(parsed)
  readStyles(parsed)
  if (source === 'word') {
    removeBlankLines(parsed)
    joinLines(parsed)
  }
  if (source === 'google-docs')
    removeBreaksBetweenBlocks(parsed)
  parsed.body.prepend(...[...parsed.head.childNodes].filter(isElement))
  return { ...sanitiseHtml(parsed.body.innerHTML), source }
}
