import { describe, expect, it } from 'vitest'
import { startPortal } from '../src/index.ts'
import { createState } from '../src/state/createState.ts'
import { packState, unpackState } from '../src/state/pack.ts'
import { aPortal, EMPLOYEE, json, refusal } from './corePortal.ts'

describe('control API', () => {
  it('registers an application and hands out a token that works', async () => {
    const { request } = aPortal()
    const app = await request('/_portal/apps', json('POST', { title: 'Second', handler: 'http://127.0.0.1:5101/index.html', scopes: ['user'] }))
    expect(app.body).toMatchObject({ id: 2, title: 'Second', installed: true, version: 1, access: 'all' })
    expect(app.body.code).toMatch(/^local\.[0-9a-f]{14}\.\d{8}$/)
    const given = await request('/_portal/app-token', json('POST', { user: 2, app: app.body.code! }))
    expect(given.body).toMatchObject({ expires_in: 3600, rest: 'http://localhost:5100/rest/' })
    const me = await request('/rest/user.current', json('POST', { auth: given.body.access_token! }))
    expect(me.body.result).toMatchObject({ ID: '2' })
  })

  it('takes a known code for a new version: options stay, widgets go', async () => {
    const { request, call, app, portal } = aPortal()
    await call('app.option.set', { options: { map: '{}' } })
    await call('placement.bind', { PLACEMENT: 'LEFT_MENU', HANDLER: 'http://127.0.0.1:5101/a.html' })
    const next = await request('/_portal/apps', json('POST', { code: app.code, title: 'Test', handler: app.handler, installHandler: 'http://127.0.0.1:5101/install.html', scopes: [] }))
    expect(next.body).toMatchObject({ id: app.id, version: 2, installed: false, options: { map: '{}' } })
    expect(portal.state.placements).toEqual([])
  })

  it.each([
    ['/_portal/app-token', { user: 99 }, 404],
    ['/_portal/app-token', { user: 1, app: 'local.unknown' }, 404],
    ['/_portal/apps', { title: 'X', handler: 'javascript:alert(1)', scopes: [] }, 400],
    ['/_portal/import', { people: [] }, 400],
    ['/_portal/import', { items: [{ entityTypeId: 2, rows: [{ stageId: 'NO_SUCH_STAGE' }] }] }, 400],
    ['/_portal/clock', { now: 'soon' }, 400],
  ])('refuses %s %j in words', async (path, body, status) => {
    const reply = await aPortal().request(path, json('POST', body))
    expect([reply.status, reply.body]).toEqual([status, { error: expect.stringContaining('Failed to') }])
  })

  it.each([
    ['a page of another site', { origin: 'http://evil.example' }],
    ['the application under test', { origin: 'http://127.0.0.1:5101' }],
    ['a picture or a frame of another site', { 'sec-fetch-site': 'cross-site' }],
    ['another port of this machine', { 'sec-fetch-site': 'same-site' }],
  ] as [string, Record<string, string>][])('refuses %s', async (_, headers) => {
    const { request, portal } = aPortal()
    expect((await request('/_portal/app-token', { ...json('POST', { user: 1 }), headers: { 'content-type': 'application/json', ...headers } })).status).toBe(403)
    expect((await request('/_portal/state', { headers })).status).toBe(403)
    expect(portal.state.tokens).toEqual([])
  })

  it('refuses a name that was turned to this machine', async () => {
    expect((await aPortal().server.request('http://evil.example:5100/_portal/state')).status).toBe(403)
  })

  it('logs a browser in and sends it on, within the portal only', async () => {
    const { request } = aPortal()
    const reply = await request('/_portal/login?user=2&to=/crm/deal/details/1/')
    expect([reply.status, reply.headers.get('location'), reply.headers.get('set-cookie')]).toEqual([302, '/crm/deal/details/1/', 'b24_local_user=2; Path=/; HttpOnly; SameSite=Lax'])
    for (const to of ['//evil.example/', 'https://evil.example/', '/\\evil.example'])
      expect((await request(`/_portal/login?user=2&to=${encodeURIComponent(to)}`)).status).toBe(400)
    expect((await request('/_portal/login?user=99')).status).toBe(404)
  })

  it('reads, sets, advances and freezes the clock', async () => {
    const { request } = aPortal()
    const frozen = await request('/_portal/clock', json('POST', { freeze: true, now: '2026-11-22T10:00:00+03:00' }))
    expect(frozen.body).toEqual({ now: '2026-11-22T10:00:00+03:00', nowMs: Date.parse('2026-11-22T07:00:00Z'), frozen: true, rate: 1 })
    expect((await request('/_portal/clock', json('POST', { advanceSeconds: 90 }))).body.now).toBe('2026-11-22T10:01:30+03:00')
    await request('/_portal/clock', json('POST', { freeze: false }))
    const running = await request('/_portal/clock')
    expect(running.body.frozen).toBe(false)
    expect(Number(running.body.nowMs) - Date.parse('2026-11-22T07:01:30Z')).toBeLessThan(5_000)
  })

  it('turns known switches only', async () => {
    const { request } = aPortal()
    const turned = await request('/_portal/switches', json('PATCH', { frameMethod: 'get', errorStatuses: 'source' }))
    expect(turned.body).toMatchObject({ escapePlacementOptions: true, frameMethod: 'get', errorStatuses: 'source', tokenLifeSeconds: 3600, refreshFails: false })
    for (const wrong of [{ frameMethod: 'put' }, { unknown: true }, { tokenLifeSeconds: '1' }, { toString: true }])
      expect((await request('/_portal/switches', json('PATCH', wrong))).status).toBe(400)
    expect((await request('/_portal/switches')).body.frameMethod).toBe('get')
  })

  it('says who may use an application, and leaves its widgets', async () => {
    const { request, call, token, app, portal } = aPortal()
    await call('placement.bind', { PLACEMENT: 'LEFT_MENU', HANDLER: 'http://127.0.0.1:5101/a.html' })
    const auth = token(EMPLOYEE)
    const closed = await request(`/_portal/apps/${app.code}`, json('PATCH', { access: [] }))
    expect(closed.body).toEqual({ id: app.id, code: app.code, title: 'Test', installed: true, access: [] })
    expect((await request('/rest/profile', json('POST', { auth }))).body.error).toBe('user_access_error')
    expect((await call('profile')).status).toBe(200)
    await request(`/_portal/apps/${app.id}`, json('PATCH', { access: [EMPLOYEE] }))
    expect((await request('/rest/profile', json('POST', { auth }))).status).toBe(200)
    expect((await request('/_portal/apps')).body).toMatchObject([{ access: [EMPLOYEE] }])
    expect(portal.state.placements).toHaveLength(1)
    for (const [path, access, status] of [[app.code, [99], 404], ['local.unknown', 'all', 404], [app.code, 'nobody', 400], [app.code, ['2'], 400]] as const)
      expect((await request(`/_portal/apps/${path}`, json('PATCH', { access }))).status).toBe(status)
  })

  it('returns to the snapshot or to the very start', async () => {
    const { request, webhook, portal } = aPortal()
    const titles = () => [...portal.state.items.get(2)?.values() ?? []].map(({ title }) => title)
    await webhook('crm.item.add', { entityTypeId: 2, fields: { title: 'Первая' } })
    await request('/_portal/snapshot', { method: 'POST' })
    await webhook('crm.item.add', { entityTypeId: 2, fields: { title: 'Вторая' } })
    expect((await request('/_portal/reset', json('POST', { to: 'somewhere' }))).status).toBe(400)
    await request('/_portal/reset', json('POST', { to: 'snapshot' }))
    expect(titles()).toEqual(['Первая'])
    await request('/_portal/reset', json('POST', { to: 'start' }))
    expect(titles()).toEqual([])
    await request('/_portal/reset', { method: 'POST' })
    expect(titles()).toEqual(['Первая'])
  })

  it('adds a webhook with its own rights', async () => {
    const { request } = aPortal()
    const hook = await request('/_portal/webhooks', json('POST', { user: 2, secret: 'abc', scopes: ['user'] }))
    expect(hook.body.url).toBe('http://localhost:5100/rest/2/abc/')
    expect((await request('/rest/2/abc/user.current')).body.result).toMatchObject({ ID: '2' })
  })

  it('imports people, files and records with their ids, and returns to a snapshot', async () => {
    const { request, portal } = aPortal()
    const order = {
      departments: [{ id: 9, name: 'Продажи' }],
      files: [{ id: 40, name: 'a.png', contentType: 'image/png', base64: 'iVBORw0KGgo=' }],
      users: [{ id: 7, name: 'Вера', departments: [9], photo: 40 }],
      webhooks: [{ user: 7, secret: 'vera', scopes: ['user'] }],
      items: [{ entityTypeId: 2, rows: [{ id: 100, title: 'Фестиваль', createdTime: '2024-05-01T10:00:00+03:00' }, { title: 'Следующая' }] }],
      productRows: [{ ownerType: 'D', ownerId: 100, productName: 'Билет', price: 1500, quantity: 2 }],
      timeline: [{ entityTypeId: 2, entityId: 100, text: 'Позвонить' }],
    }
    const reply = await request('/_portal/import', json('POST', order))
    expect(reply.body).toMatchObject({ departments: [9], files: [40], users: [7], items: [{ entityTypeId: 2, ids: [100, 101] }] })
    expect(portal.state.items.get(2)?.get(100)).toMatchObject({ title: 'Фестиваль', opportunity: 3000, createdTime: '2024-05-01T10:00:00+03:00' })
    expect(portal.nextId('deal')).toBe(102)
    expect(portal.nextId('user')).toBe(8)
    expect([...portal.state.timeline.values()].map(entry => entry.text)).toEqual(['Позвонить'])
    expect((await request('/rest/7/vera/profile')).body.result).toMatchObject({ NAME: 'Вера', PERSONAL_PHOTO: 'http://localhost:5100/upload/main/40/a.png' })
    expect((await request('/upload/main/40/a.png')).headers.get('content-type')).toBe('image/png')

    const twice = await request('/_portal/import', json('POST', { items: [{ entityTypeId: 2, rows: [{ id: 100 }] }] }))
    expect(twice.status).toBe(400)
    const state = await request('/_portal/state')
    expect(state.body.items).toEqual([{ entityTypeId: 2, rows: [expect.objectContaining({ id: 100 }), expect.objectContaining({ id: 101 })] }])
    expect(state.body.files).toEqual([{ id: 40, name: 'a.png', contentType: 'image/png', createdTime: expect.any(String), size: 8 }])
    expect((await request('/_portal/state?files=1')).body.files).toMatchObject([{ base64: 'iVBORw0KGgo=' }])

    await request('/_portal/snapshot', { method: 'POST' })
    portal.state.items.get(2)?.delete(100)
    await request('/_portal/reset', { method: 'POST' })
    expect(portal.state.items.get(2)?.size).toBe(2)
  })

  it('closes an imported lead at the moment at which it came to its stage', async () => {
    const { request, portal } = aPortal()
    const row = { title: 'Купон', stageId: 'JUNK', createdTime: '2024-05-01T10:00:00+03:00', movedTime: '2024-05-03T18:00:00+03:00' }
    await request('/_portal/import', json('POST', { items: [{ entityTypeId: 1, rows: [row, { ...row, stageId: 'NEW' }] }] }))
    expect([1, 2].map(id => portal.state.items.get(1)?.get(id)?.dateClosed)).toEqual(['2024-05-03T18:00:00+03:00', undefined])
  })

  it('shows the log and clears it', async () => {
    const { request, webhook } = aPortal()
    await webhook('profile')
    expect((await request('/_portal/log')).body).toMatchObject([{ method: 'profile', status: 200 }])
    await request('/_portal/log', { method: 'DELETE' })
    expect((await request('/_portal/log')).body).toEqual([])
  })
})

