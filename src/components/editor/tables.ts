import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table'
import type { Attribute } from '@tiptap/core'
import { keptAttribute } from '@/domain/html/policy'

function spanAttribute(element: 'td' | 'th', name: 'colspan' | 'rowspan'): Attribute {
  const kept = (value: unknown) => keptAttribute(element, name, String(value ?? ''))
  return {
    default: 1,
    parseHTML: cell => Number(kept(cell.getAttribute(name)) ?? 1),
    renderHTML: attributes => {
      const value = kept(attributes[name])
      return value === null ? {} : { [name]: value }
    },
  }
}

function cellAttributes(element: 'td' | 'th'): Record<string, Attribute> {
  return {
    colspan: spanAttribute(element, 'colspan'),
    rowspan: spanAttribute(element, 'rowspan'),
    // The table commands read it; widths are not kept.
    colwidth: { default: null, rendered: false },
  }
}

const spans = ['colspan', 'rowspan'] as const

/** Tables as they came: cells can be edited, nothing is written but rows, cells and their spans. */
export const tableExtensions = [
  Table.extend({
    renderHTML: () => ['table', ['tbody', 0]],
    addNodeView: () => null,
  }).configure({ resizable: false }),
  TableRow,
  TableCell.extend({
    addAttributes: () => cellAttributes('td'),
    renderHTML: ({ HTMLAttributes }) => ['td', inOrder(HTMLAttributes), 0],
  }),
  TableHeader.extend({
    addAttributes: () => cellAttributes('th'),
    renderHTML: ({ HTMLAttributes }) => ['th', inOrder(HTMLAttributes), 0],
  }),
]

function inOrder(attributes: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(spans.filter(name => attributes[name] !== undefined).map(name => [name, attributes[name]]))
}
