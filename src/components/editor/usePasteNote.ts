import { onBeforeUnmount, shallowRef } from 'vue'
import type { PasteReport } from './pasting'

/** The note goes after a pause in typing. */
const pauseMs = 10_000

/** What to say under the text about the last paste. */
export function usePasteNote() {
  const note = shallowRef<PasteReport | null>(null)
  const refusedFiles = shallowRef<string[]>([])
  let timer: ReturnType<typeof setTimeout> | undefined

  function hide() {
    clearTimeout(timer)
    note.value = null
    refusedFiles.value = []
  }

  function report(paste: PasteReport | null) {
    hide()
    note.value = paste !== null && paste.source === 'editor' && paste.removed.length === 0 ? null : paste
  }

  function refuseFiles(names: string[]) {
    hide()
    refusedFiles.value = names
  }

  function typed() {
    clearTimeout(timer)
    timer = setTimeout(hide, pauseMs)
  }

  onBeforeUnmount(() => clearTimeout(timer))
  return { note, refusedFiles, report, refuseFiles, typed, hide }
}
