import { couponRemindAt, couponUntil } from '../../coupon/validity'
import type { LeadStatus } from '../roles'
import type { StoreAction } from './action'
import { administratorIsKnown, chatIsOpen, clientIsReachable, clientTakesMessages, contactIsBound, contactIsKnown, couponHasEnded, couponIsIssued, couponIsNew, mailingIsKnown, reasonIsInComments, sellerHasAccepted, storeIsChosen, wasTriedOften } from './conditions'
import type { LeadCase, LeadFacts } from './facts'
import type { PlanStep, RecordRef } from './plan'
import { bindContact, byDuty, here, message, messageLater, note, setTask, taskOf } from './steps'

type LeadAction = StoreAction<LeadFacts, LeadStatus>

const clientRef = ({ facts }: LeadCase): RecordRef => facts.contactId === null ? here : { kind: 'record', entity: 'contact', id: facts.contactId }
const mine = byDuty('leadOwner')

const subscribe: LeadAction = {
  id: 'subscribe',
  name: { ru: 'Подписать на рассылку', en: 'Subscribe to messages' },
  does: { ru: 'Привяжет контакт к лиду, переведёт лид в «ПОДПИСАТЬ НА РАССЫЛКУ» и поставит задачу на сутки.', en: 'Links the contact, moves the lead to “Subscribe to messages” and sets a task for a day.' },
  at: ['new', 'addContact'],
  roles: ['operator'],
  conditions: [contactIsKnown],
  mayAsk: ['comment'],
  steps(pressed) {
    const { steps, fields } = bindContact(pressed)
    return [...steps, { do: 'update', on: here, fields, status: 'subscribe' }, setTask(pressed.desk, 'subscribe', mine), ...note(pressed, this.name)]
  },
}

const bindClient: LeadAction = {
  id: 'bindClient',
  name: { ru: 'Привязать контакт', en: 'Link the contact' },
  does: { ru: 'Привяжет контакт клиента к лиду: без него купон не отправить. Статус не изменится.', en: 'Links the client’s contact to the lead: no coupon can be sent without it. The status stays.' },
  at: ['subscribe', 'discoverNeed', 'makeOffer', 'sendCoupon'],
  roles: ['operator'],
  conditions: [contactIsKnown],
  // A refusal at the till with only a phone comes here without a contact.
  isShown: ({ facts }) => facts.contactId === null,
  round: ({ input }) => input.contactId ?? 'new',
  steps(pressed) {
    const { steps, fields } = bindContact(pressed)
    return [...steps, { do: 'update', on: here, fields }]
  },
}

const sendWelcome: LeadAction = {
  id: 'sendWelcome',
  name: { ru: 'Отправить ознакомительное сообщение', en: 'Send the introductory message' },
  does: { ru: 'Отправит клиенту приветствие с вопросом о рассылке. Статус не изменится.', en: 'Sends the client a greeting that asks about messages. The status stays.' },
  at: ['subscribe'],
  roles: ['operator'],
  conditions: [clientIsReachable, clientTakesMessages],
  steps: pressed => [{ do: 'message', message: 'texts.welcome', to: clientRef(pressed) }],
}

const discoverNeed: LeadAction = {
  id: 'discoverNeed',
  name: { ru: 'Выявить потребность', en: 'Find out the need' },
  does: { ru: 'Запишет в контакт, участвует ли клиент в рассылке, переведёт лид в «ВЫЯВИТЬ ПОТРЕБНОСТЬ» и поставит задачу на сутки.', en: 'Notes in the contact whether the client receives messages, moves the lead to “Find out the need” and sets a task for a day.' },
  at: ['subscribe'],
  roles: ['operator'],
  conditions: [contactIsBound, mailingIsKnown],
  mayAsk: ['comment'],
  steps(pressed) {
    return [
      { do: 'update', on: clientRef(pressed), fields: { mailing: { option: pressed.input.mailing! } } },
      { do: 'update', on: here, status: 'discoverNeed' },
      setTask(pressed.desk, 'discoverNeed', mine),
      ...note(pressed, this.name),
    ]
  },
}

