import { Node } from '@tiptap/core'
import { watch } from 'vue'
import { showPicture } from './showPicture'
import type { ResolveImage } from './showPicture'
import { imageAddress, isFileReference } from '@/domain/html/addresses'
import { elements, keptAttribute } from '@/domain/html/policy'

export interface PictureAttributes { src: string, alt: string, width?: string | null, height?: string | null }

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    picture: {
      /** Puts a picture at the cursor or in place of the chosen one; false when the policy refuses the address. */
      setPicture: (picture: PictureAttributes) => ReturnType
    }
  }
}

interface PictureOptions { resolveImage: ResolveImage }

/** Attributes of the policy, in its order, without the absent ones. */
function keptAttributes(attributes: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(elements.img.attributes.flatMap(name => {
    const value = attributes[name]
    const kept = value === null || value === undefined ? null : keptAttribute('img', name, String(value))
    return kept === null ? [] : [[name, kept]]
  }))
}

/** A picture by address, standing in the text. A reference to a file of the deal is shown by its name until it is resolved. */
export const Picture = Node.create<PictureOptions>({
  name: 'picture',
  group: 'inline',
  inline: true,
  draggable: true,

  addOptions() {
    return { resolveImage: () => null }
  },

  addAttributes() {
    return { src: { default: null }, alt: { default: '' }, width: { default: null }, height: { default: null } }
  },

  parseHTML() {
    return [{ tag: 'img[src]', getAttrs: element => imageAddress(element.getAttribute('src') ?? '').ok ? null : false }]
  },

  renderHTML({ node }) {
    return ['img', keptAttributes(node.attrs)]
  },

  addNodeView() {
    return ({ node }) => {
      const dom = document.createElement('span')
      dom.className = 'picture-frame'
      const attributes = keptAttributes(node.attrs)
      const show = () => dom.replaceChildren(showPicture(document, attributes, this.options.resolveImage))
      show()
      // The addresses of the deal's files come after the text.
      const destroy = isFileReference(attributes.src ?? '') ? watch(() => this.options.resolveImage(attributes.src!), show) : () => {}
      return { dom, destroy }
    }
  },

  addCommands() {
    return {
      setPicture: picture => ({ commands }) => imageAddress(picture.src).ok && commands.insertContent({ type: this.name, attrs: keptAttributes({ ...picture }) }),
    }
  },
})
