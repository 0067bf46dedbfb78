import { outlineOf } from '../equal'
import { isBlank, isElement, parseInert } from '../parse'
import { elements, isElementName } from '../policy'

/** Blocks of one kind can be versions of each other; a heading and a paragraph are both `text`. */
export type BlockKind = 'text' | 'list' | 'quote' | 'table' | 'rule' | 'item' | 'row'

/** A part of a text that is compared and chosen as a whole. */
export interface Block {
  readonly kind: BlockKind
  readonly html: string
  /** The same for every way to write the same block. */
  readonly key: string
  readonly element: Element
}

const kinds: Readonly<Record<string, BlockKind>> = { ul: 'list', ol: 'list', blockquote: 'quote', table: 'table', hr: 'rule', li: 'item', tr: 'row' }

function isInline(node: Node): boolean {
  if (!isElement(node))
    return true
  const { localName: name } = node
  return !isElementName(name) || elements[name].role === 'mark' || elements[name].role === 'inline'
}

function blockOf(element: Element): Block {
  const holder = element.ownerDocument.createElement('div')
  holder.append(element.cloneNode(true))
  return { kind: kinds[element.localName] ?? 'text', html: element.outerHTML, key: outlineOf(holder), element }
}

/** Text that stands in a container without a paragraph of its own, as the paragraph it is. */
function looseParagraph(nodes: readonly Node[], parsed: Document): Element[] {
  const paragraph = parsed.createElement('p')
  paragraph.append(...nodes.map(node => node.cloneNode(true)))
  return isBlank(paragraph.textContent ?? '') && paragraph.querySelector('br,img') === null ? [] : [paragraph]
}

function childBlocks(container: Element): Element[] {
  const blocks: Element[] = []
  let loose: Node[] = []
  const endLoose = () => {
    blocks.push(...looseParagraph(loose, container.ownerDocument))
    loose = []
  }
  for (const node of container.childNodes) {
    if (isInline(node)) {
      loose.push(node)
      continue
    }
    endLoose()
    blocks.push(node as Element)
  }
  endLoose()
  return blocks
}

/** Paragraphs of a quote, items of a list, rows of a table. */
export function blocksInside({ kind, element }: Block): Block[] {
  const inside = kind === 'table' ? [...element.querySelectorAll(':scope > * > tr')] : childBlocks(element)
  return inside.map(blockOf)
}

/**
 * The paragraphs, headings, lists, quotes, tables and rules of a text.
 *
 * @param html A sanitised text.
 * @returns Nothing for an empty text, also when that is written as an empty paragraph.
 */
export function blocksOf(html: string): Block[] {
  const { body } = parseInert(html)
  const blocks = childBlocks(body).map(blockOf)
  return blocks.length === 1 && blocks[0]!.key === outlineOf(body.ownerDocument.createElement('div')) ? [] : blocks
}
