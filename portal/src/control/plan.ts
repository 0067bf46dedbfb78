import { PLAN_FEATURES, PLAN_NAMES, planByName } from '../plan/plans.ts'
import type { PlanName } from '../plan/plans.ts'
import type { Portal } from '../portal.ts'
import type { Plan, PlanFeature } from '../state/types.ts'
import { ControlError } from './controlError.ts'

export interface PlanOrder {
  /** Starts from this plan as it is sold; without it the present one is changed. */
  name?: string
  features?: Record<string, unknown>
  limits?: Record<string, unknown>
}

/** Moves the portal to another plan, or gives and takes single features. @throws {ControlError} on an unknown name or value. */
export function turnPlan(portal: Portal, order: PlanOrder): Plan {
  const plan = order.name === undefined ? structuredClone(portal.state.plan) : namedPlan(order.name)
  for (const [name, value] of Object.entries(order.features ?? {})) {
    if (!isFeature(name) || typeof value !== 'boolean')
      throw new ControlError(`Failed to turn the feature "${name}": known are ${PLAN_FEATURES.join(', ')}, each true or false.`)
    plan.features[name] = value
  }
  for (const [name, value] of Object.entries(order.limits ?? {})) {
    if (name !== 'dynamicTypes' || (value !== null && (!Number.isInteger(value) || Number(value) < 0)))
      throw new ControlError(`Failed to set the limit "${name}": known is dynamicTypes, a whole number or null.`)
    plan.limits[name] = value === null ? null : Number(value)
  }
  portal.state.plan = plan
  return plan
}

function namedPlan(name: string): Plan {
  if (!isPlan(name))
    throw new ControlError(`Failed to move to the plan "${name}": known are ${PLAN_NAMES.join(', ')}.`)
  return planByName(name)
}

function isPlan(name: string): name is PlanName {
  return PLAN_NAMES.some(one => one === name)
}

function isFeature(name: string): name is PlanFeature {
  return PLAN_FEATURES.some(one => one === name)
}
