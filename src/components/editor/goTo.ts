import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { NodeSelection, TextSelection } from '@tiptap/pm/state'
import type { Selection } from '@tiptap/pm/state'
import type { SitePlace } from '@/domain/site/contract'

function pictureAt(document: Node, index: number): Selection | null {
  let left = index
  let found: Selection | null = null
  document.descendants((node, position) => {
    if (node.type.name === 'picture' && left-- === 0)
      found = NodeSelection.create(document, position)
    return found === null
  })
  return found
}

function blockWith(document: Node, { quote, occurrence }: SitePlace): Selection | null {
  let left = occurrence
  let found: Selection | null = null
  document.descendants((node, position) => {
    if (node.isTextblock && node.textContent.replace(/\s+/g, ' ').includes(quote) && left-- === 0)
      found = TextSelection.create(document, position + 1)
    return found === null
  })
  return found
}

/** Puts the cursor where a text does not fit the site, or at its end when the place is not there any more. */
export function goTo(editor: Editor, place: SitePlace): void {
  const { state, view } = editor
  const found = (place.picture === null ? null : pictureAt(state.doc, place.picture)) ?? blockWith(state.doc, place) ?? TextSelection.atEnd(state.doc)
  view.dispatch(state.tr.setSelection(found).scrollIntoView())
  view.focus()
  // The frame itself does not scroll: the card around it does.
  const { node } = view.domAtPos(found.from)
  const element = node instanceof Element ? node : node.parentElement
  element?.scrollIntoView({ block: 'center' })
}
