import { Editor } from '@tiptap/core'
import { onBeforeUnmount, shallowRef, watch } from 'vue'
import type { Ref } from 'vue'
import { readDocument, replaceDocument, textOf, writeDocument } from './document'
import type { ReadDocument } from './document'
import { editorExtensions, typingRules } from './extensions'
import type { EditorParts } from './extensions'
import { byteSize } from '@/domain/html/byteSize'
import { countText } from '@/domain/html/counts'
import type { TextCounts } from '@/domain/html/counts'
import { equalDocuments } from '@/domain/html/equal'
import type { Removal } from '@/domain/html/removals'
import type { Refusal } from '@/domain/html/sanitise'
import * as m from '@/paraglide/messages.js'

/** A stored text, and what the editor would make of it. */
export interface LossyText {
  stored: string
  written: string
  removed: Removal[]
}

interface DescriptionOptions {
  /** Element that the text is drawn in; `null` while it is not shown. */
  place: Readonly<Ref<HTMLElement | null>>
  value: () => string
  isReadonly: () => boolean
  change: (html: string) => void
  /** A text came in that the editor cannot keep as it is. */
  lossy: (lossy: LossyText) => void
  /** The person changed the text. */
  typed: () => void
  parts: EditorParts
}

/** A change is told after a pause in typing, */
const pauseMs = 150
/** and while there is none so long after its first key: what was typed must not be lost with the page. */
const latestMs = 500
/** A text that came in is compared with what saving would make of it when the page has come to rest. */
const compareMs = 150

/**
 * The editor of one description: reads the given HTML, tells changes as sanitised HTML,
 * and leaves the cursor alone when a value comes in that is the same document.
 */
export function useDescription(options: DescriptionOptions) {
  const refused = shallowRef<Refusal | null>(null)
  /** `null` until the first text has been drawn and counted. */
  const counts = shallowRef<TextCounts | null>(null)
  const bytes = shallowRef(0)
  /** Something was typed that is not told yet. */
  const isPending = shallowRef(false)
  let told = options.value()
  let isComingIn = false
  let timer: ReturnType<typeof setTimeout> | undefined
  /** When the first key came that is not told yet; milliseconds of the page. */
  let pendingSince = 0
  let measureTimer: ReturnType<typeof setTimeout> | undefined
  let compareTimer: ReturnType<typeof setTimeout> | undefined
  let first: ReadDocument | null = null
  const editor = new Editor({
    element: null,
    // The first text is there from the start: drawing an empty one before it would cost as much again.
    onBeforeCreate: ({ editor: created }) => {
      first = readDocument(created.schema, told)
      created.options.content = first.document.toJSON()
    },
    extensions: editorExtensions(options.parts),
    injectCSS: false,
    enableInputRules: typingRules,
    enablePasteRules: false,
    editable: !options.isReadonly(),
    editorProps: {
      attributes: { class: 'article editor-text', role: 'textbox', 'aria-multiline': 'true', 'aria-label': m.editor_label() },
    },
    onUpdate: () => {
      if (isComingIn)
        return
      if (timer === undefined)
        pendingSince = performance.now()
      clearTimeout(timer)
      timer = setTimeout(tell, Math.min(pauseMs, pendingSince + latestMs - performance.now()))
      isPending.value = true
      options.typed()
    },
    onBlur: () => flush(),
  })

  function measure(html: string) {
    clearTimeout(measureTimer)
    bytes.value = byteSize(html)
    counts.value = countText(textOf(editor.state.doc))
  }

  /** Tells the text as it is now. */
  function tell() {
    clearTimeout(timer)
    timer = undefined
    isPending.value = false
    const { html, refused: overLimit } = writeDocument(editor.state.doc)
    if (overLimit !== null) {
      bytes.value = overLimit.actual ?? overLimit.limit
      return
    }
    measure(html)
    if (html === told)
      return
    told = html
    options.change(html)
  }

  /** Tells a change at once that would otherwise wait for a pause. */
  function flush() {
    if (timer !== undefined)
      tell()
  }

  /** Takes note of a text that was read; the editor shows it already. */
  function take(html: string, read: ReadDocument) {
    told = html
    refused.value = read.refused
    // The text can be typed into before its figures are there.
    measureTimer = setTimeout(measure, 0, read.refused ? html : read.html)
    clearTimeout(compareTimer)
    compareTimer = setTimeout(compare, compareMs, html, read)
  }

  /** Whether a text that came in would be another document when it is saved; what is typed meanwhile does not count. */
  function compare(html: string, { document, refused: isRefused, removed }: ReadDocument) {
    if (isRefused !== null)
      return
    const written = writeDocument(document).html
    const isLess = removed.some(({ kind }) => kind !== 'comment')
    if (isLess || (html !== written && !equalDocuments(html, written)))
      options.lossy({ stored: html, written, removed })
  }

  /** Shows another text; it can be undone. */
  function open(html: string) {
    clearTimeout(timer)
    timer = undefined
    isPending.value = false
    const read = readDocument(editor.schema, html)
    isComingIn = true
    editor.view.dispatch(replaceDocument(editor.state.tr, read.document))
    isComingIn = false
    take(html, read)
  }

  /** Shows another text as a change of the person's. */
  function replace(html: string) {
    const read = readDocument(editor.schema, html)
    if (read.refused === null)
      editor.view.dispatch(replaceDocument(editor.state.tr, read.document))
    flush()
  }

  take(told, first ?? readDocument(editor.schema, told))
  watch(options.value, html => {
    if (html === told)
      return
    const isSame = refused.value === null && timer === undefined && equalDocuments(html, writeDocument(editor.state.doc).html)
    if (isSame)
      told = html
    else
      open(html)
  })
  watch(options.place, place => place === null ? editor.unmount() : editor.mount(place), { flush: 'post' })
  onBeforeUnmount(() => {
    clearTimeout(timer)
    clearTimeout(measureTimer)
    clearTimeout(compareTimer)
    editor.destroy()
  })

  return { editor, refused, counts, bytes, isPending, flush, replace }
}
