import { deliveryStep } from '../delivery'
import type { DealStage } from '../roles'
import type { StoreAction } from './action'
import { dealHasClient } from './dealConditions'
import { addressIsKnown, deliveryTimeIsKnown, paymentIsKnown } from './saleConditions'
import { courierMoney, reasonLines, refusalLead, won } from './dealSteps'
import type { DealFacts } from './facts'
import type { NoteLine, PlanStep } from './plan'
import { here, note } from './steps'

type DealAction = StoreAction<DealFacts, DealStage>

export const callCourier: DealAction = {
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

export const send: DealAction = {
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

export const accept: DealAction = {
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

export const exchange: DealAction = {
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

export const deliveryReturned: DealAction = {
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

export const getMoney: DealAction = {
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
