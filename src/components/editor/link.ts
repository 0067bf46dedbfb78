import { Mark } from '@tiptap/core'
import { linkAddress } from '@/domain/html/addresses'
import { linkRel } from '@/domain/html/policy'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    descriptionLink: {
      /** Links the selection; false when the policy refuses the address. */
      linkTo: (address: string) => ReturnType
      /** Removes the link that the cursor stands in. */
      unlink: () => ReturnType
    }
  }
}

function allowedAddress(address: unknown): string | null {
  const verdict = linkAddress(typeof address === 'string' ? address : '')
  return verdict.ok ? verdict.address : null
}

/** A link whose address obeys the policy. Nothing becomes a link by itself, and a click only places the cursor. */
export const Link = Mark.create({
  name: 'link',
  priority: 1000,
  inclusive: false,
  keepOnSplit: false,

  addAttributes() {
    return { href: { default: null } }
  },

  parseHTML() {
    return [{ tag: 'a[href]', getAttrs: element => {
      const href = allowedAddress(element.getAttribute('href'))
      return href === null ? false : { href }
    } }]
  },

  renderHTML({ mark }) {
    return ['a', { href: allowedAddress(mark.attrs.href) ?? '', rel: linkRel }, 0]
  },

  addCommands() {
    return {
      linkTo: address => ({ chain }) => {
        const href = allowedAddress(address)
        return href !== null && chain().extendMarkRange(this.name).setMark(this.name, { href }).run()
      },
      unlink: () => ({ commands }) => commands.unsetMark(this.name, { extendEmptyMarkRange: true }),
    }
  },
})
