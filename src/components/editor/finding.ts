import type { Editor } from '@tiptap/core'
import { findNext, findPrev, getMatchHighlights, replaceAll, replaceNext, search, SearchQuery, setSearchState } from 'prosemirror-search'
import type { Command } from '@tiptap/pm/state'

// Loaded with the panel: the text knows nothing of searching before.

export interface Wanted { text: string, replacement: string, isCaseSensitive: boolean, isWholeWord: boolean }

/** How many places there are, and which of them is chosen (1 is the first, 0 none). */
export interface Found { count: number, current: number }

const prepared = new WeakSet<Editor>()

/** Marks every place in the text; an empty text marks none. */
export function markPlaces(editor: Editor, { text, replacement, isCaseSensitive, isWholeWord }: Wanted): Found {
  if (!prepared.has(editor)) {
    prepared.add(editor)
    editor.registerPlugin(search())
  }
  const query = new SearchQuery({ search: text, replace: replacement.replaceAll('$', '$$$$'), caseSensitive: isCaseSensitive, wholeWord: isWholeWord, literal: true })
  editor.view.dispatch(setSearchState(editor.state.tr, query))
  return lookAtPlaces(editor)
}

export function lookAtPlaces(editor: Editor): Found {
  const places = getMatchHighlights(editor.state).find()
  const { from, to } = editor.state.selection
  return { count: places.length, current: places.findIndex(place => place.from === from && place.to === to) + 1 }
}

function run(editor: Editor, command: Command): Found {
  command(editor.state, editor.view.dispatch, editor.view)
  return lookAtPlaces(editor)
}

/** Chooses the next place, after the last one the first. */
export const chooseNext = (editor: Editor) => run(editor, findNext)
export const choosePrevious = (editor: Editor) => run(editor, findPrev)
/** Replaces the chosen place and chooses the next; with none chosen it only chooses. */
export const replaceChosen = (editor: Editor) => run(editor, replaceNext)
/** Replaces every place in one step of undo. */
export const replaceEvery = (editor: Editor) => run(editor, replaceAll)
