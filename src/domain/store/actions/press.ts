import type { LocalText } from '../../blueprint/text'
import type { DealStage, LeadStatus, StoreRole } from '../roles'
import type { StoreTaskRole } from '../tasks'
import type { Ask, Condition, StoreAction } from './action'
import { administratorActions } from './administrator'
import { cashierActions, tillTasks } from './cashier'
import { contactActions } from './contact'
import { dealActions } from './deal'
import type { Case, ContactCase, ContactFacts, DealCase, DealFacts, LeadCase, LeadFacts } from './facts'
import { operatorActions } from './operator'
import { moveOf } from './plan'
import type { ActionPlan, PlanStep } from './plan'

export const leadActions: readonly StoreAction<LeadFacts, LeadStatus>[] = [...operatorActions, ...cashierActions, ...administratorActions]

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

/** Buttons of a lead for who has these roles; none in a status that is not the store's, or that is closed. */
export function leadButtons(pressed: LeadCase, roles: readonly StoreRole[]): Button<LeadFacts>[] {
  return buttonsOf(leadActions, pressed, roles, pressed.facts.status)
}

export function contactButtons(pressed: ContactCase, roles: readonly StoreRole[]): Button<ContactFacts>[] {
  return buttonsOf(contactActions, pressed, roles, 'any')
}

export function dealButtons(pressed: DealCase, roles: readonly StoreRole[]): Button<DealFacts>[] {
  return buttonsOf(dealActions, pressed, roles, pressed.facts.stage)
}

/** Tasks that belong to a status: they end when the lead leaves it (GAP-47). */
export const tasksOfStatus: Readonly<Partial<Record<LeadStatus, readonly StoreTaskRole[]>>> = {
  new: ['handleRequest'],
  addContact: ['handleRefusalContact', 'handleRecommendation'],
  subscribe: ['subscribe'],
  discoverNeed: ['discoverNeed', 'handleRefusal'],
  makeOffer: ['makeOffer', 'congratulate'],
  getPayment: tillTasks,
}

export function pressLead(id: string, pressed: LeadCase, roles: readonly StoreRole[]): Press<LeadFacts> {
  const { facts } = pressed
  const leaves = (steps: readonly PlanStep[]): PlanStep[] => {
    const tasks = facts.status === null ? undefined : tasksOfStatus[facts.status]
    const to = moveOf({ steps })
    const isLeft = to !== null && to !== facts.status && pressed.desk.rules['tasks.onLeave'] === 'close'
    const isSaid = steps.some(step => step.do === 'finishTasks' && step.on.kind === 'this' && step.tasks === tasks)
    return tasks && isLeft && !isSaid ? [{ do: 'finishTasks', on: { kind: 'this' }, tasks, why: 'left' }] : []
  }
  return press(leadActions, id, pressed, roles, facts.status, `lead-${facts.id}-${facts.enteredAt}`, leaves)
}

export function pressContact(id: string, pressed: ContactCase, roles: readonly StoreRole[]): Press<ContactFacts> {
  return press(contactActions, id, pressed, roles, 'any', `contact-${pressed.facts.id}`, () => [])
}

export function pressDeal(id: string, pressed: DealCase, roles: readonly StoreRole[]): Press<DealFacts> {
  return press(dealActions, id, pressed, roles, pressed.facts.stage, `deal-${pressed.facts.id}-${pressed.facts.enteredAt}`, () => [])
}

/** What a button is called, by the setting `names`. */
export function nameOf(action: { name: LocalText, otherName?: LocalText }, names: 'section8' | 'sections345'): LocalText {
  return names === 'sections345' ? action.otherName ?? action.name : action.name
}

type Place = LeadStatus | DealStage | 'any' | null

function shown<Facts, Status extends LeadStatus | DealStage>(actions: readonly StoreAction<Facts, Status>[], pressed: Case<Facts>, roles: readonly StoreRole[], place: Place) {
  return actions.filter(action => (action.isShown?.(pressed) ?? true) && action.roles.some(role => roles.includes(role)) && (place === 'any' || action.at.some(at => at === place)))
}

function buttonsOf<Facts, Status extends LeadStatus | DealStage>(actions: readonly StoreAction<Facts, Status>[], pressed: Case<Facts>, roles: readonly StoreRole[], place: Place): Button<Facts>[] {
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

function press<Facts, Status extends LeadStatus | DealStage>(
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
