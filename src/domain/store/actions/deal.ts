import { giveBack } from '../../coupon/validity'
import { deliveryStep } from '../delivery'
import { minorDigits, minorText } from '../../money'
import type { Money } from '../../money'
import { depositFate, extendHold, holdTimes } from '../reservation'
import type { DealStage } from '../roles'
import type { StoreAction } from './action'
import {
  addressIsKnown, couponComesBackAlive, dealHasClient, deliveryTimeIsKnown, depositFateIsKnown, depositIsEntered, giveBackIsDecided, hasCouponToRedeem, holdCanBeLonger, paymentIsKnown } from './conditions'
import type { DealCase, DealFacts } from './facts'
import type { Fields, NoteLine, PlanStep, RecordRef } from './plan'
import { becomesClient, byDuty, clientName, filled, here, messageLater, note, operatorFor, redeemCoupon, setTask, taskOf, wayBack } from './steps'

type DealAction = StoreAction<DealFacts, DealStage>

const clientOf = ({ facts }: DealCase): RecordRef | null => facts.contactId === null ? null : { kind: 'record', entity: 'contact', id: facts.contactId }

function won(pressed: DealCase, fields: Fields = {}): PlanStep[] {
  const { facts, desk } = pressed
  const isUsedNow = desk.rules['coupon.redeem'] === 'onWin' && facts.couponLeadId !== null
  return [
    { do: 'update', on: here, fields, stage: 'won' },
    ...(isUsedNow ? [{ do: 'update', on: { kind: 'record', entity: 'lead', id: facts.couponLeadId! }, status: 'couponUsed' } satisfies PlanStep] : []),
    ...becomesClient(clientOf(pressed), desk),
  ]
}

/** A lead for an operator, with the client and what was sold, and its task «Обработать отказ»: once for each time the deal came into its stage. */
function refusalLead(pressed: DealCase, ending: { ru: string, en: string }): PlanStep[] {
  const { facts, contact, input, desk } = pressed
  const operator = operatorFor(contact, desk)
  const client = clientOf(pressed)
  const name = contact ? clientName(contact) : ''
  return [
    {
      do: 'create', entity: 'lead', name: `refusal-of-deal-${facts.id}-${facts.enteredAt}`, status: 'discoverNeed', responsible: operator,
      fields: {
        title: name === '' ? ending[desk.locale] : `${ending[desk.locale]}: ${name}`,
        refusedDeal: { record: here },
        ...filled({
          contacts: client === null ? null : { records: [client] },
          sourceId: facts.sourceId,
          store: facts.storeId === null ? null : { record: { kind: 'record', entity: 'store', id: facts.storeId } },
          refusalReason: input.reason === undefined ? null : { option: input.reason },
          goods: facts.goods,
          barcode: facts.barcode,
        }),
      },
    },
    setTask(desk, 'handleRefusal', operator, { on: { kind: 'made', entity: 'lead' }, client: name }),
  ]
}

/** Written when there was a deposit: by the settings, or as the cashier chose. */
function fateOf({ facts, input, desk }: DealCase): Fields {
  const amount = facts.deposit === null ? null : facts.deposit.minor / 10 ** minorDigits(facts.deposit.currency)
  const byRule = depositFate(amount, desk.rules)
  const fate = byRule === 'ask' ? input.depositFate ?? facts.depositFate : byRule
  return fate === null ? {} : { depositFate: { option: fate } }
}

const reasonLines = ({ input }: DealCase): NoteLine[] => input.reason === undefined ? [] : [{ field: 'refusalReason', option: input.reason }]
const money = (label: string, sum: Money | undefined): NoteLine[] => sum === undefined ? [] : [`${label}: ${minorText(sum.minor, sum.currency)} ${sum.currency}`]

/** Money that went through the courier. */
function courierMoney({ input, desk: { locale } }: DealCase): NoteLine[] {
  return [...money(locale === 'ru' ? 'Доплата' : 'Paid more', input.surcharge), ...money(locale === 'ru' ? 'Возврат' : 'Paid back', input.refund)]
}

