import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { PortalError } from '@/domain/portalError'
import type { DealCase, DealFacts } from '@/domain/store/actions/facts'
import { holdReminderPlan } from '@/domain/store/actions/dealReminders'
import type { HoldReminder } from '@/domain/store/actions/dealReminders'
import { dealButtons, pressDeal } from '@/domain/store/actions/pressDeal'
import { readHoldEvidence } from '@/services/store/holdEvidence'
import type { HoldEvidence } from '@/services/store/holdEvidence'
import { readMessages } from '@/services/store/messages/readMessages'
import type { CardMessage } from '@/services/store/messages/types'
import { withTemplates } from '@/services/store/openStore'
import { readDeal } from '@/services/store/read/readDeal'
import { phonePrefixOf } from '@/services/store/storeTexts'
import { useAttempt } from './attempt'
import { useCardActions } from './cardActions'
import type { CardKind } from './cardActions'

/** Money «to the courier» has come by then, in cash or sent: how is asked anew. */
function withAnswers(id: string, pressed: DealCase): DealCase {
  const isAsked = id === 'moneyReceived' && pressed.facts.paymentMethod === 'COURIER'
  return isAsked ? { ...pressed, facts: { ...pressed.facts, paymentMethod: null } } : pressed
}

/** Reservation and delivery of one deal: what can be done, and what came of it. */
export const useDealActionsStore = defineStore('dealActions', () => {
  /** Of a reservation; `null` where there is none, or nothing is known. */
  const evidence = shallowRef<HoldEvidence | null>(null)

  const kind: CardKind<DealFacts> = {
    entity: 'deal',
    async read(store, id) {
      const reading = await readDeal(store, id)
      evidence.value = reading.facts.stage === 'hold' ? await readHoldEvidence(await withTemplates(store), reading.facts).catch(unknown) : null
      return reading
    },
    buttons: dealButtons,
    press: (id, pressed, roles) => pressDeal(id, withAnswers(id, pressed), roles),
    place: ({ stage, holdUntil, deliveryAt, exchanges }) => [stage, holdUntil, deliveryAt, exchanges].join(' '),
    people: () => [],
  }
  const card = useCardActions(kind)
  const { store, reading, buttons } = card

  /** The store's parts belong to the deals of its pipeline; `null` while nothing is known. */
  const isOfStore = computed(() => reading.value === null || store.value === null ? null : Number(reading.value.look.fields.categoryId) === store.value.map.pipelineId)
  const titleOf = (id: string) => {
    const button = buttons.value.find(({ action }) => action.id === id)
    return button === undefined ? '' : card.titleOf(button.action)
  }

  /** How the messages of the deal stand. */
  const messages = computed(() => reading.value === null ? [] : readMessages(store.value!, recordOf(), reading.value.look))
  const phonePrefix = computed(() => phonePrefixOf(store.value!))
  const { isBusy: isResending, error: messageError, attempt: attemptMessage } = useAttempt()

  function recordOf() {
    return { entity: 'deal', id: reading.value!.facts.id } as const
  }

  /** What should have happened by itself is done by a person: once for each term, whoever presses. */
  async function remind(reminder: HoldReminder) {
    await card.prepare()
    const plan = holdReminderPlan(reminder, card.caseOf({}))
    if (plan !== null)
      await card.start(plan.action, plan)
  }

  const markSent = (name: string) => attemptMessage(async () => {
    const { markSentByHand } = await import('@/services/store/messages/markSentByHand')
    const outcome = await markSentByHand(store.value!, recordOf(), name)
    messageError.value = outcome.kind === 'done' ? null : outcome.error
    // Its receipt still says that a person has to send it.
    if (outcome.kind === 'done')
      card.run.value = null
    await card.settle()
  })

  /** Once more; one that was cut off is looked up under its own name. */
  const resend = ({ name, message, isChecking, why }: CardMessage) => attemptMessage(async () => {
    const [{ sendAgain, sendMessage }] = await Promise.all([import('@/services/store/messages/sendMessage'), card.prepare()])
    const order = { name, message, to: recordOf(), contactId: reading.value!.facts.contactId, isByHand: why === 'optedOut' }
    const outcome = isChecking || why === 'incomplete' ? await sendMessage(store.value!, order) : await sendAgain(store.value!, order, reading.value!.look)
    messageError.value = outcome.kind === 'done' ? null : outcome.error
    await card.settle()
  })

  return { ...card, evidence, isOfStore, messages, phonePrefix, isResending, messageError, titleOf, remind, markSent, resend }
})

/** The reservation is there without it: what is beside it stays untold. */
function unknown(cause: unknown): null {
  if (!(cause instanceof PortalError))
    throw cause
  return null
}
