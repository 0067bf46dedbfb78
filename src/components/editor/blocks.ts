import type { Editor } from '@tiptap/vue-3'
import { keyNames } from './keyNames'
import * as m from '@/paraglide/messages.js'

type Level = 2 | 3 | 4

/** A kind of paragraph in the menu of the toolbar. */
export interface BlockKind {
  id: string
  label: () => string
  level: Level | null
  shortcut: string
}

export const blockKinds: readonly BlockKind[] = [
  { id: 'text', label: m.editor_block_text, level: null, shortcut: keyNames('Mod+Alt+0') },
  { id: 'h2', label: m.editor_block_h2, level: 2, shortcut: keyNames('Mod+Alt+2') },
  { id: 'h3', label: m.editor_block_h3, level: 3, shortcut: keyNames('Mod+Alt+3') },
  { id: 'h4', label: m.editor_block_h4, level: 4, shortcut: keyNames('Mod+Alt+4') },
]

export function currentBlock(editor: Editor): BlockKind {
  return blockKinds.find(kind => kind.level !== null && editor.isActive('heading', { level: kind.level })) ?? blockKinds[0]!
}

export function setBlock(editor: Editor, kind: BlockKind): boolean {
  return kind.level === null ? editor.commands.setParagraph() : editor.commands.setHeading({ level: kind.level })
}
