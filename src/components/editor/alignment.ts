import { Extension } from '@tiptap/core'
import { alignmentClass, alignmentOfClass } from '@/domain/html/policy'
import type { Alignment } from '@/domain/html/policy'

/** Keeps the alignment of paragraphs, headings and quotes as a class of the policy's list. */
export const AlignmentClass = Extension.create({
  name: 'alignmentClass',

  addGlobalAttributes() {
    return [{
      types: ['paragraph', 'heading', 'blockquote'],
      attributes: {
        alignment: {
          default: null,
          parseHTML: element => alignmentOfClass(element.className),
          renderHTML: (attributes: { alignment?: Alignment | null }) => attributes.alignment ? { class: alignmentClass(attributes.alignment) } : {},
        },
      },
    }]
  },
})
