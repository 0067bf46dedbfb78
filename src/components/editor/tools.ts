import AlignLeftIcon from '@bitrix24/b24icons-vue/outline/AlignLeftIcon'
import BoldIcon from '@bitrix24/b24icons-vue/outline/BoldIcon'
import BulletedListIcon from '@bitrix24/b24icons-vue/outline/BulletedListIcon'
import ColumnsIcon from '@bitrix24/b24icons-vue/outline/ColumnsIcon'
import DeveloperResourcesIcon from '@bitrix24/b24icons-vue/outline/DeveloperResourcesIcon'
import ImageIcon from '@bitrix24/b24icons-vue/outline/ImageIcon'
import ItalicIcon from '@bitrix24/b24icons-vue/outline/ItalicIcon'
import LinkIcon from '@bitrix24/b24icons-vue/outline/LinkIcon'
import MaximizeIcon from '@bitrix24/b24icons-vue/outline/MaximizeIcon'
import MinusLIcon from '@bitrix24/b24icons-vue/outline/MinusLIcon'
import NumberedListIcon from '@bitrix24/b24icons-vue/outline/NumberedListIcon'
import QuoteIcon from '@bitrix24/b24icons-vue/outline/QuoteIcon'
import RedoIcon from '@bitrix24/b24icons-vue/outline/RedoIcon'
import SearchIcon from '@bitrix24/b24icons-vue/outline/SearchIcon'
import StrikethroughIcon from '@bitrix24/b24icons-vue/outline/StrikethroughIcon'
import UnderlineIcon from '@bitrix24/b24icons-vue/outline/UnderlineIcon'
import UndoIcon from '@bitrix24/b24icons-vue/outline/UndoIcon'
import type { Editor } from '@tiptap/core'
import type { Component } from 'vue'
import { prepareTables } from './tables'
import { keyNames } from './keyNames'
import * as m from '@/paraglide/messages.js'

export type ToolId = 'bold' | 'italic' | 'underline' | 'strike' | 'bullets' | 'numbers' | 'quote' | 'align' | 'link' | 'picture' | 'table' | 'rule' | 'find' | 'source' | 'full' | 'undo' | 'redo'
export type ToolMenuName = 'table' | 'alignment'
/** `full` is no panel: the editor takes the whole frame. */
export type PanelName = 'link' | 'picture' | 'find' | 'source' | 'full'

export interface Tool {
  id: ToolId
  label: () => string
  icon: Component
  shortcut?: string
  /** Set for a tool that stays pressed. */
  isActive?: (editor: Editor) => boolean
  canRun?: (editor: Editor) => boolean
  /** Opens a panel instead of running. */
  opens?: PanelName
  run?: (editor: Editor) => boolean
  /** Fetches what it works with. */
  prepare?: (editor: Editor) => Promise<void>
  /** Opens a menu instead of running; null where the tool runs. */
  menu?: (editor: Editor) => ToolMenuName | null
}

