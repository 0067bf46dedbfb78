import { beforeEach, describe, expect, it } from 'vitest'
import { registerApp } from '../src/control/apps.ts'
import type { Json } from '../src/state/types.ts'
import { json } from './corePortal.ts'
import { aCrmPortal, anEmployee, asData, asList } from './crmPortal.ts'
import type { CrmPortal } from './crmPortal.ts'
import { LAYOUT } from './contracts/activities.ts'

type Data = { [key: string]: Json }

let portal: CrmPortal

beforeEach(async () => {
  portal = aCrmPortal()
  await portal.add(2, { title: 'Concert' })
})

const order = (changes: Data = {}): Data => ({ ownerTypeId: 2, ownerId: 1, fields: { completed: true, originatorId: 'shop', originId: 'receipt-1' }, layout: LAYOUT, ...changes })
const addActivity = async (changes: Data = {}) => Number(asData((await portal.result('crm.activity.configurable.add', order(changes))).activity).id)

async function otherApp(): Promise<string> {
  const { body } = await portal.request('/_portal/app-token', json('POST', { user: 1, app: registerApp(portal.portal, { title: 'Other', handler: 'http://127.0.0.1:5102/', scopes: ['crm'] }).id }))
  return String(body.access_token)
}

describe('an activity an application drew', () => {
  it('is found by what it is called at its source, after a lost reply', async () => {
    const id = await addActivity()
    await addActivity({ fields: { originatorId: 'shop', originId: 'receipt-2' } })
    const { body } = await portal.call('crm.activity.list', { filter: { OWNER_TYPE_ID: 2, OWNER_ID: 1, ORIGINATOR_ID: 'shop', ORIGIN_ID: 'receipt-1' }, select: ['ID'] })
    expect(body).toMatchObject({ result: [{ ID: String(id) }], total: 1 })
  })

  it('reads back as the sample shows: flags as booleans, parameters as texts', async () => {
    const { activity } = await portal.result('crm.activity.configurable.get', { id: await addActivity() })
    expect(activity).toMatchObject({
      ownerTypeId: 2, ownerId: 1,
      fields: { typeId: 'CONFIGURABLE', completed: true, deadline: null, responsibleId: 1, badgeCode: '', originatorId: 'shop', originId: 'receipt-1' },
      layout: { footer: { buttons: { startCall: { action: { actionParams: { clientId: '456' } } } }, menu: { showPostponeItem: false } } },
    })
  })

  it('is changed by its application only, and keeps what is not named', async () => {
    const id = await addActivity()
    expect((await portal.refused('crm.activity.configurable.update', { id, fields: {}, layout: LAYOUT, auth: await otherApp() }))[0]).toBe('ERROR_WRONG_APPLICATION')
    await portal.result('crm.activity.configurable.update', { id, fields: { completed: 'N' }, layout: { ...LAYOUT, header: { title: 'Done' } } })
    const { activity } = await portal.result('crm.activity.configurable.get', { id })
    expect(activity).toMatchObject({ fields: { completed: false, originId: 'receipt-1' }, layout: { header: { title: 'Done' } } })
  })

  it('needs the right to change the record', async () => {
    const reader = anEmployee(portal, { read: 'all' })
    expect((await portal.refused('crm.activity.configurable.add', order(), reader))[0]).toBe('ACCESS_DENIED')
    const id = await addActivity()
    expect((await portal.callAs(reader, 'crm.activity.configurable.get', { id })).status).toBe(200)
    expect(await portal.refused('crm.activity.delete', { id }, reader)).toEqual(['', 'Access denied.'])
    const stranger = anEmployee(portal, {})
    expect((await portal.callAs(stranger, 'crm.activity.list')).body).toMatchObject({ result: [], total: 0 })
    expect((await portal.refused('crm.activity.configurable.get', { id }, stranger))[0]).toBe('ACCESS_DENIED')
  })

  it('raises events and goes with its record', async () => {
    await portal.call('event.bind', { event: 'ONCRMACTIVITYADD', event_type: 'offline', auth_connector: 'site' })
    const id = await addActivity()
    expect(asList(asData((await portal.call('event.offline.get', { auth_connector: 'site' })).body.result).events)).toMatchObject([{ EVENT_NAME: 'ONCRMACTIVITYADD', EVENT_DATA: { FIELDS: { ID: String(id) } } }])
    await portal.call('crm.item.delete', { entityTypeId: 2, id: 1 })
    expect(portal.portal.state.activities.size).toBe(0)
  })
})