const makeOffer: LeadAction = {
  id: 'makeOffer',
  name: { ru: 'Сделать предложение', en: 'Make an offer' },
  does: { ru: 'Переведёт лид в «СДЕЛАТЬ ПРЕДЛОЖЕНИЕ» и поставит задачу на сутки.', en: 'Moves the lead to “Make an offer” and sets a task for a day.' },
  at: ['discoverNeed'],
  roles: ['operator'],
  conditions: [],
  mayAsk: ['comment'],
  steps(pressed) {
    return [{ do: 'update', on: here, status: 'makeOffer' }, setTask(pressed.desk, 'makeOffer', mine), ...note(pressed, this.name)]
  },
}

const onlineSale: LeadAction = {
  id: 'onlineSale',
  name: { ru: 'Сделать онлайн-продажу', en: 'Make an online sale' },
  otherName: { ru: 'Сделать онлайн продажу', en: 'Make an online sale' },
  does: { ru: 'Спросит продавцов магазина по очереди. Кто примет, получит задачу «Сделать продажу» на 15 минут; чат передаёте вы.', en: 'Asks the store’s sellers in turn. Who accepts gets the task “Make a sale” for 15 minutes; you hand the chat over.' },
  at: ['discoverNeed'],
  roles: ['operator'],
  conditions: [storeIsChosen],
  round: ({ facts }) => facts.visits + 1,
  steps({ facts, input, desk }): PlanStep[] {
    const storeId = (input.storeId ?? facts.storeId)!
    const store: RecordRef = { kind: 'record', entity: 'store', id: storeId }
    return [
      ...(input.storeId !== undefined && input.storeId !== facts.storeId ? [{ do: 'update', on: here, fields: { store: { record: store } } } satisfies PlanStep] : []),
      { do: 'create', entity: 'visit', name: `visit-of-lead-${facts.id}-${facts.visits + 1}`, fields: { channel: { option: 'ONLINE' }, store: { record: store }, lead: { record: here }, cashier: { user: desk.userId } }, responsible: byDuty('seller') },
      { do: 'task', task: taskOf(desk, 'sellOnline', byDuty('seller')), after: 'accepted' },
    ]
  },
}

const transferChat: LeadAction = {
  id: 'transferChat',
  name: { ru: 'Передать чат продавцу', en: 'Hand the chat to the seller' },
  does: { ru: 'Передаст чат открытой линии продавцу, который принял заявку.', en: 'Hands the open channel chat to the seller who accepted.' },
  at: ['discoverNeed'],
  roles: ['operator'],
  conditions: [sellerHasAccepted, chatIsOpen],
  isShown: ({ desk: { rules } }) => rules['chat.transfer'] === 'button',
  steps: ({ facts }) => [{ do: 'transferChat', to: facts.sellerId! }],
}

const reconsider: LeadAction = {
  id: 'reconsider',
  name: { ru: 'Пересмотреть предложение', en: 'Reconsider the offer' },
  does: { ru: 'Поставит администратору магазина задачу подготовить новое предложение. Лид остаётся в этом статусе.', en: 'Sets the store administrator a task to prepare a new offer. The lead stays in this status.' },
  at: ['discoverNeed', 'makeOffer'],
  roles: ['operator'],
  conditions: [reasonIsInComments, administratorIsKnown],
  round: ({ facts }) => facts.offerRefusals,
  steps(pressed) {
    const { facts, desk } = pressed
    const isOffer = facts.status === 'makeOffer'
    return [
      ...(isOffer ? [{ do: 'update', on: here, fields: { offerRefusals: facts.offerRefusals + 1 } } satisfies PlanStep] : []),
      ...note(pressed, this.name),
      setTask(desk, 'reconsiderOffer', { user: facts.administratorId! }),
      { do: 'finishTasks', on: here, tasks: isOffer ? ['makeOffer', 'congratulate'] : ['handleRefusal', 'discoverNeed'], why: 'done' },
    ]
  },
}

const acceptOffer: LeadAction = {
  id: 'acceptOffer',
  name: { ru: 'Отправить купон', en: 'Send a coupon' },
  does: { ru: 'Клиент согласен: переведёт лид в «ОТПРАВИТЬ КУПОН».', en: 'The client accepts: moves the lead to “Send a coupon”.' },
  at: ['makeOffer'],
  roles: ['operator'],
  conditions: [],
  mayAsk: ['comment'],
  steps(pressed) {
    return [{ do: 'update', on: here, status: 'sendCoupon' }, ...note(pressed, this.name)]
  },
}

