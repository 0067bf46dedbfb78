import { Extension } from '@tiptap/core'
import { alignmentClass, alignmentOfClass } from '@/domain/html/policy'
import type { Alignment } from '@/domain/html/policy'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    descriptionAlignment: {
      /** Aligns the paragraphs and headings of the selection; `null` is the usual left. */
      align: (alignment: Alignment | null) => ReturnType
    }
  }
}

const aligned = ['paragraph', 'heading', 'blockquote']

/** Keeps the alignment of paragraphs, headings and quotes as a class of the policy's list. */
export const AlignmentClass = Extension.create({
  name: 'alignmentClass',

  addGlobalAttributes() {
    return [{
      types: aligned,
      attributes: {
        alignment: {
          default: null,
          parseHTML: element => alignmentOfClass(element.className),
          renderHTML: (attributes: { alignment?: Alignment | null }) => attributes.alignment ? { class: alignmentClass(attributes.alignment) } : {},
        },
      },
    }]
  },

  addCommands() {
    return {
      align: alignment => ({ tr, state, dispatch }) => {
        const { from, to } = state.selection
        let isFound = false
        state.doc.nodesBetween(from, to, (node, position) => {
          if (!node.isTextblock || !aligned.includes(node.type.name))
            return
          isFound = true
          if (dispatch)
            tr.setNodeAttribute(position, 'alignment', alignment)
        })
        return isFound
      },
    }
  },

  addKeyboardShortcuts() {
    const key = (alignment: Alignment | null) => () => this.editor.commands.align(alignment)
    return { 'Mod-Shift-l': key(null), 'Mod-Shift-e': key('center'), 'Mod-Shift-r': key('right') }
  },
})
