import type { MessageRole } from '@/domain/store/actions/plan'
import { PortalError } from '@/domain/portalError'
import type { CardRecord, StepOutcome, Store } from '../types'

/** Steps that others carry out: they are loaded when a plan has one, and tests replace them. */
export interface Hands {
  /** @param wish `name`: that of the message, the same however often it is asked for. */
  message: (store: Store, wish: { name: string, message: MessageRole, to: CardRecord, contactId: number | null, isByHand: boolean }) => Promise<StepOutcome>
  transferChat: (store: Store, wish: { leadId: number, contactId: number | null, userId: number }) => Promise<StepOutcome>
  claimCoupon: (store: Store, wish: { name: string, leadId: number, dealId: number }) => Promise<StepOutcome>
  releaseCoupon: (store: Store, wish: { name: string, leadId: number, dealId: number }) => Promise<StepOutcome>
}

const none = (what: string) => () => Promise.resolve<StepOutcome>({ kind: 'refused', error: new PortalError('missing', `Nobody can do the step "${what}".`) })

export const storeHands: Hands = { message: none('message'), transferChat: none('transferChat'), claimCoupon: none('claimCoupon'), releaseCoupon: none('releaseCoupon') }