const paid: DealAction = {
  id: 'paid',
  name: { ru: 'Оплачено', en: 'Paid' },
  does: { ru: 'Закроет сделку как успешную. Контакт станет клиентом.', en: 'Closes the deal as won. The contact becomes a client.' },
  at: ['receipt'],
  roles: ['cashier'],
  conditions: [],
  mayAsk: ['paymentMethod', 'comment'],
  byHand: [{ ru: 'Оформить чек в 1С', en: 'Print the receipt in 1C' }],
  steps(pressed) {
    const { paymentMethod } = pressed.input
    return [...won(pressed, paymentMethod === undefined ? {} : { paymentMethod: { option: paymentMethod } }), ...note(pressed, this.name)]
  },
}

const putAside: DealAction = {
  id: 'putAside',
  name: { ru: 'Отложить', en: 'Put aside' },
  does: { ru: 'Запишет депозит и срок брони, переведёт сделку в «ОТЛОЖИТЬ». За день до срока клиент получит сообщение, утром последнего дня кассир — задачу.', en: 'Writes the deposit and the term, moves the deal to “Put aside”. A day before its end the client gets a message, on the last morning the cashier gets a task.' },
  at: ['receipt'],
  roles: ['cashier'],
  conditions: [depositIsEntered],
  mayAsk: ['comment'],
  byHand: [{ ru: 'Ознакомить клиента с условиями и заполнить бланк брони', en: 'Tell the client the terms and fill in the reservation slip' }],
  steps(pressed) {
    const { facts, input, desk } = pressed
    const times = holdTimes(desk.now, desk.rules)
    return [
      { do: 'update', on: here, stage: 'hold', fields: { deposit: { money: (input.deposit ?? facts.deposit)! }, holdUntil: { moment: times.until }, holdExtensions: 0 } },
      ...reminders(pressed, times),
      ...note(pressed, this.name),
    ]
  },
}

function reminders(pressed: DealCase, times: { messageAt: number | null, taskAt: number }): PlanStep[] {
  return [
    ...messageLater(pressed, times.messageAt, 'texts.holdReminder', here),
    { do: 'taskLater', at: times.taskAt, task: taskOf(pressed.desk, 'remindHold', byDuty('cashierThatDay'), { at: times.taskAt }) },
  ]
}

const extend: DealAction = {
  id: 'extendHold',
  name: { ru: 'Продлить бронь', en: 'Extend the reservation' },
  does: { ru: 'Продлит срок брони на столько дней, сколько задано в настройках. Напоминания перейдут на новый срок.', en: 'Extends the reservation by the days of the settings. Reminders move to the new term.' },
  at: ['hold'],
  roles: ['cashier'],
  conditions: [holdCanBeLonger],
  mayAsk: ['comment'],
  round: ({ facts }) => facts.holdExtensions,
  steps(pressed) {
    const { facts, desk } = pressed
    const extended = extendHold({ until: facts.holdUntil!, extensions: facts.holdExtensions }, desk.now, desk.rules)
    if (extended.kind !== 'extended')
      return []
    return [
      { do: 'update', on: here, fields: { holdUntil: { moment: extended.times.until }, holdExtensions: extended.extensions } },
      { do: 'finishTasks', on: here, tasks: ['remindHold'], why: 'left' },
      ...reminders(pressed, extended.times),
      ...note(pressed, this.name),
    ]
  },
}

const holdSold: DealAction = {
  id: 'holdSold',
  name: { ru: 'Клиент забрал товар', en: 'The client collected the goods' },
  does: { ru: 'Закроет сделку как успешную. Контакт станет клиентом.', en: 'Closes the deal as won. The contact becomes a client.' },
  at: ['hold'],
  roles: ['cashier'],
  conditions: [],
  mayAsk: ['comment'],
  byHand: [{ ru: 'Оформить продажу в 1С', en: 'Make the sale in 1C' }],
  steps(pressed) {
    return [...won(pressed), { do: 'finishTasks', on: here, tasks: ['remindHold'], why: 'done' }, ...note(pressed, this.name)]
  },
}

