import type { LeadStatus, StoreRole } from '../roles'
import type { StoreTaskRole } from '../tasks'
import type { StoreAction } from './action'
import { administratorActions } from './administrator'
import { cashierActions, tillTasks } from './cashier'
import type { LeadCase, LeadFacts } from './facts'
import { operatorActions } from './operator'
import { moveOf } from './plan'
import type { PlanStep } from './plan'
import { buttonsOf, press } from './press'
import type { Button, Press } from './press'

export const leadActions: readonly StoreAction<LeadFacts, LeadStatus>[] = [...operatorActions, ...cashierActions, ...administratorActions]

/** Buttons of a lead for who has these roles; none in a status that is not the store's, or that is closed. */
export function leadButtons(pressed: LeadCase, roles: readonly StoreRole[]): Button<LeadFacts>[] {
  return buttonsOf(leadActions, pressed, roles, pressed.facts.status)
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
