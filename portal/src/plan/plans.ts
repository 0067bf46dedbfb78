import type { Plan, PlanFeature } from '../state/types.ts'

export const PLAN_FEATURES: PlanFeature[] = ['rest_offline_extended', 'rest_auth_connector', 'bizproc']

function plan(license: string, family: string, isFull: boolean): Omit<Plan, 'name'> {
  const features = { rest_offline_extended: isFull, rest_auth_connector: isFull, bizproc: isFull }
  return { license, family, features, limits: { dynamicTypes: isFull ? null : 0 } }
}

/**
 * Plans to switch between. Codes are those of `app.info`; documentation ties only `auth_connector` to a plan
 * (Professional and up), and the rest follows it.
 *
 * @see https://apidocs.bitrix24.com/api-reference/common/system/app-info.html
 */
const PLANS = {
  free: plan('project', 'project', false),
  basic: plan('basic', 'basic', false),
  standard: plan('std', 'std', false),
  professional: plan('pro100', 'pro', true),
  enterprise: plan('ent250', 'ent', true),
  selfhosted: plan('selfhosted', 'selfhosted', true),
  nfr: plan('nfr', 'nfr', true),
}

export type PlanName = keyof typeof PLANS

export const PLAN_NAMES = Object.keys(PLANS) as PlanName[]

/** A plan as it is sold, to be changed freely. */
export function planByName(name: PlanName): Plan {
  return { name, ...structuredClone(PLANS[name]) }
}
