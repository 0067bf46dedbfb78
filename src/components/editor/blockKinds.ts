import type { Editor } from '@tiptap/core'
import { headingLevels } from './blocks'
import type { HeadingLevel } from './blocks'
import { keyNames } from './keyNames'
import * as m from '@/paraglide/messages.js'

/** A kind of paragraph in the menu of the toolbar. */
export interface BlockKind {
  id: string
  label: () => string
  level: HeadingLevel | null
  shortcut: string
}

const text: BlockKind = { id: 'text', label: m.editor_block_text, level: null, shortcut: keyNames('Mod+Alt+0') }
const headingLabels: Record<HeadingLevel, () => string> = { 2: m.editor_block_h2, 3: m.editor_block_h3, 4: m.editor_block_h4 }

export const blockKinds: readonly BlockKind[] = [
  text,
  ...headingLevels.map(level => ({ id: `h${level}`, label: headingLabels[level], level, shortcut: keyNames(`Mod+Alt+${level}`) })),
]

export function currentBlock(editor: Editor): BlockKind {
  return blockKinds.find(kind => kind.level !== null && editor.isActive('heading', { level: kind.level })) ?? text
}

export function setBlock(editor: Editor, kind: BlockKind): boolean {
  return kind.level === null ? editor.commands.setNode('paragraph') : editor.commands.setNode('heading', { level: kind.level })
}
