import type { RestApp } from '../../../../state/types.ts'
import { systemErrors } from '../../../errors.ts'
import { RestError } from '../../../method.ts'
import type { MethodCall, Params } from '../../../method.ts'
import { textOf } from '../parameters.ts'

/** The application that calls. @throws {RestError} `WRONG_AUTH_TYPE` for a webhook. */
export function callingApp({ actor }: MethodCall): RestApp {
  if (!actor.app)
    throw new RestError('WRONG_AUTH_TYPE', 'Current authorization type is denied for this method', 403)
  return actor.app
}

/** The application, when an administrator calls. @throws {RestError} `WRONG_AUTH_TYPE`, `ACCESS_DENIED` */
export function administratorsApp(call: MethodCall): RestApp {
  const app = callingApp(call)
  if (!call.actor.user.isAdmin)
    throw systemErrors.administratorsOnly()
  return app
}

/** `ACCESS_DENIED` with a reason. */
export function accessDenied(reason: string): RestError {
  return new RestError('ACCESS_DENIED', `Access denied! ${reason}`, 403)
}

/** `ERROR_ARGUMENT` in other words than "is null or empty"; `argument` names the key. */
export function badArgument(description: string, argument: string): RestError {
  return new RestError('ERROR_ARGUMENT', description, 400, { argument })
}

/** `online` or `offline`. @throws {RestError} `ERROR_ARGUMENT` */
export function eventTypeOf(params: Params): 'online' | 'offline' {
  const type = textOf(params.EVENT_TYPE).toLowerCase() || 'online'
  if (type !== 'online' && type !== 'offline')
    throw badArgument('Value must be one of {online|offline}', 'EVENT_TYPE')
  return type
}
