import { Node } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'

/** Levels of headings that the policy has. */
export const headingLevels = [2, 3, 4] as const
export type HeadingLevel = typeof headingLevels[number]

const Document = Node.create({ name: 'doc', topNode: true, content: 'block+' })

const Text = Node.create({ name: 'text', group: 'inline' })

const Paragraph = Node.create({
  name: 'paragraph',
  priority: 1000,
  group: 'block',
  content: 'inline*',
  parseHTML: () => [{ tag: 'p' }],
  renderHTML: ({ HTMLAttributes }) => ['p', HTMLAttributes, 0],
  addKeyboardShortcuts() {
    return { 'Mod-Alt-0': () => this.editor.commands.setNode(this.name) }
  },
})

const Heading = Node.create({
  name: 'heading',
  group: 'block',
  content: 'inline*',
  defining: true,
  addAttributes: () => ({ level: { default: 2, rendered: false } }),
  parseHTML: () => headingLevels.map(level => ({ tag: `h${level}`, attrs: { level } })),
  renderHTML: ({ node, HTMLAttributes }) => [`h${node.attrs.level}`, HTMLAttributes, 0],
  addKeyboardShortcuts() {
    return Object.fromEntries(headingLevels.map(level => [`Mod-Alt-${level}`, () => this.editor.commands.toggleNode(this.name, 'paragraph', { level })]))
  },
})

const Blockquote = Node.create({
  name: 'blockquote',
  group: 'block',
  content: 'block+',
  defining: true,
  parseHTML: () => [{ tag: 'blockquote' }],
  renderHTML: ({ HTMLAttributes }) => ['blockquote', HTMLAttributes, 0],
  addKeyboardShortcuts() {
    return { 'Mod-Shift-b': () => this.editor.commands.toggleWrap(this.name) }
  },
})

const LineBreak = Node.create({
  name: 'hardBreak',
  group: 'inline',
  inline: true,
  selectable: false,
  linebreakReplacement: true,
  parseHTML: () => [{ tag: 'br' }],
  renderHTML: () => ['br'],
  renderText: () => '\n',
  addKeyboardShortcuts() {
    return { 'Shift-Enter': () => this.editor.commands.insertContent({ type: this.name }, { updateSelection: true }) }
  },
})

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    rule: {
      /** Puts a rule after the paragraph with the cursor, and the cursor behind the rule. */
      insertRule: () => ReturnType
    }
  }
}

const Rule = Node.create({
  name: 'rule',
  group: 'block',
  parseHTML: () => [{ tag: 'hr' }],
  renderHTML: () => ['hr'],
  addCommands() {
    return {
      insertRule: () => ({ tr, state, dispatch }) => {
        const paragraph = state.schema.nodes.paragraph!
        const { $to } = state.selection
        const isInEmptyParagraph = $to.parent.type === paragraph && $to.parent.content.size === 0
        const after = $to.depth === 0 ? $to.pos : $to.after()
        if (dispatch) {
          const nodes = isInEmptyParagraph ? [this.type.create()] : [this.type.create(), paragraph.create()]
          const at = isInEmptyParagraph ? $to.before() : after
          tr.insert(at, nodes)
          tr.setSelection(TextSelection.near(tr.doc.resolve(at + 1))).scrollIntoView()
        }
        return true
      },
    }
  },
})

/** The blocks of the policy but lists and tables, and what text is made of. */
export const blockNodes = [Document, Paragraph, Text, Heading, Blockquote, LineBreak, Rule]
