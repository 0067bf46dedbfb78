import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startPortal } from '../src/index.ts'
import type { RunningPortal } from '../src/index.ts'
import { itemStore } from '../src/crm/items.ts'
import type { PortalUser, RestApp } from '../src/state/types.ts'
import type { CardData, FrameOpening, ListData, ProductsData, SessionData, TimelineLine } from '../src/ui/contract.ts'

let running: RunningPortal
let dealId: number

const HANDLER = 'http://127.0.0.1:5999'

function anEmployee(id: number, level: 'none' | 'own' | 'all'): PortalUser {
  const [admin] = running.portal.state.users
  const right = { read: level, add: level, update: level, delete: level }
  return { ...admin!, id, name: `Имя${id}`, lastName: 'Фамилия', isAdmin: false, language: 'en', rights: { entities: { 1: right, 2: right, 3: right, 4: right }, changeSettings: false } }
}

function anApp(changes: Partial<RestApp> = {}): RestApp {
  return { id: 1, code: 'local.app', title: 'App', handler: `${HANDLER}/index.html?view=main`, installHandler: null, scopes: ['crm'], installed: true, version: 1, access: 'all', options: {}, userOptions: {}, openedBy: [], ...changes }
}

async function get<T>(path: string, user = 1): Promise<{ status: number, body: T }> {
  const response = await fetch(running.origin + path, { headers: { cookie: `b24_local_user=${user}` } })
  return { status: response.status, body: await response.json() as T }
}

async function post<T>(path: string, body: unknown, user = 1, headers: Record<string, string> = {}): Promise<{ status: number, body: T }> {
  const response = await fetch(running.origin + path, { method: 'POST', headers: { 'content-type': 'application/json', cookie: `b24_local_user=${user}`, ...headers }, body: JSON.stringify(body) })
  return { status: response.status, body: await response.json() as T }
}

beforeEach(async () => {
  running = await startPortal({ port: 0, seed: 5, quiet: true })
  const { portal } = running
  portal.state.users.push(anEmployee(2, 'all'), anEmployee(3, 'none'))
  portal.state.apps.push(anApp())
  dealId = itemStore.add(portal, portal.state.users[0]!, 2, { title: 'Прогулка', opportunity: 1500 }).id
})
afterEach(() => running.close())

describe('cards', () => {
  it('show sections, stages and values in the person\'s language', async () => {
    const russian = await get<CardData>(`/_ui/card/2/${dealId}`)
    const english = await get<CardData>(`/_ui/card/2/${dealId}`, 2)
    expect(russian.body.sections[0]?.title).toBe('О сделке')
    expect(english.body.sections[0]?.title).toBe('About the deal')
    expect(russian.body.values).toMatchObject({ title: 'Прогулка', opportunity: 1500 })
    expect(russian.body.stages.map(stage => stage.semantics).filter(semantics => semantics !== '')).toContain('S')
  })

  it('refuse people without the right to read', async () => {
    expect(await get(`/_ui/card/2/${dealId}`, 3)).toMatchObject({ status: 403, body: { error: 'ACCESS_DENIED' } })
    expect((await get(`/_ui/card/2/${dealId}/timeline`, 3)).status).toBe(403)
    expect((await get(`/_ui/card/2/${dealId}/products`, 3)).status).toBe(403)
    expect((await get('/_ui/card/2/999')).status).toBe(404)
  })

  it('save what changed and say where a value does not fit', async () => {
    expect((await post(`/_ui/card/2/${dealId}`, { values: { title: 'Новое имя' } })).status).toBe(200)
    const refused = await post(`/_ui/card/2/${dealId}`, { values: { title: 'Потеряно', closedate: 'завтра' } })
    expect(refused).toMatchObject({ status: 422, body: { error: 'CRM_FIELD_ERROR_VALUE_NOT_VALID', fields: { closedate: 'Такое значение сюда не подходит' } } })
    expect((await get<CardData>(`/_ui/card/2/${dealId}`)).body.values.title).toBe('Новое имя')
    expect(await post(`/_ui/card/2/${dealId}`, { values: { title: 'x' } }, 3)).toMatchObject({ status: 422, body: { error: 'ACCESS_DENIED' } })
  })

  it('create a record and move it to a stage', async () => {
    const { body: { id } } = await post<{ id: number }>('/_ui/card/2/0', { values: { title: 'Ещё одна', categoryId: 0 } })
    await post(`/_ui/card/2/${id}`, { values: { stageId: 'WON' } })
    const lines = await get<TimelineLine[]>(`/_ui/card/2/${id}/timeline`)
    expect(lines.body.map(line => line.kind)).toEqual(['stage', 'created'])
  })

  it('take comments and product rows', async () => {
    await post(`/_ui/card/2/${dealId}/comment`, { text: ' Позвонить ' })
    expect((await get<TimelineLine[]>(`/_ui/card/2/${dealId}/timeline`)).body[0]).toMatchObject({ kind: 'comment', text: 'Позвонить' })
    await post(`/_ui/card/2/${dealId}/products`, { rows: [{ id: 0, productId: 0, productName: 'Билет', price: 700.5, quantity: 2 }] })
    expect((await get<ProductsData>(`/_ui/card/2/${dealId}/products`)).body.rows).toMatchObject([{ productName: 'Билет', price: 700.5, quantity: 2 }])
    expect((await post(`/_ui/card/2/${dealId}/products`, { rows: [{ id: 0, productId: 0, productName: '', price: 1, quantity: 1 }] })).status).toBe(400)
  })

  it('give files only to those who may read the record', async () => {
    await post('/_ui/card/3/0', { values: { name: 'Айгуль' }, files: { photo: [{ name: 'a.html', base64: btoa('<script>alert(1)</script>') }] } })
    const { body } = await get<CardData>('/_ui/card/3/1')
    const url = body.files[0]?.url ?? ''
    const response = await fetch(running.origin + url)
    expect(response.headers.get('content-type')).toBe('application/octet-stream')
    expect(response.headers.get('content-disposition')).toMatch(/^attachment/)
    expect((await fetch(running.origin + url, { headers: { cookie: 'b24_local_user=3' } })).status).toBe(403)
  })
})

