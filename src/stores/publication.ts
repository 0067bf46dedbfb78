import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { EventMap, EventStage } from '@/domain/eventMap'
import type { PortalError } from '@/domain/portalError'
import { dueKind, dueSinceCancelled, kindByHand, stageRole } from '@/domain/site/due'
import type { OrderKind, SiteAnswer, SiteOrder } from '@/domain/site/order'
import { siteStateOf } from '@/domain/site/siteState'
import { saveDealField, spellCode } from '@/services/deals/dealField'
import type { FieldEdit } from '@/services/deals/dealField'
import type { KnownDeal } from '@/services/deals/dealPicture'
import { asId, asNumber, asText } from '@/services/portal/decode'
import { sleep } from '@/services/portal/limits/sleep'
import { lookAt } from '@/services/portal/writes/guardedRecord'
import { handOver, lacking } from '@/services/site/handOver'
import type { HandOverOutcome } from '@/services/site/handOver'
import { publicValues } from '@/services/site/publicValues'
import { leaveReceipt, orderIn } from '@/services/site/receipts'
import type { ReceiptWords } from '@/services/site/receipts'
import { useAttempt } from './attempt'
import { usePageServices } from './portal'
import { refreshTotals } from './refreshTotals'

/** What the page knows when the deal is open. */
export interface PublicationPage {
  map: EventMap
  dealId: number
  /** Of the site's receiver; empty when only the portal knocks. */
  siteAddress: string
  words: (order: SiteOrder, answer: SiteAnswer | null) => ReceiptWords
}

/** Why a handover or a change of a field came to nothing. */
export type PublicationTrouble
  = | { what: 'send', outcome: Exclude<HandOverOutcome, { kind: 'handed' }> }
    | { what: 'field' | 'stage', kind: 'refused' | 'unknown', error: PortalError }
    /** A colleague wrote another value meanwhile; nothing was written. */
    | { what: 'field' | 'stage', kind: 'conflict', error: null }

const DEAL = 2
/** Looks for the site's answer while a person waits for it, ms after the handover; after that once a minute. */
const answerLooksAtMs: readonly number[] = [1500, 4000, 8000, 15_000, 30_000]
const everyMs = 60_000

