import { describe, expect, it } from 'vitest'
import type { Json, PortalState } from '../src/state/types.ts'
import { removeApp } from '../src/control/apps.ts'
import { aPortal, EMPLOYEE, json, refusal } from './corePortal.ts'
import type { TestPortal } from './corePortal.ts'

type Row = { ID: string, TIMESTAMP_X: string, EVENT_NAME: string, EVENT_DATA: Json, EVENT_ADDITIONAL: Json, MESSAGE_ID: string, PROCESS_ID?: string, ERROR?: string }

const OTHER_APP = { title: 'Other', handler: 'http://127.0.0.1:5102/index.html', scopes: ['crm'] }
const START = '2026-11-22T10:44:00+03:00'

/** A portal whose application listens to deals; its clock stands still. */
async function aListener(events: string[], params: { [key: string]: Json } = {}): Promise<TestPortal> {
  const test = aPortal()
  test.portal.state.clock.frozenAt = Date.parse(START)
  for (const event of events)
    expect((await test.call('event.bind', { event, event_type: 'offline', ...params })).body.result).toBe(true)
  return test
}

async function list(test: TestPortal, params: { [key: string]: Json } = {}): Promise<Row[]> {
  return (await test.call('event.offline.list', params)).body.result as unknown as Row[]
}

async function take(test: TestPortal, params: { [key: string]: Json } = {}): Promise<{ process_id: string | null, events: Row[] }> {
  return (await test.call('event.offline.get', params)).body.result as unknown as { process_id: string | null, events: Row[] }
}

function addDeal({ webhook }: TestPortal, title = 'Festival') {
  return webhook('crm.item.add', { entityTypeId: 2, fields: { title } })
}

function renameDeal({ webhook }: TestPortal, id: number, title: string) {
  return webhook('crm.item.update', { entityTypeId: 2, id, fields: { title } })
}

/** @see https://apidocs.bitrix24.com/api-reference/events/offline-events.html */
describe('the offline queue', () => {
  it('keeps one row while a change is unread, and moves its time', async () => {
    const test = await aListener(['ONCRMDEALADD', 'ONCRMDEALUPDATE'])
    await addDeal(test)
    await renameDeal(test, 1, 'One')
    test.portal.state.clock.frozenAt = Date.parse(START) + 60_000
    await renameDeal(test, 1, 'Two')
    expect((await list(test)).map(row => [row.EVENT_NAME, row.TIMESTAMP_X, row.EVENT_DATA, row.EVENT_ADDITIONAL])).toEqual([
      ['ONCRMDEALADD', START, { FIELDS: { ID: '1' } }, { user_id: '1' }],
      ['ONCRMDEALUPDATE', '2026-11-22T10:45:00+03:00', { FIELDS: { ID: '1' } }, { user_id: '1' }],
    ])
  })

  it('gives a row once: parallel readers never meet', async () => {
    const test = await aListener(['ONCRMDEALADD'])
    for (let index = 0; index < 7; index += 1)
      await addDeal(test)
    const answers = await Promise.all([take(test, { limit: 3 }), take(test, { limit: 3 }), take(test, { limit: 3 })])
    expect(answers.map(({ process_id: id }) => id)).toEqual([null, null, null])
    expect(answers.flatMap(({ events }) => events.map(row => row.ID)).sort()).toEqual(['1', '2', '3', '4', '5', '6', '7'])
    expect(await list(test)).toEqual([])
  })

  it('marks rows with clear 0, hides them, gives them to their process again and clears them', async () => {
    const test = await aListener(['ONCRMDEALADD', 'ONCRMDEALUPDATE'])
    await addDeal(test)
    await renameDeal(test, 1, 'One')
    const marked = await take(test, { clear: 0 })
    expect(marked.process_id).toMatch(/^\w{32}$/)
    expect((await take(test)).events).toEqual([])
    await renameDeal(test, 1, 'Two')
    expect((await list(test)).map(row => [row.EVENT_NAME, row.PROCESS_ID])).toEqual([['ONCRMDEALADD', marked.process_id], ['ONCRMDEALUPDATE', marked.process_id], ['ONCRMDEALUPDATE', '']])
    expect((await take(test, { clear: 0, process_id: marked.process_id })).events).toHaveLength(2)
    await test.call('event.offline.clear', { process_id: marked.process_id, message_id: [marked.events[0]?.MESSAGE_ID ?? ''] })
    await test.call('event.offline.clear', { process_id: marked.process_id, id: [marked.events[1]?.ID ?? ''] })
    expect((await list(test)).map(row => row.PROCESS_ID)).toEqual([''])
  })

  it('keeps failed rows for those who ask for errors', async () => {
    const test = await aListener(['ONCRMDEALADD'])
    await addDeal(test)
    const { process_id: processId, events } = await take(test, { clear: 0 })
    await test.call('event.offline.error', { process_id: processId, message_id: events.map(row => row.MESSAGE_ID) })
    expect((await list(test)).map(row => [row.PROCESS_ID, row.ERROR])).toEqual([['', '1']])
    expect((await take(test)).events).toEqual([])
    expect((await take(test, { error: 1 })).events).toHaveLength(1)
  })

  it('drops marked rows after 34 days', async () => {
    const test = await aListener(['ONCRMDEALADD'])
    await addDeal(test)
    await take(test, { clear: 0 })
    await addDeal(test)
    test.portal.state.clock.frozenAt = Date.parse(START) + 2_952_001_000
    expect((await list(test)).map(row => row.PROCESS_ID)).toEqual([''])
  })

  it('filters, sorts and pages', async () => {
    const test = await aListener(['ONCRMDEALADD', 'ONCRMDEALUPDATE'])
    for (let index = 1; index <= 26; index += 1) {
      await addDeal(test)
      await renameDeal(test, index, 'Again')
    }
    const page = await test.call('event.offline.list', { order: { ID: 'DESC' } })
    expect([page.body.total, page.body.next, (page.body.result as Json[]).length]).toEqual([52, 50, 50])
    expect((await list(test, { order: { ID: 'DESC' }, start: 50 })).map(row => row.ID)).toEqual(['2', '1'])
    expect((await list(test, { filter: { '=EVENT_NAME': 'ONCRMDEALADD', '>ID': 47 } })).map(row => row.ID)).toEqual(['49', '51'])
    expect((await list(test, { filter: { '@ID': [3, 4], '<TIMESTAMP_X': '2026-11-22T07:44:01+00:00' } })).map(row => row.ID)).toEqual(['3', '4'])
    expect((await take(test, { filter: { '=EVENT_NAME': 'ONCRMDEALUPDATE' }, order: { ID: 'DESC' }, limit: 2 })).events.map(row => row.ID)).toEqual(['52', '50'])
  })
})

