import { defineStore } from 'pinia'
import { computed } from 'vue'
import { contactActions } from '@/domain/store/actions/contact'
import type { ContactFacts } from '@/domain/store/actions/facts'
import { contactButtons, pressContact } from '@/domain/store/actions/pressContact'
import { unavailableActions } from '@/domain/store/actions/unavailable'
import { readContact } from '@/services/store/read/readContact'
import { useCardActions } from './cardActions'
import type { CardKind } from './cardActions'

const kind: CardKind<ContactFacts> = {
  entity: 'contact',
  read: readContact,
  buttons: contactButtons,
  press: pressContact,
  place: ({ isHandedOn, mailing, referrerId }) => `${isHandedOn} ${mailing} ${referrerId}`,
  people: ({ operatorId }) => [operatorId],
}

/** What can be done with a contact: recommendations and messages. */
export const useContactActionsStore = defineStore('contactActions', () => {
  const card = useCardActions(kind)
  const unavailable = computed(() => card.reading.value === null ? [] : unavailableActions(contactActions, card.caseOf({}), card.store.value!.roles, null))
  return { ...card, unavailable, ordered: card.ready }
})
