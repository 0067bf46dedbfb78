import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { PortalError } from '@/domain/portalError'
import type { PortalMap } from '@/domain/portalMap'
import { fetchDealPicture, pictureAddress, pictureField, pictureIn, savePictureWords, wordsFields } from '@/services/deals/dealPicture'
import type { DealPicture, KnownDeal, PictureWords } from '@/services/deals/dealPicture'
import { downloadFile } from '@/services/portal/downloads'
import { removeFiles } from '@/services/portal/fieldFiles/removeFiles'
import { saveFiles } from '@/services/portal/fieldFiles/saveFiles'
import { useAttempt } from './attempt'
import { usePageServices } from './portal'

/** A picture ready to be sent. */
export interface ReadyPicture extends PictureWords { file: File }

/** A file of this page and its address here. */
interface LocalPicture { file: File, address: string }

/** What has not arrived: a picture, words, or the wish to have no picture. */
type Unsent = { what: 'picture', ready: ReadyPicture } | { what: 'words', words: PictureWords } | { what: 'removal' }

/** Why it has not. `changed`: a colleague put another picture in, or other words, meanwhile. */
type Failure = { why: 'changed' | 'given-up', error: null } | { why: 'refused' | 'unknown', error: PortalError }

/** How sending has come on. */
export type PictureJob
  = | { kind: 'idle' }
    | { kind: 'sending', percent: number, isStopping: boolean }
    | { kind: 'removing' }
    | { kind: 'saved' }
    | { kind: 'not-saved', what: Unsent['what'] } & Failure

