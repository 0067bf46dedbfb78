import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { PortalError } from '@/domain/portalError'
import type { PortalMap } from '@/domain/portalMap'
import { fetchDealPicture, pictureField, pictureIn, savePictureWords } from '@/services/deals/dealPicture'
import type { DealPicture, KnownDeal, PictureWords } from '@/services/deals/dealPicture'
import { removeFiles } from '@/services/portal/fieldFiles/removeFiles'
import { saveFiles } from '@/services/portal/fieldFiles/saveFiles'
import { useAttempt } from './attempt'
import { usePageServices } from './portal'

/** A picture ready to be sent. */
export interface ReadyPicture extends PictureWords { file: File }

/** How sending has come on. `changed`: a colleague put another picture in meanwhile. */
export type PictureJob
  = | { kind: 'idle' }
    | { kind: 'sending', percent: number }
    | { kind: 'saved' }
    | { kind: 'not-saved', why: 'changed' | 'given-up', error: null }
    | { kind: 'not-saved', why: 'refused' | 'unknown', error: PortalError }

/** The announcement's picture: one file of the deal with its words. Nothing else of the deal is touched. */
export const useDealPictureStore = defineStore('dealPicture', () => {
  const { portal, clock } = usePageServices()
  const picture = shallowRef<DealPicture | null>(null)
  const job = shallowRef<PictureJob>({ kind: 'idle' })
  /** Address of the picture sent by this page: shown without asking the portal for it. */
  const ownAddress = shallowRef<string | null>(null)
  const { error: loadError, guarded } = useAttempt()
  const isSending = computed(() => job.value.kind === 'sending')
  const address = computed(() => ownAddress.value ?? picture.value?.file?.machineUrl ?? null)

  let map: PortalMap | null = null
  let dealId = 0
  let userId: number | null = null
  let unsent: ReadyPicture | null = null
  let sending = new AbortController()

  /** @param known Of a page that has read the deal already: then it is not asked for again. */
  async function load(portalMap: PortalMap, id: number, known?: KnownDeal) {
    map = portalMap
    dealId = id
    await guarded(async () => take(known ? pictureIn(portalMap, known) : await fetchDealPicture(portal, portalMap, id)))
  }

  async function read() {
    take(await fetchDealPicture(portal, map!, dealId))
  }

  function take(loaded: DealPicture & { userId: number | null }) {
    if (loaded.file?.id !== picture.value?.file?.id)
      showOwn(null)
    userId = loaded.userId
    picture.value = loaded
  }

  function showOwn(file: File | null) {
    if (ownAddress.value !== null)
      URL.revokeObjectURL(ownAddress.value)
    ownAddress.value = file === null ? null : URL.createObjectURL(file)
  }

  /** Puts a picture in the place of the one that is seen here. */
  async function save(ready: ReadyPicture) {
    if (map === null || picture.value === null || isSending.value)
      return
    unsent = ready
    sending = new AbortController()
    job.value = { kind: 'sending', percent: 0 }
    const before = picture.value
    const outcome = await saveFiles(portal, pictureField(map, dealId), [ready.file], {
      userId: userId ?? 0,
      seenIds: before.file === null ? [] : [before.file.id],
      signal: sending.signal,
      onProgress: (sent, total) => { job.value = { kind: 'sending', percent: Math.floor(100 * sent / Math.max(1, total)) } },
      ...(clock ? { wait: clock.wait } : {}),
    })
    if (outcome.kind === 'done') {
      unsent = null
      picture.value = { ...before, file: outcome.files[0] ?? null }
      showOwn(ready.file)
      job.value = { kind: 'saved' }
      return saveWords({ alt: ready.alt, focus: ready.focus })
    }
    job.value = outcome.kind === 'changed'
      ? { kind: 'not-saved', why: 'changed', error: null }
      : sending.signal.aborted ? { kind: 'not-saved', why: 'given-up', error: null } : { kind: 'not-saved', why: outcome.kind, error: outcome.error }
    // What the field holds now decides what the next try may replace.
    await guarded(read)
  }

  function giveUp() {
    sending.abort()
  }

  /** Sends the picture that did not arrive once more. */
  async function retry() {
    if (unsent !== null)
      await save(unsent)
  }

  /** Lets the picture go that did not arrive. */
  function dismiss() {
    unsent = null
    job.value = { kind: 'idle' }
  }

  async function saveWords(mine: PictureWords) {
    if (map === null || picture.value === null)
      return
    const outcome = await savePictureWords(portal, map, dealId, { base: picture.value, mine }, clock ? { clock } : {})
    if (outcome.kind === 'done')
      picture.value = { ...picture.value, ...mine }
    else if (outcome.kind === 'conflict')
      picture.value = { ...picture.value, ...outcome.theirs }
    job.value = outcome.kind === 'done'
      ? { kind: 'saved' }
      : outcome.kind === 'conflict' ? { kind: 'not-saved', why: 'changed', error: null } : { kind: 'not-saved', why: outcome.kind, error: outcome.error }
  }

  async function remove() {
    const file = picture.value?.file
    if (map === null || !file)
      return
    const outcome = await removeFiles(portal, pictureField(map, dealId), [file.id], clock ? { wait: clock.wait } : {})
    if (outcome.kind === 'done') {
      picture.value = { ...picture.value!, file: null }
      showOwn(null)
      job.value = { kind: 'idle' }
      return
    }
    job.value = outcome.kind === 'changed' ? { kind: 'not-saved', why: 'changed', error: null } : { kind: 'not-saved', why: outcome.kind, error: outcome.error }
    await guarded(read)
  }

  return { picture, address, job, loadError, isSending, load, save, saveWords, giveUp, retry, dismiss, remove }
})
