import { Extension } from '@tiptap/core'
import { closeHistory } from '@tiptap/pm/history'
import { Fragment, Slice } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { linkAddress } from '@/domain/html/addresses'
import { cleanPaste } from '@/domain/html/paste'
import type { CleanPaste } from '@/domain/html/paste'

/** What became of a paste, for the note under the text. */
export type PasteReport = Pick<CleanPaste, 'source' | 'removed' | 'refused'>

export interface PastingOptions {
  /** `null`: plain text came in, there is nothing to report. */
  report: (paste: PasteReport | null) => void
  /** Files were dropped or pasted; the text is unchanged. */
  refuseFiles: (names: string[]) => void
}

/** Place of the last paste in the document as it is now. */
interface PastedPlace { from: number, to: number }

export const pastedPlace = new PluginKey<PastedPlace | null>('pastedPlace')

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    pasting: {
      /** Replaces what was pasted last by its plain text; false when it is gone. */
      replacePasteWithText: () => ReturnType
    }
  }
}

function changedRange(transaction: Transaction): PastedPlace | null {
  let range: PastedPlace | null = null
  for (const [index, map] of transaction.mapping.maps.entries()) {
    map.forEach((_oldFrom, _oldTo, newFrom, newTo) => {
      const rest = transaction.mapping.slice(index + 1)
      const from = rest.map(newFrom, -1)
      const to = rest.map(newTo, 1)
      range = range === null ? { from, to } : { from: Math.min(range.from, from), to: Math.max(range.to, to) }
    })
  }
  return range
}

function movedPlace(place: PastedPlace, transaction: Transaction): PastedPlace | null {
  const from = transaction.mapping.map(place.from, 1)
  const to = transaction.mapping.map(place.to, -1)
  return from < to ? { from, to } : null
}

/** Replaces a place by paragraphs of plain text; a place inside a paragraph stays inside it. */
function writeText(transaction: Transaction, { from, to }: PastedPlace, text: string): void {
  const { doc } = transaction
  const { paragraph } = doc.type.schema.nodes
  const lines = text.split(/(?:\r\n?|\n)+/).filter(line => line !== '')
  const paragraphs = Fragment.from(lines.map(line => paragraph!.create(null, doc.type.schema.text(line))))
  const [$from, $to] = [doc.resolve(from), doc.resolve(to)]
  const start = $from.depth > 0 ? $from.before(1) : from
  const end = $to.depth > 0 ? $to.after(1) : to
  const isWholeBlocks = doc.textBetween(start, from) === '' && doc.textBetween(to, end) === ''
  if (isWholeBlocks)
    transaction.replace(start, end, new Slice(paragraphs, 0, 0))
  else
    transaction.replace(from, to, new Slice(paragraphs, 1, 1))
}

/** An address pasted over words makes them a link. */
function linkSelection(view: EditorView, text: string): boolean {
  const verdict = linkAddress(text)
  const mark = view.state.schema.marks.link
  const { empty, from, to, $from, $to } = view.state.selection
  if (!verdict.ok || empty || !mark || !$from.sameParent($to))
    return false
  view.dispatch(view.state.tr.addMark(from, to, mark.create({ href: verdict.address })))
  return true
}

/**
 * Everything that comes in by clipboard or by dropping: HTML is cleaned and sanitised before the editor parses it,
 * files are refused with a message.
 */
export const Pasting = Extension.create<PastingOptions, { text: string }>({
  name: 'pasting',

  addOptions() {
    return { report: () => {}, refuseFiles: () => {} }
  },

  addStorage() {
    return { text: '' }
  },

  addCommands() {
    return {
      replacePasteWithText: () => ({ tr, dispatch }) => {
        const place = pastedPlace.getState(this.editor.state)
        if (!place)
          return false
        if (dispatch)
          writeText(tr, place, this.storage.text || tr.doc.textBetween(place.from, place.to, '\n', '\n'))
        return true
      },
    }
  },

  addProseMirrorPlugins() {
    const { options, storage } = this
    let cleaned: CleanPaste | null = null

    return [new Plugin<PastedPlace | null>({
      key: pastedPlace,
      state: {
        init: () => null,
        apply: (transaction, place) => {
          if (!transaction.docChanged)
            return place
          return transaction.getMeta('paste') === true ? changedRange(transaction) : place && movedPlace(place, transaction)
        },
      },
      props: {
        transformPastedHTML: html => {
          cleaned = cleanPaste(html)
          return cleaned.html
        },
        handlePaste: (view, event) => {
          const paste = cleaned
          cleaned = null
          const files = [...event.clipboardData?.files ?? []]
          const text = event.clipboardData?.getData('text/plain') ?? ''
          if (paste === null && text === '' && files.length > 0) {
            options.refuseFiles(files.map(file => file.name))
            return true
          }
          if (paste?.refused) {
            options.report(paste)
            return true
          }
          if (linkSelection(view, text.trim()))
            return true
          storage.text = text
          view.dispatch(closeHistory(view.state.tr))
          options.report(paste)
          return false
        },
        handleDrop: (_view, event, _slice, moved) => {
          const paste = cleaned
          cleaned = null
          const files = [...event.dataTransfer?.files ?? []]
          if (!moved && files.length > 0) {
            event.preventDefault()
            options.refuseFiles(files.map(file => file.name))
            return true
          }
          if (paste?.refused) {
            event.preventDefault()
            options.report(paste)
            return true
          }
          storage.text = ''
          if (!moved)
            options.report(paste)
          return false
        },
      },
    })]
  },
})