describe('lists', () => {
  it('find by a part of the name and count', async () => {
    const { body } = await get<ListData>('/_ui/list/2?search=прогул')
    expect(body.rows.map(row => row.title)).toEqual(['Прогулка'])
    expect((await get<ListData>('/_ui/list/2?search=нет')).body.total).toBe(0)
  })

  it('are empty for people without rights', async () => {
    expect((await get<ListData>('/_ui/list/2', 3)).body.rows ?? []).toEqual([])
  })

  it('name the people and applications of the portal', async () => {
    expect((await get<SessionData>('/_ui/session', 2)).body).toMatchObject({ user: { id: 2 }, language: 'en', apps: [{ id: 1, mayOpen: true }] })
  })
})

describe('writes from elsewhere', () => {
  it.each([
    ['a foreign origin', { origin: 'http://127.0.0.1:5999' }],
    ['a foreign site', { 'sec-fetch-site': 'cross-site' }],
    ['a subdomain', { 'sec-fetch-site': 'same-site' }],
    ['a form', { 'content-type': 'text/plain' }],
  ])('are refused: %s', async (_name, headers) => {
    expect(await post(`/_ui/card/2/${dealId}`, { values: { title: 'x' } }, 1, headers)).toMatchObject({ status: 403, body: { error: 'FOREIGN_ORIGIN' } })
  })
})

