import { extendHold, holdTimes } from '../reservation'
import type { DealStage } from '../roles'
import type { StoreAction } from './action'
import { dealHasClient, depositFateIsKnown, holdCanBeLonger } from './dealConditions'
import { depositIsEntered } from './saleConditions'
import { clientOf, fateOf, reasonLines, refusalLead, won } from './dealSteps'
import type { DealCase, DealFacts } from './facts'
import type { PlanStep } from './plan'
import { byDuty, here, messageLater, note, operatorFor, setTask, taskOf } from './steps'

type DealAction = StoreAction<DealFacts, DealStage>

export const putAside: DealAction = {
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

export const extend: DealAction = {
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

export const holdSold: DealAction = {
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

export const holdLost: DealAction = {
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

export const subscribe: DealAction = {
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
