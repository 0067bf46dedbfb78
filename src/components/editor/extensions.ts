import type { AnyExtension } from '@tiptap/core'
import { Gapcursor } from '@tiptap/extensions/gap-cursor'
import { Placeholder } from '@tiptap/extensions/placeholder'
import { UndoRedo } from '@tiptap/extensions/undo-redo'
import { AlignmentClass } from './alignment'
import { blockNodes } from './blocks'
import { Link } from './link'
import { listNodes } from './lists'
import { plainMarks } from './marks'
import { Pasting } from './pasting'
import type { PastingOptions } from './pasting'
import { Picture } from './picture'
import { Shortcuts } from './shortcuts'
import type { ResolveImage } from './showPicture'
import { tableNodes } from './tables'

export interface EditorParts extends PastingOptions {
  placeholder: string
  resolveImage: ResolveImage
  openLink: () => void
  openFind: () => void
  focusToolbar: () => void
}

/** The one list of extensions, for the editor and its tests. Together they write exactly what the policy keeps. */
export function editorExtensions(parts: EditorParts): AnyExtension[] {
  return [
    ...blockNodes,
    ...listNodes,
    ...tableNodes,
    Picture.configure({ resolveImage: parts.resolveImage }),
    Link,
    ...plainMarks,
    AlignmentClass,
    UndoRedo,
    Gapcursor,
    Placeholder.configure({ placeholder: parts.placeholder }),
    Shortcuts.configure({ openLink: parts.openLink, openFind: parts.openFind, focusToolbar: parts.focusToolbar }),
    Pasting.configure({ report: parts.report, takeFiles: parts.takeFiles, storesPictures: parts.storesPictures, takeLifted: parts.takeLifted }),
  ]
}

/** Parts with nothing attached, for reading and writing documents without a screen. */
export const silentParts: EditorParts = {
  placeholder: '',
  resolveImage: () => null,
  openLink: () => {},
  openFind: () => {},
  focusToolbar: () => {},
  report: () => {},
  takeFiles: () => {},
  storesPictures: () => false,
  takeLifted: () => {},
}

/** What rules of typing stay on: «1. » and «- » begin a list. Other marks of Markdown are plain text here. */
export const typingRules = ['bulletList', 'orderedList']
