import { Node } from '@tiptap/core'
import type { Attribute } from '@tiptap/core'
import { elements, keptAttribute } from '@/domain/html/policy'

type CellName = 'td' | 'th'

/** The spans of the policy, in its order. */
function cellAttributes(name: CellName): Record<string, Attribute> {
  return Object.fromEntries(elements[name].attributes.map(attribute => [attribute, {
    default: null,
    parseHTML: cell => keptAttribute(name, attribute, cell.getAttribute(attribute) ?? ''),
    renderHTML: attributes => attributes[attribute] === null ? {} : { [attribute]: attributes[attribute] },
  }]))
}

function cell(nodeName: string, name: CellName): Node {
  return Node.create({
    name: nodeName,
    content: 'block+',
    isolating: true,
    addAttributes: () => cellAttributes(name),
    parseHTML: () => [{ tag: name }],
    renderHTML: ({ HTMLAttributes }) => [name, HTMLAttributes, 0],
  })
}

const Table = Node.create({
  name: 'table',
  group: 'block',
  content: 'tableRow+',
  isolating: true,
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: () => ['table', ['tbody', 0]],
})

const Row = Node.create({
  name: 'tableRow',
  content: '(tableCell | tableHeader)+',
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: () => ['tr', 0],
})

/** Tables as they came: their cells can be edited, rows and columns stay. */
export const tableNodes = [Table, Row, cell('tableCell', 'td'), cell('tableHeader', 'th')]
