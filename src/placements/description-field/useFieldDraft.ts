import { shallowRef } from 'vue'
import { equalDocuments } from '@/domain/html/equal'
import { sanitiseHtml } from '@/domain/html/sanitise'
import { createDrafts } from '@/services/drafts'
import type { Draft, DraftKey, Drafts } from '@/services/drafts'

/** Pause in typing after which the draft is written. */
const pauseMs = 400

/**
 * Keeps a field's text on this device while it is edited. Nobody tells us that the card was saved, so the draft goes when
 * the stored text is found to say the same.
 *
 * @param stored The field's text when the frame was opened.
 */
export function useFieldDraft(stored: string, drafts: Drafts = createDrafts()) {
  /** Found from before, differs from what is stored. */
  const offered = shallowRef<Draft | null>(null)
  const isBlocked = shallowRef(false)
  let key: DraftKey | null = null
  let text: string | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  /** Looks for a draft. `null`: whose it would be is not known, so none is kept. */
  async function open(draftKey: DraftKey | null) {
    key = draftKey
    isBlocked.value = key === null || !await drafts.check()
    const found = key === null ? null : await drafts.load(key)
    if (found !== null && equalDocuments(found.html, stored))
      await remove()
    else if (text === null)
      offered.value = found
    if (text !== null)
      await flush()
  }

  function keep(html: string) {
    text = html
    clearTimeout(timer)
    timer = setTimeout(flush, pauseMs)
  }

  /** Writes the draft now: before the frame may vanish. */
  async function flush() {
    clearTimeout(timer)
    if (key === null || text === null)
      return
    const clean = sanitiseHtml(text)
    if (clean.refused !== null || equalDocuments(clean.html, stored))
      return
    isBlocked.value = !await drafts.save(key, { html: clean.html, base: stored, savedAt: new Date().toISOString() })
  }

  async function remove() {
    offered.value = null
    if (key !== null)
      await drafts.remove(key)
  }

  return { offered, isBlocked, open, keep, flush, remove }
}
