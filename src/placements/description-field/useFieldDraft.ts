import { computed, shallowRef } from 'vue'
import { equalDocuments } from '@/domain/html/equal'
import { sanitiseHtml } from '@/domain/html/sanitise'
import { createDrafts } from '@/services/drafts'
import type { Draft, DraftKey, Drafts } from '@/services/drafts'

/** So long after a change the draft is written, whether typing goes on or not. */
const delayMs = 400

/**
 * Keeps a field's text on this device while it is edited. Nobody tells us that the card was saved, so the draft goes when
 * the stored text is found to say the same.
 *
 * @param stored The field's text when the frame was opened.
 */
export function useFieldDraft(stored: string, drafts: Drafts = createDrafts()) {
  /** Texts of earlier openings that differ from what is stored, the newest first. */
  const earlier = shallowRef<Draft[]>([])
  const offered = computed(() => earlier.value[0] ?? null)
  const isBlocked = shallowRef(false)
  let key: DraftKey | null = null
  let text: string | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  /** Looks for a draft. `null`: whose it would be is not known, so none is kept. */
  async function open(draftKey: DraftKey | null) {
    key = draftKey
    isBlocked.value = key === null || !await drafts.check()
    if (key === null)
      return
    const different: Draft[] = []
    for (const found of await drafts.load(key)) {
      if (equalDocuments(found.html, stored))
        await drafts.remove(key, found.session)
      // What the tab has saved is the tab's to watch.
      else if (found.mark === undefined)
        different.push(found)
    }
    earlier.value = different
    await flush()
    void drafts.tidy()
  }

  function keep(html: string) {
    text = html
    timer ??= setTimeout(flush, delayMs)
  }

  /** Writes the draft now: before the frame may vanish. */
  async function flush() {
    clearTimeout(timer)
    timer = undefined
    if (key === null || text === null)
      return
    const clean = sanitiseHtml(text)
    if (clean.refused !== null)
      return
    if (equalDocuments(clean.html, stored)) {
      await drafts.remove(key)
      return
    }
    isBlocked.value = !await drafts.save(key, { html: clean.html, base: stored, savedAt: new Date().toISOString() })
  }

  async function remove() {
    const [removed, ...others] = earlier.value
    earlier.value = others
    if (removed !== undefined && key !== null)
      await drafts.remove(key, removed.session)
  }

  /** Takes an earlier text up: it is this opening's from now on. */
  async function restore(): Promise<string | null> {
    const restored = offered.value
    if (restored === null)
      return null
    keep(restored.html)
    await flush()
    await remove()
    return restored.html
  }

  return { offered, isBlocked, open, keep, flush, remove, restore }
}
