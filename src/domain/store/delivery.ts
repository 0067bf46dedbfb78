import type { DealStage, PaymentMethod } from './roles'

/** What the cashier does with a parcel. */
export type DeliveryMove = 'callCourier' | 'send' | 'accept' | 'exchange' | 'return' | 'getMoney'

/** Must be known before the move; roles of the deal's fields. */
export type DeliveryField = 'deliveryAddress' | 'deliveryAt' | 'paymentMethod'

export interface DeliveryStep {
  move: DeliveryMove
  from: readonly DealStage[]
  /** `null`: the deal stays where it is. */
  to: DealStage | null
  needs: readonly DeliveryField[]
  /** A new lead for an operator, with the task «Обработать отказ». */
  makesLead?: true
  /** Every open task of the deal is closed. */
  closesTasks?: true
}

/** «ВЫЗВАТЬ КУРЬЕРА» → «СДЕЛАТЬ ОБМЕН/ВОЗВРАТ» → «ПОЛУЧИТЬ ПОДТВЕРЖДЕНИЕ» → won, or back with the courier. */
export const deliverySteps: readonly DeliveryStep[] = [
  { move: 'callCourier', from: ['receipt'], to: 'courier', needs: ['deliveryAddress', 'deliveryAt', 'paymentMethod'] },
  { move: 'send', from: ['courier'], to: 'exchange', needs: ['deliveryAddress', 'deliveryAt'] },
  { move: 'accept', from: ['exchange'], to: 'confirm', needs: [] },
  // After an exchange the goods travel once more: the settings may send the deal back to the courier (GAP-60).
  { move: 'exchange', from: ['exchange'], to: 'confirm', needs: [] },
  { move: 'exchange', from: ['confirm'], to: null, needs: [] },
  { move: 'return', from: ['exchange', 'confirm'], to: 'deliveryBack', needs: [], makesLead: true, closesTasks: true },
  { move: 'getMoney', from: ['confirm'], to: 'won', needs: ['paymentMethod'] },
]

/** «Наличными или на элсом»: how the courier hands the money over. */
export const courierPayments: readonly PaymentMethod[] = ['CASH', 'ELSOM']

export function deliveryStep(move: DeliveryMove, stage: DealStage): DeliveryStep | null {
  return deliverySteps.find(step => step.move === move && step.from.includes(stage)) ?? null
}

/** What can be done with the parcel now. */
export function deliveryMoves(stage: DealStage): DeliveryMove[] {
  return deliverySteps.filter(({ from }) => from.includes(stage)).map(({ move }) => move)
}

export interface Delivery { deliveryAddress: string, deliveryAt: number | null, paymentMethod: PaymentMethod | null }

/** Fields of a step that are empty, in the order of the form. */
export function missingFields(step: Pick<DeliveryStep, 'needs'>, delivery: Delivery): DeliveryField[] {
  return step.needs.filter(field => field === 'deliveryAddress' ? delivery.deliveryAddress.trim() === '' : delivery[field] === null)
}

export type DeliveryWarning = 'time-passed' | 'outside-hours'

/** What a cashier should look at twice; it stops nobody. @param isOpen Whether the shop or its courier works at the time. */
export function deliveryWarnings({ deliveryAt }: Delivery, now: number, isOpen: boolean): DeliveryWarning[] {
  if (deliveryAt === null)
    return []
  return [...(deliveryAt < now ? ['time-passed' as const] : []), ...(isOpen ? [] : ['outside-hours' as const])]
}