describe('frames', () => {
  const page = { place: 'page', app: 'local.app', options: { a: 'b' } }

  it('open by POST with the query, the body and the name of the protocol', async () => {
    const { body } = await post<FrameOpening>('/_ui/frame/open', page)
    const { host } = new URL(running.origin)
    expect(body.sid).toMatch(/^[0-9a-f]{32}$/)
    expect(body.frameName).toBe(`${host}|0|${body.sid}`)
    expect(body.action).toBe(`${HANDLER}/index.html?view=main&DOMAIN=${encodeURIComponent(host)}&PROTOCOL=0&LANG=ru&APP_SID=${body.sid}`)
    expect(body.fields).toMatchObject({ AUTH_EXPIRES: '3600', SERVER_ENDPOINT: 'https://oauth.bitrix.info/rest/', status: 'L', PLACEMENT: 'DEFAULT', PLACEMENT_OPTIONS: '{"a":"b"}' })
    expect(body.fields).not.toHaveProperty('USER_TOKEN_EXPIRES')
    expect(running.portal.state.tokens.at(-1)).toMatchObject({ accessToken: body.init.AUTH_ID, userId: 1 })
  })

  it('tell a first run once', async () => {
    expect((await post<FrameOpening>('/_ui/frame/open', page)).body.init.FIRST_RUN).toBe(true)
    expect((await post<FrameOpening>('/_ui/frame/open', page)).body.init.FIRST_RUN).toBe(false)
  })

  it('are not for people without rights to the application', async () => {
    running.portal.state.apps = [anApp({ access: [] })]
    expect((await post('/_ui/frame/open', page, 2)).status).toBe(403)
    expect((await post('/_ui/frame/open', page, 1)).status).toBe(200)
  })

  it('open the installer for administrators only, until it finishes', async () => {
    running.portal.state.apps = [anApp({ installed: false, installHandler: `${HANDLER}/install.html` })]
    expect(await post('/_ui/frame/open', page, 2)).toMatchObject({ status: 403, body: { error: 'NOT_INSTALLED' } })
    const { body } = await post<FrameOpening>('/_ui/frame/open', page)
    expect(body.action).toContain('/install.html?')
    expect(body.init.INSTALL).toBe(true)
    await post(`/_ui/frame/${body.sid}/install-finish`, {})
    expect(running.portal.state.apps[0]?.installed).toBe(true)
  })

  it('answer only the person they were opened for', async () => {
    const { body } = await post<FrameOpening>('/_ui/frame/open', page)
    expect((await post(`/_ui/frame/${body.sid}/refresh`, {}, 2)).body).toBeNull()
    expect((await post<{ silent: boolean }>(`/_ui/frame/${body.sid}/command`, { command: 'getInitData', verdict: 'accepted' }, 2)).body.silent).toBe(true)
    expect((await post<object>(`/_ui/frame/${body.sid}/refresh`, {})).body).toHaveProperty('AUTH_ID')
  })

  it('keep options of administrators only', async () => {
    const own = await post<FrameOpening>('/_ui/frame/open', page)
    const employee = await post<FrameOpening>('/_ui/frame/open', page, 2)
    expect((await post(`/_ui/frame/${employee.body.sid}/app-options`, { one: '1' }, 2)).body).toBeNull()
    expect((await post(`/_ui/frame/${own.body.sid}/app-options`, { one: '1', two: { a: 1 } })).body).toEqual({ one: '1', two: '{"a":1}' })
    await post(`/_ui/frame/${employee.body.sid}/user-option`, { name: 'x', value: 'y' }, 2)
    expect(running.portal.state.apps[0]).toMatchObject({ options: { one: '1', two: '{"a":1}' }, userOptions: { 2: { x: 'y' } } })
  })

  it('are silent and log it when a rule says so', async () => {
    const { body } = await post<FrameOpening>('/_ui/frame/open', page)
    running.portal.faults.add({ when: { frame: '*' }, do: { kind: 'silence' } })
    running.portal.state.switches.refreshFails = true
    expect((await post<{ silent: boolean }>(`/_ui/frame/${body.sid}/command`, { command: 'setTitle', verdict: 'accepted' })).body.silent).toBe(true)
    expect((await post(`/_ui/frame/${body.sid}/refresh`, {})).body).toBeNull()
    expect(running.portal.log.at(-1)).toMatchObject({ kind: 'frame', method: 'setTitle', error: 'silent', appCode: 'local.app' })
  })

  it('are silent at the second call of one person only', async () => {
    running.portal.faults.add({ when: { frame: 'setTitle', user: 2, nth: 2 }, do: { kind: 'silence' } })
    const silences = async (userId: number) => {
      const { body } = await post<FrameOpening>('/_ui/frame/open', page, userId)
      const send = async (verdict: string) => (await post<{ silent: boolean }>(`/_ui/frame/${body.sid}/command`, { command: 'setTitle', verdict }, userId)).body.silent
      return [await send('denied'), await send('accepted'), await send('accepted'), await send('accepted')]
    }
    expect(await silences(1)).toEqual([false, false, false, false])
    expect(await silences(2)).toEqual([false, false, true, false])
  })
})