/** @see https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/configurable/structure/layout.html */
describe('a layout', () => {
  const text = (properties: Data): Data => ({ type: 'text', properties })
  const withBlock = (block: Json): Data => ({ ...LAYOUT, body: { logo: { code: 'call' }, blocks: { block } } })
  const withButtons = (...buttons: Json[]): Data => ({ ...LAYOUT, footer: { buttons: Object.fromEntries(buttons.map((button, index) => [`b${index}`, button])) } })
  const button = (action: Json): Data => ({ title: 'Open', type: 'secondary', action })
  const redirect = { type: 'redirect', uri: '/crm/deal/details/1/' }
  const twentyOne = Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`b${index}`, text({ value: 'a' })]))

  it.each<[string, Data, string]>([
    ['a field of its own', { ...LAYOUT, colour: 'red' }, 'FIELD_IS_REDUNDANT'],
    ['no title', { ...LAYOUT, header: {} }, 'FIELD_IS_REQUIRED'],
    ['a title in a language the portal lacks', { ...LAYOUT, header: { title: { xx: 'Title' } } }, 'WRONG_LANG'],
    ['three tags', { ...LAYOUT, header: { title: 'T', tags: { a: { title: 'a', type: 'success' }, b: { title: 'b', type: 'success' }, c: { title: 'c', type: 'success' } } } }, 'TOO_MANY_ITEMS'],
    ['a lavender tag', { ...LAYOUT, header: { title: 'T', tags: { a: { title: 'a', type: 'lavender' } } } }, 'ENUM_FIELD'],
    ['a key with a dot', { ...LAYOUT, body: { logo: { code: 'call' }, blocks: { 'a.b': text({ value: 'a' }) } } }, 'KEY_CONTAIN_WRONG_SYMBOLS'],
    ['21 blocks', { ...LAYOUT, body: { logo: { code: 'call' }, blocks: twentyOne } }, 'TOO_MANY_ITEMS'],
    ['an empty list of blocks', { ...LAYOUT, body: { logo: { code: 'call' }, blocks: {} } }, 'FIELD_IS_REQUIRED'],
    ['no logo', { ...LAYOUT, body: { blocks: { a: text({ value: 'a' }) } } }, 'FIELD_IS_REQUIRED'],
    ['an unknown block', withBlock({ type: 'picture', properties: {} }), 'ENUM_FIELD'],
    ['a text of an unknown size', withBlock(text({ value: 'a', size: 'xl' })), 'ENUM_FIELD'],
    ['a long text inside a title', withBlock({ type: 'withTitle', properties: { title: 'T', block: { type: 'largeText', properties: { value: 'a' } } } }), 'ENUM_FIELD'],
    ['a link without an action', withBlock({ type: 'link', properties: { text: 'a' } }), 'FIELD_IS_REQUIRED'],
    ['three buttons', withButtons(button(redirect), button(redirect), button(redirect)), 'TOO_MANY_ITEMS'],
    ['an unknown action', withButtons(button({ type: 'jump' })), 'ENUM_FIELD'],
    ['an action without its address', withButtons(button({ type: 'redirect' })), 'FIELD_IS_REQUIRED'],
    ['a script for an address', withButtons(button({ type: 'redirect', uri: 'javascript:alert(1)' })), 'WRONG_FIELD_VALUE'],
    ['a slider with width and margin', withButtons(button({ type: 'openRestApp', sliderParams: { width: 800, leftBoundary: 100 } })), 'FIELD_IS_REDUNDANT'],
  ])('with %s is refused', async (_, layout, error) => {
    expect((await portal.refused('crm.activity.configurable.add', order({ layout })))[0]).toBe(error)
  })

  it('takes texts by language and a form-encoded list', async () => {
    const id = await addActivity({ layout: { ...LAYOUT, header: { title: { ru: 'Чек', en: 'Receipt' } } } })
    expect((await portal.call('crm.activity.get', { id })).body.result).toMatchObject({ SUBJECT: 'Receipt' })
  })
})

describe('the card\'s timeline', () => {
  const kinds = async () => asList((await portal.request('/_ui/card/2/1/timeline')).body as Json).map(line => [line.kind, asData(line.activity ?? {}).appId])

  it('shows what is not completed first, then everything by its time', async () => {
    await addActivity()
    await addActivity({ fields: { deadline: '2026-12-01T10:00:00+03:00' } })
    portal.portal.state.clock.frozenAt! += 60_000
    await portal.result('crm.timeline.logmessage.add', { fields: { entityTypeId: 2, entityId: 1, title: 'T', text: 'T', iconCode: 'info' } })
    expect((await kinds()).map(([kind]) => kind)).toEqual(['activity', 'logmessage', 'activity', 'created'])
  })

  it('has no application to open when it is gone', async () => {
    await addActivity()
    expect((await kinds())[0]).toEqual(['activity', portal.app.id])
    await portal.request(`/_portal/apps/${portal.app.id}`, { method: 'DELETE' })
    expect((await kinds())[0]).toEqual(['activity', null])
  })
})

describe('a line of the log', () => {
  const write = async (index: number) => portal.result('crm.timeline.logmessage.add', { fields: { entityTypeId: 2, entityId: 1, title: `Title ${index}`, text: 'Text', iconCode: 'info' } })
  const list = async (params: Data = {}) => (await portal.call('crm.timeline.logmessage.list', { entityTypeId: 2, entityId: 1, ...params })).body

  it('is listed by ten, the newest first', async () => {
    for (let index = 1; index <= 12; index++)
      await write(index)
    const first = await list()
    expect([first.total, first.next, asList(first.result).length, asList(first.result)[0]?.title]).toEqual([12, 10, 10, 'Title 12'])
    expect(asList((await list({ start: 10 })).result).map(row => row.title)).toEqual(['Title 2', 'Title 1'])
    expect(asList((await list({ order: { id: 'asc' } })).result)[0]?.title).toBe('Title 1')
  })

  it('is written by who may change the record, read by who may read it, deleted by its application', async () => {
    const { logMessage } = await write(1)
    const id = asData(logMessage).id ?? null
    const reader = anEmployee(portal, { read: 'all' })
    expect((await portal.refused('crm.timeline.logmessage.add', { fields: { entityTypeId: 2, entityId: 1, title: 'T', text: 'T', iconCode: 'info' } }, reader))[0]).toBe('ACCESS_DENIED')
    expect((await portal.callAs(reader, 'crm.timeline.logmessage.get', { id })).status).toBe(200)
    expect((await portal.refused('crm.timeline.logmessage.delete', { id }, reader))[0]).toBe('ACCESS_DENIED')
    expect((await portal.refused('crm.timeline.logmessage.get', { id }, anEmployee(portal, {})))[0]).toBe('ACCESS_DENIED')
    expect((await portal.refused('crm.timeline.logmessage.delete', { id, auth: await otherApp() }))[0]).toBe('REMOVING_DISABLED')
    expect((await portal.call('crm.timeline.logmessage.delete', { id })).body.result).toBe(true)
  })
})
