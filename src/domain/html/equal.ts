import { alignmentOf } from './attributes'
import { isBlank, isElement, isText, parseInert } from './parse'
import { elements, isElementName, keptAttribute, synonyms } from './policy'
import type { ElementName } from './policy'

/** Row groups and wrappers whose presence changes nothing: cells say by themselves whether they are heads. */
const transparent: ReadonlySet<string> = new Set(['thead', 'tbody', 'tfoot'])

function nameOf(element: Element): string {
  return synonyms.get(element.localName) ?? element.localName
}

function roleOf(name: string): string {
  return isElementName(name) ? elements[name].role : 'unknown'
}

/** Attributes that count, in a fixed order; everything of an element that is not ours. */
function signature(element: Element, name: string): string {
  if (!isElementName(name))
    return JSON.stringify([name, ...[...element.attributes].map(({ name: key, value }) => `${key}=${value}`).sort()])
  const rule: readonly string[] = elements[name].attributes
  const values = rule.filter(key => key !== 'rel' && key !== 'class')
    .map(key => keptAttribute(name as ElementName, key, element.getAttribute(key) ?? '') ?? '')
  return JSON.stringify([name, rule.includes('class') ? alignmentOf(element) ?? '' : '', ...values])
}

/** Writes a document as a list of parts that is the same for every way to write the same document. */
class Outline {
  readonly parts: string[] = []
  #line: { marks: string, text: string }[] | null = null

  blocks(container: Element, marks: readonly string[]): void {
    const before = this.parts.length
    for (const child of container.childNodes)
      this.#node(child, marks)
    this.#endLine()
    if (this.parts.length === before)
      this.parts.push(JSON.stringify(['p', '']), 'end')
  }

  #node(node: Node, marks: readonly string[]): void {
    if (isText(node)) {
      if (this.#line !== null || !isBlank(node.data))
        this.#add(marks, node.data.replace(/[ \t\n\f\r]+/g, ' '))
      return
    }
    if (!isElement(node))
      return
    const name = nameOf(node)
    const role = roleOf(name)
    if (role === 'inline')
      this.#add(marks, `\u0000${signature(node, name)}`)
    else if (role === 'mark' || role === 'unknown')
      this.#children(node, [...marks.filter(mark => mark !== signature(node, name)), signature(node, name)].sort())
    else
      this.#block(node, name, marks)
  }

  #children(node: Element, marks: readonly string[]): void {
    for (const child of node.childNodes)
      this.#node(child, marks)
  }

  #block(node: Element, name: string, marks: readonly string[]): void {
    this.#endLine()
    if (transparent.has(name))
      return this.#children(node, marks)
    this.parts.push(signature(node, name))
    if (roleOf(name) === 'text') {
      this.#line = []
      this.#children(node, marks)
      this.#endLine()
      return
    }
    if (roleOf(name) === 'flow')
      this.blocks(node, marks)
    else
      this.#children(node, marks)
    this.#endLine()
    this.parts.push('end')
  }

  #add(marks: readonly string[], text: string): void {
    if (this.#line === null) {
      this.#line = []
      this.parts.push(JSON.stringify(['p', '']))
    }
    this.#line.push({ marks: marks.join(), text })
  }

  /** Joins runs with the same marks and drops the spaces that are not shown. */
  #endLine(): void {
    if (this.#line === null)
      return
    const runs = this.#line
    this.#line = null
    let endsInSpace = true
    const shown: { marks: string, text: string }[] = []
    for (const { marks, text } of runs) {
      const visible: string = endsInSpace ? text.replace(/^ /, '') : text
      if (visible === '')
        continue
      const isObject: boolean = visible.startsWith('\u0000')
      endsInSpace = isObject ? visible.includes('"br"') : visible.endsWith(' ')
      const last = shown.at(-1)
      if (last && last.marks === marks && !isObject && !last.text.startsWith('\u0000'))
        last.text += visible
      else
        shown.push({ marks, text: visible })
    }
    const last = shown.at(-1)
    if (last)
      last.text = last.text.replace(/ $/, '')
    this.parts.push(...shown.filter(run => run.text !== '').map(run => `${run.marks}|${run.text}`), 'end')
  }
}

/** What counts of the blocks in an element, as one text: the same for every way to write the same blocks. */
export function outlineOf(container: Element): string {
  const result = new Outline()
  result.blocks(container, [])
  return result.parts.join('\n')
}

function outline(html: string): string {
  return outlineOf(parseInert(html).body)
}

/** The text compared with last, which stays the same while another is typed over it. */
let standing: { html: string, outline: string } | null = null

function standingOutline(html: string): string {
  if (standing?.html !== html)
    standing = { html, outline: outline(html) }
  return standing.outline
}

/**
 * Whether two texts are the same document: order of marks, spaces between blocks, quotes and such do not count.
 * What is not in the policy counts as it stands; comments do not.
 *
 * @param right The one that other texts are compared with too.
 */
export function equalDocuments(left: string, right: string): boolean {
  return left === right || outline(left) === standingOutline(right)
}
