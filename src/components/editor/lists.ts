import { Node, wrappingInputRule } from '@tiptap/core'
import type { Editor } from '@tiptap/core'
import { keptAttribute } from '@/domain/html/policy'

const item = 'listItem'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    lists: {
      toggleBullets: () => ReturnType
      toggleNumbers: () => ReturnType
    }
  }
}

const BulletList = Node.create({
  name: 'bulletList',
  group: 'block list',
  content: `${item}+`,
  parseHTML: () => [{ tag: 'ul' }],
  renderHTML: () => ['ul', 0],
  addCommands() {
    return { toggleBullets: () => ({ commands }) => commands.toggleList(this.name, item) }
  },
  addKeyboardShortcuts() {
    return { 'Mod-Shift-8': () => this.editor.commands.toggleBullets() }
  },
  addInputRules() {
    return [wrappingInputRule({ find: /^\s*[-–—*]\s$/, type: this.type })]
  },
})

const OrderedList = Node.create({
  name: 'orderedList',
  group: 'block list',
  content: `${item}+`,
  addAttributes: () => ({
    start: {
      default: 1,
      parseHTML: element => Number(keptAttribute('ol', 'start', element.getAttribute('start') ?? '') ?? 1),
      renderHTML: attributes => attributes.start === 1 ? {} : { start: attributes.start },
    },
  }),
  parseHTML: () => [{ tag: 'ol' }],
  renderHTML: ({ HTMLAttributes }) => ['ol', HTMLAttributes, 0],
  addCommands() {
    return { toggleNumbers: () => ({ commands }) => commands.toggleList(this.name, item) }
  },
  addKeyboardShortcuts() {
    return { 'Mod-Shift-7': () => this.editor.commands.toggleNumbers() }
  },
  addInputRules() {
    return [wrappingInputRule({ find: /^(\d{1,4})[.)]\s$/, type: this.type, getAttributes: match => ({ start: Number(match[1]) }), joinPredicate: (match, list) => list.childCount + Number(list.attrs.start) === Number(match[1]) })]
  },
})

/** Whether the cursor stands at the very beginning of an item. */
function isAtItemStart({ state: { selection } }: Editor): boolean {
  const { $from, empty } = selection
  return empty && $from.parentOffset === 0 && $from.depth > 1 && $from.node(-1).type.name === item && $from.index(-1) === 0
}

const ListItem = Node.create({
  name: item,
  content: 'block+',
  defining: true,
  parseHTML: () => [{ tag: 'li' }],
  renderHTML: () => ['li', 0],
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.splitListItem(this.name),
      Tab: () => this.editor.commands.sinkListItem(this.name),
      'Shift-Tab': () => this.editor.commands.liftListItem(this.name),
      // Otherwise the item would join the one before it as a second paragraph.
      Backspace: () => isAtItemStart(this.editor) && this.editor.commands.liftListItem(this.name),
    }
  },
})

export const listNodes = [BulletList, OrderedList, ListItem]
