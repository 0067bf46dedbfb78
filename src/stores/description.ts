import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { equalDocuments } from '@/domain/html/equal'
import { sanitiseHtml } from '@/domain/html/sanitise'
import { PortalError } from '@/domain/portalError'
import type { PortalMap } from '@/domain/portalMap'
import { fetchDescription } from '@/services/deals/description'
import type { KnownDeal } from '@/services/deals/dealPicture'
import type { DescriptionConflict, SaveOutcome } from '@/services/deals/description'
import type { Draft, DraftKey, UnsettledSave } from '@/services/drafts'
import { sleep } from '@/services/portal/limits/sleep'
import { hasSeen } from '@/services/portal/writes/mark'
import { useDrafts } from './drafts'
import { usePageServices } from './portal'

/** How far the text of this page has come. */
export type TextState
  = | { kind: 'unchanged' }
    | { kind: 'changed' }
    | { kind: 'saving' }
    | { kind: 'saved', at: Date }
    | { kind: 'not-saved', outcome: Exclude<SaveOutcome, { kind: 'done' | 'conflict' }> }

/** So long after a change the draft is written, whether typing goes on or not. */
const draftDelayMs = 400

/** What saves: fetched when the text is there, so that the first key does not wait for it. */
const loadSaving = () => import('@/services/deals/saveDescription')