describe('own changes', () => {
  it('are not queued, those of other applications, webhooks and people are', async () => {
    const test = await aListener(['ONCRMDEALADD'])
    await test.call('crm.item.add', { entityTypeId: 2, fields: { title: 'Own' } })
    await test.call('crm.item.add', { auth: test.token(EMPLOYEE), entityTypeId: 2, fields: { title: 'Own, by an employee' } })
    await test.call('batch', { cmd: ['crm.item.add?entityTypeId=2&fields[title]=Batch'] })
    expect(await list(test)).toEqual([])
    const other = await test.request('/_portal/apps', json('POST', OTHER_APP))
    const token = await test.request('/_portal/app-token', json('POST', { user: 1, app: other.body.id ?? 0 }))
    await test.call('crm.item.add', { auth: token.body.access_token ?? '', entityTypeId: 2, fields: { title: 'Other' } })
    await addDeal(test)
    await test.request('/_ui/card/2/0', json('POST', { values: { title: 'By hand' } }))
    expect((await list(test)).map(row => row.EVENT_DATA)).toEqual([{ FIELDS: { ID: '4' } }, { FIELDS: { ID: '5' } }, { FIELDS: { ID: '6' } }])
  })

  it('are queued when they come without the connector of the subscription', async () => {
    const test = await aListener(['ONCRMDEALADD'], { auth_connector: 'sync' })
    await test.call('crm.item.add', { auth_connector: 'sync', entityTypeId: 2, fields: { title: 'Own' } })
    await test.call('crm.item.add', { entityTypeId: 2, fields: { title: 'Own, other channel' } })
    expect(await list(test)).toEqual([])
    expect((await list(test, { auth_connector: 'sync' })).map(row => row.EVENT_DATA)).toEqual([{ FIELDS: { ID: '2' } }])
  })
})

