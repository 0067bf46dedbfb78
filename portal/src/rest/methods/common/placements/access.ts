import type { PortalState, RestApp } from '../../../../state/types.ts'
import { systemErrors } from '../../../errors.ts'
import type { MethodCall } from '../../../method.ts'
import { allCodes } from './codes.ts'
import type { PlacementCode } from './codes.ts'

/** The application that calls. @throws {RestError} `WRONG_AUTH_TYPE` for a webhook. */
export function appOf({ actor }: MethodCall): RestApp {
  if (!actor.app)
    throw systemErrors.wrongAuthType()
  return actor.app
}

/** Codes an application with these scopes may bind. */
export function bindableCodes(state: PortalState, scopes: readonly string[]): PlacementCode[] {
  return allCodes(state).filter(({ scope }) => scope === null || scopes.includes(scope))
}
