import type { Portal } from '../portal.ts'
import { RestError } from '../rest/method.ts'
import type { Plan, PlanFeature } from '../state/types.ts'

/** What the portal calls a feature when it refuses it. */
const REFUSED_AS: Record<PlanFeature, string> = {
  rest_offline_extended: 'extended offline events handling',
  rest_auth_connector: 'auth_connector',
  bizproc: 'bizproc',
}

export function hasFeature({ state }: Portal, feature: PlanFeature): boolean {
  return state.plan.features[feature]
}

/**
 * @throws {RestError} `WRONG_LICENSE` when the plan does not include it.
 * @see https://apidocs.bitrix24.com/error-codes.html
 */
export function requireFeature(portal: Portal, feature: PlanFeature): void {
  if (!hasFeature(portal, feature))
    throw new RestError('WRONG_LICENSE', `This feature is not enabled for the current license: ${REFUSED_AS[feature]}`, 403)
}

/** How many of something the plan allows; null without a limit. */
export function limitOf({ state }: Portal, limit: keyof Plan['limits']): number | null {
  return state.plan.limits[limit]
}
