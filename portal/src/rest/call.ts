import { withOrigin } from '../events/origin.ts'
import { systemErrors } from './errors.ts'
import { RestError } from './method.ts'
import type { MethodCall, MethodDefinition, MethodResult } from './method.ts'
import { checkOperating, countOperating } from './operating.ts'
import { RequestCut, runPaced } from './pace.ts'

/**
 * Runs a method for a known caller: scope, kind of authorisation and rights first, then its operating limit, then the
 * method itself at the pace `limits.latency` sets.
 *
 * @throws {RestError} A fault of the portal's own becomes `INTERNAL_SERVER_ERROR` and is printed.
 * @throws {RequestCut} when the request has taken too long.
 */
export async function callMethod(definition: MethodDefinition, call: MethodCall): Promise<MethodResult> {
  const { portal, actor, meter } = call
  checkAccess(definition, call)
  const billed = billedMethod(definition, call)
  checkOperating(portal, actor, billed)
  // Commands of a batch take their time and are counted one by one.
  if (definition.name === 'batch')
    return runMethod(definition, call)
  return runPaced(portal, meter, definition, () => runMethod(definition, call), seconds => countOperating(portal, actor, billed, seconds))
}

async function runMethod(definition: MethodDefinition, call: MethodCall): Promise<MethodResult> {
  try {
    const { app, connector } = call.actor
    return await withOrigin({ appId: app?.id ?? null, connector }, () => definition.handle(call))
  }
  catch (error) {
    if (error instanceof RestError || error instanceof RequestCut)
      throw error
    console.error(`Failed to answer ${definition.name}:`, error)
    throw systemErrors.internal()
  }
}

/** The method whose running time this call adds to. */
function billedMethod(definition: MethodDefinition, { portal, isInBatch }: MethodCall): string {
  return isInBatch && portal.state.switches.operatingBilling === 'batch' ? 'batch' : definition.name
}

function checkAccess(definition: MethodDefinition, { portal, actor }: MethodCall): void {
  if (!hasScope(definition, actor.scopes))
    throw systemErrors.insufficientScope(portal, actor.app === null)
  if (definition.applicationOnly && !actor.app)
    throw systemErrors.wrongAuthType()
  if (definition.administratorOnly && !actor.user.isAdmin)
    throw systemErrors.administratorsOnly()
}

/** Any one of the method's scopes will do; a method without a scope is open to every token. */
export function hasScope(definition: MethodDefinition, scopes: readonly string[]): boolean {
  return definition.scope === null || [definition.scope, ...definition.otherScopes ?? []].some(scope => scopes.includes(scope))
}