const issueCoupon: LeadAction = {
  id: 'issueCoupon',
  name: { ru: 'Выдать купон', en: 'Issue a coupon' },
  does: { ru: 'Создаст код и срок купона, отправит его клиенту, затем ссылку на оценку вашей работы, и переведёт лид в «ВЫДАННЫЕ КУПОНЫ».', en: 'Makes the coupon’s code and term, sends it to the client, then a link to rate your work, and moves the lead to “Coupons issued”.' },
  at: ['sendCoupon'],
  roles: ['operator'],
  conditions: [clientIsReachable, couponIsNew],
  steps(pressed) {
    const { facts, desk } = pressed
    const until = couponUntil(desk.now, facts.couponKind, desk.rules)
    const remindAt = couponRemindAt(desk.now, until, facts.couponKind, desk.rules)
    const to = clientRef(pressed)
    return [
      { do: 'update', on: here, fields: { couponCode: desk.couponCode, couponUntil: { moment: until }, couponIssued: { option: 'YES' }, couponKind: { option: facts.couponKind } } },
      message(pressed, 'texts.coupon', to),
      message(pressed, 'texts.operatorRating', to),
      // Once the first message is handed over; the same code is sent again, never a second (GAP-72).
      { do: 'update', on: here, status: 'couponIssued' },
      ...messageLater(pressed, remindAt, 'texts.couponReminder', to),
    ]
  },
}

const sendCouponAgain: LeadAction = {
  id: 'sendCouponAgain',
  name: { ru: 'Отправить купон ещё раз', en: 'Send the coupon again' },
  does: { ru: 'Отправит клиенту тот же код. Второй код не создаётся.', en: 'Sends the client the same code. No second one is made.' },
  at: ['sendCoupon', 'couponIssued'],
  roles: ['operator'],
  conditions: [couponIsIssued, clientIsReachable],
  // Each press is wanted: a minute keeps two clicks apart from two wishes.
  round: ({ desk }) => Math.floor(desk.now / 60_000),
  steps: pressed => [
    message(pressed, 'texts.coupon', clientRef(pressed)),
    ...(pressed.facts.status === 'sendCoupon' ? [{ do: 'update', on: here, status: 'couponIssued' } satisfies PlanStep] : []),
  ],
}

const closeUnusedCoupon: LeadAction = {
  id: 'closeUnusedCoupon',
  name: { ru: 'Купон не использован', en: 'Coupon not used' },
  does: { ru: 'Закроет лид со статусом «КУПОН НЕ ИСПОЛЬЗОВАН».', en: 'Closes the lead as “Coupon not used”.' },
  at: ['couponIssued'],
  roles: ['operator', 'storeAdministrator'],
  conditions: [couponHasEnded],
  steps: () => [{ do: 'update', on: here, status: 'couponUnused' }],
}

const unreachableAt: readonly LeadStatus[] = ['new', 'addContact', 'subscribe', 'discoverNeed', 'makeOffer']

const noAnswer: LeadAction = {
  id: 'noAnswer',
  name: { ru: 'Не дозвонились', en: 'No answer' },
  does: { ru: 'Отметит попытку. Статус не изменится.', en: 'Notes the attempt. The status stays.' },
  at: unreachableAt,
  roles: ['operator'],
  conditions: [],
  mayAsk: ['comment'],
  round: ({ facts }) => facts.attempts + 1,
  steps(pressed) {
    return [{ do: 'update', on: here, fields: { attempts: pressed.facts.attempts + 1 } }, ...note(pressed, this.name)]
  },
}

const closeUnreachable: LeadAction = {
  id: 'closeUnreachable',
  name: { ru: 'Закрыть: клиент недоступен', en: 'Close: the client cannot be reached' },
  does: { ru: 'Закроет лид: с клиентом не удалось связаться.', en: 'Closes the lead: the client could not be reached.' },
  at: unreachableAt,
  roles: ['operator'],
  conditions: [wasTriedOften],
  mayAsk: ['comment'],
  steps(pressed) {
    return [...note(pressed, this.name), { do: 'update', on: here, status: pressed.desk.rules['unreachable.status'] }]
  },
}

/** Buttons of the call centre in a lead, in the order in which they stand. */
export const operatorActions: readonly LeadAction[] = [
  subscribe, bindClient, discoverNeed, sendWelcome, makeOffer, onlineSale, transferChat, reconsider, acceptOffer, issueCoupon, sendCouponAgain, closeUnusedCoupon, noAnswer, closeUnreachable,
]
