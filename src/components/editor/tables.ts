import { Extension, Node } from '@tiptap/core'
import type { Attribute, Editor } from '@tiptap/core'
import type * as TableTools from './tableTools'
import { TextSelection } from '@tiptap/pm/state'
import { elements, keptAttribute } from '@/domain/html/policy'

/** What can be done to the table around the cursor. */
export type TableCommand = 'addRowBefore' | 'addRowAfter' | 'addColumnBefore' | 'addColumnAfter' | 'deleteRow' | 'deleteColumn' | 'toggleHeaderRow' | 'mergeCells' | 'splitCell' | 'deleteTable'

/** `null` until a cursor has come into a table. */
let tools: typeof TableTools | null = null
const prepared = new WeakSet<Editor>()

/** Lets the editor change tables. */
export async function prepareTables(editor: Editor): Promise<void> {
  if (prepared.has(editor))
    return
  prepared.add(editor)
  tools ??= await import('./tableTools')
  // Last of all: pasting stays with the text's own rules.
  if (!editor.isDestroyed)
    editor.registerPlugin(tools.tablePlugin())
}

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    descriptionTable: {
      /** A table at the cursor, its first row of headers; the cursor stands in its first cell. */
      insertTable: (size: { rows: number, columns: number }) => ReturnType
      /** False when it makes no sense at the cursor, such as merging one cell. */
      changeTable: (change: TableCommand) => ReturnType
    }
  }
}

type CellName = 'td' | 'th'

/** The spans of the policy, in its order; 1 is written as nothing. */
function cellAttributes(name: CellName): Record<string, Attribute> {
  return Object.fromEntries(elements[name].attributes.map(attribute => [attribute, {
    default: 1,
    parseHTML: cell => Number(keptAttribute(name, attribute, cell.getAttribute(attribute) ?? '') ?? 1),
    renderHTML: attributes => attributes[attribute] === 1 ? {} : { [attribute]: attributes[attribute] },
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

  addCommands() {
    return {
      insertTable: ({ rows, columns }) => ({ tr, editor, dispatch }) => {
        const { table, tableRow, tableCell, tableHeader } = editor.schema.nodes
        const row = (cells: typeof tableCell) => tableRow!.create(null, Array.from({ length: columns }, () => cells!.createAndFill()!))
        const node = table!.create(null, Array.from({ length: rows }, (_, index) => row(index === 0 ? tableHeader : tableCell)))
        if (!dispatch)
          return true
        const from = tr.selection.from
        tr.replaceSelectionWith(node)
        let first = -1
        tr.doc.nodesBetween(Math.max(0, from - 1), tr.doc.content.size, (found, position) => {
          if (first === -1 && found.type === table)
            first = position
          return first === -1
        })
        if (first !== -1)
          tr.setSelection(TextSelection.near(tr.doc.resolve(first + 1))).scrollIntoView()
        return true
      },
      changeTable: change => ({ state, dispatch }) => tools?.tableCommands[change](state, dispatch) ?? false,
    }
  },

  addKeyboardShortcuts() {
    const move = (direction: 1 | -1) => () => this.editor.isActive('table') && (tools?.goToCell(direction)(this.editor.state, this.editor.view.dispatch) ?? false)
    // In the last cell Tab leaves the text: nobody is caught in a table.
    return { Tab: move(1), 'Shift-Tab': move(-1) }
  },
})

const Row = Node.create({
  name: 'tableRow',
  content: '(tableCell | tableHeader)+',
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: () => ['tr', 0],
})

const roles: Readonly<Record<string, string>> = { table: 'table', tableRow: 'row', tableCell: 'cell', tableHeader: 'header_cell' }

/** Tells the tools what is what, and fetches them when the cursor comes into a table. */
const TableEditing = Extension.create({
  name: 'tableEditing',
  extendNodeSchema: extension => roles[extension.name] === undefined ? {} : { tableRole: roles[extension.name] },
  onSelectionUpdate({ editor }) {
    if (!prepared.has(editor) && editor.isActive('table'))
      void prepareTables(editor)
  },
})

export const tableNodes = [Table, Row, cell('tableCell', 'td'), cell('tableHeader', 'th'), TableEditing]