describe('state', () => {
  it('is the same for the same seed, and its tokens too', async () => {
    expect(createState({ seed: 3 })).toEqual(createState({ seed: 3 }))
    expect(aPortal().token()).toBe(aPortal().token())
    expect(createState({ seed: 4 }).settings.memberId).not.toBe(createState({ seed: 3 }).settings.memberId)
  })

  it('starts with an administrator, a webhook with every scope, and the CRM\'s directories', async () => {
    const state = createState({ seed: 1, language: 'en' })
    expect(state.users).toMatchObject([{ id: 1, isAdmin: true, language: 'en' }])
    expect(state.webhooks).toMatchObject([{ userId: 1, secret: 'dev' }])
    expect(state.currencies.find(currency => currency.base)?.code).toBe('RUB')
  })

  it('survives packing', () => {
    const state = createState({ seed: 5 })
    state.files.set(1, { id: 1, name: 'a', contentType: 'text/plain', bytes: new Uint8Array([1, 2]), createdTime: '' })
    expect(unpackState(packState(state))).toEqual(state)
    expect(() => unpackState(packState({ ...state, version: 1 as 3 }))).toThrow('another version')
  })
})

describe('a portal on a port', () => {
  it('answers at localhost and closes', async () => {
    const { origin, close } = await startPortal({ port: 0, quiet: true })
    const reply = await fetch(`${origin}/rest/1/dev/profile`)
    expect(await reply.json()).toMatchObject({ result: { ID: '1', ADMIN: true } })
    const state = await fetch(`${origin}/_portal/state`)
    expect(state.status).toBe(200)
    await close()
    await expect(fetch(`${origin}/rest/1/dev/profile`)).rejects.toThrow('fetch failed')
  })

  it('refuses a token of another portal', async () => {
    const { request } = aPortal()
    expect(refusal(await request('/rest/profile', json('POST', { auth: 'f'.repeat(70) })))[1]).toBe('invalid_token')
  })
})
