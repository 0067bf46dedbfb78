import type { LocalText } from '../../blueprint/text'
import type { DealStage, LeadStatus, StoreRole } from '../roles'
import type { Ask, Condition, StoreAction } from './action'
import type { Case } from './facts'
import type { ActionPlan, PlanStep } from './plan'

/** A button as it stands in a card. */
export interface Button<Facts> {
  action: Pick<StoreAction<Facts>, 'id' | 'name' | 'otherName' | 'does' | 'byHand'>
  /** What is not so yet and the form of the press cannot mend: the button waits and says it. */
  waitsFor: readonly Condition<Facts>[]
  /** What the form must ask for, in order. */
  mustAsk: readonly Ask[]
  mayAsk: readonly Ask[]
}

/** What a press comes to: a plan, or what it lacks. */
export type Press<Facts> = { kind: 'plan', plan: ActionPlan } | { kind: 'unmet', conditions: readonly Condition<Facts>[] } | { kind: 'unknown' }

/** What a button is called, by the setting `names`. */
export function nameOf(action: { name: LocalText, otherName?: LocalText }, names: 'section8' | 'sections345'): LocalText {
  return names === 'sections345' ? action.otherName ?? action.name : action.name
}

type Place = LeadStatus | DealStage | 'any' | null

function shown<Facts, Status extends LeadStatus | DealStage>(actions: readonly StoreAction<Facts, Status>[], pressed: Case<Facts>, roles: readonly StoreRole[], place: Place) {
  return actions.filter(action => (action.isShown?.(pressed) ?? true) && action.roles.some(role => roles.includes(role)) && (place === 'any' || action.at.some(at => at === place)))
}

/** Buttons for who has these roles; none in a place that is not the store's, or that is closed. */
export function buttonsOf<Facts, Status extends LeadStatus | DealStage>(actions: readonly StoreAction<Facts, Status>[], pressed: Case<Facts>, roles: readonly StoreRole[], place: Place): Button<Facts>[] {
  return shown(actions, pressed, roles, place).map(action => {
    const unmet = action.conditions.filter(condition => !condition.isMet(pressed))
    return {
      action,
      waitsFor: unmet.filter(({ ask }) => ask === undefined),
      mustAsk: [...new Set(action.conditions.flatMap(({ ask }) => ask ?? []))],
      mayAsk: action.mayAsk ?? [],
    }
  })
}

/** What a press of a button comes to; `name` is that of the plan, `leaves` adds what follows from leaving the place. */
export function press<Facts, Status extends LeadStatus | DealStage>(
  actions: readonly StoreAction<Facts, Status>[], id: string, pressed: Case<Facts>, roles: readonly StoreRole[], place: Place, name: string, leaves: (steps: readonly PlanStep[]) => PlanStep[],
): Press<Facts> {
  const action = shown(actions, pressed, roles, place).find(each => each.id === id)
  if (!action)
    return { kind: 'unknown' }
  const conditions = action.conditions.filter(condition => !condition.isMet(pressed))
  if (conditions.length > 0)
    return { kind: 'unmet', conditions }
  const own = action.steps(pressed)
  const steps = [...own, ...leaves(own)]
  const round = action.round?.(pressed)
  return { kind: 'plan', plan: { action: id, name: [name, id, ...(round === undefined ? [] : [round])].join('-'), steps, canUndo: steps.every(canTakeBack) } }
}

/** A client's message, a claimed coupon, a chat at another's desk: these are out of our hands. */
function canTakeBack(step: PlanStep): boolean {
  return step.do !== 'message' && step.do !== 'transferChat' && step.do !== 'claimCoupon' && step.do !== 'releaseCoupon' && !(step.do === 'create' && step.entity === 'visit')
}
