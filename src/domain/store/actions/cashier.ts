import { holdTimes } from '../reservation'
import type { DealStage, LeadStatus } from '../roles'
import type { StoreTaskRole } from '../tasks'
import type { StoreAction } from './action'
import { contactIsKnown, contactOrNameAndPhone, contactOrPhone, isOnlineHold, noContact, reasonIsGiven, resultIsTillRefusal } from './conditions'
import { addressIsKnown, deliveryTimeIsKnown, depositIsEntered, paymentIsKnown } from './saleConditions'
import type { LeadCase, LeadFacts, NewContact } from './facts'
import type { Fields, NoteLine, PlanStep, RecordRef } from './plan'
import { becomesClient, bindContact, byDuty, clientName, clientOf, filled, here, makeContact, messageLater, note, operatorFor, redeemCoupon, setTask, taskOf } from './steps'

type LeadAction = StoreAction<LeadFacts, LeadStatus>

/** Tasks of a lead at the till. */
export const tillTasks: readonly StoreTaskRole[] = ['getPayment', 'arrangeHold', 'arrangeDelivery', 'remindHoldOnline']

const inOneC = { ru: 'Провести продажу в 1С и дождаться оплаты', en: 'Make the sale in 1C and wait for the payment' }

const bind: LeadAction = {
  id: 'bindContact',
  name: { ru: 'Привязать контакт', en: 'Link the contact' },
  does: { ru: 'Привяжет контакт клиента к лиду. Статус не изменится.', en: 'Links the client’s contact to the lead. The status stays.' },
  at: ['getPayment'],
  roles: ['cashier'],
  conditions: [contactIsKnown],
  byHand: [
    { ru: 'Найти контакт клиента по телефону', en: 'Find the client’s contact by phone' },
    { ru: 'Уточнить, есть ли карта лояльности, и предложить оставить 3 рекомендации за подарок', en: 'Ask for the loyalty card and offer a gift for 3 recommendations' },
    { ru: 'Уточнить актуальность данных контакта', en: 'Check that the contact’s details are up to date' },
  ],
  round: ({ input }) => input.contactId ?? 'new',
  steps(pressed) {
    const { steps, fields } = bindContact(pressed)
    return Object.keys(fields).length === 0 ? [] : [...steps, { do: 'update', on: here, fields }]
  },
}

interface Sale { stage: DealStage, isOnline: boolean, fields?: Fields }

/** The contact where there is none, the deal, and the lead closed by it: what a sale, a reservation and a delivery begin with. */
function makeDeal(pressed: LeadCase, { stage, isOnline, fields = {} }: Sale): PlanStep[] {
  const { facts, input, desk } = pressed
  const own: NewContact = { name: facts.name, lastName: facts.lastName, gender: null, cities: [], phones: facts.phones, shoeSize: null, footNote: '', birthdate: null }
  const known = clientOf(pressed)
  const client: RecordRef = known ?? { kind: 'made', entity: 'contact' }
  const coupon = input.couponLeadId
  return [
    ...(known === null ? [makeContact(`contact-of-lead-${facts.id}`, own)] : input.newContact ? [makeContact(`contact-of-lead-${facts.id}`, input.newContact)] : []),
    {
      do: 'create', entity: 'deal', name: `deal-of-lead-${facts.id}`, stage, responsible: { user: desk.userId },
      fields: {
        title: facts.title,
        contacts: { records: [client] },
        lead: { record: here },
        ...(desk.rules.dealType === 'byDelivery' ? { typeId: { directory: 'DEAL_TYPE', role: isOnline ? 'online' : 'offline' } as const } : {}),
        ...filled({
          sourceId: facts.sourceId,
          store: facts.storeId === null ? null : { record: { kind: 'record', entity: 'store', id: facts.storeId } },
          goods: facts.goods,
          barcode: facts.barcode,
        }),
        ...fields,
      },
    },
    ...(stage === 'won' ? becomesClient(client, desk) : []),
    { do: 'update', on: here, fields: { contacts: { records: [client] } }, ...(desk.rules['lead.converted'] === 'good' ? { status: 'converted' as const } : {}) },
    { do: 'finishTasks', on: here, tasks: tillTasks, why: 'done' },
    // Last: a coupon that somebody else has claimed keeps nobody from buying.
    ...(coupon === undefined ? [] : redeemCoupon(coupon, { kind: 'made', entity: 'deal' }, desk)),
  ]
}

const createDeal: LeadAction = {
  id: 'createDeal',
  name: { ru: 'Создать сделку', en: 'Create a deal' },
  otherName: { ru: 'Создать контакт и сделку', en: 'Create a contact and a deal' },
  does: { ru: 'Создаст сделку в «ОФОРМИТЬ ЧЕК», а если контакта нет, то и контакт. Лид закроется как качественный.', en: 'Makes a deal in “Print the receipt”, and a contact if there is none. The lead is closed as good.' },
  at: ['getPayment'],
  roles: ['cashier'],
  conditions: [contactOrNameAndPhone],
  mayAsk: ['couponLeadId', 'comment'],
  byHand: [inOneC],
  steps(pressed) {
    return [...makeDeal(pressed, { stage: pressed.desk.rules['deal.paidInShop'] === 'wonAtOnce' ? 'won' : 'receipt', isOnline: false }), ...note(pressed, this.name)]
  },
}

