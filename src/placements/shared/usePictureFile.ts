import { onBeforeUnmount, onMounted, shallowRef } from 'vue'
import { refusalText } from '@/components/pictures/refusalText'
import { focusWithin, ratioOf } from '@/domain/pictures/crop'
import type { Focus, Size } from '@/domain/pictures/crop'
import type { PictureKind } from '@/domain/pictures/kinds'
import type { SiteProfile } from '@/domain/settings/siteProfile'
import * as m from '@/paraglide/messages.js'
import { encodePicture, EncodeError } from '@/services/pictures/encode'
import { readPicture } from '@/services/pictures/readPicture'

export interface ChosenFile extends Size {
  /** Of this page: another choice has another one. */
  id: number
  file: File
  kind: PictureKind
}

/** A file on its way from a person's disk to a picture ready to be sent: looked at, cut, written anew. */
export function usePictureFile(profile: SiteProfile) {
  const chosen = shallowRef<ChosenFile | null>(null)
  const error = shallowRef('')
  /** What was left out of a choice that was taken. */
  const note = shallowRef('')
  const isBusy = shallowRef(false)
  let choices = 0

  /** The last choice wins, also over one whose bytes are still being read. */
  async function choose(files: readonly File[]) {
    const [file] = files
    if (file === undefined || isBusy.value)
      return
    const id = ++choices
    const look = await readPicture(file)
    if (id !== choices)
      return
    if (!look.ok) {
      error.value = refusalText(look.refusal)
      return
    }
    error.value = ''
    note.value = files.length > 1 ? m.picture_first_taken({ name: file.name }) : look.isAnimated ? m.picture_animation_stops() : ''
    chosen.value = { id, file, kind: look.kind, width: look.width, height: look.height }
  }

  function cancel() {
    chosen.value = null
    error.value = ''
    note.value = ''
  }

  /** @returns null when the browser could not decode the file; the message says so. */
  async function cut({ focus, zoom, alt }: { focus: Focus, zoom: number, alt: string }) {
    if (chosen.value === null)
      return null
    const { file, kind } = chosen.value
    isBusy.value = true
    try {
      const made = await encodePicture(file, {
        kind, focus, zoom,
        format: profile.pictureFormat,
        qualityPercent: profile.pictureQuality,
        largestWidth: profile.pictureWidth,
        ratio: ratioOf(profile.pictureRatio),
      })
      const ready = { file: made.file, alt, focus: focusWithin(made.area, chosen.value, focus) }
      cancel()
      return ready
    }
    catch (cause) {
      if (!(cause instanceof EncodeError))
        throw cause
      error.value = m.picture_refused_damaged()
      return null
    }
    finally {
      isBusy.value = false
    }
  }

  onMounted(() => {
    window.addEventListener('dragover', keepPage)
    window.addEventListener('drop', keepPage)
  })
  onBeforeUnmount(() => {
    window.removeEventListener('dragover', keepPage)
    window.removeEventListener('drop', keepPage)
  })

  return { chosen, error, note, isBusy, choose, cancel, cut }
}

/** A file that is dropped beside its place would be opened in place of the page, and what was typed there would be gone. */
function keepPage(event: DragEvent) {
  if (event.dataTransfer?.types.includes('Files'))
    event.preventDefault()
}
