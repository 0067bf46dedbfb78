import { isFileReference, isShowableImage } from '@/domain/html/addresses'
import * as m from '@/paraglide/messages.js'

/** Address under which the screen can show a reference like `crm-file:15`; null while it is not known. */
export type ResolveImage = (reference: string) => string | null

function addressOnScreen(source: string, resolveImage: ResolveImage): string | null {
  const address = isFileReference(source) ? resolveImage(source) : source
  return address !== null && isShowableImage(address) ? address : null
}

/**
 * Makes the element that stands for a picture on the screen: the picture, or its text in a box when there is no address yet.
 *
 * @param attributes Attributes of a sanitised `img`.
 */
export function showPicture(target: Document, attributes: Record<string, string>, resolveImage: ResolveImage): HTMLElement {
  const address = addressOnScreen(attributes.src ?? '', resolveImage)
  const alt = attributes.alt ?? ''
  if (address === null) {
    const box = target.createElement('span')
    box.className = 'picture-placeholder'
    box.textContent = alt === '' ? m.view_picture() : m.view_picture_named({ name: alt })
    return box
  }
  const picture = target.createElement('img')
  picture.setAttribute('loading', 'lazy')
  picture.setAttribute('decoding', 'async')
  for (const [name, value] of Object.entries(attributes))
    picture.setAttribute(name, name === 'src' ? address : value)
  return picture
}
