import type { Portal } from '../portal.ts'
import { callMethod } from '../rest/call.ts'
import { RestError } from '../rest/method.ts'
import { startMeter } from '../rest/pace.ts'
import { findMethod } from '../rest/registry.ts'
import type { Registry } from '../rest/registry.ts'
import { allScopes } from '../rest/scopes.ts'
import type { SecondCall } from './types.ts'

export type SecondCaller = (call: SecondCall, faultId: string) => Promise<void>

/**
 * Another person at work: their call runs with their own rights, outside any application. What becomes of it stands in the
 * log, under the rule that asked for it; the request that waits for it hears nothing.
 */
export function secondCaller(portal: Portal, registry: Registry): SecondCaller {
  return async ({ method, params = {}, user: userId }, faultId) => {
    const definition = findMethod(registry, method)
    const user = portal.state.users.find(one => one.id === userId)
    let error: string | null = null
    try {
      if (!definition || !user)
        throw new RestError(definition ? 'ERROR_NO_SUCH_USER' : 'ERROR_METHOD_NOT_FOUND', '', 404)
      await callMethod(definition, { portal, actor: { user, app: null, scopes: [...allScopes], connector: '', caller: `person ${user.id}` }, params: structuredClone(params), meter: startMeter() })
    }
    catch (cause) {
      if (!(cause instanceof RestError))
        throw cause
      error = cause.code
    }
    portal.writeLog({ kind: 'rest', method, userId, appCode: null, status: error ? 400 : 200, error, durationMs: 0, second: faultId })
  }
}
