import type { ComparedField, Gap } from './types'

/**
 * What a click can do about a gap. `create`: a deal for the element, its tickets linked. `link`: the ticket to its event.
 * `from-deal`, `send`: a new order to the site. `from-site`: the site's values into the deal. `clear`: the id that is
 * another's. `cancel`: the second ticket deal of an order. `mark`: looked at, to be deleted on the site by hand.
 */
export type RepairKind = 'create' | 'link' | 'clear' | 'cancel' | 'from-site' | 'from-deal' | 'send' | 'mark'

export interface Repair {
  kind: RepairKind
  gap: Gap
  /** Only these fields of a difference; all of them by default. An order always brings all. */
  fields?: readonly ComparedField[]
}

/** In this order a batch is worked off: a ticket can be linked once its deal is there, an order goes out once the deal is right. */
export const repairOrder: readonly RepairKind[] = ['create', 'link', 'clear', 'cancel', 'from-site', 'from-deal', 'send', 'mark']

/** What can be done about a gap; the first is what a batch does. Empty where only a person can tell. */
export function repairsOf(gap: Gap): readonly RepairKind[] {
  switch (gap.kind) {
    case 'noDeal': return ['create']
    case 'notOnSite': return gap.why === 'told' ? ['send', 'clear'] : ['send']
    case 'differs': return ['from-deal', 'from-site']
    case 'stale': return ['send']
    case 'twoElements': return ['mark']
    case 'twoDeals': return ['clear']
    case 'twoOrders': return ['cancel']
    case 'unlinkedSale': return gap.event === null ? [] : ['link']
  }
}
