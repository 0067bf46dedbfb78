import type { SolutionName } from './types'
import type { LocalText } from './text'
import type { Choice, ItemId } from './items'

/** Why an item is not simply made. Texts are chosen by it. */
export type PlanReason
  /** conflicts: a person chooses */
  = | 'other-type' | 'other-multiplicity' | 'other-target' | 'name-taken' | 'code-taken' | 'other-meaning' | 'several-fit' | 'type-taken-by-app'
  /** cannot: nobody here can choose it away */
    | 'no-leads' | 'no-right' | 'no-admin' | 'no-scope' | 'plan-limit' | 'name-too-long' | 'after-install' | 'needs-other' | 'not-readable'

/**
 * What may differ. `defaultStages`: stages that the portal put into a new pipeline and ours does not have, `now` lists their
 * codes, separated by commas and spaces. `fields`: those
 * missing from a card's layout. `stages`, `features`, `childOf`, `inTasks`: of a smart process.
 */
export type PlanProperty
  = | 'name' | 'sort' | 'color' | 'handler' | 'settings' | 'targets' | 'inFilter' | 'fields' | 'defaultStages'
    | 'stages' | 'features' | 'childOf' | 'inTasks' | 'type' | 'isMultiple' | 'meaning' | 'options'

/** One line of what differs: the property and its value now and then. */
export interface PlanDifference { property: PlanProperty, now: string | null, then: string }

export interface PlanCandidate { code: string, name: string, /** 0–1 */ likeness: number }

export type PlanAction = 'create' | 'change' | 'keep' | 'conflict' | 'cannot' | 'skip'

/**
 * What applying would do with one item. `keep`: it is there as wanted. `change`: ours or mapped, with another name, order,
 * option or address. `conflict`: something in the way that a person decides. `cannot`: the reason says who could.
 */
export interface PlanItem {
  id: ItemId
  solutions: readonly SolutionName[]
  action: PlanAction
  /** As the person reads it: «Срок действия купона», where it belongs: «Лид». */
  name: LocalText
  group: LocalText
  /** Code on the portal when there is one, as the map keeps it. */
  code: string | null
  /** To create: the code to ask for, without what the portal puts in front of it (`C5:`, `UF_CRM_`). A rename changes `name`. */
  wantedCode: string | null
  /** To create, of stages and values of directories: where it goes. The portal wants work before success before failure. */
  sort: number | null
  /** We made it on this portal, so everything about it may be changed; foreign things are only added to. */
  isOurs: boolean
  reason?: PlanReason
  differences: readonly PlanDifference[]
  /** Existing things that could play the role, best first. */
  candidates: readonly PlanCandidate[]
  chosen?: Choice
  /** Items that must exist before it. */
  needs: readonly ItemId[]
}

/** Items in the order in which they can be made. */
export interface SetupPlan { items: readonly PlanItem[], madeAt: string }
