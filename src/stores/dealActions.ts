import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { PortalError } from '@/domain/portalError'
import type { DealCase, DealFacts } from '@/domain/store/actions/facts'
import { dealButtons, pressDeal } from '@/domain/store/actions/press'
import { readHoldEvidence } from '@/services/store/holdEvidence'
import type { HoldEvidence } from '@/services/store/holdEvidence'
import { readDeal } from '@/services/store/read/readDeal'
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
      evidence.value = reading.facts.stage === 'hold' ? await readHoldEvidence(store, reading.facts).catch(unknown) : null
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

  return { ...card, evidence, isOfStore, titleOf }
})

/** The reservation is there without it: what is beside it stays untold. */
function unknown(cause: unknown): null {
  if (!(cause instanceof PortalError))
    throw cause
  return null
}