const arrangeHold: LeadAction = {
  id: 'arrangeHold',
  name: { ru: 'Оформить бронь', en: 'Arrange a reservation' },
  does: { ru: 'Создаст сделку в «ОТЛОЖИТЬ» с депозитом и сроком брони. За день до срока клиент получит сообщение, утром последнего дня кассир — задачу.', en: 'Makes a deal in “Put aside” with the deposit and the term. A day before its end the client gets a message, on the last morning the cashier gets a task.' },
  at: ['getPayment'],
  roles: ['cashier'],
  conditions: [contactOrNameAndPhone, depositIsEntered],
  mayAsk: ['couponLeadId', 'comment'],
  byHand: [{ ru: 'Ознакомить клиента с условиями и заполнить бланк брони', en: 'Tell the client the terms and fill in the reservation slip' }],
  steps(pressed) {
    const { input, desk } = pressed
    const times = holdTimes(desk.now, desk.rules)
    const deal: RecordRef = { kind: 'made', entity: 'deal' }
    return [
      ...makeDeal(pressed, { stage: 'hold', isOnline: false, fields: { deposit: { money: input.deposit! }, holdUntil: { moment: times.until } } }),
      ...messageLater(pressed, times.messageAt, 'texts.holdReminder', deal),
      { do: 'taskLater', at: times.taskAt, task: taskOf(desk, 'remindHold', byDuty('cashierThatDay'), { on: deal, at: times.taskAt }) },
      ...note(pressed, this.name),
    ]
  },
}

const arrangeDelivery: LeadAction = {
  id: 'arrangeDelivery',
  name: { ru: 'Оформить доставку', en: 'Arrange delivery' },
  does: { ru: 'Создаст сделку «Онлайн продажа» в «ВЫЗВАТЬ КУРЬЕРА» с адресом, временем и способом оплаты. Лид закроется как качественный.', en: 'Makes an online deal in “Call a courier” with address, time and payment method. The lead is closed as good.' },
  at: ['getPayment'],
  roles: ['cashier'],
  conditions: [contactOrNameAndPhone, addressIsKnown, deliveryTimeIsKnown, paymentIsKnown],
  mayAsk: ['couponLeadId', 'comment'],
  byHand: [
    { ru: 'Назвать клиенту способы онлайн-оплаты и получить платёж; через курьера — только если онлайн нельзя', en: 'Name the ways to pay online and get the payment; by courier only if online is impossible' },
    { ru: 'Озвучить условия доставки', en: 'Tell the terms of delivery' },
    { ru: 'Пробить товарный чек в 1С', en: 'Print the receipt in 1C' },
  ],
  steps(pressed) {
    const { facts, input } = pressed
    const fields: Fields = {
      deliveryAddress: (input.deliveryAddress ?? facts.deliveryAddress).trim(),
      deliveryAt: { moment: (input.deliveryAt ?? facts.deliveryAt)! },
      paymentMethod: { option: input.paymentMethod! },
    }
    return [...makeDeal(pressed, { stage: 'courier', isOnline: true, fields }), ...note(pressed, this.name)]
  },
}

/** The lead goes to an operator as a refusal, with the task «Обработать отказ». */
function handToOperator(pressed: LeadCase, more: Fields): PlanStep[] {
  const { facts, contact, desk } = pressed
  const operator = operatorFor(contact, desk)
  return [
    { do: 'update', on: here, fields: more, status: 'discoverNeed', responsible: operator },
    setTask(desk, 'handleRefusal', operator, { client: clientName(contact ?? facts) }),
    { do: 'finishTasks', on: here, tasks: tillTasks, why: 'done' },
  ]
}

/** A new lead beside the one at the till, which is closed (GAP-27, the other value). */
function handOnAsNew(pressed: LeadCase, more: Fields): PlanStep[] {
  const { facts, contact, desk } = pressed
  const operator = operatorFor(contact, desk)
  const client = clientOf(pressed)
  return [
    {
      do: 'create', entity: 'lead', name: `till-refusal-of-lead-${facts.id}`, status: 'discoverNeed', responsible: operator,
      fields: { title: facts.title, ...more, ...(client === null ? filled({ name: facts.name, lastName: facts.lastName, phones: { phones: facts.phones } }) : { contacts: { records: [client] } }) },
    },
    { do: 'update', on: here, fields: more, status: 'tillRefusal' },
    setTask(desk, 'handleRefusal', operator, { on: { kind: 'made', entity: 'lead' }, client: clientName(contact ?? facts) }),
    { do: 'finishTasks', on: here, tasks: tillTasks, why: 'done' },
  ]
}