/** A deal's description while it is edited and saved by REST. */
export const useDescriptionStore = defineStore('description', () => {
  const { portal, clock = { wait: sleep } } = usePageServices()
  const drafts = useDrafts()

  /** The text as stored when it was read or saved last; `null` while loading. */
  const base = shallowRef<string | null>(null)
  /** The deal as it was read, for what stands beside the text. */
  const known = shallowRef<KnownDeal | null>(null)
  const text = shallowRef('')
  const state = shallowRef<TextState>({ kind: 'unchanged' })
  const conflict = shallowRef<DescriptionConflict | null>(null)
  /** Texts of earlier openings that were not saved, the newest first. */
  const earlierDrafts = shallowRef<Draft[]>([])
  const draft = computed(() => earlierDrafts.value[0] ?? null)
  const loadError = shallowRef<PortalError | null>(null)
  const isStorageBlocked = shallowRef(false)
  const isSaving = computed(() => state.value.kind === 'saving')
  const hasChanges = computed(() => ['changed', 'saving', 'not-saved'].includes(state.value.kind))

  let map: PortalMap | null = null
  let key: DraftKey | null = null
  let draftTimer: ReturnType<typeof setTimeout> | undefined
  let saveWaits = false
  /** Saves that somebody who has not seen them may yet write over, the oldest first. */
  let unsettled: readonly UnsettledSave[] = []
  /** Ends the looks at the text saved last. */
  let watching = new AbortController()

  /** Reads the deal's text; a draft that differs is offered, one that says the same is removed. */
  async function load(portalMap: PortalMap, dealId: number) {
    map = portalMap
    loadError.value = null
    try {
      const loaded = await fetchDescription(portal, portalMap, dealId)
      key = { origin: portal.origin, userId: loaded.userId, entity: 'CRM_DEAL', entityId: dealId, field: portalMap.deal.description }
      known.value = { fields: loaded.fields, userId: loaded.userId }
      setStored(loaded.html)
      state.value = { kind: 'unchanged' }
      // After the text is drawn; it is asked for again when it is needed.
      setTimeout(() => { loadSaving().catch(() => {}) })
      await offerDraft(loaded.mark)
      void drafts.tidy()
    }
    catch (error) {
      loadError.value = asPortalError(error)
    }
  }

  function setStored(html: string) {
    base.value = html
    text.value = html
  }

  /** @param mark Of the text that is stored now. */
  async function offerDraft(mark: string) {
    if (key === null)
      return
    isStorageBlocked.value = !await drafts.check()
    const offered: Draft[] = []
    for (const found of await drafts.load(key)) {
      const isSettled = found.mark !== undefined && hasSeen(mark, found.mark)
      if (isSettled || equalDocuments(found.html, base.value ?? ''))
        await drafts.remove(key, found.session)
      else
        offered.push(found)
    }
    earlierDrafts.value = offered
  }

  /** Takes the editor's text; the draft follows soon. */
  function edit(html: string) {
    text.value = html
    if (state.value.kind !== 'saving')
      state.value = { kind: 'changed' }
    draftTimer ??= setTimeout(keepDraft, draftDelayMs)
  }

  /** Writes the draft now: before the frame may vanish. */
  async function keepDraft() {
    clearTimeout(draftTimer)
    draftTimer = undefined
    if (key === null || base.value === null || !hasChanges.value)
      return
    if (state.value.kind === 'changed' && equalDocuments(text.value, base.value)) {
      state.value = { kind: 'unchanged' }
      await drafts.remove(key)
      return
    }
    const { html, refused } = sanitiseHtml(text.value)
    isStorageBlocked.value = refused !== null || !await drafts.save(key, { html, base: base.value, savedAt: new Date().toISOString(), ...(unsettled.length === 0 ? {} : { unsettled }) })
  }

  /** Saves the text as it is now; asked for again meanwhile, it saves once more afterwards. */
  async function save() {
    if (map === null || key === null || base.value === null)
      return
    if (isSaving.value) {
      saveWaits = true
      return
    }
    watching.abort()
    state.value = { kind: 'saving' }
    await keepDraft()
    const edited = { base: base.value, html: text.value }
    const saving = await loadSaving().catch(partMissing)
    take(saving instanceof PortalError ? { kind: 'refused', error: saving } : await saving.saveDescription(portal, map, key.entityId, { ...edited, userId: key.userId }, { clock }), edited)
    if (saveWaits) {
      saveWaits = false
      await save()
    }
  }

  function take(outcome: SaveOutcome, edited: { base: string, html: string }) {
    if (outcome.kind === 'done')
      return finish(outcome, edited)
    if (outcome.kind === 'conflict')
      return meet(outcome)
    state.value = { kind: 'not-saved', outcome }
  }

  /** What I have saved and the colleague has not seen counts as mine, not as what he took away. */
  async function meet(found: DescriptionConflict) {
    const unseen = unsettled.find(({ mark }) => !hasSeen(found.mark, mark))
    base.value = unseen?.base ?? base.value
    conflict.value = { ...found, isOverwritten: found.isOverwritten || unseen !== undefined }
    state.value = { kind: 'changed' }
    await keepDraft()
  }

  /** The colleague's text is before the person's eyes: what is saved next is written over it. */
  function seeTheirs() {
    unsettled = []
    conflict.value = null
  }

  function finish({ stored, mark, fields }: Extract<SaveOutcome, { kind: 'done' }>, edited: { base: string, html: string }) {
    base.value = stored.html
    known.value = { fields, userId: key?.userId ?? null }
    unsettled = [...unsettled, { base: edited.base, mark }]
    state.value = text.value === edited.html ? { kind: 'saved', at: new Date(stored.updatedTime) } : { kind: 'changed' }
    void watch({ base: edited.base, html: stored.html, mark })
  }

  /** Keeps a saved text as a draft until it is known to stand; tells the person when it does not. */
  async function watch(saved: { base: string, html: string, mark: string }) {
    if (map === null || key === null)
      return
    watching = new AbortController()
    const { signal } = watching
    if (state.value.kind === 'saved')
      await drafts.save(key, { ...saved, savedAt: new Date().toISOString(), unsettled })
    const wait = (ms: number) => clock.wait(ms, signal).then(untilVisible)
    const { watchDescription } = await loadSaving()
    const standing = await watchDescription(portal, map, key.entityId, saved, { clock: { wait }, signal }).catch(unlessAborted(signal))
    if (standing === null || signal.aborted)
      return
    if (standing.kind === 'stands') {
      unsettled = []
      if (state.value.kind === 'saved')
        await drafts.remove(key)
    }
    if (standing.kind === 'conflict')
      await meet(standing)
  }

  /** Goes on from an earlier text; what is in the editor becomes a draft in its place. */
  async function restoreDraft() {
    const [restored, ...others] = earlierDrafts.value
    if (restored === undefined || key === null)
      return
    const current = hasChanges.value ? [ownDraft(base.value ?? '')] : []
    text.value = restored.html
    // Saved over what it was written over: a text changed since then shows up as a conflict.
    base.value = restored.base
    unsettled = restored.unsettled ?? []
    state.value = { kind: 'changed' }
    earlierDrafts.value = [...current, ...others]
    await keepDraft()
    if (!isStorageBlocked.value)
      await drafts.remove(key, restored.session)
  }

  async function removeDraft() {
    const [removed, ...others] = earlierDrafts.value
    earlierDrafts.value = others
    if (removed !== undefined && key !== null)
      await drafts.remove(key, removed.session)
  }

  /** The editor's text as an offered draft; it is on this page only. */
  function ownDraft(writtenOver: string): Draft {
    return { html: sanitiseHtml(text.value).html, base: writtenOver, savedAt: new Date().toISOString(), session: '' }
  }

  /** Saves my text over the colleague's, which I have seen. */
  async function takeMine() {
    if (conflict.value === null)
      return
    base.value = conflict.value.theirs.html
    seeTheirs()
    await save()
  }

  /** Goes on from the colleague's text; mine stays as a draft. */
  async function takeTheirs() {
    if (conflict.value === null)
      return
    await keepDraft()
    earlierDrafts.value = [ownDraft(conflict.value.theirs.html), ...earlierDrafts.value]
    setStored(conflict.value.theirs.html)
    seeTheirs()
    state.value = { kind: 'unchanged' }
  }

  /** Saves what I made of both texts; mine is a draft until that is stored. */
  async function takeMerged(html: string) {
    if (conflict.value === null || key === null)
      return
    const mine = { ...ownDraft(base.value ?? ''), session: crypto.randomUUID() }
    const keeping = drafts.save(key, mine, mine.session)
    base.value = conflict.value.theirs.html
    text.value = html
    seeTheirs()
    await save()
    await keeping
    if (isUnsettled())
      earlierDrafts.value = [mine, ...earlierDrafts.value]
    else
      await drafts.remove(key, mine.session)
  }

  /** The last save came to nothing so far. */
  function isUnsettled(): boolean {
    return conflict.value !== null || state.value.kind === 'not-saved'
  }

  return {
    base, known, text, state, conflict, draft, loadError, isStorageBlocked, isSaving, hasChanges,
    load, edit, keepDraft, save, restoreDraft, removeDraft, takeMine, takeTheirs, takeMerged,
  }
})

async function untilVisible() {
  if (document.visibilityState === 'hidden')
    await new Promise(resolve => document.addEventListener('visibilitychange', resolve, { once: true }))
}

function unlessAborted(signal: AbortSignal) {
  return (error: unknown) => {
    if (signal.aborted)
      return null
    throw error
  }
}

/** The page's host does not answer: nothing was sent. */
function partMissing(cause: unknown): PortalError {
  return new PortalError('unreachable', 'The part of the page that saves could not be loaded.', { cause })
}

function asPortalError(error: unknown): PortalError {
  if (error instanceof PortalError)
    return error
  throw error // A bug: the page's handler reports it.
}
