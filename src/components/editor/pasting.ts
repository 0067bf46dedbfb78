import { Extension } from '@tiptap/core'
import { closeHistory } from '@tiptap/pm/history'
import { Fragment, Slice } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { linkAddress } from '@/domain/html/addresses'
import type { PlacedFile } from './uploading'
import type { CleanPaste } from '@/domain/html/paste'

/** What became of a paste, for the note under the text. */
export interface PasteReport extends Pick<CleanPaste, 'html' | 'source' | 'removed' | 'refused'> {
  /** Pictures that came inside it and are being stored. */
  pictures?: number
}

/** A picture that came inside pasted HTML: a `data:` address, or the number of one in Word's RTF beside it. */
export interface LiftedPicture { source: string, at: number }

export interface PastingOptions {
  /** `null`: plain text came in, there is nothing to report. */
  report: (paste: PasteReport | null) => void
  /** Files were dropped or pasted; the text is unchanged. */
  takeFiles: (files: readonly PlacedFile[]) => void
  /** Whether pictures can be stored here; otherwise those inside HTML are removed and reported. */
  storesPictures: () => boolean
  /** Pictures were taken out of what was pasted. `rtf` is the clipboard's, for those that Word keeps there. */
  takeLifted: (pictures: readonly LiftedPicture[], rtf: string) => void
}

type Cleaner = (html: string) => CleanPaste

let cleaner: Cleaner | null = null

/** Fetches what cleans pasted HTML: in a quiet moment after the text is there, or with the first paste. */
export async function preparePasting(): Promise<void> {
  cleaner ??= (await import('@/domain/html/paste')).cleanPaste
}

/** The same data once more, for an event that is told again: a clipboard is empty as soon as its event is over. */
function copied(data: DataTransfer): DataTransfer {
  const copy = new DataTransfer()
  for (const type of data.types.filter(each => each !== 'Files'))
    copy.setData(type, data.getData(type))
  return copy
}

/** Tells an event again when pasted HTML can be cleaned; without the cleaner its plain text comes in. */
async function again(view: EditorView, event: Event, text: string): Promise<void> {
  try {
    await preparePasting()
    view.dom.dispatchEvent(event)
  }
  catch {
    view.pasteText(text)
  }
}

/** Whether pasted HTML has to wait for its cleaner. */
function mustWait(data: DataTransfer | null): boolean {
  return cleaner === null && (data?.getData('text/html') ?? '') !== ''
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

const liftedReference = /^crm-file:0-(\d+)$/

/** Puts a reference that no file has in the place of each picture that came with the clipboard. */
function liftPictures(html: string, rtf: string): { html: string, sources: string[] } {
  const sources: string[] = []
  const lift = (source: string) => `src="crm-file:0-${sources.push(source) - 1}"`
  let inWord = 0
  const lifted = html
    .replace(/\bsrc\s*=\s*(["'])(data:image\/[a-z+]+;base64,[^"']+)\1/gi, (_match, _quote, address: string) => lift(address))
    .replace(/(<img\b[^>]*?)\bsrc\s*=\s*(["'])file:[^"']*\2/gi, (match, before: string) => rtf === '' ? match : before + lift(`rtf:${inWord++}`))
  return { html: lifted, sources }
}

/**
 * Everything that comes in by clipboard or by dropping: HTML is cleaned and sanitised before the editor parses it,
 * files go to whoever stores them.
 */
export const Pasting = Extension.create<PastingOptions, { text: string }>({
  name: 'pasting',

  addOptions() {
    return { report: () => {}, takeFiles: () => {}, storesPictures: () => false, takeLifted: () => {} }
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
    let lifted: string[] = []
    let rtf = ''

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
      view: () => {
        const whenQuiet = window.requestIdleCallback?.bind(window) ?? ((run: () => void) => setTimeout(run, 200))
        whenQuiet(() => void preparePasting().catch(() => {}))
        return {}
      },
      /** What was lifted goes out of the text at once: until it is stored it stands there as a box of its own. */
      appendTransaction: (transactions, _before, state) => {
        if (lifted.length === 0 || !transactions.some(each => ['paste', 'drop'].includes(String(each.getMeta('uiEvent')))))
          return null
        const places: { at: number, source: string }[] = []
        const transaction = state.tr
        state.doc.descendants((node, position) => {
          const source = lifted[Number(liftedReference.exec(String(node.attrs.src))?.[1] ?? -1)]
          if (source === undefined)
            return
          const at = transaction.mapping.map(position)
          transaction.delete(at, at + node.nodeSize)
          places.push({ at, source })
        })
        const words = rtf
        lifted = []
        queueMicrotask(() => options.takeLifted(places, words))
        return transaction
      },
      props: {
        handleDOMEvents: {
          drop: (view, event) => {
            if (view.dragging || event.dataTransfer === null || !mustWait(event.dataTransfer))
              return false
            event.preventDefault()
            const dataTransfer = copied(event.dataTransfer)
            void again(view, new DragEvent('drop', { dataTransfer, clientX: event.clientX, clientY: event.clientY, bubbles: true, cancelable: true }), dataTransfer.getData('text/plain'))
            return true
          },
          paste: (view, event) => {
            if (event.clipboardData !== null && mustWait(event.clipboardData)) {
              event.preventDefault()
              const clipboardData = copied(event.clipboardData)
              void again(view, new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }), clipboardData.getData('text/plain'))
              return true
            }
            rtf = options.storesPictures() ? event.clipboardData?.getData('text/rtf') ?? '' : ''
            return false
          },
        },
        transformPastedHTML: html => {
          const pictures = options.storesPictures() ? liftPictures(html, rtf) : { html, sources: [] }
          lifted = pictures.sources
          // Told to wait before, HTML never comes here without its cleaner.
          cleaned = cleaner?.(pictures.html) ?? null
          return cleaned?.html ?? ''
        },
        transformPastedText: text => text.replace(/^\s*\n|[\r\n\s]+$/g, ''),
        // Into an empty paragraph whole paragraphs come with what they are, their alignment too.
        transformPasted: (slice, view) => {
          const { empty, $from } = view.state.selection
          const isWhole = empty && $from.parent.isTextblock && $from.parent.content.size === 0 && slice.content.childCount > 1
          return isWhole ? new Slice(slice.content, 0, slice.openEnd) : slice
        },
        handlePaste: (view, event) => {
          const paste = cleaned
          cleaned = null
          const files = [...event.clipboardData?.files ?? []]
          const text = event.clipboardData?.getData('text/plain') ?? ''
          if (paste === null && text === '' && files.length > 0) {
            options.takeFiles(files.map(file => ({ file })))
            return true
          }
          if (paste?.refused) {
            lifted = []
            options.report(paste)
            return true
          }
          if (linkSelection(view, text.trim()))
            return true
          storage.text = text
          view.dispatch(closeHistory(view.state.tr))
          options.report(paste && { ...paste, pictures: lifted.length })
          return false
        },
        handleDrop: (view, event, _slice, moved) => {
          const paste = cleaned
          cleaned = null
          const files = [...event.dataTransfer?.files ?? []]
          if (!moved && files.length > 0) {
            event.preventDefault()
            const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos
            options.takeFiles(files.map(file => ({ file, ...(at === undefined ? {} : { at }) })))
            return true
          }
          if (paste?.refused) {
            event.preventDefault()
            options.report(paste)
            return true
          }
          storage.text = ''
          if (!moved)
            options.report(paste && { ...paste, pictures: lifted.length })
          return false
        },
      },
    })]
  },
})