/** The announcement's picture: one file of the deal with its words. Nothing else of the deal is touched. */
export const useDealPictureStore = defineStore('dealPicture', () => {
  const { portal, clock } = usePageServices()
  /** As it is seen here; words that did not arrive are kept in it. */
  const picture = shallowRef<DealPicture | null>(null)
  const job = shallowRef<PictureJob>({ kind: 'idle' })
  /** The picture sent by this page: shown without asking the portal for it. */
  const own = shallowRef<LocalPicture | null>(null)
  /** The picture on its way. */
  const outgoing = shallowRef<LocalPicture | null>(null)
  const { error: loadError, guarded } = useAttempt()
  /** A look that follows a failure: that is told already. */
  const { guarded: quietly } = useAttempt()
  const isSending = computed(() => job.value.kind === 'sending' || job.value.kind === 'removing')
  /** null for no picture and for one that must not be shown. */
  const address = computed(() => own.value?.address ?? pictureAddress(portal.origin, picture.value?.file ?? null))
  /** Words as the portal holds them. */
  const storedWords = shallowRef<PictureWords | null>(null)

  let map: PortalMap | null = null
  let dealId = 0
  let userId: number | null = null
  let unsent: Unsent | null = null
  let sending = new AbortController()
  let last: Promise<unknown> = Promise.resolve()

  const waiting = clock ? { wait: clock.wait } : {}

  /** @param known Of a page that has read the deal already: then it is not asked for again. */
  async function load(portalMap: PortalMap, id: number, known?: KnownDeal) {
    map = portalMap
    dealId = id
    await guarded(async () => take(known ? pictureIn(portalMap, known) : await fetchDealPicture(portal, portalMap, id)))
  }

  async function read() {
    take(await fetchDealPicture(portal, map!, dealId))
  }

  function take({ userId: person, ...loaded }: DealPicture & { userId: number | null }) {
    if (loaded.file?.id !== picture.value?.file?.id)
      showOwn(null)
    userId = person
    storedWords.value = { alt: loaded.alt, focus: loaded.focus }
    picture.value = loaded
  }

  function showOwn(sent: LocalPicture | null) {
    if (own.value !== null)
      URL.revokeObjectURL(own.value.address)
    own.value = sent
  }

  /** One change after the other: each begins from what the one before has left. */
  function inTurn<T>(change: () => Promise<T>): Promise<T> {
    const next = last.then(change, change)
    last = next
    return next
  }

  /** Puts a picture in the place of the one that is seen here, its words with it. */
  async function save(ready: ReadyPicture) {
    if (map === null || picture.value === null || isSending.value)
      return
    job.value = { kind: 'sending', percent: 0, isStopping: false }
    sending = new AbortController()
    outgoing.value = { file: ready.file, address: URL.createObjectURL(ready.file) }
    try {
      await inTurn(() => send(ready))
    }
    finally {
      if (outgoing.value.address !== own.value?.address)
        URL.revokeObjectURL(outgoing.value.address)
      outgoing.value = null
    }
  }

  async function send(ready: ReadyPicture) {
    const before = picture.value!
    const words = { alt: ready.alt, focus: ready.focus }
    const outcome = await saveFiles(portal, pictureField(map!, dealId), [ready.file], {
      userId: userId ?? 0,
      seenIds: before.file === null ? [] : [before.file.id],
      together: wordsFields(map!, words),
      signal: sending.signal,
      onProgress: (sent, total) => tell(Math.floor(100 * sent / Math.max(1, total))),
      ...waiting,
    })
    if (outcome.kind === 'done') {
      unsent = null
      storedWords.value = words
      picture.value = { ...words, file: outcome.files[0] ?? null }
      showOwn(outgoing.value)
      job.value = { kind: 'saved' }
      return
    }
    // What the field holds now decides what the next try may replace, so it is known before one is offered.
    await quietly(read)
    const failure = failureOf(outcome)
    fail({ what: 'picture', ready }, sending.signal.aborted && failure.why !== 'changed' ? { why: 'given-up', error: null } : failure)
  }

  function tell(percent: number) {
    if (job.value.kind === 'sending')
      job.value = { ...job.value, percent }
  }

  function fail(wanted: Unsent, failure: Failure) {
    unsent = wanted
    job.value = { kind: 'not-saved', what: wanted.what, ...failure }
  }

  function giveUp() {
    if (job.value.kind === 'sending')
      job.value = { ...job.value, isStopping: true }
    sending.abort()
  }

  /** A picture that came too late: the deal has another one meanwhile, and the person decides. */
  function offer(ready: ReadyPicture) {
    fail({ what: 'picture', ready }, { why: 'changed', error: null })
  }

  /** Tries once more what did not arrive, from what the portal holds now. */
  async function retry() {
    if (unsent?.what === 'picture')
      await save(unsent.ready)
    else if (unsent?.what === 'words')
      await saveWords(unsent.words)
    else if (unsent?.what === 'removal')
      await remove()
  }

  /** Leaves everything as the portal holds it. */
  function dismiss() {
    unsent = null
    if (picture.value !== null && storedWords.value !== null)
      picture.value = { ...picture.value, ...storedWords.value }
    job.value = { kind: 'idle' }
  }

  /** Saves words unless somebody else changed them meanwhile. */
  async function saveWords(change: Partial<PictureWords>) {
    await inTurn(() => sendWords(change))
  }

  async function sendWords(change: Partial<PictureWords>) {
    if (map === null || picture.value === null || storedWords.value === null)
      return
    const mine = { alt: picture.value.alt, focus: picture.value.focus, ...change }
    picture.value = { ...picture.value, ...mine }
    const outcome = await savePictureWords(portal, map, dealId, { base: storedWords.value, mine }, clock ? { clock } : {})
    if (outcome.kind === 'done' || outcome.kind === 'conflict')
      storedWords.value = outcome.kind === 'done' ? mine : outcome.theirs
    if (outcome.kind === 'done') {
      unsent = null
      job.value = { kind: 'saved' }
    }
    else {
      fail({ what: 'words', words: mine }, failureOf(outcome))
    }
  }

  /** Takes the picture that is seen here out of the deal. */
  async function remove() {
    await inTurn(sendRemoval)
  }

  async function sendRemoval() {
    const file = picture.value?.file
    if (map === null || !file)
      return
    job.value = { kind: 'removing' }
    const outcome = await removeFiles(portal, pictureField(map, dealId), [file.id], waiting)
    if (outcome.kind === 'done') {
      // Not empty when a colleague had replaced the picture before it was removed.
      const theirs = outcome.files[0] ?? null
      picture.value = { ...picture.value!, file: theirs }
      showOwn(null)
      unsent = null
      if (theirs === null)
        job.value = { kind: 'idle' }
      else
        fail({ what: 'removal' }, { why: 'changed', error: null })
      return
    }
    await quietly(read)
    fail({ what: 'removal' }, failureOf(outcome))
  }

  /**
   * The bytes of the picture, to cut it again.
   *
   * @returns null where the portal does not hand them to a page.
   */
  async function fetchFile(): Promise<Blob | null> {
    if (own.value !== null)
      return own.value.file
    // The address carries a token that may have ended meanwhile.
    await quietly(read)
    if (address.value === null)
      return null
    const answer = await downloadFile(address.value)
    return answer.kind === 'done' ? answer.file : null
  }

  return { picture, storedWords, address, outgoing, job, loadError, isSending, load, save, saveWords, giveUp, offer, retry, dismiss, remove, fetchFile }
})

function failureOf(outcome: { kind: 'changed' | 'conflict' } | { kind: 'refused' | 'unknown', error: PortalError }): Failure {
  return outcome.kind === 'refused' || outcome.kind === 'unknown' ? { why: outcome.kind, error: outcome.error } : { why: 'changed', error: null }
}
