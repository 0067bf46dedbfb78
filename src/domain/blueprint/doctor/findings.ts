import type { ItemId } from '../items'
import type { PlanReason, SetupPlan } from '../plan'
import type { PortalShape } from '../shape'
import type { EntityRole } from '../types'

/** Groups of the doctor's list, in their order. */
export const findingGroups = ['application', 'person', 'plan', 'host', 'places', 'fields', 'stages', 'lists', 'drive', 'time'] as const
export type FindingGroup = typeof findingGroups[number]

/** What can be done: `apply` is ours to do, the others are explained. */
export type Repair = 'apply' | 'choose' | 'reinstall' | 'ask-administrator' | 'ask-rights' | 'buy-plan' | 'lead-mode' | 'host-rule' | 'shorten' | 'equal-lists' | 'rebuild' | 'set-clock'

/**
 * A fact about the portal; texts are chosen by `kind`, the subject is
 *
 * | kind | subject |
 * | --- | --- |
 * | `scope` | the scope |
 * | `admin` | nothing |
 * | `unreadable` | the entity whose records are not to be read |
 * | `plan-limit`, `lead-mode` | the portal's plan |
 * | `refused-post`, `other-page`, `unreachable`, `answers-post` | the page of ours |
 * | `passed` | kind of the items that are right |
 * | `missing`, `differs`, `conflict`, `refused` | the item |
 * | `orphaned-field` | name of the field |
 * | `sides-differ` | the field of the first side; `values` are those that one side lacks |
 * | `clock` | whole minutes of difference |
 */
export interface Finding {
  group: FindingGroup
  kind: 'scope' | 'admin' | 'unreadable' | 'plan-limit' | 'lead-mode' | 'refused-post' | 'other-page' | 'unreachable' | 'answers-post'
    | 'passed' | 'missing' | 'differs' | 'conflict' | 'refused' | 'orphaned-field' | 'sides-differ' | 'clock'
  severity: 'good' | 'warning' | 'error'
  subject: string
  /** Items that it is about, or that cannot be made because of it. */
  items: readonly ItemId[]
  repair?: Repair
  reason?: PlanReason
  values?: readonly string[]
}

/** How a page of ours answered to POST. `refused`: with an error; `other`: with something that is not our page. */
export interface HostAnswer { page: string, answer: 'good' | 'refused' | 'other' | 'unreachable' }

export interface Examination {
  shape: PortalShape
  /** Of the solutions that are on. */
  plan: SetupPlan
  /** Codes that the portal map holds. */
  codes: Readonly<Record<ItemId, string>>
  /** Scopes that they need. */
  scopes: readonly string[]
  /** Pairs of list fields of one role that must offer the same values. */
  pairs: readonly (readonly [ItemId, ItemId])[]
  /** Entities whose records this person may not read. */
  unreadable: readonly EntityRole[]
  host: readonly HostAnswer[]
  /** This device's clock when the portal's was read, unix milliseconds. */
  deviceTime: number
}
