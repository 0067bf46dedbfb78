import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { deliveriesSettled } from '../src/events/post.ts'
import type { Json } from '../src/state/types.ts'
import type { FrameRequest } from '../src/ui/contract.ts'
import { linkParams, previousUri } from '../pages/market/linkOptions.ts'
import { aPortal, EMPLOYEE, json, refusal } from './corePortal.ts'
import type { Reply, TestPortal } from './corePortal.ts'

type Data = { [key: string]: Json }

const CODES = ['LEFT_MENU', 'CRM_ANALYTICS_MENU', 'REST_APP_URI', 'CRM_DEAL_DETAIL_ACTIVITY', 'CRM_DEAL_DETAIL_TOOLBAR', 'CRM_DEAL_LIST_MENU']
const WORKER = { PLACEMENT: 'PAGE_BACKGROUND_WORKER', HANDLER: 'http://127.0.0.1:5101/worker', TITLE: 'worker', OPTIONS: { errorHandlerUrl: 'https://app.example/error' } }

/** A portal with one widget in every place, and a deal. */
async function aPortalOfPlaces(): Promise<TestPortal> {
  const test = aPortal()
  for (const PLACEMENT of CODES)
    expect((await test.call('placement.bind', { PLACEMENT, HANDLER: `http://127.0.0.1:5101/${PLACEMENT}`, TITLE: PLACEMENT })).body.result).toBe(true)
  expect((await test.call('placement.bind', WORKER)).body.result).toBe(true)
  await test.call('crm.item.add', { entityTypeId: 2, fields: { title: 'Festival' } })
  return test
}

function bindingId({ portal }: TestPortal, code: string): number {
  return portal.state.placements.find(one => one.placement === code)?.id ?? 0
}

function asUser(userId: number, init: RequestInit = {}): RequestInit {
  return { ...init, headers: { ...init.headers, cookie: `b24_local_user=${userId}` } }
}

function open({ request }: TestPortal, frame: FrameRequest, userId = 1): Promise<Reply> {
  return request('/_ui/frame/open', asUser(userId, json('POST', frame)))
}

function initOf({ body }: Reply): Data {
  return body.init as Data
}

describe('places of applications', () => {
  it.each([
    ['LEFT_MENU', 'menu', { URI: '/from/' }],
    ['CRM_ANALYTICS_MENU', 'menu', { URI: '/from/' }],
    ['PAGE_BACKGROUND_WORKER', 'worker', { ID: 'PAGE_BACKGROUND_WORKER', URI: '/from/' }],
  ] as const)('%s knows where it was opened', async (code, place, options) => {
    const test = await aPortalOfPlaces()
    expect(initOf(await open(test, { place, bindingId: bindingId(test, code), uri: '/from/' }))).toMatchObject({ PLACEMENT: code, PLACEMENT_OPTIONS: options })
  })

  it.each(['CRM_DEAL_DETAIL_ACTIVITY', 'CRM_DEAL_DETAIL_TOOLBAR', 'CRM_DEAL_LIST_MENU'])('%s knows its record', async code => {
    const test = await aPortalOfPlaces()
    const request = { place: 'placement', bindingId: bindingId(test, code), entityId: 1, uri: '/crm/deal/list/' } as const
    expect(initOf(await open(test, request))).toMatchObject({ PLACEMENT: code, PLACEMENT_OPTIONS: { ID: '1', URI: '/crm/deal/list/' } })
    expect((await open(test, { ...request, entityId: 2 })).status).toBe(404)
  })

  /** @see https://apidocs.bitrix24.com/api-reference/widgets/universal/app-url.html */
  it('a link carries its parameters as texts and may name its own URI', async () => {
    const test = await aPortalOfPlaces()
    const link = { place: 'link', app: test.app.code, uri: '/stream/' } as const
    expect(initOf(await open(test, { ...link, params: { docId: '42' } })).PLACEMENT_OPTIONS).toEqual({ docId: '42', URI: '/stream/' })
    expect(initOf(await open(test, { ...link, params: { URI: 'own' } })).PLACEMENT_OPTIONS).toEqual({ URI: 'own' })
    expect((await open(test, { ...link, app: String(test.app.id), params: {} })).status).toBe(404)
  })

  it('are opened in their own way only', async () => {
    const test = await aPortalOfPlaces()
    expect((await open(test, { place: 'menu', bindingId: bindingId(test, 'PAGE_BACKGROUND_WORKER'), uri: '/' })).status).toBe(404)
    expect((await open(test, { place: 'worker', bindingId: bindingId(test, 'LEFT_MENU'), uri: '/' })).status).toBe(404)
    expect((await open(test, { place: 'placement', bindingId: bindingId(test, 'LEFT_MENU'), entityId: 1, uri: '/' })).status).toBe(404)
  })

  it('stand in menus, on cards and in lists', async () => {
    const { request } = await aPortalOfPlaces()
    const titles = (value: Json | undefined) => (value as Data[]).map(one => one.title)
    const { body: session } = await request('/_ui/session')
    const { body: card } = await request('/_ui/card/2/1')
    const { body: list } = await request('/_ui/list/2')
    expect([session.menuPlaces, session.analyticsPlaces, session.workers, card.activities, card.toolbar, list.menu].map(titles)).toEqual([
      ['LEFT_MENU'], ['CRM_ANALYTICS_MENU'], ['worker'], ['CRM_DEAL_DETAIL_ACTIVITY'], ['CRM_DEAL_DETAIL_TOOLBAR'], ['CRM_DEAL_LIST_MENU'],
    ])
  })

  it('a worker of one user runs for nobody else', async () => {
    const test = aPortal()
    await test.call('placement.bind', { ...WORKER, USER_ID: EMPLOYEE })
    expect((await test.request('/_ui/session')).body.workers).toEqual([])
    expect((await test.request('/_ui/session', asUser(EMPLOYEE))).body.workers).toHaveLength(1)
    expect((await open(test, { place: 'worker', bindingId: bindingId(test, 'PAGE_BACKGROUND_WORKER'), uri: '/' })).status).toBe(404)
  })
})

