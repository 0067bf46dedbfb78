import type { Editor } from '@tiptap/core'
import { onBeforeUnmount } from 'vue'
import type { LiftedPicture } from './pasting'
import type { PlacedFile, StorePicture, Uploads } from './uploading'

interface UploadOptions {
  editor: () => Editor
  /** Undefined where no pictures can be stored. */
  storePicture: () => StorePicture | undefined
  /** Told what was not taken. */
  refuse: (names: string[]) => void
  /** A picture stands in the text. */
  arrived: () => void
}

/** Files on their way into the text; what sends them is fetched with the first. */
export function useUploads({ editor, storePicture, refuse, arrived }: UploadOptions) {
  let uploads: Promise<Uploads> | null = null

  async function take(files: readonly PlacedFile[]) {
    const store = storePicture()
    if (files.length === 0)
      return
    if (!store)
      return refuse(files.map(({ file }) => file.name))
    const found = await load(store)
    if (found === null)
      return refuse(files.map(({ file }) => file.name))
    found.add(files)
  }

  /** @returns null when the part could not be loaded; the next file asks for it again. */
  async function load(store: StorePicture): Promise<Uploads | null> {
    uploads ??= import('./uploading').then(part => new part.Uploads(editor(), store, arrived))
    try {
      return await uploads
    }
    catch {
      uploads = null
      return null
    }
  }

  async function takeLifted(pictures: readonly LiftedPicture[], rtf: string) {
    await take((await import('./clipboardPictures')).filesOf(pictures, rtf))
  }

  onBeforeUnmount(() => void uploads?.then(found => found.close()))
  return { take, takeLifted }
}
