import { Node } from '@tiptap/core'
import { showPicture } from './showPicture'
import type { ResolveImage } from './showPicture'
import { imageAddress, isFileReference } from '@/domain/html/addresses'
import { elements, keptAttribute } from '@/domain/html/policy'

export interface PictureAttributes { src: string, alt: string, width?: string | null, height?: string | null }

declare module '@tiptap/core' {
  interface Storage { picture: PictureStorage }
  interface Commands<ReturnType> {
    picture: {
      /** Puts a picture at the cursor or in place of the chosen one; false when the policy refuses the address. */
      setPicture: (picture: PictureAttributes) => ReturnType
    }
  }
}

interface PictureOptions { resolveImage: ResolveImage }

/** Draws each picture of the text anew: for addresses that came later. */
interface PictureStorage { frames: Set<() => void> }

/** Attributes of the policy, in its order, without the absent ones. */
function keptAttributes(attributes: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(elements.img.attributes.flatMap(name => {
    const value = attributes[name]
    const kept = value === null || value === undefined ? null : keptAttribute('img', name, String(value))
    return kept === null ? [] : [[name, kept]]
  }))
}

/** A picture by address, standing in the text. A reference to a file of the deal is shown by its name until it is resolved. */
export const Picture = Node.create<PictureOptions, PictureStorage>({
  name: 'picture',
  group: 'inline',
  inline: true,
  draggable: true,

  addOptions() {
    return { resolveImage: () => null }
  },

  addStorage() {
    return { frames: new Set() }
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
    return ({ node, view, getPos }) => {
      const dom = document.createElement('span')
      dom.className = 'picture-frame'
      const attributes = keptAttributes(node.attrs)
      let drawnFrom: string | null | undefined
      // The addresses of the deal's files come after the text; a picture whose address stays is left alone.
      const draw = () => {
        const address = isFileReference(attributes.src ?? '') ? this.options.resolveImage(attributes.src!) : ''
        if (address === drawnFrom)
          return
        drawnFrom = address
        dom.replaceChildren(showPicture(document, attributes, this.options.resolveImage))
      }
      draw()
      this.storage.frames.add(draw)
      let release: () => void = () => {}
      return {
        dom,
        selectNode: () => {
          dom.classList.add('ProseMirror-selectednode')
          // What changes its size is fetched when a picture is chosen for the first time.
          void import('./pictureResize').then(({ resizable }) => {
            release()
            if (dom.classList.contains('ProseMirror-selectednode'))
              release = resizable(dom, view, getPos)
          }, () => {})
        },
        deselectNode: () => {
          dom.classList.remove('ProseMirror-selectednode')
          release()
        },
        ignoreMutation: () => true,
        destroy: () => {
          release()
          this.storage.frames.delete(draw)
        },
      }
    }
  },

  addCommands() {
    return {
      setPicture: picture => ({ commands }) => imageAddress(picture.src).ok && commands.insertContent({ type: this.name, attrs: keptAttributes({ ...picture }) }),
    }
  },
})
