import type { Component } from 'vue'
import type { PressInput } from '@/domain/store/actions/facts'
import type { ActionPlan } from '@/domain/store/actions/plan'
import type { Button, Press } from '@/domain/store/actions/press'
import type { PortalError } from '@/domain/portalError'
import type { FoundContact } from '@/services/store/findContacts'
import type { Press as KeptPress } from '@/services/store/run/journal'
import type { Store } from '@/services/store/types'
import type { PressRun } from '@/stores/cardActions'
import type { AskWords } from './askFields'
import type { PressDraft, readDraft } from './pressDraft'
import type { StepWords } from './stepText'

export type CardAction = Button<never>['action']

/** The store of a card, as its panel needs it. */
export interface CardState {
  readonly store: Store | null
  readonly now: number
  readonly ordered: readonly Button<never>[]
  readonly buttons: readonly Button<never>[]
  readonly openedId: string | null
  readonly run: PressRun | null
  readonly isMoved: boolean
  readonly unfinished: readonly KeptPress[]
  readonly done: readonly KeptPress[]
  readonly isRunning: boolean
  readonly runError: PortalError | null
  readonly mayRetry: boolean
  readonly mayUndo: boolean
  open: (id: string | null) => void
  retry: () => Promise<void>
  takeBack: () => Promise<void>
  resume: (press: KeptPress) => Promise<void>
  find: (typed: string) => Promise<readonly FoundContact[]>
}

/** What cannot be done now, and why. */
export interface UnavailableLine { id: string, name: string, why: string }

/** What the forms of a card go by. */
export interface CardForm {
  /** A form that nobody has touched. */
  draftOf: (action: string) => PressDraft
  asksOf: (action: string) => AskWords
  words: StepWords
  read: typeof readDraft
  lines: readonly UnavailableLine[]
  /** One press in the row may do it. */
  mayStart: (action: string, plan: ActionPlan) => boolean
}

/** What differs from card to card. */
export interface CardWords {
  /** All actions of such cards, by which earlier presses are named. */
  actions: readonly CardAction[]
  /** `null` while it is loaded: its place is kept. */
  iconOf: (action: string) => Component | null
  /** Loaded once the list is seen. */
  form: CardForm | null
  press: (action: string, input: PressInput) => Press<never>
  start: (action: string, plan: ActionPlan, input: PressInput) => Promise<void>
  /** Worth proposing once another is done. */
  mayFollow: (action: string) => boolean
  /** How presses of the present state are named in the beginning. */
  pressPrefix: string
}
