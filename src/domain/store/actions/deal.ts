import { giveBack } from '../../coupon/validity'
import type { DealStage } from '../roles'
import type { StoreAction } from './action'
import { couponComesBackAlive, depositFateIsKnown, giveBackIsDecided, hasCouponToRedeem } from './dealConditions'
import { accept, callCourier, deliveryReturned, exchange, getMoney, send } from './dealDelivery'
import { extend, holdLost, holdSold, putAside, subscribe } from './dealHold'
import { fateOf, reasonLines, refusalLead, won } from './dealSteps'
import type { DealFacts } from './facts'
import type { PlanStep, RecordRef } from './plan'
import { here, note, redeemCoupon, wayBack } from './steps'

type DealAction = StoreAction<DealFacts, DealStage>

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
