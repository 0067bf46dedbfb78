import type { MessageRole } from '@/domain/store/actions/plan'
import type { ByHandReason } from '@/domain/store/channels'
import type { MessageMarks } from '@/domain/store/messages'
import type { PortalError } from '@/domain/portalError'
import type { Clock } from '../../portal/writes/lookUp'
import type { CardRecord, SentMessage } from '../types'

/** A message to the client of a card. */
export interface MessageOrder {
  /** Names the step of the press: whoever presses again, or elsewhere, means the same message. */
  name: string
  message: MessageRole
  /** The record the message is about; its state is kept there. */
  to: CardRecord
  /** The client, whose chats and telephone count besides those of the record. */
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

/** A message as a card shows it, whoever sent it. */
export interface CardMessage extends SentMessage {
  name: string
  /** Employee. */
  by: number
  /** Why it did not go by itself. */
  why: ByHandReason | null
  /** Marks that nothing was known for. */
  missing: readonly string[]
  /** It is on its way, or was cut off: `sendMessage` with its name finds out. `state` says nothing then. */
  isChecking: boolean
}

/** How a message ended; a part of `StepOutcome`. */
export type MessageOutcome
  /** `wasThere`: an earlier press, or a colleague, had done it. */
  = | { kind: 'done', wasThere: boolean, message: CardMessage }
    /** The record could not be read or written: nothing was sent. */
    | { kind: 'refused', error: PortalError }
    /** May or may not have been sent: the same again finds out. */
    | { kind: 'unknown', error: PortalError }