describe('frames of cards', () => {
  beforeEach(() => {
    const { state } = running.portal
    state.placements.push({ id: 1, appId: 1, placement: 'CRM_DEAL_DETAIL_TAB', handler: `${HANDLER}/tab.html`, title: 'Tab', description: '', groupName: '', langAll: { ru: { TITLE: 'Вкладка', DESCRIPTION: '', GROUP_NAME: '' } }, options: {}, userId: 0 })
    state.fieldTypes.push({ appId: 1, userTypeId: 'rich', handler: `${HANDLER}/field.html`, title: 'Rich', description: '', height: 0 })
    state.userFields = [{
      id: 1, entityTypeId: 2, fieldName: 'UF_CRM_TEXT', userTypeId: 'rest_1_rich', xmlId: '', sort: 100, multiple: false, mandatory: false, showFilter: 'N', showInList: true, editInList: true, isSearchable: false, settings: {},
      editFormLabel: { ru: 'Описание', en: 'Description' }, listColumnLabel: {}, listFilterLabel: {}, errorMessage: {}, helpMessage: {}, options: [],
    }]
    itemStore.update(running.portal, state.users[0]!, 2, dealId, { ufCrmText: '<p>5 & 6</p>' })
  })

  const field = (mode: string, entityId = dealId) => ({ place: 'field', entityTypeId: 2, entityId, fieldName: 'UF_CRM_TEXT', mode, uri: '/crm/deal/details/1/' })

  it('name the tab in the person\'s language, not on an unsaved card and not without rights', async () => {
    expect((await get<CardData>(`/_ui/card/2/${dealId}`)).body.tabs).toEqual([{ bindingId: 1, appId: 1, title: 'Вкладка' }])
    expect((await get<CardData>('/_ui/card/2/0')).body.tabs).toEqual([])
    running.portal.state.apps = [anApp({ access: [] })]
    expect((await get<CardData>(`/_ui/card/2/${dealId}`, 2)).body.tabs).toEqual([])
    running.portal.state.apps = [anApp({ installed: false })]
    expect((await get<CardData>(`/_ui/card/2/${dealId}`)).body.tabs).toEqual([])
  })

  it('give a tab the record and the page', async () => {
    const { body } = await post<FrameOpening>('/_ui/frame/open', { place: 'placement', bindingId: 1, entityId: dealId, uri: `/crm/deal/details/${dealId}/?a=1&b=2` })
    expect(body.init.PLACEMENT_OPTIONS).toEqual({ ID: String(dealId), URI: `/crm/deal/details/${dealId}/?a=1&b=2` })
    expect(body.escapesOptions).toBe(true)
  })

  it('give a field its value and mode, and 200 pixels when the type names no height', async () => {
    const { body } = await post<FrameOpening>('/_ui/frame/open', field('edit'))
    expect(body.init.PLACEMENT_OPTIONS).toMatchObject({ MODE: 'edit', ENTITY_ID: 'CRM_DEAL', FIELD_NAME: 'UF_CRM_TEXT', ENTITY_VALUE_ID: String(dealId), VALUE: '<p>5 & 6</p>', MULTIPLE: 'N', MANDATORY: 'N', ENTITY_DATA: { entityTypeId: 2, entityId: dealId, module: 'crm' } })
    expect(body.stored).toEqual(['<p>5 & 6</p>'])
    const card = await get<CardData>(`/_ui/card/2/${dealId}`)
    expect(card.body.sections.find(section => section.id === 'custom')?.fields[0]).toMatchObject({ name: 'ufCrmText', kind: 'frame', title: 'Описание', frame: { fieldName: 'UF_CRM_TEXT', height: 200 } })
  })

  it('give a new card\'s field no value', async () => {
    const { body } = await post<FrameOpening>('/_ui/frame/open', field('edit', 0))
    expect(body.init.PLACEMENT_OPTIONS).toMatchObject({ ENTITY_VALUE_ID: '0', VALUE: null })
  })

  it('give the field without tokens to a person without rights to the application', async () => {
    running.portal.state.apps = [anApp({ access: [] })]
    const { status, body } = await post<FrameOpening>('/_ui/frame/open', field('view'), 2)
    expect(status).toBe(200)
    expect(body.init).toMatchObject({ AUTH_ID: '', REFRESH_ID: '' })
    expect(body.fields.AUTH_ID).toBe('')
    expect((await post(`/_ui/frame/${body.sid}/refresh`, {}, 2)).body).toBeNull()
  })
})
