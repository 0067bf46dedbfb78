import { describe, expect, it } from 'vitest'
import { aPortal, ADMIN, EMPLOYEE, json, refusal } from './corePortal.ts'

/** @see https://apidocs.bitrix24.com/settings/how-to-call-rest-api/data-encoding.html */
describe('ways to call a method', () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' }

  it.each([
    ['token in a JSON body', (token: string) => ['/rest/profile', json('POST', { auth: token })]],
    ['token in a form body', (token: string) => ['/rest/profile', { method: 'POST', headers: form, body: `auth=${token}` }]],
    ['token in the query of a POST', (token: string) => [`/rest/profile?auth=${token}`, { method: 'POST' }]],
    ['token in the query of a GET', (token: string) => [`/rest/profile?auth=${token}`, {}]],
    ['bearer token', (token: string) => ['/rest/profile', { headers: { authorization: `Bearer ${token}` } }]],
    ['suffix .json', (token: string) => [`/rest/profile.json?auth=${token}`, {}]],
    ['trailing slash', (token: string) => [`/rest/profile/?auth=${token}`, {}]],
    ['two slashes, as the SDK sends with its OAuth settings', (token: string) => [`/rest//profile?auth=${token}`, {}]],
    ['name in upper case', (token: string) => [`/rest/PROFILE?auth=${token}`, {}]],
    ['webhook', () => ['/rest/1/dev/profile', {}]],
    ['webhook with a suffix and a slash', () => ['/rest/1/dev/profile.json/', { method: 'POST' }]],
    ['query parameters of the SDK', (token: string) => [`/rest/profile?bx24_request_id=1&bx24_sdk_ver=2.2.0&bx24_sdk_type=b24-js-sdk`, json('POST', { auth: token })]],
  ] as [string, (token: string) => [string, RequestInit]][])('%s', async (_, make) => {
    const { request, token } = aPortal()
    const { status, body } = await request(...make(token()))
    expect(status).toBe(200)
    expect(body.result).toMatchObject({ ID: '1' })
  })

  it('reads a multipart form', async () => {
    const { request, token } = aPortal()
    const body = new FormData()
    body.set('auth', token())
    body.set('FILTER[ID]', '2')
    const reply = await request('/rest/user.get', { method: 'POST', body })
    expect(reply.body).toMatchObject({ result: [{ ID: '2' }], total: 1 })
  })

  it('lets the body win over the query', async () => {
    const { request, token } = aPortal()
    const reply = await request(`/rest/user.get?FILTER[ID]=1&auth=${token()}`, json('POST', { FILTER: { ID: 2 } }))
    expect(reply.body).toMatchObject({ result: [{ ID: '2' }] })
  })

  it('says nothing of the tokens and values it was given in its log', async () => {
    const { portal, call, token } = aPortal()
    const secret = token()
    await call('app.option.set', { options: { note: 'very private' } })
    await call('profile', { auth: secret })
    const log = JSON.stringify(portal.log)
    expect(log).not.toContain(secret)
    expect(log).not.toContain('very private')
    expect(portal.log.map(({ kind, method, userId, status }) => [kind, method, userId, status])).toEqual([
      ['rest', 'app.option.set', ADMIN, 200],
      ['rest', 'profile', ADMIN, 200],
    ])
  })
})

/** @see https://apidocs.bitrix24.com/api-reference/data-types.html#time */
describe('envelope', () => {
  it('holds the result and the time', async () => {
    const { call, portal } = aPortal()
    portal.state.clock.frozenAt = Date.parse('2026-11-22T07:44:00Z')
    const { body, headers } = await call('server.time')
    expect(Object.keys(body)).toEqual(['result', 'time'])
    expect(body.result).toBe('2026-11-22T10:44:00+03:00')
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(body.time).toEqual({
      start: Date.parse('2026-11-22T07:44:00Z') / 1000,
      finish: expect.any(Number),
      duration: expect.any(Number),
      processing: expect.any(Number),
      date_start: '2026-11-22T10:44:00+03:00',
      date_finish: '2026-11-22T10:44:00+03:00',
      operating_reset_at: Date.parse('2026-11-22T07:54:00Z') / 1000,
      operating: expect.any(Number),
    })
  })

  it('lifts next and total out of a list, 50 rows a page', async () => {
    const { portal, call } = aPortal()
    portal.state.users = Array.from({ length: 120 }, (_, index) => ({ ...portal.state.users[1]!, id: index + 1, isAdmin: index === 0 }))
    const first = await call('user.get')
    expect(first.body).toMatchObject({ total: 120, next: 50 })
    expect(first.body.result).toHaveLength(50)
    const last = await call('user.get', { start: 100 })
    expect(last.body.total).toBe(120)
    expect(last.body).not.toHaveProperty('next')
    expect(last.body.result).toHaveLength(20)
    const uncounted = await call('user.get', { start: -1 })
    expect(uncounted.body).not.toHaveProperty('total')
    expect(uncounted.body).not.toHaveProperty('next')
    expect(uncounted.body.result).toHaveLength(50)
  })
})