/** How an open deal and the site stand to each other: handing over, answers, stages. */
export const usePublicationStore = defineStore('publication', () => {
  const { portal, clock = { wait: sleep } } = usePageServices()
  const fields = shallowRef<KnownDeal['fields'] | null>(null)
  const page = shallowRef<PublicationPage | null>(null)
  /** Portal time of the last look, ISO; empty before the first: this device's clock may be another. */
  const seenAt = shallowRef('')
  const isBusy = shallowRef(false)
  const trouble = shallowRef<PublicationTrouble | null>(null)
  const { error: lookError, guarded } = useAttempt()

  const stage = computed<EventStage | null>(() => page.value === null || fields.value === null ? null : stageRole(page.value.map, asText(fields.value.stageId)))
  const known = computed(() => {
    if (page.value === null || fields.value === null)
      return null
    const { map, dealId } = page.value
    const { order, answer } = orderIn(map.fields, fields.value, dealId)
    return { order, answer, state: siteStateOf(order, answer, publicValues(map, fields.value)) }
  })
  const state = computed(() => known.value?.state ?? null)
  /** What a button would hand over; null where the deal has no place on the site. */
  const kind = computed<OrderKind | null>(() => page.value === null || fields.value === null
    ? null
    : kindByHand(page.value.map, asNumber(fields.value.categoryId) ?? -1, stage.value, known.value?.order ?? null))
  const missing = computed(() => page.value === null || fields.value === null || kind.value === null ? null : lacking(page.value.map, fields.value, kind.value))

  let userId: number | null = null
  let leaving = new AbortController()
  let lastReceipt = Promise.resolve()
  /** Stages that were handed over by themselves on this page: once each. */
  const tried = new Set<string>()

  /** Begins with what the page has read of the deal already; hands over by itself what its stage asks for. */
  function open(opened: PublicationPage, deal: KnownDeal) {
    leaving.abort()
    leaving = new AbortController()
    page.value = opened
    userId = deal.userId
    fields.value = deal.fields
    void settle()
    void follow(leaving.signal)
  }

  function close() {
    leaving.abort()
  }

  /** The deal as another part of the page has just read it. */
  function take(read: KnownDeal['fields']) {
    fields.value = read
  }

  /** What follows from the deal as it is: an order that its stage asks for, the receipt of an answer. */
  async function settle() {
    const due = dueKind(stage.value, known.value?.order ?? null) ?? (state.value === null ? null : dueSinceCancelled(state.value))
    const once = `${asText(fields.value?.stageId)} ${due}`
    if (due !== null && !tried.has(once) && lacking(page.value!.map, fields.value!, due) === null) {
      tried.add(once)
      await send(due, true)
    }
    await receipt()
  }

  /** One receipt after the other: each looks whether it is there before it is left. */
  function receipt(): Promise<void> {
    lastReceipt = lastReceipt.then(leave, leave)
    return lastReceipt
  }

  async function leave() {
    const { order, answer } = known.value ?? { order: null, answer: null }
    const told = answer?.revision === order?.revision ? answer : null
    if (page.value === null || order === null || isTold(portal.origin, order, told))
      return
    if (await leaveReceipt(portal, { order, answer: told }, page.value.words(order, told), clock))
      setTold(portal.origin, order, told)
  }

  /** @param isOwnAccord Nobody pressed a button: that this person may not do it is no news. */
  async function send(wanted: OrderKind | null = kind.value, isOwnAccord = false) {
    if (page.value === null || wanted === null || isBusy.value)
      return
    const { map, dealId, siteAddress } = page.value
    isBusy.value = true
    trouble.value = null
    try {
      const outcome = (await handOver(portal, { map, siteAddress, userId }, [{ dealId, kind: wanted }], { clock })).get(dealId)
      if (outcome?.kind === 'handed' || outcome?.kind === 'conflict')
        fields.value = outcome.fields
      if (outcome !== undefined && outcome.kind !== 'handed' && !(isOwnAccord && isForbidden(outcome)))
        trouble.value = { what: 'send', outcome }
      if (outcome?.kind === 'handed')
        void receipt().then(() => waitForAnswer(leaving.signal))
    }
    finally {
      isBusy.value = false
    }
  }

  /** Saves a field that a stage needs, or the stage itself, and hands over what the new stage asks for. */
  async function change(edit: FieldEdit, what: 'field' | 'stage' = 'field'): Promise<boolean> {
    if (page.value === null || isBusy.value)
      return false
    isBusy.value = true
    trouble.value = null
    try {
      const outcome = await saveDealField(portal, page.value.dealId, edit, { clock })
      if (outcome.kind === 'done' || outcome.kind === 'conflict')
        fields.value = outcome.look.fields
      if (outcome.kind !== 'done')
        trouble.value = outcome.kind === 'conflict' ? { what, kind: 'conflict', error: null } : { what, ...outcome }
      return outcome.kind === 'done'
    }
    finally {
      isBusy.value = false
    }
  }

  async function moveTo(next: EventStage): Promise<boolean> {
    const code = page.value?.map.stages.get(next)
    if (code === undefined || !await change({ name: 'stageId', base: fields.value?.stageId, mine: code, spell: spellCode }, 'stage'))
      return false
    if (fields.value !== null)
      void refreshTotals(portal, fields.value, page.value!.dealId)
    await settle()
    return true
  }

  /** Reads the deal again: the site may have answered, a colleague may have moved it. */
  async function look(signal?: AbortSignal) {
    const opened = page.value
    if (opened === null)
      return
    await guarded(async () => {
      const read = await lookAt(portal, { entityTypeId: DEAL, id: opened.dealId }, { background: true }).catch(unlessAborted(signal))
      if (read !== null && !signal?.aborted && page.value === opened) {
        fields.value = read.fields
        seenAt.value = read.portalTime
      }
    })
    if (lookError.value === null && !signal?.aborted)
      await settle()
  }

  async function waitForAnswer(signal: AbortSignal) {
    let passedMs = 0
    for (const atMs of answerLooksAtMs) {
      if (state.value?.kind !== 'waiting')
        return
      await clock.wait(atMs - passedMs, signal).catch(() => {})
      passedMs = atMs
      if (signal.aborted)
        return
      await look(signal)
    }
  }

  /** Looks once a minute while the page is seen: nobody tells it of an answer or a new stage. */
  async function follow(signal: AbortSignal) {
    while (!signal.aborted) {
      await clock.wait(everyMs, signal).catch(() => {})
      if (!signal.aborted && document.visibilityState === 'visible' && !isBusy.value)
        await look(signal)
    }
  }

  const parentId = computed(() => page.value === null || fields.value === null ? null : asId(fields.value[page.value.map.fields.parent]))

  return { fields, page, seenAt, stage, known, state, kind, missing, isBusy, trouble, lookError, parentId, open, close, take, send, change, moveTo, look }
})

function unlessAborted(signal?: AbortSignal) {
  return (error: unknown) => {
    if (signal?.aborted)
      return null
    throw error
  }
}

function isForbidden(outcome: HandOverOutcome): boolean {
  return outcome.kind === 'not-ready' || ('error' in outcome && outcome.error.kind === 'forbidden')
}

/** What receipts tell, so that an opened card does not ask for them each time. */
const toldPrefix = 'cardinal.receipt.'

function isTold(origin: string, { key }: SiteOrder, answer: SiteAnswer | null): boolean {
  try {
    return localStorage.getItem(`${toldPrefix}${origin}.${key}`) === (answer?.outcome ?? 'waiting')
  }
  catch {
    return false
  }
}

function setTold(origin: string, { key }: SiteOrder, answer: SiteAnswer | null): void {
  try {
    localStorage.setItem(`${toldPrefix}${origin}.${key}`, answer?.outcome ?? 'waiting')
  }
  catch {
    // Without storage it is asked for again next time.
  }
}
