import type { Portal } from '../portal.ts'
import { RestError } from './method.ts'

/**
 * Refusals that any method may meet.
 *
 * @see https://apidocs.bitrix24.com/error-codes.html
 */
export const systemErrors = {
  methodNotFound: () => new RestError('ERROR_METHOD_NOT_FOUND', 'Method not found!', 404),
  noAuth: () => new RestError('NO_AUTH_FOUND', 'Wrong authorization data', 401),
  expiredToken: () => new RestError('expired_token', 'The access token provided has expired', 401),
  invalidToken: () => new RestError('invalid_token', 'Unable to get application by token', 401),
  inactiveUser: () => new RestError('authorization_error', 'Unable to authorize user', 401),
  invalidCredentials: () => new RestError('INVALID_CREDENTIALS', 'Invalid request credentials', 403),
  batchMethod: () => new RestError('ERROR_BATCH_METHOD_NOT_ALLOWED', 'Method is not allowed for batch usage', 405),
  batchLength: () => new RestError('ERROR_BATCH_LENGTH_EXCEEDED', 'Max batch length exceeded', 400),
  queryLimit: () => new RestError('QUERY_LIMIT_EXCEEDED', 'Too many requests', 503),
  operationTime: () => new RestError('OPERATION_TIME_LIMIT', 'Method is blocked due to operation time limit.', 429),
  internal: () => new RestError('INTERNAL_SERVER_ERROR', 'Internal server error', 500),
  insufficientScope: (portal: Portal, isWebhook: boolean) => new RestError(
    'insufficient_scope',
    `The request requires higher privileges than provided by the ${isWebhook ? 'webhook token' : 'access token'}`,
    documentedOr(portal, 403, 401),
  ),
  userAccess: (portal: Portal) => new RestError('user_access_error', 'The user does not have access to the application', documentedOr(portal, 403, 401)),
  wrongAuthType: () => new RestError('WRONG_AUTH_TYPE', 'Current authorization type is denied for this method Application context required', 403),
  administratorsOnly: () => new RestError('ACCESS_DENIED', 'Access denied!', 403),
}

/** A status on which documentation and source differ, by the switch `errorStatuses`. */
export function documentedOr(portal: Portal, documented: number, source: number): number {
  return portal.state.switches.errorStatuses === 'documented' ? documented : source
}

/** `ERROR_ARGUMENT` as the portal words it; `argument` names the key. */
export function argumentError(argument: string, complaint = 'is null or empty'): RestError {
  return new RestError('ERROR_ARGUMENT', `Argument '${argument}' ${complaint}`, 400, { argument })
}

/** `ERROR_ARGUMENT` for a value of another type. */
export function argumentTypeError(argument: string, type: string): RestError {
  return new RestError('ERROR_ARGUMENT', `The value of an argument '${argument}' must be of type ${type}`, 400, { argument })
}

/** A refusal of the methods about the application itself: their pages say 400, the source 403. */
export function applicationContextError(portal: Portal, code: string, description: string): RestError {
  return new RestError(code, description, documentedOr(portal, 400, 403))
}
