import type { DealStage, LeadStatus, StoreRole } from '../roles'
import type { Condition, StoreAction } from './action'
import type { Case } from './facts'

/** Why an action is not to be had here and now. */
export type WhyNot<Facts, Status>
  = | { kind: 'waits', conditions: readonly Condition<Facts>[] }
    | { kind: 'elsewhere', at: readonly Status[] }
    | { kind: 'others', roles: readonly StoreRole[] }

export interface Unavailable<Facts, Status extends LeadStatus | DealStage> { action: StoreAction<Facts, Status>, why: WhyNot<Facts, Status> }

/**
 * What cannot be done now and why: what waits for the record, what this role does in other places, and what others do in this one.
 *
 * @param place `null`: none of the store's, or a contact, which has none.
 */
export function unavailableActions<Facts, Status extends LeadStatus | DealStage>(actions: readonly StoreAction<Facts, Status>[], pressed: Case<Facts>, roles: readonly StoreRole[], place: Status | null): Unavailable<Facts, Status>[] {
  const whyNot = (action: StoreAction<Facts, Status>): WhyNot<Facts, Status> | null => {
    const isHere = action.at.length === 0 || (place !== null && action.at.includes(place))
    const isMine = action.roles.some(role => roles.includes(role))
    if (!isHere)
      return isMine ? { kind: 'elsewhere', at: action.at } : null
    if (action.isShown?.(pressed) === false)
      return null
    if (!isMine)
      return { kind: 'others', roles: action.roles }
    const conditions = action.conditions.filter(condition => condition.ask === undefined && !condition.isMet(pressed))
    return conditions.length === 0 ? null : { kind: 'waits', conditions }
  }
  const all = actions.flatMap((action): Unavailable<Facts, Status>[] => {
    const why = whyNot(action)
    return why === null ? [] : [{ action, why }]
  })
  const order = ['waits', 'elsewhere', 'others']
  return all.sort((one, other) => order.indexOf(one.why.kind) - order.indexOf(other.why.kind))
}