/** The tools in groups, in the order of the toolbar; the menu of block kinds stands after the first group. */
export const toolGroups: readonly (readonly Tool[])[] = [
  [
    { id: 'bold', label: m.editor_bold, icon: BoldIcon, shortcut: keyNames('Mod+B'), isActive: editor => editor.isActive('strong'), run: editor => editor.commands.toggleMark('strong') },
    { id: 'italic', label: m.editor_italic, icon: ItalicIcon, shortcut: keyNames('Mod+I'), isActive: editor => editor.isActive('em'), run: editor => editor.commands.toggleMark('em') },
    { id: 'underline', label: m.editor_underline, icon: UnderlineIcon, shortcut: keyNames('Mod+U'), isActive: editor => editor.isActive('u'), run: editor => editor.commands.toggleMark('u') },
    { id: 'strike', label: m.editor_strike, icon: StrikethroughIcon, shortcut: keyNames('Mod+Shift+X'), isActive: editor => editor.isActive('s'), run: editor => editor.commands.toggleMark('s') },
  ],
  [
    { id: 'bullets', label: m.editor_bullets, icon: BulletedListIcon, shortcut: keyNames('Mod+Shift+8'), isActive: editor => editor.isActive('bulletList'), run: editor => editor.commands.toggleBullets() },
    { id: 'numbers', label: m.editor_numbers, icon: NumberedListIcon, shortcut: keyNames('Mod+Shift+7'), isActive: editor => editor.isActive('orderedList'), run: editor => editor.commands.toggleNumbers() },
    { id: 'quote', label: m.editor_quote, icon: QuoteIcon, shortcut: keyNames('Mod+Shift+B'), isActive: editor => editor.isActive('blockquote'), run: editor => editor.commands.toggleWrap('blockquote') },
    { id: 'align', label: m.editor_align, icon: AlignLeftIcon, menu: () => 'alignment' },
  ],
  [
    { id: 'link', label: m.editor_link, icon: LinkIcon, shortcut: keyNames('Mod+K'), isActive: editor => editor.isActive('link'), opens: 'link' },
    { id: 'picture', label: m.editor_picture, icon: ImageIcon, opens: 'picture' },
    { id: 'table', label: m.editor_table, icon: ColumnsIcon, isActive: editor => editor.isActive('table'), run: editor => editor.commands.insertTable({ rows: 3, columns: 3 }), prepare: prepareTables, menu: editor => editor.isActive('table') ? 'table' : null },
    { id: 'rule', label: m.editor_rule, icon: MinusLIcon, run: editor => editor.commands.insertRule() },
  ],
  [
    { id: 'find', label: m.editor_find, icon: SearchIcon, shortcut: keyNames('Mod+F'), opens: 'find' },
    { id: 'source', label: m.editor_source, icon: DeveloperResourcesIcon, opens: 'source' },
    { id: 'full', label: m.editor_full, icon: MaximizeIcon, opens: 'full' },
    { id: 'undo', label: m.editor_undo, icon: UndoIcon, shortcut: keyNames('Mod+Z'), canRun: editor => editor.can().undo(), run: editor => editor.commands.undo() },
    { id: 'redo', label: m.editor_redo, icon: RedoIcon, shortcut: keyNames('Mod+Shift+Z'), canRun: editor => editor.can().redo(), run: editor => editor.commands.redo() },
  ],
]

export const allTools: readonly Tool[] = toolGroups.flat()

/** Which tools go to the «Ещё» menu first when there is no room. */
const leavingOrder: readonly ToolId[] = ['source', 'full', 'find', 'rule', 'align', 'strike', 'quote', 'table', 'underline', 'redo', 'picture', 'numbers', 'undo', 'link', 'italic', 'bullets', 'bold']

/** Sizes of the toolbar's parts, px; the same as in its style. */
export interface ToolbarSizes { tool: number, gap: number, divider: number, block: number }

function neededWidth(shown: ReadonlySet<ToolId>, sizes: ToolbarSizes, hasMore: boolean): number {
  const groups = toolGroups.map(group => group.filter(tool => shown.has(tool.id)).length).filter(count => count > 0)
  const tools = groups.reduce((sum, count) => sum + count, 0) + (hasMore ? 1 : 0)
  const parts = groups.length + 1 + (hasMore ? 1 : 0)
  const dividers = sizes.divider === 0 ? 0 : parts * (sizes.divider + sizes.gap)
  return sizes.block + tools * (sizes.tool + sizes.gap) + dividers
}

/** The tools that fit into a width, px. */
export function fittingTools(width: number, sizes: ToolbarSizes): ReadonlySet<ToolId> {
  const shown = new Set(allTools.map(tool => tool.id))
  for (const id of leavingOrder) {
    if (neededWidth(shown, sizes, shown.size < allTools.length) <= width)
      break
    shown.delete(id)
  }
  return shown
}
