import type { Editor } from '@tiptap/core'
import AlignCenterIcon from '@bitrix24/b24icons-vue/outline/AlignCenterIcon'
import AlignJustifyIcon from '@bitrix24/b24icons-vue/outline/AlignJustifyIcon'
import AlignLeftIcon from '@bitrix24/b24icons-vue/outline/AlignLeftIcon'
import AlignRightIcon from '@bitrix24/b24icons-vue/outline/AlignRightIcon'
import type { MenuItem } from '@/components/ui/menuItem'
import type { Alignment } from '@/domain/html/policy'
import * as m from '@/paraglide/messages.js'
import type { TableCommand } from './tables'
import type { ToolMenuName } from './tools'

/** What a tool offers instead of doing one thing; loaded with the menu. */
export interface ToolMenu {
  items: (editor: Editor) => MenuItem[]
  choose: (editor: Editor, id: string) => void
}

const tableTexts: Readonly<Record<TableCommand, () => string>> = {
  addRowBefore: m.editor_table_row_before, addRowAfter: m.editor_table_row_after, addColumnBefore: m.editor_table_column_before, addColumnAfter: m.editor_table_column_after,
  toggleHeaderRow: m.editor_table_header, mergeCells: m.editor_table_merge, splitCell: m.editor_table_split,
  deleteRow: m.editor_table_delete_row, deleteColumn: m.editor_table_delete_column, deleteTable: m.editor_table_delete,
}

function hasHeaderRow({ state: { selection: { $from } } }: Editor): boolean {
  const depth = Array.from({ length: $from.depth + 1 }, (_, index) => $from.depth - index).find(level => $from.node(level).type.name === 'table')
  const cells = depth === undefined ? [] : $from.node(depth).firstChild?.children ?? []
  return cells.length > 0 && cells.every(({ type }) => type.name === 'tableHeader')
}

/** What can be done to the table around the cursor. */
const tableMenu: ToolMenu = {
  items: editor => (Object.keys(tableTexts) as TableCommand[]).map(id => ({
    id,
    label: tableTexts[id](),
    unavailable: !editor.can().changeTable(id),
    ...(id === 'toggleHeaderRow' ? { choice: 'checkbox' as const, checked: hasHeaderRow(editor) } : {}),
  })),
  choose: (editor, id) => editor.commands.changeTable(id as TableCommand),
}

const alignmentTexts: readonly { id: Alignment, label: () => string, icon: MenuItem['icon'] }[] = [
  { id: 'left', label: m.editor_align_left, icon: AlignLeftIcon },
  { id: 'center', label: m.editor_align_center, icon: AlignCenterIcon },
  { id: 'right', label: m.editor_align_right, icon: AlignRightIcon },
  { id: 'justify', label: m.editor_align_justify, icon: AlignJustifyIcon },
]

/** Alignment of the paragraph or heading at the cursor. */
const alignmentMenu: ToolMenu = {
  items: editor => alignmentTexts.map(({ id, label, icon }) => ({ id, label: label(), icon, choice: 'radio', checked: editor.isActive({ alignment: id }) || (id === 'left' && editor.isActive({ alignment: null })) })),
  choose: (editor, id) => editor.commands.align(id === 'left' ? null : id as Alignment),
}

export const toolMenus: Readonly<Record<ToolMenuName, ToolMenu>> = { table: tableMenu, alignment: alignmentMenu }
