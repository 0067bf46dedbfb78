import { Mark } from '@tiptap/core'
import { elements } from '@/domain/html/policy'
import type { ElementName } from '@/domain/html/policy'

/** Marks that are just an element: the name of the mark is the name of the element. */
export type PlainMark = 'strong' | 'em' | 'u' | 's' | 'sub' | 'sup' | 'code'

const keys: Partial<Record<PlainMark, string>> = { strong: 'Mod-b', em: 'Mod-i', u: 'Mod-u', s: 'Mod-Shift-x' }

function plainMark(name: PlainMark): Mark {
  return Mark.create({
    name,
    parseHTML: () => [{ tag: name }],
    renderHTML: () => [name, 0],
    addKeyboardShortcuts() {
      const key = keys[name]
      return key === undefined ? {} : { [key]: () => this.editor.commands.toggleMark(name) }
    },
  })
}

/** Every mark of the policy but the link, which has an address to check. */
export const plainMarks: Mark[] = (Object.keys(elements) as ElementName[])
  .filter((name): name is PlainMark => elements[name].role === 'mark' && name !== 'a')
  .map(plainMark)
