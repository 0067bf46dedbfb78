import { giveBack } from '../../coupon/validity'
import { depositFate } from '../reservation'
import type { Condition } from './action'
import type { DealFacts } from './facts'
import { amountOf } from './saleConditions'
import { wayBack } from './steps'

export const depositFateIsKnown: Condition<DealFacts> = {
  id: 'depositFate', ask: 'depositFate',
  text: { ru: 'Решено, вернуть депозит или удержать', en: 'It is decided whether the deposit is returned or kept' },
  isMet: ({ facts, input, desk }) => depositFate(amountOf(facts.deposit), desk.rules) !== 'ask' || (input.depositFate ?? facts.depositFate) !== null,
}

export const holdCanBeLonger: Condition<DealFacts> = {
  id: 'extension',
  text: { ru: 'Бронь ещё действует и её можно продлить', en: 'The reservation still holds and may be extended' },
  isMet: ({ facts, desk }) => facts.holdUntil !== null && desk.now <= facts.holdUntil && facts.holdExtensions < desk.rules['hold.deposit.extensions'],
}

export const dealHasClient: Condition<DealFacts> = {
  id: 'contactIsBound',
  text: { ru: 'К сделке привязан контакт', en: 'A contact is linked to the deal' },
  isMet: ({ facts }) => facts.contactId !== null,
}

/** The claim decides whether it is still free; here only that one was found and no other stands in the deal. */
export const hasCouponToRedeem: Condition<DealFacts> = {
  id: 'coupon', ask: 'couponLeadId',
  text: { ru: 'Найден купон по коду, и в сделке нет другого', en: 'A coupon was found by its code, and the deal has no other' },
  isMet: ({ facts, input }) => input.couponLeadId !== undefined && (facts.couponLeadId === null || facts.couponLeadId === input.couponLeadId),
}

/** By the settings, or as the cashier chooses (GAP-75). */
export const giveBackIsDecided: Condition<DealFacts> = {
  id: 'giveBack', ask: 'giveBack',
  text: { ru: 'Решено, вернуть купон или сжечь', en: 'It is decided whether the coupon is given back or burnt' },
  isMet: pressed => wayBack(pressed) !== null,
}

/** A coupon whose own end has passed comes back only with days of grace. */
export const couponComesBackAlive: Condition<DealFacts> = {
  id: 'couponAlive', ask: 'giveBack',
  text: { ru: 'Срок возвращённого купона не в прошлом', en: 'The coupon that is given back has not ended' },
  isMet(pressed) {
    const { facts, desk } = pressed
    const way = wayBack(pressed)
    return way === null || facts.couponUntil === null || giveBack(facts.couponUntil, desk.now, way, desk.rules.timeZone).kind !== 'ended'
  },
}
