import { expect, it } from 'vitest'
import { deliveriesSettled } from '../src/events/post.ts'
import type { Json } from '../src/state/types.ts'
import { aPortal, EMPLOYEE } from './corePortal.ts'
import { aHandler } from './eventHandler.ts'

/** @see https://apidocs.bitrix24.com/api-reference/events/index.html */
it('posts an online event to its handler, own changes as well', async () => {
  const { portal, call, token } = aPortal()
  const { address, received } = await aHandler()
  await call('event.bind', { event: 'OnCrmDealAdd', handler: address })
  await call('crm.item.add', { auth: token(EMPLOYEE), entityTypeId: 2, fields: { title: 'Festival' } })
  await deliveriesSettled(portal)
  expect(received).toMatchObject([{ event: 'ONCRMDEALADD', event_handler_id: '1', data: { FIELDS: { ID: '1' } }, auth: { scope: 'crm,placement,user', domain: 'localhost:5100', status: 'L' } }])
  const auth = received[0]?.auth as { [key: string]: Json }
  expect((await call('profile', { auth: auth.access_token ?? '' })).body.result).toMatchObject({ ID: String(EMPLOYEE) })
  expect(auth).not.toHaveProperty('refresh_token')
})

it('tells the handler of a queue that there is something in it', async () => {
  const { portal, call, webhook } = aPortal()
  const { address, received } = await aHandler()
  await call('event.bind', { event: 'ONOFFLINEEVENT', handler: address, options: { minTimeout: 60 } })
  await call('event.bind', { event: 'ONCRMDEALADD', event_type: 'offline' })
  await webhook('crm.item.add', { entityTypeId: 2, fields: { title: 'One' } })
  await webhook('crm.item.add', { entityTypeId: 2, fields: { title: 'Two' } })
  await deliveriesSettled(portal)
  expect(received).toMatchObject([{ event: 'ONOFFLINEEVENT', auth: { refresh_token: expect.any(String) as string } }])
})

it('sends nothing to other machines and says so in the log', async () => {
  const { portal, call } = aPortal()
  await call('event.bind', { event: 'ONCRMDEALADD', handler: 'https://handler.example/event' })
  await call('crm.item.add', { entityTypeId: 2, fields: { title: 'Festival' } })
  await deliveriesSettled(portal)
  expect(portal.log.filter(entry => entry.kind === 'event')).toMatchObject([{ method: 'ONCRMDEALADD', status: 0, error: 'NOT_SENT' }])
})
