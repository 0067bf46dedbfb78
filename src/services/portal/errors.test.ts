import { expect, it } from 'vitest'
import { kindOfFailure, toPortalError } from './errors'

it.each([
  ['expired_token', 401, 'signed-out'],
  ['NO_AUTH_FOUND', 401, 'signed-out'],
  ['JSSDK_FRAME_REFRESH_AUTH_TIMEOUT', 408, 'signed-out'],
  ['insufficient_scope', 401, 'no-access'],
  ['insufficient_scope', 403, 'no-access'],
  ['user_access_error', 401, 'no-access'],
  ['ACCESS_DENIED', 403, 'forbidden'],
  ['ACCESS_DENIED', 400, 'forbidden'],
  ['SOMETHING_NEW', 403, 'forbidden'],
  ['NOT_FOUND', 400, 'missing'],
  ['ERROR_NOT_FOUND', 400, 'missing'],
  ['QUERY_LIMIT_EXCEEDED', 503, 'busy'],
  ['OPERATION_TIME_LIMIT', 429, 'blocked'],
  ['', 429, 'blocked'],
  ['OVERLOAD_LIMIT', 401, 'stopped'],
  ['OVERLOAD_LIMIT', 503, 'stopped'],
  ['WRONG_LICENSE', 403, 'plan'],
  ['', 503, 'unreachable'],
  ['', 502, 'unreachable'],
  ['INTERNAL_SERVER_ERROR', 500, 'unreachable'],
  ['NETWORK_ERROR', 0, 'unreachable'],
  ['REQUEST_TIMEOUT', 408, 'unreachable'],
  ['ERR_BAD_RESPONSE', 200, 'unreachable'],
  ['ERROR_CORE', 400, 'rejected'],
  ['ERROR_ARGUMENT', 400, 'rejected'],
  ['', 400, 'rejected'],
  ['authorization_error', 401, 'no-access'],
  ['invalid_token', 401, 'signed-out'],
  ['AccessException', 400, 'forbidden'],
  ['WRONG_AUTH_TYPE', 403, 'rejected'],
  ['ERROR_METHOD_NOT_FOUND', 404, 'rejected'],
  ['ERROR_BATCH_METHOD_NOT_ALLOWED', 405, 'rejected'],
  ['ERROR_BATCH_LENGTH_EXCEEDED', 400, 'rejected'],
  ['INVALID_ARG_VALUE', 400, 'rejected'],
  ['PORTAL_DELETED', 500, 'rejected'],
  ['OPERATION_TIME_LIMIT', 400, 'blocked'],
  ['constructor', 400, 'rejected'],
] as const)('sorts code %j with status %i as %s', (code, status, kind) => {
  expect(kindOfFailure({ code, status, description: '' })).toBe(kind)
})

it('keeps the portal\'s own text out of the message', () => {
  const error = toPortalError({ code: 'ERROR_CORE', status: 400, description: 'Secret of the portal' }, 'crm.item.get')
  expect(error.message).not.toContain('Secret')
  expect(error.detail).toBe('Secret of the portal')
})
