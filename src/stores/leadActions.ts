import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { PortalError } from '@/domain/portalError'
import type { LeadFacts, PressInput } from '@/domain/store/actions/facts'
import type { ActionPlan } from '@/domain/store/actions/plan'
import { leadButtons, pressLead } from '@/domain/store/actions/pressLead'
import { suggestedAction } from '@/domain/store/actions/suggested'
import type { CouponKind } from '@/domain/store/roles'
import type { CardMessage } from '@/services/store/messages/types'
import type { ReadPassport } from '@/services/store/passport'
import { readLead } from '@/services/store/read/readLead'
import { phonePrefixOf } from '@/services/store/storeTexts'
import { useAttempt } from './attempt'
import { useCardActions } from './cardActions'
import type { CardKind } from './cardActions'

/** Stands for the signs of a code that is not drawn yet. */
export const codeToCome = 'XXXXXXXXXX'

/** What can be done with a lead now, and what came of it; its coupon and those its client had. */
export const useLeadActionsStore = defineStore('leadActions', () => {
  /** Of the coupon that is being issued, as the operator chose it. */
  const chosenKind = shallowRef<CouponKind | null>(null)
  const withKind = (facts: LeadFacts): LeadFacts => chosenKind.value === null || facts.couponCode !== '' ? facts : { ...facts, couponKind: chosenKind.value }

  const kind: CardKind<LeadFacts> = {
    entity: 'lead',
    read: readLead,
    buttons: leadButtons,
    press: (id, pressed, roles) => pressLead(id, { ...pressed, facts: withKind(pressed.facts) }, roles),
    place: ({ status, couponCode }) => `${status} ${couponCode}`,
    people: ({ responsibleId, administratorId, sellerId }) => [responsibleId, administratorId, sellerId],
  }
  const card = useCardActions(kind)
  const { store, reading, facts, ready } = card

  const coupons = shallowRef<readonly ReadPassport[]>([])
  const { error: couponsError, guarded: readGuarded } = useAttempt()
  /** Drawn for this press; the same is used when it is pressed again. */
  let drawn: string | null = null
  let isDrawing = false

  const suggested = computed(() => reading.value === null ? null : suggestedAction(card.caseOf({})))
  const ordered = computed(() => [...ready.value].sort((one, other) => Number(other.action.id === suggested.value) - Number(one.action.id === suggested.value)))
  const couponKind = computed<CouponKind>(() => facts.value === null ? 'ORDINARY' : withKind(facts.value).couponKind)
  /** The coupon of this lead. */
  const coupon = computed(() => coupons.value.find(({ leadId }) => leadId === facts.value?.id) ?? null)
  const isResending = shallowRef(false)
  const phonePrefix = computed(() => phonePrefixOf(store.value!))
  const pastCoupons = computed(() => coupons.value.filter(({ leadId }) => leadId !== facts.value?.id))

  async function load(id: number) {
    await card.load(id)
    await loadCoupons()
  }

  /** Of the client, or of a lead whose contact is not bound yet. */
  const loadCoupons = () => readGuarded(async () => {
    if (store.value === null || facts.value === null)
      return
    const { id, contactId, couponCode } = facts.value
    if (contactId === null && couponCode === '')
      return
    const { readPassport } = await import('@/services/store/passport')
    const own = couponCode === '' ? [] : await readPassport(store.value, { entity: 'lead', id })
    const others = contactId === null ? [] : await readPassport(store.value, { entity: 'contact', id: contactId })
    coupons.value = [...own, ...others.filter(({ leadId }) => leadId !== id)]
  })

  function press(id: string, input: PressInput) {
    return card.pressOf(id, input, id === 'issueCoupon' ? drawn ?? codeToCome : '')
  }

  /** A coupon gets its code when it is issued, not before. */
  async function start(id: string, plan: ActionPlan, input: PressInput) {
    if (card.isRunning.value || isDrawing)
      return
    const whole = id === 'issueCoupon' ? await withCode(input) : plan
    if (whole !== null)
      await card.start(id, whole)
    await loadCoupons()
  }

  async function withCode(input: PressInput): Promise<ActionPlan | null> {
    card.runError.value = null
    isDrawing = true
    try {
      drawn ??= await (await import('@/services/store/coupon/drawFreeCode')).drawFreeCode(store.value!)
    }
    catch (cause) {
      if (!(cause instanceof PortalError))
        throw cause
      card.runError.value = cause
      return null
    }
    finally {
      isDrawing = false
    }
    const pressed = press('issueCoupon', input)
    return pressed.kind === 'plan' ? pressed.plan : null
  }

  /** Noted by the person; the steps that have waited for the message follow. */
  async function markSent(name: string) {
    const { markSentByHand } = await import('@/services/store/messages/markSentByHand')
    const outcome = await markSentByHand(store.value!, { entity: 'lead', id: facts.value!.id }, name)
    if (outcome.kind !== 'done') {
      card.runError.value = outcome.error
      return
    }
    const last = card.run.value ?? null
    const waits = last !== null && last.states.some(({ kind: state }) => state === 'notTried')
    await again(() => waits ? card.retry() : card.settle())
  }

  /** Sends a message of this lead once more; one that was cut off is looked up under its own name. */
  async function resend({ name, message, isChecking, why }: CardMessage) {
    if (isResending.value || reading.value === null)
      return
    isResending.value = true
    try {
      const [{ sendAgain, sendMessage }] = await Promise.all([import('@/services/store/messages/sendMessage'), card.prepare()])
      const { id, contactId } = reading.value.facts
      const order = { name, message, to: { entity: 'lead', id }, contactId, isByHand: why === 'optedOut' } as const
      const outcome = isChecking || why === 'incomplete' ? await sendMessage(store.value!, order) : await sendAgain(store.value!, order, reading.value.look)
      card.runError.value = outcome.kind === 'done' ? null : outcome.error
      await again(card.settle)
    }
    finally {
      isResending.value = false
    }
  }

  async function again(work: () => Promise<unknown>) {
    await work()
    await loadCoupons()
  }

  return {
    ...card, ordered, coupons, coupon, pastCoupons, couponsError, couponKind, chosenKind, phonePrefix, isResending, resend, markSent,
    load, loadCoupons, press, start, retry: () => again(card.retry), takeBack: () => again(card.takeBack), resume: (kept: Parameters<typeof card.resume>[0]) => again(() => card.resume(kept)),
  }
})