const reasonOf = ({ facts, input }: LeadCase) => input.reason ?? facts.refusalReason
const reasonLine = (pressed: LeadCase): NoteLine[] => {
  const reason = reasonOf(pressed)
  return reason === null ? [] : [{ field: 'refusalReason', option: reason }]
}
const reasonField = (pressed: LeadCase): Fields => {
  const reason = reasonOf(pressed)
  return reason === null ? {} : { refusalReason: { option: reason } }
}

const tillRefusal: LeadAction = {
  id: 'tillRefusal',
  name: { ru: 'Обработать отказ на кассе', en: 'Handle the refusal at the till' },
  otherName: { ru: 'Отказ на кассе', en: 'Refusal at the till' },
  does: { ru: 'Запишет причину в поле и комментарий, передаст лид оператору по очереди в «ВЫЯВИТЬ ПОТРЕБНОСТЬ» и поставит задачу «Обработать отказ» на сутки.', en: 'Writes the reason to the field and the comment, gives the lead to an operator in turn in “Find out the need” and sets the task “Handle the refusal” for a day.' },
  at: ['getPayment'],
  roles: ['cashier'],
  conditions: [resultIsTillRefusal, contactOrPhone, reasonIsGiven],
  mayAsk: ['comment'],
  steps(pressed) {
    const { steps, fields } = bindContact(pressed)
    const more: Fields = { ...fields, ...reasonField(pressed), saleResult: { option: 'TILL_REFUSAL' } }
    const handOn = pressed.desk.rules['tillRefusal.lead'] === 'newLead' ? handOnAsNew : handToOperator
    return [...steps, ...note(pressed, this.name, reasonLine(pressed)), ...handOn(pressed, more)]
  },
}

const refusalWithoutContact: LeadAction = {
  id: 'refusalWithoutContact',
  name: { ru: 'Отказ без контакта', en: 'Refused without contact' },
  does: { ru: 'Запишет причину и закроет лид со статусом «ОТКАЗ НА КАССЕ».', en: 'Writes the reason and closes the lead as “Refused at the till”.' },
  at: ['getPayment'],
  roles: ['cashier'],
  conditions: [noContact, reasonIsGiven],
  mayAsk: ['comment'],
  steps(pressed) {
    return [
      ...note(pressed, this.name, reasonLine(pressed)),
      { do: 'update', on: here, fields: { ...reasonField(pressed), saleResult: { option: 'TILL_REFUSAL' } }, status: 'tillRefusal' },
      { do: 'finishTasks', on: here, tasks: tillTasks, why: 'done' },
    ]
  },
}

const remindHold: LeadAction = {
  id: 'remindHold',
  name: { ru: 'Напомнить бронь', en: 'Remind of the reservation' },
  otherName: { ru: 'Напомнить о брони', en: 'Remind of the reservation' },
  does: { ru: 'Отметит, что клиент предупреждён и придёт, и завершит задачу. Лид остаётся в этом статусе.', en: 'Notes that the client was reminded and will come, and finishes the task. The lead stays in this status.' },
  at: ['getPayment'],
  roles: ['cashier'],
  conditions: [isOnlineHold],
  mayAsk: ['comment'],
  byHand: [{ ru: 'Позвонить клиенту и узнать, придёт ли он за бронью', en: 'Call the client and ask whether they will come' }],
  steps(pressed) {
    const reminded: NoteLine = pressed.desk.locale === 'ru' ? 'Клиент придёт за бронью.' : 'The client will come for the reservation.'
    return [...note(pressed, this.name, [reminded]), { do: 'finishTasks', on: here, tasks: ['remindHoldOnline'], why: 'done' }]
  },
}

const onlineHoldLost: LeadAction = {
  id: 'onlineHoldLost',
  name: { ru: 'Не пришёл за бронью', en: 'Did not come for the reservation' },
  does: { ru: 'Передаст лид оператору по очереди в «ВЫЯВИТЬ ПОТРЕБНОСТЬ» и поставит задачу «Обработать отказ» на сутки.', en: 'Gives the lead to an operator in turn in “Find out the need” and sets the task “Handle the refusal” for a day.' },
  at: ['getPayment'],
  roles: ['cashier'],
  conditions: [isOnlineHold],
  mayAsk: ['reason', 'comment'],
  byHand: [{ ru: 'Отнести товар на место', en: 'Put the goods back' }],
  steps(pressed) {
    return [...note(pressed, this.name, reasonLine(pressed)), ...handToOperator(pressed, reasonField(pressed))]
  },
}

/** Buttons of the till in a lead, in the order in which they stand. */
export const cashierActions: readonly LeadAction[] = [createDeal, arrangeHold, arrangeDelivery, bind, tillRefusal, refusalWithoutContact, remindHold, onlineHoldLost]
