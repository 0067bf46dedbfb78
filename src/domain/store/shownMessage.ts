import type { PortalError } from '../portalError'
import type { MessageRole } from './actions/plan'
import type { ByHandReason } from './channels'

/** A message as a card shows it, whoever sent it. */
export interface ShownMessage {
  name: string
  message: MessageRole
  /** Whether it arrived nobody can know. */
  state: 'prepared' | 'handedOver' | 'refused' | 'sentByHand'
  text: string
  /** The client's number, for `sms:` and `wa.me`; empty where none is known. */
  phone: string
  /** Connector of the open channel it went to; `sms` for a portal process. */
  channel: string | null
  /** When the state was reached, milliseconds. */
  at: number
  /** Employee. */
  by: number
  /** Why it did not go by itself. */
  why: ByHandReason | null
  /** Marks that nothing was known for. */
  missing: readonly string[]
  /** It is on its way, or was cut off: sending it again under its name finds out. `state` says nothing then. */
  isChecking: boolean
  error: PortalError | null
}
