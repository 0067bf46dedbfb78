import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { equalDocuments } from '@/domain/html/equal'
import { sanitiseHtml } from '@/domain/html/sanitise'
import { PortalError } from '@/domain/portalError'
import type { PortalMap } from '@/domain/portalMap'
import { fetchDescription, saveDescription } from '@/services/deals/description'
import type { SaveOutcome, StoredDescription } from '@/services/deals/description'
import type { Draft, DraftKey } from '@/services/drafts'
import { usePageServices } from './portal'

/** How far the text of this page has come. */
export type TextState
  = | { kind: 'unchanged' }
    | { kind: 'changed' }
    | { kind: 'saving' }
    | { kind: 'saved', at: Date }
    | { kind: 'not-saved', outcome: Exclude<SaveOutcome, { kind: 'done' | 'conflict' }> }

export type Conflict = Extract<SaveOutcome, { kind: 'conflict' }>

/** Pause in typing after which the draft is written. */
const draftPauseMs = 400

/** A deal's description while it is edited and saved by REST. */
export const useDescriptionStore = defineStore('description', () => {
  const { portal, drafts } = usePageServices()

  /** The text as stored when it was read or saved last; `null` while loading. */
  const base = shallowRef<string | null>(null)
  const text = shallowRef('')
  const state = shallowRef<TextState>({ kind: 'unchanged' })
  const conflict = shallowRef<Conflict | null>(null)
  const draft = shallowRef<Draft | null>(null)
  const loadError = shallowRef<PortalError | null>(null)
  const isStorageBlocked = shallowRef(false)
  const isSaving = computed(() => state.value.kind === 'saving')
  const hasChanges = computed(() => ['changed', 'saving', 'not-saved'].includes(state.value.kind))

  let map: PortalMap | null = null
  let key: DraftKey | null = null
  let draftTimer: ReturnType<typeof setTimeout> | undefined
  let saveWaits = false

  /** Reads the deal's text; a draft that differs is offered, one that says the same is removed. */
  async function load(portalMap: PortalMap, dealId: number) {
    map = portalMap
    loadError.value = null
    try {
      const loaded = await fetchDescription(portal, portalMap, dealId)
      key = { origin: portal.origin, userId: loaded.userId, entity: 'CRM_DEAL', entityId: dealId, field: portalMap.deal.description }
      setStored(loaded.html)
      state.value = { kind: 'unchanged' }
      await offerDraft()
    }
    catch (error) {
      loadError.value = asPortalError(error)
    }
  }

  function setStored(html: string) {
    base.value = html
    text.value = html
  }

  async function offerDraft() {
    if (key === null)
      return
    isStorageBlocked.value = !await drafts.check()
    const found = await drafts.load(key)
    if (found !== null && equalDocuments(found.html, base.value ?? ''))
      await drafts.remove(key)
    else
      draft.value = found
  }

  /** Takes the editor's text; the draft follows at the next pause. */
  function edit(html: string) {
    text.value = html
    if (state.value.kind !== 'saving')
      state.value = { kind: 'changed' }
    clearTimeout(draftTimer)
    draftTimer = setTimeout(keepDraft, draftPauseMs)
  }

  /** Writes the draft now: before the frame may vanish. */
  async function keepDraft() {
    clearTimeout(draftTimer)
    if (key === null || base.value === null || !hasChanges.value)
      return
    if (state.value.kind === 'changed' && equalDocuments(text.value, base.value)) {
      state.value = { kind: 'unchanged' }
      await drafts.remove(key)
      return
    }
    const { html, refused } = sanitiseHtml(text.value)
    isStorageBlocked.value = refused !== null || !await drafts.save(key, { html, base: base.value, savedAt: new Date().toISOString() })
  }

  /** Saves the text as it is now; asked for again meanwhile, it saves once more afterwards. */
  async function save() {
    if (map === null || key === null || base.value === null)
      return
    if (isSaving.value) {
      saveWaits = true
      return
    }
    state.value = { kind: 'saving' }
    await keepDraft()
    const sent = text.value
    take(await saveDescription(portal, map, key.entityId, { base: base.value, html: sent }), sent)
    if (saveWaits) {
      saveWaits = false
      await save()
    }
  }

  function take(outcome: SaveOutcome, sent: string) {
    if (outcome.kind === 'done')
      return finish(outcome.stored, sent)
    if (outcome.kind === 'conflict') {
      conflict.value = outcome
      state.value = { kind: 'changed' }
      return
    }
    state.value = { kind: 'not-saved', outcome }
  }

  function finish(stored: StoredDescription, sent: string) {
    base.value = stored.html
    if (text.value !== sent) {
      state.value = { kind: 'changed' }
      return
    }
    state.value = { kind: 'saved', at: new Date(stored.updatedTime) }
    draft.value = null
    if (key !== null)
      void drafts.remove(key)
  }

  function restoreDraft() {
    if (draft.value === null)
      return
    text.value = draft.value.html
    // Saved over what it was written over: a text changed since then shows up as a conflict.
    base.value = draft.value.base
    draft.value = null
    state.value = { kind: 'changed' }
  }

  async function removeDraft() {
    draft.value = null
    if (key !== null)
      await drafts.remove(key)
  }

  /** Saves my text over the colleague's, which I have seen. */
  async function takeMine() {
    if (conflict.value === null)
      return
    base.value = conflict.value.theirs.html
    conflict.value = null
    await save()
  }

  /** Goes on from the colleague's text; mine stays as a draft. */
  async function takeTheirs() {
    if (conflict.value === null)
      return
    await keepDraft()
    const mine: Draft = { html: sanitiseHtml(text.value).html, base: conflict.value.theirs.html, savedAt: new Date().toISOString() }
    setStored(conflict.value.theirs.html)
    conflict.value = null
    draft.value = mine
    state.value = { kind: 'unchanged' }
  }

  return {
    base, text, state, conflict, draft, loadError, isStorageBlocked, isSaving, hasChanges,
    load, edit, keepDraft, save, restoreDraft, removeDraft, takeMine, takeTheirs,
  }
})

function asPortalError(error: unknown): PortalError {
  if (error instanceof PortalError)
    return error
  throw error // A bug: the page's handler reports it.
}
