import { StarterKit } from '@tiptap/starter-kit'
import type { AnyExtension } from '@tiptap/core'
import { keptAttribute } from '@/domain/html/policy'

/** What we change in the parts of the kit, so that each writes exactly what the policy keeps. */
function ours(part: AnyExtension): AnyExtension {
  switch (part.name) {
    case 'code':
      // By itself code allows no other formatting inside, and opening a text would take it away.
      return part.extend({ excludes: '' })
    case 'listItem':
      return part.extend({ content: 'block+' })
    case 'orderedList':
      return part.extend({
        addAttributes: () => ({ start: { default: 1, parseHTML: (element: HTMLElement) => Number(keptAttribute('ol', 'start', element.getAttribute('start') ?? '') ?? 1) } }),
      })
    default:
      return part
  }
}

/** The usual parts of a text editor, cut down to the policy's elements. */
export const Kit = StarterKit.extend({
  addExtensions() {
    return (this.parent?.() ?? []).map(ours)
  },
}).configure({
  heading: { levels: [2, 3, 4] },
  codeBlock: false,
  link: false,
  trailingNode: false,
  dropcursor: { color: false, class: 'drop-cursor' },
})
