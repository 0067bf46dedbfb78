import { expect, it } from 'vitest'
import { ENTITY } from '../src/state/types.ts'
import { cardOf } from '../src/ui/card.ts'
import { asData } from './crmPortal.ts'
import { aPortal, json, refusal } from './corePortal.ts'
import type { TestPortal } from './corePortal.ts'

const HANDLER = 'http://127.0.0.1:5101/field.html'

/** An application with a widget, a field type, a field of it on a deal, a subscription and options. */
async function aPortalWithApp(): Promise<TestPortal> {
  const test = aPortal()
  await test.call('app.option.set', { options: { map: '{}' } })
  await test.call('user.option.set', { options: { view: 'wide' } })
  await test.call('placement.bind', { PLACEMENT: 'LEFT_MENU', HANDLER: 'http://127.0.0.1:5101/menu.html' })
  await test.call('event.bind', { event: 'ONCRMDEALUPDATE', event_type: 'offline' })
  await test.call('userfieldtype.add', { USER_TYPE_ID: 'html', HANDLER, TITLE: 'HTML' })
  await test.call('crm.deal.userfield.add', { fields: { FIELD_NAME: 'TEXT', USER_TYPE_ID: `rest_${test.app.id}_html`, LABEL: 'Text' } })
  await test.call('crm.item.add', { entityTypeId: 2, fields: { title: 'A', ufCrmText: '<p>Тур</p>' } })
  return test
}

function fieldOnCard({ portal }: TestPortal) {
  const card = cardOf(portal, portal.state.users[0]!, ENTITY.deal, 1, 0)
  const field = card.sections.flatMap(section => section.fields).find(one => one.name === 'ufCrmText')
  return [field?.kind, field?.readonly, card.values.ufCrmText]
}

it('removes an application with all that is its own; its fields stay and show their text', async () => {
  const test = await aPortalWithApp()
  expect(fieldOnCard(test)).toEqual(['frame', false, '<p>Тур</p>'])
  const token = test.token()
  expect((await test.request(`/_portal/apps/${test.app.code}`, { method: 'DELETE' })).body).toEqual({ removed: test.app.code })
  const { apps, placements, fieldTypes, eventBindings, tokens, userFields } = test.portal.state
  expect([apps, placements, fieldTypes, eventBindings, tokens]).toEqual([[], [], [], [], []])
  expect(userFields.map(field => field.userTypeId)).toEqual([`rest_${test.app.id}_html`])
  expect(fieldOnCard(test)).toEqual(['text', true, '<p>Тур</p>'])
  expect((await test.request('/rest/app.info', json('POST', { auth: token }))).status).toBe(401)
  expect(refusal(await test.webhook('crm.deal.userfield.add', { fields: { FIELD_NAME: 'OTHER', USER_TYPE_ID: `rest_${test.app.id}_html` } }))).toEqual([400, 'ERROR_CORE', 'Invalid user type specified.'])
})

it('registers a removed application as another one, which does not get its fields back', async () => {
  const test = await aPortalWithApp()
  await test.request(`/_portal/apps/${test.app.code}`, { method: 'DELETE' })
  const { body } = await test.request('/_portal/apps', json('POST', { title: 'Test', handler: test.app.handler, scopes: ['crm', 'placement'] }))
  expect(body).toMatchObject({ id: test.app.id + 1, version: 1, options: {} })
  expect(body.code).not.toBe(test.app.code)
  const { body: given } = await test.request('/_portal/app-token', json('POST', { user: 1 }))
  await test.request('/rest/userfieldtype.add', json('POST', { auth: given.access_token!, USER_TYPE_ID: 'html', HANDLER, TITLE: 'HTML' }))
  expect(test.portal.state.fieldTypes).toHaveLength(1)
  expect(fieldOnCard(test)).toEqual(['text', true, '<p>Тур</p>'])
})

it('makes a new version: options and fields stay, widgets and subscriptions go, the installer waits again', async () => {
  const test = await aPortalWithApp()
  test.app.openedBy.push(1)
  const same = await test.request(`/_portal/apps/${test.app.id}/versions`, json('POST', {}))
  expect(same.body).toMatchObject({ id: test.app.id, code: test.app.code, handler: test.app.handler, version: 2, installed: true, openedBy: [], options: { map: '{}' }, userOptions: { 1: { view: 'wide' } } })
  expect([test.portal.state.placements, test.portal.state.eventBindings, test.portal.state.fieldTypes.length]).toEqual([[], [], 1])
  await test.request(`/_portal/apps/${test.app.id}/versions`, json('POST', { installHandler: 'http://127.0.0.1:5101/install.html' }))
  expect(asData((await test.call('app.info')).body.result)).toMatchObject({ VERSION: 3, INSTALLED: false })
  expect((await test.request('/_portal/apps/77/versions', json('POST', {}))).status).toBe(404)
})