describe('which events come', () => {
  it('raises those of records, comments, pipelines and custom fields', async () => {
    const test = await aListener(['ONCRMCONTACTADD', 'ONCRMDEALDELETE', 'ONCRMDEALMOVETOCATEGORY', 'ONCRMTIMELINECOMMENTADD', 'ONCRMDEALUSERFIELDADD', 'ONCRMDEALUSERFIELDSETENUMVALUES'])
    const { webhook } = test
    await webhook('crm.item.add', { entityTypeId: 3, fields: { name: 'Vera' } })
    await addDeal(test)
    await webhook('crm.category.add', { entityTypeId: 2, fields: { name: 'Repeat' } })
    const categoryId = test.portal.state.categories.at(-1)?.id ?? 0
    await webhook('crm.item.update', { entityTypeId: 2, id: 1, fields: { categoryId } })
    await webhook('crm.timeline.comment.add', { fields: { ENTITY_TYPE: 'deal', ENTITY_ID: 1, COMMENT: 'Call' } })
    await webhook('crm.deal.userfield.add', { fields: { FIELD_NAME: 'SIZE', USER_TYPE_ID: 'enumeration', LABEL: 'Size', LIST: [{ VALUE: 'S' }] } })
    await webhook('crm.item.delete', { entityTypeId: 2, id: 1 })
    const comment = [...test.portal.state.offlineEvents.values()].find(row => row.event === 'ONCRMTIMELINECOMMENTADD')
    expect(comment?.data).toEqual({ ID: expect.any(Number) as number })
    expect((await list(test)).filter(row => row.EVENT_NAME !== 'ONCRMTIMELINECOMMENTADD').map(row => [row.EVENT_NAME, row.EVENT_DATA])).toEqual([
      ['ONCRMCONTACTADD', { FIELDS: { ID: '1' } }],
      ['ONCRMDEALMOVETOCATEGORY', { FIELDS: { ID: '1', CATEGORY_ID: String(categoryId), STAGE_ID: `C${categoryId}:NEW` } }],
      ['ONCRMDEALUSERFIELDADD', { FIELDS: { ID: '1', ENTITY_ID: 'CRM_DEAL', FIELD_NAME: 'UF_CRM_SIZE' } }],
      ['ONCRMDEALUSERFIELDSETENUMVALUES', { FIELDS: { ID: '1', ENTITY_ID: 'CRM_DEAL', FIELD_NAME: 'UF_CRM_SIZE' } }],
      ['ONCRMDEALDELETE', { FIELDS: { ID: '1' } }],
    ])
  })

  it('raises nothing for a change that changes nothing, and nothing before the application is installed', async () => {
    const test = await aListener(['ONCRMDEALADD', 'ONCRMDEALUPDATE'])
    await addDeal(test)
    await renameDeal(test, 1, 'Festival')
    test.app.installed = false
    await addDeal(test)
    test.app.installed = true
    expect((await list(test)).map(row => row.EVENT_DATA)).toEqual([{ FIELDS: { ID: '1' } }])
  })

  it('goes with the application', async () => {
    const test = await aListener(['ONCRMDEALADD'])
    await addDeal(test)
    removeApp(test.portal, test.app.code)
    const { eventBindings, offlineEvents, tokens } = test.portal.state as PortalState
    expect([eventBindings.length, offlineEvents.size, tokens.length]).toEqual([0, 0, 0])
  })
})

/** @see https://apidocs.bitrix24.com/api-reference/common/system/feature-get.html */
describe('the plan', () => {
  const feature = async (test: TestPortal, CODE: string) => (await test.call('feature.get', { CODE })).body.result

  it('opens and closes marking and connectors', async () => {
    const test = await aListener(['ONCRMDEALADD'])
    expect(await feature(test, 'rest_offline_extended')).toEqual({ value: 'Y' })
    expect((await test.request('/_portal/plan', json('PATCH', { name: 'basic' }))).body).toMatchObject({ name: 'basic', limits: { dynamicTypes: 0 } })
    expect([await feature(test, 'rest_offline_extended'), await feature(test, 'rest_auth_connector')]).toEqual([{ value: 'N' }, { value: 'N' }])
    expect(refusal(await test.call('event.offline.get', { clear: 0 }))).toEqual([403, 'WRONG_LICENSE', 'This feature is not enabled for the current license: extended offline events handling'])
    for (const method of ['event.bind', 'event.unbind', 'event.offline.list', 'event.offline.clear', 'crm.item.list'])
      expect(refusal(await test.call(method, { auth_connector: 'sync' }))).toEqual([403, 'WRONG_LICENSE', 'This feature is not enabled for the current license: auth_connector'])
    expect((await test.call('app.info')).body.result).toMatchObject({ LICENSE: 'ru_basic', LICENSE_TYPE: 'basic', LICENSE_FAMILY: 'basic' })
    await test.request('/_portal/plan', json('PATCH', { features: { rest_offline_extended: true }, limits: { dynamicTypes: 3 } }))
    expect((await test.call('event.offline.get', { clear: 0 })).status).toBe(200)
    expect(test.portal.state.plan.limits.dynamicTypes).toBe(3)
  })

  it.each([[{ name: 'gold' }], [{ features: { crm: true } }], [{ features: { bizproc: 'yes' } }], [{ limits: { dynamicTypes: -1 } }], [{ limits: { users: 5 } }]])('cannot be %j', async order => {
    const { portal, request } = aPortal()
    expect((await request('/_portal/plan', json('PATCH', order))).status).toBe(400)
    expect(portal.state.plan.name).toBe('nfr')
  })
})