const holdLost: DealAction = {
  id: 'holdLost',
  name: { ru: 'Не пришли за бронью', en: 'Did not come for the reservation' },
  does: { ru: 'Закроет сделку в «НЕ ЗАБРАЛИ ОТЛОЖЕННЫЙ ТОВАР», создаст лид оператору по очереди и поставит ему задачу «Обработать отказ» на сутки.', en: 'Closes the deal as not collected, makes a lead for an operator in turn and sets the task “Handle the refusal” for a day.' },
  at: ['hold'],
  roles: ['cashier'],
  conditions: [dealHasClient, depositFateIsKnown],
  mayAsk: ['reason', 'comment'],
  byHand: [{ ru: 'Отнести товар на место', en: 'Put the goods back' }],
  steps(pressed) {
    return [
      ...note(pressed, this.name, reasonLines(pressed)),
      { do: 'update', on: here, fields: fateOf(pressed), stage: 'holdLost' },
      { do: 'finishTasks', on: here, tasks: ['remindHold'], why: 'done' },
      ...refusalLead(pressed, this.name),
    ]
  },
}

const changedMind: DealAction = {
  id: 'changedMind',
  name: { ru: 'Передумали', en: 'Changed their mind' },
  does: { ru: 'Закроет сделку в «ПЕРЕДУМАЛИ». Лид оператору создаётся, только если так задано в настройках.', en: 'Closes the deal as “Changed their mind”. A lead for an operator is made only if the settings say so.' },
  at: ['receipt', 'hold', 'courier', 'exchange', 'confirm'],
  roles: ['cashier'],
  conditions: [depositFateIsKnown],
  mayAsk: ['reason', 'comment'],
  steps(pressed) {
    return [
      ...note(pressed, this.name, reasonLines(pressed)),
      { do: 'update', on: here, fields: fateOf(pressed), stage: 'changedMind' },
      { do: 'finishTasks', on: here, tasks: 'all', why: 'left' },
      ...(pressed.desk.rules['deal.changedMind'] ? refusalLead(pressed, this.name) : []),
    ]
  },
}

const callCourier: DealAction = {
  id: 'callCourier',
  name: { ru: 'Вызвать курьера', en: 'Call a courier' },
  does: { ru: 'Запишет адрес, время и способ оплаты, поставит тип «Онлайн продажа» и переведёт сделку в «ВЫЗВАТЬ КУРЬЕРА».', en: 'Writes address, time and payment method, makes it an online deal and moves it to “Call a courier”.' },
  at: ['receipt'],
  roles: ['cashier'],
  conditions: [addressIsKnown, deliveryTimeIsKnown, paymentIsKnown],
  mayAsk: ['comment'],
  byHand: [{ ru: 'Пробить товарный чек в 1С', en: 'Print the receipt in 1C' }],
  steps(pressed) {
    const { facts, input, desk } = pressed
    return [
      {
        do: 'update', on: here, stage: 'courier',
        fields: {
          deliveryAddress: (input.deliveryAddress ?? facts.deliveryAddress).trim(),
          deliveryAt: { moment: (input.deliveryAt ?? facts.deliveryAt)! },
          paymentMethod: { option: (input.paymentMethod ?? facts.paymentMethod)! },
          ...(desk.rules.dealType === 'byDelivery' ? { typeId: { directory: 'DEAL_TYPE', role: 'online' } as const } : {}),
        },
      },
      ...note(pressed, this.name),
    ]
  },
}

const send: DealAction = {
  id: 'parcelSent',
  name: { ru: 'Посылка отправлена', en: 'The parcel is on its way' },
  does: { ru: 'Переведёт сделку в «СДЕЛАТЬ ОБМЕН/ВОЗВРАТ»: ждём подтверждения от курьера.', en: 'Moves the deal to “Exchange or return”: the courier’s confirmation is awaited.' },
  at: ['courier'],
  roles: ['cashier'],
  conditions: [addressIsKnown, deliveryTimeIsKnown],
  mayAsk: ['comment'],
  byHand: [{ ru: 'Приложить чек и гарантийный талон, написать на коробке адрес и время, вызвать курьера', en: 'Enclose receipt and guarantee card, write address and time on the box, call the courier' }],
  steps(pressed) {
    return [{ do: 'update', on: here, stage: 'exchange' }, ...note(pressed, this.name)]
  },
}

