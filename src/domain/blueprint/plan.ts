import type { SolutionName } from './types'
import type { LocalText } from './text'
import type { Choice, ItemId } from './items'

/** Why an item is not simply made. Texts are chosen by it. */
export type PlanReason
  /** conflicts: a person chooses */
  = | 'other-type' | 'other-multiplicity' | 'other-target' | 'name-taken' | 'code-taken' | 'other-meaning' | 'several-fit' | 'type-taken-by-app'
  /** cannot: nobody here can choose it away */
    | 'no-leads' | 'no-right' | 'no-admin' | 'no-scope' | 'plan-limit' | 'name-too-long' | 'after-install' | 'needs-other' | 'not-readable'

/** One line of what differs: the property and its value now and then. */
export interface PlanDifference { property: string, now: string | null, then: string }

export interface PlanCandidate { code: string, name: string, /** 0–1 */ likeness: number }

/**
 * What applying would do with one item. `keep`: it is there as wanted. `change`: ours or mapped, with another name, order,
 * option or address. `conflict`: something in the way that a person decides. `cannot`: the reason says who could.
 */
export interface PlanItem {
  id: ItemId
  solutions: readonly SolutionName[]
  action: 'create' | 'change' | 'keep' | 'conflict' | 'cannot' | 'skip'
  /** As the person reads it: «Срок действия купона», where it belongs: «Лид». */
  name: LocalText
  group: LocalText
  /** Code on the portal when there is one. */
  code: string | null
  reason?: PlanReason
  differences: readonly PlanDifference[]
  /** Existing things that could play the role, best first. */
  candidates: readonly PlanCandidate[]
  chosen?: Choice
  /** Items that must exist before it. */
  needs: readonly ItemId[]
}

export interface SetupPlan { items: readonly PlanItem[], madeAt: string }
