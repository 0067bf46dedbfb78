import type { ContactFacts, DealFacts, LeadFacts } from '@/domain/store/actions/facts'
import type { MessageRole, StoreEntity } from '@/domain/store/actions/plan'
import type { StoreMap } from '@/domain/store/map'
import type { StoreRole } from '@/domain/store/roles'
import type { StoreRules } from '@/domain/store/rules'
import type { TaskWords } from '@/domain/store/tasks'
import type { PortalError } from '@/domain/portalError'
import type { PortalCalls } from '../portal/types'
import type { RecordLook } from '../portal/writes/guardedRecord'

/** The store as its setup left it, and who looks at it. */
export interface Store {
  calls: PortalCalls
  map: StoreMap
  rules: StoreRules
  /** Texts of messages, by the settings. */
  texts: Readonly<Record<MessageRole, string>>
  /** Templates of the solution. */
  tasks: readonly TaskWords[]
  /** Options of the application: what the settings keep. */
  appOptions: Readonly<Record<string, unknown>>
  me: { id: number, name: string, isAdmin: boolean }
  /** By the departments and people of the settings; an administrator of the portal has none by that alone. */
  roles: readonly StoreRole[]
  locale: 'ru' | 'en'
}

export interface CardRecord { entity: StoreEntity, id: number }

/** A record of a card as one request has read it; `now` is the portal's time, milliseconds. */
export interface Reading<Facts> {
  facts: Facts
  contact: ContactFacts | null
  /** What a guarded write of the record goes by. */
  look: RecordLook
  now: number
  isOperatorAtWork: boolean
}
export type LeadReading = Reading<LeadFacts>
export type DealReading = Reading<DealFacts>
export type ContactReading = Reading<ContactFacts>

/** How a message stands; whether it arrived nobody can know. */
export type MessageState = 'prepared' | 'handedOver' | 'refused' | 'sentByHand'

export interface SentMessage {
  message: MessageRole
  state: MessageState
  text: string
  /** The client's number, for `sms:` and `wa.me`; empty where none is known. */
  phone: string
  /** The open channel it went to, by its connector: `whatsapp`. */
  channel: string | null
  /** When the state was reached, milliseconds. */
  at: number
  error: PortalError | null
}

/** How one step of a plan ended. */
export type StepOutcome
  /** `wasThere`: an earlier press, or a lost reply, had done it. */
  = | { kind: 'done', wasThere: boolean, record?: CardRecord, taskId?: number, userId?: number, message?: SentMessage }
    /** Not ours to do now: a later moment, a seller who has not accepted, nobody at work. It is listed as due. */
    | { kind: 'due', why: 'later' | 'accepted' | 'nobody' }
    /** A colleague has changed what it goes by. */
    | { kind: 'conflict' }
    | { kind: 'refused', error: PortalError }
    /** May or may not have happened: pressing again finds out and goes on. */
    | { kind: 'unknown', error: PortalError }
    /** A step before it did not end. */
    | { kind: 'notTried' }
