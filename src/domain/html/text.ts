import { isElement, isText, parseInert } from './parse'
import { elements, isElementName, synonyms } from './policy'

function endsLine(tag: string): boolean {
  const name = synonyms.get(tag) ?? tag
  return isElementName(name) ? !['mark', 'inline'].includes(elements[name].role) : ['div', 'section', 'pre'].includes(tag)
}

function write(node: Node, lines: string[]): void {
  if (isText(node)) {
    lines[lines.length - 1] += node.data.replace(/[ \t\n\f\r]+/g, ' ')
    return
  }
  if (!isElement(node) || ['script', 'style', 'template'].includes(node.localName))
    return
  const isLine = endsLine(node.localName)
  if (isLine || node.localName === 'br')
    lines.push('')
  for (const child of node.childNodes)
    write(child, lines)
  if (isLine)
    lines.push('')
}

/** The words of a document, one line for each paragraph, item or cell. */
export function plainText(html: string): string {
  const lines = ['']
  for (const child of parseInert(html).body.childNodes)
    write(child, lines)
  return lines.map(line => line.trim()).filter(line => line !== '').join('\n')
}