/** @see https://apidocs.bitrix24.com/error-codes.html */
describe('refusals', () => {
  it.each([
    ['no token', '/rest/profile', {}, [401, 'NO_AUTH_FOUND', 'Wrong authorization data']],
    ['an unknown token', '/rest/profile', { auth: 'nothing' }, [401, 'invalid_token', 'Unable to get application by token']],
    ['an unknown webhook', '/rest/1/wrong/profile', {}, [403, 'INVALID_CREDENTIALS', 'Invalid request credentials']],
    ['an unknown method', '/rest/1/dev/crm.nothing', {}, [404, 'ERROR_METHOD_NOT_FOUND', 'Method not found!']],
    ['an unknown method without a token', '/rest/crm.nothing', {}, [404, 'ERROR_METHOD_NOT_FOUND', 'Method not found!']],
  ])('%s', async (_, path, body, expected) => {
    const { request } = aPortal()
    expect(refusal(await request(path, json('POST', body)))).toEqual(expected)
  })

  it('an expired token, at the second it expires', async () => {
    const { portal, call, token } = aPortal()
    portal.state.clock.frozenAt = Date.parse('2026-11-22T07:00:00Z')
    const auth = token()
    portal.state.clock.frozenAt += 3_599_999
    expect((await call('profile', { auth })).status).toBe(200)
    portal.state.clock.frozenAt += 1
    expect(refusal(await call('profile', { auth }))).toEqual([401, 'expired_token', 'The access token provided has expired'])
  })

  it.each([
    ['documented', 403],
    ['source', 401],
  ] as const)('a missing scope and a user without the application, statuses of the %s', async (errorStatuses, status) => {
    const { portal, app, call, token, request } = aPortal({ scopes: ['crm'] })
    portal.state.switches.errorStatuses = errorStatuses
    portal.state.webhooks.push({ userId: ADMIN, secret: 'narrow', scopes: ['crm'] })
    expect(refusal(await call('user.get'))).toEqual([status, 'insufficient_scope', 'The request requires higher privileges than provided by the access token'])
    expect(refusal(await request('/rest/1/narrow/user.get'))).toEqual([status, 'insufficient_scope', 'The request requires higher privileges than provided by the webhook token'])
    app.access = []
    expect(refusal(await call('profile', { auth: token(EMPLOYEE) }))).toEqual([status, 'user_access_error', 'The user does not have access to the application'])
    expect((await call('profile')).status).toBe(200)
  })

  it('an employee before the application is installed; an administrator is let in', async () => {
    const { app, call, token } = aPortal()
    app.installed = false
    expect(refusal(await call('profile', { auth: token(EMPLOYEE) }))[1]).toBe('user_access_error')
    expect((await call('app.info')).body.result).toMatchObject({ INSTALLED: false })
  })

  it('a dismissed person', async () => {
    const { portal, call, token } = aPortal()
    const auth = token(EMPLOYEE)
    portal.state.users = portal.state.users.map(user => ({ ...user, active: user.id !== EMPLOYEE }))
    expect(refusal(await call('profile', { auth }))).toEqual([401, 'authorization_error', 'Unable to authorize user'])
  })

  it('a webhook where an application is needed, and an employee where an administrator is', async () => {
    const { call, webhook, token } = aPortal()
    expect(refusal(await webhook('placement.list'))).toEqual([403, 'WRONG_AUTH_TYPE', 'Current authorization type is denied for this method Application context required'])
    expect(refusal(await call('placement.get', { auth: token(EMPLOYEE) }))).toEqual([403, 'ACCESS_DENIED', 'Access denied!'])
  })

  it('a method of version 3, in that version\'s form', async () => {
    const { request } = aPortal()
    const { status, body, headers } = await request('/rest/api/tasks.task.get', json('POST', {}))
    expect([status, body]).toEqual([404, { error: { code: 'BITRIX_REST_V3_EXCEPTION_METHODNOTFOUNDEXCEPTION', message: expect.any(String) } }])
    expect(headers.get('access-control-allow-origin')).toBe('*')
    const broken = await request('/rest/api/tasks.task.get', { method: 'POST', body: '{' })
    expect([broken.status, broken.body]).toEqual([400, { error: { code: 'BITRIX_REST_V3_EXCEPTION_INVALIDJSONEXCEPTION', message: expect.any(String) } }])
  })
})

describe('cross-origin headers', () => {
  const expected = {
    'access-control-allow-origin': '*',
    'access-control-allow-headers': 'origin, content-type, accept',
    'x-content-type-options': 'nosniff',
  }
  const corsOf = (headers: Headers) => Object.fromEntries([...headers].filter(([name]) => name.startsWith('access-control') || name === 'x-content-type-options'))

  it.each([
    ['an answer', '/rest/1/dev/profile', {}],
    ['a refusal', '/rest/profile', { method: 'POST' }],
    ['an unknown method', '/rest/nothing', {}],
    ['a preflight', '/rest/profile', { method: 'OPTIONS', headers: { origin: 'http://127.0.0.1:5101', 'access-control-request-headers': 'content-type' } }],
    ['a preflight of a webhook', '/rest/1/dev/profile', { method: 'OPTIONS' }],
    ['a preflight of version 3', '/rest/api/profile', { method: 'OPTIONS' }],
  ] as [string, string, RequestInit][])('%s carries these and no others', async (_, path, init) => {
    const { headers, status } = await aPortal().request(path, init)
    expect(corsOf(headers)).toEqual(expected)
    if (init.method === 'OPTIONS')
      expect(status).toBe(200)
  })
})
