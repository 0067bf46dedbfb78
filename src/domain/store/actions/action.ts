import type { LocalText } from '../../blueprint/text'
import type { DealStage, LeadStatus, StoreRole } from '../roles'
import type { Case, PressInput } from './facts'
import type { PlanStep } from './plan'

/** What a press asks for in its form, by the names of its input. `contact`: one that exists, or a new one. */
export type Ask = 'contact' | Exclude<keyof PressInput, 'contactId' | 'newContact'>

/** What must be so before a button does anything; told when it is not. */
export interface Condition<Facts> {
  id: string
  text: LocalText
  /** The form of the press can fulfil it; without, the button waits until the record does. */
  ask?: Ask
  isMet: (pressed: Case<Facts>) => boolean
}

export interface StoreAction<Facts, Status extends LeadStatus | DealStage | never = never> {
  id: string
  name: LocalText
  /** As sections 3–5 of the client's text call it, where section 8 says otherwise. */
  otherName?: LocalText
  /** What it will do, in a sentence. */
  does: LocalText
  /** Statuses or stages in which it is shown; a contact has none. */
  at: readonly Status[]
  roles: readonly StoreRole[]
  conditions: readonly Condition<Facts>[]
  /** Settings, or a record without what it is about, may leave it out. */
  isShown?: (pressed: Case<Facts>) => boolean
  /** May be entered, is not required. */
  mayAsk?: readonly Ask[]
  /** What the person does outside the portal, told beside the button. */
  byHand?: readonly LocalText[]
  /** Tells one press from the next in the same status. */
  round?: (pressed: Case<Facts>) => string | number
  steps: (pressed: Case<Facts>) => PlanStep[]
}
