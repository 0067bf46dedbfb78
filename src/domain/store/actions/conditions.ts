import type { Condition } from './action'
import type { LeadFacts } from './facts'
import { missingContactFields } from './steps'

export const contactIsKnown: Condition<LeadFacts> = {
  id: 'contact', ask: 'contact',
  text: { ru: 'Привязан контакт; у нового заполнены все обязательные поля', en: 'A contact is linked; a new one has all required fields' },
  isMet: ({ facts, input }) => input.newContact ? missingContactFields(input.newContact).length === 0 : (input.contactId ?? facts.contactId) !== null,
}

export const contactOrNameAndPhone: Condition<LeadFacts> = {
  id: 'contactOrNameAndPhone', ask: 'contact',
  text: { ru: 'Привязан контакт, или заполнены имя и телефон', en: 'A contact is linked, or name and phone are filled in' },
  isMet: ({ facts, input }) => input.newContact !== undefined || (input.contactId ?? facts.contactId) !== null || (facts.name.trim() !== '' && facts.phones.length > 0),
}

export const contactOrPhone: Condition<LeadFacts> = {
  id: 'contactOrPhone', ask: 'contact',
  text: { ru: 'Есть контакт или телефон', en: 'There is a contact or a phone' },
  isMet: ({ facts, input, desk }) => input.newContact !== undefined || (input.contactId ?? facts.contactId) !== null || (desk.rules['tillRefusal.needsContact'] === 'contactOrPhone' && facts.phones.length > 0),
}

export const noContact: Condition<LeadFacts> = {
  id: 'noContact',
  text: { ru: 'Нет ни контакта, ни телефона', en: 'There is neither a contact nor a phone' },
  isMet: ({ facts }) => facts.contactId === null && facts.phones.length === 0,
}

export const mailingIsKnown: Condition<LeadFacts> = {
  id: 'mailing', ask: 'mailing',
  text: { ru: 'Отмечено, участвует ли клиент в рассылке', en: 'It is noted whether the client receives messages' },
  isMet: ({ input }) => input.mailing !== undefined,
}

export const contactIsBound: Condition<LeadFacts> = {
  id: 'contactIsBound',
  text: { ru: 'К лиду привязан контакт', en: 'A contact is linked to the lead' },
  isMet: ({ facts }) => facts.contactId !== null,
}

export const storeIsChosen: Condition<LeadFacts> = {
  id: 'store', ask: 'storeId',
  text: { ru: 'Выбран магазин', en: 'A store is chosen' },
  isMet: ({ facts, input }) => (input.storeId ?? facts.storeId) !== null,
}

export const administratorIsKnown: Condition<LeadFacts> = {
  id: 'administrator',
  text: { ru: 'У магазина указан администратор', en: 'The store has an administrator' },
  isMet: ({ facts }) => facts.administratorId !== null,
}

export const reasonIsInComments: Condition<LeadFacts> = {
  id: 'comment', ask: 'comment',
  text: { ru: 'В комментарии указана причина', en: 'The reason is in the comment' },
  isMet: ({ facts, input }) => (input.comment ?? facts.comments).trim() !== '',
}

export const offerIsWritten: Condition<LeadFacts> = {
  id: 'offer', ask: 'offer',
  text: { ru: 'Указано новое спец. предложение', en: 'A new special offer is written' },
  isMet: ({ input }) => (input.offer ?? '').trim() !== '',
}

export const clientIsReachable: Condition<LeadFacts> = {
  id: 'reachable',
  text: { ru: 'Есть контакт с телефоном или чатом', en: 'There is a contact with a phone or a chat' },
  isMet: ({ facts, contact }) => contact !== null && (contact.phones.length > 0 || contact.hasChat || facts.hasChat),
}

export const clientTakesMessages: Condition<LeadFacts> = {
  id: 'takesMessages',
  text: { ru: 'Клиент не отказался от рассылки', en: 'The client has not opted out of messages' },
  isMet: ({ contact }) => contact?.mailing !== 'OPTED_OUT',
}

export const couponIsIssued: Condition<LeadFacts> = {
  id: 'couponCode',
  text: { ru: 'В лиде есть код купона', en: 'The lead has a coupon code' },
  isMet: ({ facts }) => facts.couponCode !== '',
}

export const couponIsNew: Condition<LeadFacts> = {
  id: 'noCoupon',
  text: { ru: 'Купон ещё не выдан', en: 'No coupon was issued yet' },
  isMet: ({ facts }) => facts.couponCode === '',
}

export const couponHasEnded: Condition<LeadFacts> = {
  id: 'couponEnded',
  text: { ru: 'Срок действия купона истёк', en: 'The coupon has ended' },
  isMet: ({ facts, desk }) => facts.couponUntil !== null && desk.now > facts.couponUntil,
}

export const sellerHasAccepted: Condition<LeadFacts> = {
  id: 'seller',
  text: { ru: 'Продавец принял заявку', en: 'A seller has accepted the request' },
  isMet: ({ facts }) => facts.sellerId !== null,
}

export const chatIsOpen: Condition<LeadFacts> = {
  id: 'chat',
  text: { ru: 'Есть чат открытой линии', en: 'There is an open channel chat' },
  isMet: ({ facts }) => facts.hasChat,
}

export const wasTriedOften: Condition<LeadFacts> = {
  id: 'attempts',
  text: { ru: 'Попыток связаться столько, сколько задано в настройках', en: 'There were as many attempts as the settings ask for' },
  isMet: ({ facts, desk }) => facts.attempts >= desk.rules['unreachable.attempts'],
}

export const resultIsTillRefusal: Condition<LeadFacts> = {
  id: 'saleResult', ask: 'saleResult',
  text: { ru: '«Результат продажи» — «Отказ на кассе»', en: '“Sale result” is “Refused at the till”' },
  isMet: ({ facts, input }) => (input.saleResult ?? facts.saleResult) === 'TILL_REFUSAL',
}

/** Asked for both refusals at the till, with contact and without; only a setting of «никогда» leaves it out (GAP-78). */
export const reasonIsGiven: Condition<LeadFacts> = {
  id: 'reason', ask: 'reason',
  text: { ru: 'Указана причина отказа', en: 'The reason for refusing is given' },
  isMet: ({ facts, input, desk }) => (input.reason ?? facts.refusalReason) !== null || desk.rules.refusalReason === 'never',
}

export const isOnlineHold: Condition<LeadFacts> = {
  id: 'onlineHold',
  text: { ru: 'Лид пришёл с онлайн-бронью', en: 'The lead came with an online reservation' },
  isMet: ({ facts }) => facts.saleResult === 'HOLD_ONLINE',
}
