import { minorDigits } from '../../money'
import type { Money } from '../../money'
import { checkDeposit } from '../reservation'
import type { Condition } from './action'
import type { DealFacts } from './facts'

export const amountOf = (money: Money | null | undefined) => money ? money.minor / 10 ** minorDigits(money.currency) : null

/** Fields of a reservation and of a delivery stand in lead and deal alike. */
type Delivered = Pick<DealFacts, 'deliveryAddress' | 'deliveryAt'> & { paymentMethod?: DealFacts['paymentMethod'] }
type Deposited = Pick<DealFacts, 'id'> & { deposit?: DealFacts['deposit'] }

export const addressIsKnown: Condition<Delivered> = {
  id: 'deliveryAddress', ask: 'deliveryAddress',
  text: { ru: 'Указан адрес доставки', en: 'The delivery address is given' },
  isMet: ({ facts, input }) => (input.deliveryAddress ?? facts.deliveryAddress).trim() !== '',
}

export const deliveryTimeIsKnown: Condition<Delivered> = {
  id: 'deliveryAt', ask: 'deliveryAt',
  text: { ru: 'Указаны дата и время доставки', en: 'Delivery date and time are given' },
  isMet: ({ facts, input }) => (input.deliveryAt ?? facts.deliveryAt) !== null,
}

export const paymentIsKnown: Condition<Delivered> = {
  id: 'paymentMethod', ask: 'paymentMethod',
  text: { ru: 'Указан способ оплаты', en: 'The payment method is given' },
  isMet: ({ facts, input }) => (input.paymentMethod ?? facts.paymentMethod ?? null) !== null,
}

export const depositIsEntered: Condition<Deposited> = {
  id: 'deposit', ask: 'deposit',
  text: { ru: 'Указана сумма депозита, не меньше наименьшей', en: 'The deposit is entered and not below the smallest one' },
  isMet: ({ facts, input, desk }) => checkDeposit(amountOf(input.deposit ?? facts.deposit), desk.rules) === null,
}
