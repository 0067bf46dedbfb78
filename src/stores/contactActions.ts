import { defineStore } from 'pinia'
import type { ContactFacts } from '@/domain/store/actions/facts'
import { contactButtons, pressContact } from '@/domain/store/actions/pressContact'
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
  return { ...card, ordered: card.ready }
})