const accept: DealAction = {
  id: 'goodsAccepted',
  name: { ru: 'Товар принят', en: 'The goods were accepted' },
  does: { ru: 'Переведёт сделку в «ПОЛУЧИТЬ ПОДТВЕРЖДЕНИЕ».', en: 'Moves the deal to “Get confirmation”.' },
  at: ['exchange'],
  roles: ['cashier'],
  conditions: [],
  mayAsk: ['comment'],
  steps(pressed) {
    return [{ do: 'update', on: here, stage: 'confirm' }, ...note(pressed, this.name)]
  },
}

const exchange: DealAction = {
  id: 'goodsExchanged',
  name: { ru: 'Обменяли товар', en: 'The goods were exchanged' },
  does: { ru: 'Запишет обмен, доплату или возврат. Сделка перейдёт в «ПОЛУЧИТЬ ПОДТВЕРЖДЕНИЕ» или останется в нём.', en: 'Notes the exchange and what was paid more or back. The deal goes to “Get confirmation”, or stays there.' },
  at: ['exchange', 'confirm'],
  roles: ['cashier'],
  conditions: [],
  mayAsk: ['surcharge', 'refund', 'comment'],
  byHand: [{ ru: 'Сделать возврат по первому чеку и пробить новый, получить доплату или вернуть разницу через курьера', en: 'Return by the first receipt and print a new one; take or give back the difference through the courier' }],
  round: ({ facts }) => facts.exchanges,
  steps(pressed) {
    const { facts, desk } = pressed
    const step = deliveryStep('exchange', facts.stage!)
    const to = step?.to === 'confirm' ? desk.rules.exchange : null
    const done: NoteLine = desk.locale === 'ru' ? `Обмен ${facts.exchanges + 1}` : `Exchange ${facts.exchanges + 1}`
    return [
      ...note(pressed, this.name, [done, ...courierMoney(pressed)]),
      ...(to === null ? [] : [{ do: 'update', on: here, stage: to } satisfies PlanStep]),
    ]
  },
}

const deliveryReturned: DealAction = {
  id: 'deliveryReturned',
  name: { ru: 'Возврат доставки', en: 'Delivery returned' },
  otherName: { ru: 'Возврат товара с доставки', en: 'Delivery returned' },
  does: { ru: 'Закроет сделку в «ВОЗВРАТ ДОСТАВКИ» и все её задачи, создаст лид оператору по очереди и поставит ему задачу «Обработать отказ» на сутки.', en: 'Closes the deal as returned and all its tasks, makes a lead for an operator in turn and sets the task “Handle the refusal” for a day.' },
  at: ['exchange', 'confirm'],
  roles: ['cashier'],
  conditions: [dealHasClient],
  mayAsk: ['reason', 'refund', 'comment'],
  byHand: [{ ru: 'Сделать возврат чека в 1С', en: 'Return the receipt in 1C' }],
  steps(pressed) {
    const { refund } = pressed.input
    return [
      ...note(pressed, this.name, [...reasonLines(pressed), ...courierMoney(pressed)]),
      { do: 'update', on: here, fields: refund === undefined ? {} : { refund: { money: refund } }, stage: 'deliveryBack' },
      { do: 'finishTasks', on: here, tasks: 'all', why: 'done' },
      ...refusalLead(pressed, this.name),
    ]
  },
}

