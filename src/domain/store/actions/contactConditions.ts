import type { Condition } from './action'
import type { ContactFacts } from './facts'

export const referrerIsKnown: Condition<ContactFacts> = {
  id: 'referrer',
  text: { ru: 'Заполнено поле «Кто порекомендовал»', en: 'The field “Recommended by” is filled in' },
  isMet: ({ facts }) => facts.referrerId !== null,
}

export const isNotHandedOn: Condition<ContactFacts> = {
  id: 'notHandedOn',
  text: { ru: 'Рекомендация ещё не обработана', en: 'The recommendation was not handled yet' },
  isMet: ({ facts }) => !facts.isHandedOn,
}

export const hasNotOptedOut: Condition<ContactFacts> = {
  id: 'notOptedOut',
  text: { ru: 'Клиент не отказался от рассылки', en: 'The client has not opted out of messages' },
  isMet: ({ facts }) => facts.mailing !== 'OPTED_OUT',
}

export const recommendedIsEntered: Condition<ContactFacts> = {
  id: 'recommended', ask: 'contact',
  text: { ru: 'Заполнены имя и телефон рекомендованного человека', en: 'Name and phone of the recommended person are filled in' },
  isMet: ({ input }) => (input.newContact?.name.trim() ?? '') !== '' && /\d/.test(input.newContact?.phones[0] ?? ''),
}

export const relationIsGiven: Condition<ContactFacts> = {
  id: 'relation', ask: 'relation',
  text: { ru: 'Указано, кем приходится', en: 'It is given who that person is to the client' },
  isMet: ({ input }) => (input.relation ?? '').trim() !== '',
}
