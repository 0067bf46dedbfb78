import type { MessageRole } from '@/domain/store/actions/plan'
import type { MessageMarks } from '@/domain/store/messages'
import type { ShownMessage } from '@/domain/store/shownMessage'
import type { PortalError } from '@/domain/portalError'
import type { Clock } from '../../portal/writes/lookUp'
import type { CardRecord } from '../types'

/** A message to the client of a card. */
export interface MessageOrder {
  /** Names the step of the press: whoever presses again, or elsewhere, means the same message. */
  name: string
  message: MessageRole
  /** The record whose card is open: the message speaks of it, and its state is kept there. */
  to: CardRecord
  /** The client: its chats and telephone count before those of the record. */
  contactId: number | null
  /** Only prepared: the client has opted out. */
  isByHand?: boolean
  /** In place of what the record says: `{ предложение: '…' }`. */
  marks?: MessageMarks
}

export interface MessageOptions {
  clock?: Clock
  signal?: AbortSignal
}

/** A message as a card shows it; a `SentMessage` too. */
export type CardMessage = ShownMessage

/** How a message ended; a part of `StepOutcome`. */
export type MessageOutcome
  /** `wasThere`: an earlier press, or a colleague, had done it. */
  = | { kind: 'done', wasThere: boolean, message: CardMessage }
    /** The record could not be read or written: nothing was sent. */
    | { kind: 'refused', error: PortalError }
    /** May or may not have been sent: the same again finds out. */
    | { kind: 'unknown', error: PortalError }
