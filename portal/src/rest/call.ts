import { systemErrors } from './errors.ts'
import { RestError } from './method.ts'
import type { MethodCall, MethodDefinition, MethodResult } from './method.ts'

/**
 * Runs a method for a known caller: scope, kind of authorisation and rights first, then the method itself.
 *
 * @throws {RestError} Nothing else: a fault of the portal's own becomes `INTERNAL_SERVER_ERROR` and is printed.
 */
export async function callMethod(definition: MethodDefinition, call: MethodCall): Promise<MethodResult> {
  checkAccess(definition, call)
  try {
    return await definition.handle(call)
  }
  catch (error) {
    if (error instanceof RestError)
      throw error
    console.error(`Failed to answer ${definition.name}:`, error)
    throw systemErrors.internal()
  }
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
