import { isElement, isText, parseInert } from './parse'
import { elements, isElementName } from './policy'

/** The text as it was before `hush` renamed what a browser would report: for reading, never for parsing it again unhushed. */
function unhush(html: string): string {
  return html.replace(/<\/?[a-z][^<>]*>/gi, tag => tag
    .replace('<noembed data-was-element="style"', '<style')
    .replace('</noembed>', '</style>')
    .replace(/(?<=\s)data-was-(?=on|style=)/g, ''))
}

/** Elements whose content stands on a line of its own each. */
function holdsBlocks(element: Element): boolean {
  return [...element.children].some(child => isElementName(child.localName) && !['mark', 'inline'].includes(elements[child.localName].role))
}

function lineOf(element: Element): string {
  return element.outerHTML.replace(/\s*\n\s*/g, ' ')
}

function writeChildren(parent: Element, indent: string, lines: string[]): void {
  for (const node of parent.childNodes) {
    if (isText(node) && node.data.trim() !== '')
      lines.push(indent + node.data.trim())
    if (!isElement(node))
      continue
    if (!holdsBlocks(node)) {
      lines.push(indent + lineOf(node))
      continue
    }
    const shell = node.cloneNode(false) as Element
    const [start = '', end = ''] = shell.outerHTML.split('></').map((part, index) => index === 0 ? `${part}>` : `</${part}`)
    lines.push(indent + start)
    writeChildren(node, `${indent}  `, lines)
    lines.push(indent + end)
  }
}

/** The same document with each block on a line of its own, for reading and editing as HTML. */
export function prettyHtml(html: string): string {
  const lines: string[] = []
  writeChildren(parseInert(html).body, '', lines)
  return unhush(lines.join('\n'))
}
