import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PortalErrorKind } from '@/domain/portalError'
import { connectByToken } from '@/services/portal/tokenPortal'
import type { PortalCalls } from '@/services/portal/types'
import { openCompany } from './people.ts'
import type { Company } from './people.ts'

const DEAL = 2
const employee = 11

interface Refused {
  code: string
  kind: PortalErrorKind
  method: string
  params?: Record<string, unknown>
  /** Application whose token is used; `''` for the usual one. */
  app?: string
  /** A token that is none. */
  token?: string
}

/**
 * What the local portal refuses by itself.
 *
 * @see https://apidocs.bitrix24.com/error-codes.html
 */
const refusals: Refused[] = [
  { code: 'NO_AUTH_FOUND', kind: 'signed-out', method: 'profile', token: '' },
  { code: 'invalid_token', kind: 'signed-out', method: 'profile', token: 'rubbish' },
  { code: 'insufficient_scope', kind: 'no-access', method: 'crm.item.get', params: { entityTypeId: DEAL, id: 1 }, app: 'local.narrow' },
  { code: 'user_access_error', kind: 'no-access', method: 'profile', app: 'local.closed' },
  { code: 'WRONG_LICENSE', kind: 'plan', method: 'profile', params: { auth_connector: 'cardinal' } },
  { code: 'ERROR_METHOD_NOT_FOUND', kind: 'rejected', method: 'crm.item.nothing' },
  { code: 'ACCESS_DENIED', kind: 'forbidden', method: 'event.offline.list' },
  { code: 'NOT_FOUND', kind: 'missing', method: 'crm.item.get', params: { entityTypeId: DEAL, id: 999_999 } },
  { code: 'INVALID_ARG_VALUE', kind: 'rejected', method: 'crm.item.list', params: { entityTypeId: DEAL, filter: { nothing: 1 } } },
]

/** What it refuses on order, with each status that documentation and source give. */
const ordered: [code: string, statuses: number[], kind: PortalErrorKind][] = [
  ['authorization_error', [401], 'no-access'],
  ['insufficient_scope', [403, 401], 'no-access'],
  ['user_access_error', [403, 401], 'no-access'],
  ['ACCESS_DENIED', [403, 400], 'forbidden'],
  ['INVALID_CREDENTIALS', [403], 'forbidden'],
  ['WRONG_AUTH_TYPE', [403, 400], 'rejected'],
  ['WRONG_LICENSE', [403], 'plan'],
  ['ERROR_ARGUMENT', [400], 'rejected'],
  ['ERROR_CORE', [400], 'rejected'],
  ['ERROR_NOT_FOUND', [400], 'missing'],
  ['ERROR_ENTITY_NOT_FOUND', [400], 'missing'],
  ['QUERY_LIMIT_EXCEEDED', [503], 'busy'],
  ['OPERATION_TIME_LIMIT', [429], 'blocked'],
  ['OVERLOAD_LIMIT', [503, 401], 'stopped'],
  ['INTERNAL_SERVER_ERROR', [500], 'unreachable'],
  ['PORTAL_DELETED', [500], 'rejected'],
  ['INVALID_ARG_VALUE', [400], 'rejected'],
]

describe.each(['documented', 'source'] as const)('refusals with the statuses of the variant %j', errorStatuses => {
  let company: Company

  beforeAll(async () => {
    company = await openCompany({ people: 1, switches: { errorStatuses } })
    const app = { title: 'Other', handler: 'http://127.0.0.1:9/main', installed: true }
    await company.control.send('POST', '/_portal/apps', { ...app, code: 'local.narrow', scopes: ['user'], access: 'all' })
    await company.control.send('POST', '/_portal/apps', { ...app, code: 'local.closed', scopes: ['crm'], access: [] })
    await company.control.send('PATCH', '/_portal/plan', { features: { rest_auth_connector: false } })
  })
  afterAll(() => company.running.close())

  async function callsOf({ app, token }: Pick<Refused, 'app' | 'token'>): Promise<PortalCalls> {
    if (app === undefined && token === undefined)
      return company.people[0]!.calls
    const accessToken = token ?? (await company.control.send<{ access_token: string }>('POST', '/_portal/app-token', { user: employee, app })).access_token
    return connectByToken({ origin: company.running.origin, accessToken, manners: null, wait: async () => {} })
  }

  it.each(refusals)('$code is $kind', async ({ code, kind, method, params, ...who }) => {
    const calls = await callsOf(who)
    await expect(calls.read(method, params)).rejects.toMatchObject({ code, kind })
  })

  it('the application\'s options are "forbidden" to an employee under either code', async () => {
    const code = errorStatuses === 'documented' ? 'AccessException' : 'ACCESS_DENIED'
    const outcome = await company.people[0]!.calls.write('app.option.set', { options: { a: '1' } })
    expect(outcome).toMatchObject({ kind: 'refused', error: { code, kind: 'forbidden' } })
  })

  it.each(ordered.flatMap(([code, statuses, kind]) => statuses.map(status => ({ code, status, kind }))))('$code with status $status is $kind, alone and in a batch', async ({ code, status, kind }) => {
    const { calls } = company.people[0]!
    await company.control.send('POST', '/_portal/faults', { when: { method: 'profile' }, do: { kind: 'refuse', error: code, status } })
    await expect(calls.read('profile', {}, { once: true })).rejects.toMatchObject({ code, kind })
    const { one } = await calls.readBatch({ one: { method: 'profile' } })
    expect(one).toMatchObject({ kind: 'failed', error: { code, kind } })
    await company.control.send('DELETE', '/_portal/faults')
  })

  it('an expired token is "signed-out"', async () => {
    await company.control.send('POST', '/_portal/clock', { advanceSeconds: 7200 })
    await expect(company.people[0]!.calls.read('profile')).rejects.toMatchObject({ code: 'expired_token', kind: 'signed-out' })
  })
})
