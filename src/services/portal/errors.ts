import { PortalError } from '@/domain/portalError'
import type { PortalErrorKind } from '@/domain/portalError'

/** A refusal as it comes over the wire. `status` 0: no answer at all. */
export interface RestFailure { code: string, status: number, description: string }

/** By the portal's code: one status carries several meanings. */
const kindOfCode: ReadonlyMap<string, PortalErrorKind> = new Map(Object.entries({
  expired_token: 'signed-out',
  invalid_token: 'signed-out',
  NO_AUTH_FOUND: 'signed-out',
  JSSDK_FRAME_REFRESH_AUTH_TIMEOUT: 'signed-out',
  user_access_error: 'no-access',
  insufficient_scope: 'no-access',
  authorization_error: 'no-access',
  allowed_only_intranet_user: 'no-access',
  ACCESS_DENIED: 'forbidden',
  AccessException: 'forbidden',
  INVALID_CREDENTIALS: 'forbidden',
  NOT_FOUND: 'missing',
  ERROR_NOT_FOUND: 'missing',
  ERROR_ENTITY_NOT_FOUND: 'missing',
  QUERY_LIMIT_EXCEEDED: 'busy',
  OPERATION_TIME_LIMIT: 'blocked',
  OVERLOAD_LIMIT: 'stopped',
  WRONG_LICENSE: 'plan',
  CREATE_DYNAMIC_TYPE_RESTRICTED: 'plan',
  UPDATE_DYNAMIC_TYPE_RESTRICTED: 'plan',
  CREATE_DYNAMIC_ITEM_RESTRICTED: 'plan',
  UPDATE_DYNAMIC_ITEM_RESTRICTED: 'plan',
  NETWORK_ERROR: 'unreachable',
  REQUEST_TIMEOUT: 'unreachable',
  INTERNAL_SERVER_ERROR: 'unreachable',
  // Refused for what we sent, or for good: trying again changes nothing, whatever the status says.
  WRONG_AUTH_TYPE: 'rejected',
  ERROR_METHOD_NOT_FOUND: 'rejected',
  ERROR_BATCH_METHOD_NOT_ALLOWED: 'rejected',
  ERROR_BATCH_LENGTH_EXCEEDED: 'rejected',
  ERROR_ARGUMENT: 'rejected',
  ERROR_CORE: 'rejected',
  INVALID_ARG_VALUE: 'rejected',
  PORTAL_DELETED: 'rejected',
} as const))

/** Codes of answers that were no JSON of the portal's, so nobody knows what happened. */
const unreadable = /^(?:ERR_|ECONN|JSSDK_(?:AXIOS|UNKNOWN|RESPONSE|INTERNAL))/

/**
 * Sorts a refusal by what the person can do about it. A write that ended as `unreachable` may or may not have happened;
 * every other kind was refused before it ran.
 *
 * @see https://apidocs.bitrix24.com/settings/how-to-call-rest-api/error-codes.html
 */
export function kindOfFailure({ code, status }: RestFailure): PortalErrorKind {
  const known = kindOfCode.get(code)
  if (known !== undefined)
    return known
  if (status === 0 || status >= 500 || status === 408)
    return 'unreachable'
  if (status === 429)
    return 'blocked'
  if (status === 401)
    return 'signed-out'
  if (status === 403)
    return 'forbidden'
  return status < 400 && unreadable.test(code) ? 'unreachable' : 'rejected'
}

/**
 * A refusal as our error. The portal's text goes to `detail` only.
 *
 * @param what What we tried, without values: `crm.item.get`.
 */
export function toPortalError(failure: RestFailure, what: string, cause?: unknown): PortalError {
  return new PortalError(
    kindOfFailure(failure),
    `${what} failed: ${failure.code || 'no code'}, status ${failure.status}.`,
    { code: failure.code, detail: failure.description, ...(cause === undefined ? {} : { cause }) },
  )
}