describe('who may not use the application', () => {
  it('has no places, no frames but fields without tokens, and no REST', async () => {
    const test = await aPortalOfPlaces()
    await test.call('userfieldtype.add', { USER_TYPE_ID: 'probe', HANDLER: 'http://127.0.0.1:5101/field', TITLE: 'Probe' })
    await test.call('crm.deal.userfield.add', { fields: { FIELD_NAME: 'PROBE', USER_TYPE_ID: `rest_${test.app.id}_probe`, LABEL: 'Probe' } })
    const token = test.token(EMPLOYEE)
    test.app.access = []
    expect(refusal(await test.call('profile', { auth: token }))).toEqual([403, 'user_access_error', 'The user does not have access to the application'])
    const { body: session } = await test.request('/_ui/session', asUser(EMPLOYEE))
    const { body: card } = await test.request('/_ui/card/2/1', asUser(EMPLOYEE))
    const { body: list } = await test.request('/_ui/list/2', asUser(EMPLOYEE))
    expect([session.menuPlaces, session.analyticsPlaces, session.workers, card.activities, card.toolbar, card.tabs, list.menu]).toEqual([[], [], [], [], [], [], []])
    const refused: FrameRequest[] = [
      { place: 'menu', bindingId: bindingId(test, 'LEFT_MENU'), uri: '/' },
      { place: 'worker', bindingId: bindingId(test, 'PAGE_BACKGROUND_WORKER'), uri: '/' },
      { place: 'link', app: test.app.code, params: {}, uri: '/' },
      { place: 'placement', bindingId: bindingId(test, 'CRM_DEAL_LIST_MENU'), entityId: 1, uri: '/' },
      { place: 'page', app: test.app.code, options: {} },
    ]
    for (const frame of refused)
      expect((await open(test, frame, EMPLOYEE)).body.message).toBe('Недостаточно прав на это действие')
    const field = await open(test, { place: 'field', entityTypeId: 2, entityId: 1, fieldName: 'UF_CRM_PROBE', mode: 'view', uri: '/' }, EMPLOYEE)
    expect([field.status, initOf(field).AUTH_ID, (field.body.fields as Data).AUTH_ID]).toEqual([200, '', ''])
  })
})

/** @see https://apidocs.bitrix24.com/api-reference/widgets/universal/background-worker.html */
describe('slow workers', () => {
  async function reportSlow(test: TestPortal): Promise<Json | undefined> {
    const { body } = await open(test, { place: 'worker', bindingId: bindingId(test, 'PAGE_BACKGROUND_WORKER'), uri: '/' })
    return (await test.request(`/_ui/frame/${String(body.sid)}/slow`, json('POST', {}))).body.deleted
  }

  it('lose their registration with the eleventh report of a day, and their owner is told', async () => {
    const bodies: string[] = []
    const server = createServer((request, response) => {
      request.setEncoding('utf8').on('data', (part: string) => bodies.push(part)).on('end', () => response.end())
    })
    await new Promise<void>(resolve => { server.listen(0, '127.0.0.1', resolve) })
    onTestFinished(() => { server.close() })
    const test = aPortal()
    await test.call('placement.bind', { ...WORKER, OPTIONS: { errorHandlerUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/error` } })
    for (let report = 1; report <= 10; report += 1)
      expect(await reportSlow(test)).toBe(false)
    expect(await reportSlow(test)).toBe(true)
    expect((await test.call('placement.get')).body.result).toEqual([])
    await deliveriesSettled(test.portal)
    expect(bodies.map(body => new URLSearchParams(body).get('error'))).toEqual(['ERROR_PLACEMENT_LOADING_OVERTIME'])
  })

  it('are counted anew each day', async () => {
    const test = aPortal()
    test.portal.state.clock.frozenAt = Date.parse('2026-11-22T23:59:00+03:00')
    await test.call('placement.bind', WORKER)
    for (let report = 1; report <= 10; report += 1)
      await reportSlow(test)
    test.portal.state.clock.frozenAt += 120_000
    expect(await reportSlow(test)).toBe(false)
  })

  it('are not any other frame', async () => {
    const test = await aPortalOfPlaces()
    const { body } = await open(test, { place: 'menu', bindingId: bindingId(test, 'LEFT_MENU'), uri: '/' })
    expect((await test.request(`/_ui/frame/${String(body.sid)}/slow`, json('POST', {}))).body.deleted).toBe(false)
    expect(test.portal.state.slowLoads).toEqual({})
  })
})

describe('pages of people', () => {
  it('show name, position and department, and say when there is nobody', async () => {
    const { request } = aPortal()
    expect((await request(`/_ui/person/${EMPLOYEE}`)).body).toMatchObject({ name: 'Борис Ким', position: 'Менеджер', departments: ['Локальный портал'], photo: null })
    expect((await request('/_ui/person/99')).status).toBe(404)
  })
})

it('reads a link and where it was followed', () => {
  expect(linkParams({ 'params[docId]': '42', docId: '1', IFRAME: 'Y' })).toEqual({ docId: '42' })
  const here = { origin: 'http://localhost:5080', pathname: '/marketplace/view/local.1/', search: '?IFRAME=Y' }
  expect(previousUri('http://localhost:5080/crm/deal/details/1/?a=1', here)).toBe('/crm/deal/details/1/?a=1')
  expect(previousUri('https://elsewhere.example/', here)).toBe('/marketplace/view/local.1/?IFRAME=Y')
})
