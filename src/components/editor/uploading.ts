import type { Editor } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorState } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import * as m from '@/paraglide/messages.js'

/** What became of a picture on its way into the text. */
export type StoredPicture
  = | { kind: 'stored', reference: string, /** Pixels. */ width: number }
    | { kind: 'failed', message: string, mayTryAgain: boolean }

/** Stores a file where the text's pictures live. Never throws what a person can cause. */
export type StorePicture = (file: File, options: { signal: AbortSignal, onProgress: (percent: number) => void }) => Promise<StoredPicture>

/** A file and the place in the document where it came in; without one at the cursor. */
export interface PlacedFile { file: File, at?: number }

interface Upload {
  file: File
  box: HTMLElement
  address: string
  given: AbortController
}

interface Box { id: number, at: number, box: HTMLElement }

/** Boxes that come in or move, and one that goes. */
interface Change { placed?: readonly Box[], removed?: number }

const key = new PluginKey<DecorationSet>('uploading')

function placeOf(state: EditorState, id: number): number | null {
  return key.getState(state)?.find(undefined, undefined, spec => spec.id === id)[0]?.from ?? null
}

function uploadingPlugin(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (transaction, before) => {
        const set = before.map(transaction.mapping, transaction.doc)
        const change = transaction.getMeta(key) as Change | undefined
        if (change === undefined)
          return set
        const { placed = [], removed } = change
        const gone = set.find(undefined, undefined, spec => spec.id === removed || placed.some(({ id }) => id === spec.id))
        return set.remove(gone).add(transaction.doc, placed.map(({ id, at, box }) => Decoration.widget(at, box, { id, side: -1, stopEvent: () => true, ignoreSelection: true })))
      },
    },
    props: { decorations: state => key.getState(state) },
  })
}

function button(label: string, press: () => void): HTMLButtonElement {
  const element = document.createElement('button')
  element.type = 'button'
  element.className = 'upload-button'
  element.textContent = label
  element.addEventListener('click', press)
  return element
}

/** Pictures that are being stored: grey boxes in the text, which are no part of it until they are there. */
export class Uploads {
  readonly #editor: Editor
  readonly #store: StorePicture
  readonly #arrived: () => void
  readonly #uploads = new Map<number, Upload>()
  #lastId = 0
  /** Files go out one after another: each reads the field that the one before has changed. */
  #queue: Promise<void> = Promise.resolve()

  /** @param arrived Told when a picture stands in the text: nobody types then, so nothing else would tell it. */
  constructor(editor: Editor, store: StorePicture, arrived: () => void) {
    this.#editor = editor
    this.#store = store
    this.#arrived = arrived
    editor.registerPlugin(uploadingPlugin())
  }

  add(files: readonly PlacedFile[]): void {
    const { state, view } = this.#editor
    const placed = files.map(({ file, at }) => {
      const id = ++this.#lastId
      const box = document.createElement('span')
      box.className = 'upload'
      box.contentEditable = 'false'
      this.#uploads.set(id, { file, box, address: URL.createObjectURL(file), given: new AbortController() })
      return { id, at: Math.min(at ?? state.selection.to, state.doc.content.size), box }
    })
    view.dispatch(state.tr.setMeta(key, { placed } satisfies Change).setMeta('addToHistory', false))
    for (const { id } of placed)
      this.#enqueue(id)
  }

  /** Gives up what is on its way: the page goes. */
  close(): void {
    for (const { given, address } of this.#uploads.values()) {
      given.abort()
      URL.revokeObjectURL(address)
    }
    this.#uploads.clear()
  }

  #enqueue(id: number): void {
    this.#draw(id, m.editor_upload_waits())
    this.#queue = this.#queue.then(() => this.#send(id))
  }

  #draw(id: number, words: string, mayTryAgain: boolean | null = null): void {
    const upload = this.#uploads.get(id)
    if (upload === undefined)
      return
    const { box, address, file } = upload
    let [preview, text] = box.children
    if (!preview || !text) {
      preview = Object.assign(document.createElement('img'), { src: address, alt: file.name, className: 'upload-preview' })
      text = Object.assign(document.createElement('span'), { className: 'upload-words' })
      text.setAttribute('role', 'status')
    }
    box.classList.toggle('failed', mayTryAgain !== null)
    text.textContent = words
    const buttons = mayTryAgain === null
      ? [button(m.editor_upload_cancel(), () => this.#remove(id))]
      : [...mayTryAgain ? [button(m.common_retry(), () => this.#enqueue(id))] : [], button(m.editor_upload_remove(), () => this.#remove(id))]
    box.replaceChildren(preview, text, ...buttons)
  }

  async #send(id: number): Promise<void> {
    const upload = this.#uploads.get(id)
    if (upload === undefined || placeOf(this.#editor.state, id) === null)
      return this.#remove(id)
    const { file, given } = upload
    const onProgress = (percent: number) => this.#draw(id, m.editor_upload_percent({ percent }))
    this.#draw(id, m.editor_upload_prepared())
    const outcome = await this.#store(file, { signal: given.signal, onProgress })
    if (given.signal.aborted)
      return
    if (outcome.kind === 'failed')
      this.#draw(id, outcome.message, outcome.mayTryAgain)
    else
      this.#putIn(id, outcome)
  }

  #putIn(id: number, { reference, width }: Extract<StoredPicture, { kind: 'stored' }>): void {
    const { state, view } = this.#editor
    const at = placeOf(state, id)
    const type = state.schema.nodes.picture
    this.#forget(id)
    // Its place may have been deleted meanwhile: then the file waits among those used nowhere.
    if (at === null || !type)
      return
    const transaction = state.tr.replaceRangeWith(at, at, type.create({ src: reference, alt: '', width: String(width) }))
    const after = transaction.mapping.map(at)
    const later = [...this.#uploads].filter(([other]) => placeOf(state, other) === at).map(([other, { box }]) => ({ id: other, at: after, box }))
    view.dispatch(transaction.setMeta(key, { removed: id, placed: later } satisfies Change))
    this.#arrived()
  }

  #remove(id: number): void {
    this.#uploads.get(id)?.given.abort()
    this.#forget(id)
    this.#editor.view.dispatch(this.#editor.state.tr.setMeta(key, { removed: id } satisfies Change).setMeta('addToHistory', false))
    this.#editor.commands.focus(null, { scrollIntoView: false })
  }

  #forget(id: number): void {
    URL.revokeObjectURL(this.#uploads.get(id)?.address ?? '')
    this.#uploads.delete(id)
  }
}