const getMoney: DealAction = {
  id: 'moneyReceived',
  name: { ru: 'Деньги получены', en: 'The money has come' },
  does: { ru: 'Запишет способ оплаты и закроет сделку как успешную. Контакт станет клиентом.', en: 'Writes the payment method and closes the deal as won. The contact becomes a client.' },
  at: ['confirm'],
  roles: ['cashier'],
  conditions: [paymentIsKnown],
  mayAsk: ['comment'],
  byHand: [{ ru: 'Принять деньги от курьера, наличными или на Элсом, и оформить в 1С', en: 'Take the money from the courier, in cash or to Elsom, and register it in 1C' }],
  steps(pressed) {
    const { facts, input } = pressed
    return [...won(pressed, { paymentMethod: { option: (input.paymentMethod ?? facts.paymentMethod)! } }), ...note(pressed, this.name)]
  },
}

const subscribe: DealAction = {
  id: 'subscribeClient',
  name: { ru: 'Подписать на рассылку', en: 'Subscribe to messages' },
  does: { ru: 'Поставит оператору по очереди задачу на сутки в контакте клиента.', en: 'Sets an operator in turn a task for a day in the client’s contact.' },
  at: ['hold'],
  roles: ['cashier'],
  conditions: [dealHasClient],
  isShown: ({ desk: { rules } }) => rules['subscribe.onHold'].includes('deal'),
  steps(pressed) {
    const { contact, desk } = pressed
    return contact?.mailing === 'OPTED_OUT' ? [] : [setTask(desk, 'subscribe', operatorFor(contact, desk), { on: clientOf(pressed)! })]
  },
}

const redeem: DealAction = {
  id: 'redeemCoupon',
  name: { ru: 'Погасить купон', en: 'Redeem the coupon' },
  does: { ru: 'Займёт купон за этой сделкой, привяжет его к полю «Купон» и закроет лид купона со статусом «КУПОН ИСПОЛЬЗОВАН».', en: 'Claims the coupon for this deal, links it in the field “Coupon” and closes the coupon’s lead as “Coupon redeemed”.' },
  at: ['receipt', 'hold', 'courier', 'exchange', 'confirm'],
  roles: ['cashier'],
  conditions: [hasCouponToRedeem],
  round: ({ input }) => input.couponLeadId ?? '',
  steps: ({ input, desk }) => redeemCoupon(input.couponLeadId!, here, desk),
}

const returnCoupon: DealAction = {
  id: 'giveBackCoupon',
  name: { ru: 'Вернуть купон', en: 'Give the coupon back' },
  does: { ru: 'Отвяжет купон от сделки и вернёт его клиенту в «ВЫДАННЫЕ КУПОНЫ» с прежним сроком или продлением, или закроет как неиспользованный.', en: 'Takes the coupon off the deal and gives it back in “Coupons issued” with its own end or a longer one, or closes it as not used.' },
  at: ['won', 'changedMind', 'holdLost', 'deliveryBack'],
  roles: ['cashier'],
  conditions: [giveBackIsDecided, couponComesBackAlive],
  isShown: ({ facts }) => facts.couponLeadId !== null,
  mayAsk: ['comment'],
  steps(pressed): PlanStep[] {
    const { facts, desk } = pressed
    const id = facts.couponLeadId!
    const coupon: RecordRef = { kind: 'record', entity: 'lead', id }
    const back = giveBack(facts.couponUntil ?? desk.now, desk.now, wayBack(pressed)!, desk.rules.timeZone)
    const free = { couponDeal: null, couponUsedAt: null }
    return [
      // The lead first: while the claim stands nobody can redeem it a second time.
      back.kind === 'back'
        ? { do: 'update', on: coupon, fields: { ...free, couponUntil: { moment: back.until } }, status: 'couponIssued' }
        : { do: 'update', on: coupon, fields: free, status: 'couponUnused' },
      { do: 'update', on: here, fields: { coupon: null } },
      { do: 'releaseCoupon', leadId: id },
      ...note(pressed, this.name),
    ]
  },
}

/** Buttons of the till in a deal, in the order in which they stand. */
export const dealActions: readonly DealAction[] = [
  paid, putAside, callCourier, holdSold, extend, holdLost, subscribe, send, accept, getMoney, exchange, deliveryReturned, redeem, changedMind, returnCoupon,
]
