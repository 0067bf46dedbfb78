import type { Editor } from '@tiptap/core'
import { NodeSelection, TextSelection } from '@tiptap/pm/state'
import type { Selection } from '@tiptap/pm/state'
import { findPlace } from './textPlace'
import type { SitePlace } from '@/domain/site/contract'

/** Puts the cursor where a text does not fit the site, or at its end when the place is not there any more. */
export function goTo(editor: Editor, place: SitePlace): void {
  const { state, view } = editor
  const range = findPlace(state.doc, place)
  const selection: Selection = range === null
    ? TextSelection.atEnd(state.doc)
    : place.picture === null ? TextSelection.create(state.doc, range.from, range.to) : NodeSelection.create(state.doc, range.from)
  view.dispatch(state.tr.setSelection(selection).scrollIntoView())
  view.focus()
  // The frame itself does not scroll: the card around it does.
  const { node } = view.domAtPos(selection.from)
  const element = node instanceof Element ? node : node.parentElement
  element?.scrollIntoView({ block: 'center' })
}
