import type { MessageRole } from '@/domain/store/actions/plan'
import type { Clock } from '../../portal/writes/lookUp'
import type { CardRecord, StepOutcome, Store } from '../types'

interface With { clock: Clock }

/** Steps that are carried out elsewhere: they are loaded when a plan has one, and tests replace them. */
export interface Hands {
  /** @param wish `name`: that of the message, the same however often it is asked for. */
  message: (store: Store, wish: { name: string, message: MessageRole, to: CardRecord, contactId: number | null, isByHand: boolean }, options: With) => Promise<StepOutcome>
  transferChat: (store: Store, wish: { on: CardRecord, contactId: number | null, to: number }, options: With) => Promise<StepOutcome>
  claimCoupon: (store: Store, wish: { name: string, leadId: number, dealId: number }, options: With) => Promise<StepOutcome>
  releaseCoupon: (store: Store, wish: { name: string, leadId: number, dealId: number }, options: With) => Promise<StepOutcome>
}

export const storeHands: Hands = {
  message: async (store, wish, options) => (await import('../messages/sendMessage')).sendMessage(store, wish, options),
  transferChat: async (store, wish, options) => (await import('../messages/transferChat')).transferChat(store, wish, options),
  async claimCoupon(store, wish, options) {
    const [{ claimCoupon }, { stepOutcome }] = await Promise.all([import('../coupon/redeem'), import('../coupon/answers')])
    return stepOutcome(await claimCoupon(store, wish, options))
  },
  async releaseCoupon(store, wish, options) {
    const [{ releaseCoupon }, { stepOutcome }] = await Promise.all([import('../coupon/release'), import('../coupon/answers')])
    return stepOutcome(await releaseCoupon(store, wish, options))
  },
}
