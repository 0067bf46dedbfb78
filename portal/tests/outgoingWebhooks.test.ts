import { expect, it } from 'vitest'
import { deliveriesSettled } from '../src/events/post.ts'
import { packState, unpackState } from '../src/state/pack.ts'
import type { Json } from '../src/state/types.ts'
import { aPortal, json } from './corePortal.ts'
import type { TestPortal } from './corePortal.ts'
import { aHandler } from './eventHandler.ts'

const EVENTS = ['OnCrmDealAdd', 'ONCRMDEALUPDATE', 'ONCRMDEALDELETE']

async function webhookTo({ request }: TestPortal, handler: string, events: string[] = EVENTS): Promise<{ [key: string]: Json }> {
  return (await request('/_portal/webhooks', json('POST', { handler, events }))).body
}

const addDeal = ({ webhook }: TestPortal, title: string) => webhook('crm.item.add', { entityTypeId: 2, fields: { title } })
const names = (received: { [key: string]: Json }[]) => received.map(({ event }) => event)

/** @see https://apidocs.bitrix24.com/api-reference/events/index.html */
it('posts the form the page shows: no tokens, no values', async () => {
  const test = aPortal()
  const { address, received } = await aHandler()
  const { id, applicationToken } = await webhookTo(test, address)
  await addDeal(test, 'Festival')
  await deliveriesSettled(test.portal)
  expect(received).toEqual([{
    event: 'ONCRMDEALADD',
    event_handler_id: String(id),
    data: { FIELDS: { ID: '1' } },
    ts: expect.stringMatching(/^\d{10}$/) as string,
    auth: {
      domain: 'localhost:5100',
      client_endpoint: 'http://localhost:5100/rest/',
      server_endpoint: 'https://oauth.bitrix.info/rest/',
      member_id: test.portal.state.settings.memberId,
      application_token: applicationToken,
    },
  }])
})

it('posts changes by REST and by the card alike, in order and only those it wants', async () => {
  const test = aPortal()
  const { address, received } = await aHandler()
  await webhookTo(test, address)
  await addDeal(test, 'Festival')
  await test.webhook('crm.item.update', { entityTypeId: 2, id: 1, fields: { title: 'Lecture' } })
  const saved = await test.request('/_ui/card/2/1', json('POST', { values: { title: 'Concert' } }))
  expect(saved.status).toBe(200)
  await test.webhook('crm.item.add', { entityTypeId: 3, fields: { name: 'Vera' } })
  await test.webhook('crm.item.delete', { entityTypeId: 2, id: 1 })
  await deliveriesSettled(test.portal)
  expect(names(received)).toEqual(['ONCRMDEALADD', 'ONCRMDEALUPDATE', 'ONCRMDEALUPDATE', 'ONCRMDEALDELETE'])
})

it('waits for the answer before the next post, and nobody waits for the handler', async () => {
  const test = aPortal()
  let release: (status: number) => void = () => {}
  const { address, received } = await aHandler(() => new Promise(resolve => { release = resolve }))
  await webhookTo(test, address)
  await addDeal(test, 'One')
  await addDeal(test, 'Two')
  await expect.poll(() => received.length).toBe(1)
  const { body } = await test.request('/_portal/webhooks')
  expect(body.outgoing).toMatchObject([{ handler: address, waiting: 2 }])
  release(200)
  await expect.poll(() => received.length).toBe(2)
  release(500)
  await deliveriesSettled(test.portal)
  expect(test.portal.log.filter(line => line.kind === 'event')).toMatchObject([{ status: 200, error: null, webhook: 1 }, { status: 500, error: 'FAILED', webhook: 1 }])
})

it('sends nothing again, and nothing to other machines', async () => {
  const test = aPortal()
  const { address, received } = await aHandler(() => 503)
  await webhookTo(test, address, ['ONCRMDEALADD'])
  await webhookTo(test, 'https://site.example/knock', ['ONCRMDEALADD'])
  await addDeal(test, 'Festival')
  await deliveriesSettled(test.portal)
  expect(received).toHaveLength(1)
  expect(test.portal.log.filter(line => line.kind === 'event').map(line => [line.webhook, line.status, line.error])).toEqual(expect.arrayContaining([[1, 503, 'FAILED'], [2, 0, 'NOT_SENT']]))
})

it.each([
  [{ handler: 'site', events: EVENTS }, 400],
  [{ handler: 'http://127.0.0.1/knock', events: [] }, 400],
  [{ handler: 'http://127.0.0.1/knock', events: ['ONNOTHING'] }, 400],
  [{ handler: 'http://127.0.0.1/knock', events: ['ONOFFLINEEVENT'] }, 400],
])('refuses %j', async (order, status) => {
  expect((await aPortal().request('/_portal/webhooks', json('POST', order))).status).toBe(status)
})

it('a removed webhook hears nothing more; one in a snapshot stays', async () => {
  const test = aPortal()
  const { address, received } = await aHandler()
  await webhookTo(test, address)
  expect(unpackState(packState(test.portal.state)).outgoingWebhooks).toEqual(test.portal.state.outgoingWebhooks)
  expect((await test.request('/_portal/webhooks/1', { method: 'DELETE' })).body).toEqual({ removed: 1 })
  expect((await test.request('/_portal/webhooks/1', { method: 'DELETE' })).status).toBe(404)
  await addDeal(test, 'Festival')
  await deliveriesSettled(test.portal)
  expect(received).toEqual([])
})

it('deliveries meet fault rules: lost, twice, late', async () => {
  const test = aPortal()
  const { address, received } = await aHandler()
  await webhookTo(test, address)
  for (const rule of [
    { id: 'lost', when: { event: 'oncrmdealadd', nth: 1 }, do: { kind: 'drop' } },
    { id: 'twice', when: { event: '*', nth: 2 }, do: { kind: 'duplicate' } },
    { id: 'late', when: { event: 'ONCRMDEALUPDATE' }, do: { kind: 'delay', ms: 5 } },
  ])
    expect((await test.request('/_portal/faults', json('POST', rule))).status).toBe(200)
  await addDeal(test, 'One')
  await addDeal(test, 'Two')
  await test.webhook('crm.item.update', { entityTypeId: 2, id: 1, fields: { title: 'Lecture' } })
  await deliveriesSettled(test.portal)
  expect(names(received)).toEqual(['ONCRMDEALADD', 'ONCRMDEALADD', 'ONCRMDEALUPDATE'])
  expect(test.portal.log.filter(line => line.kind === 'event').map(line => line.faults)).toEqual([['lost: drop'], ['twice: duplicate'], ['twice: duplicate'], ['late: delay']])
  expect((await test.request('/_portal/faults', json('POST', { when: { event: '*' }, do: { kind: 'cut-after' } }))).status).toBe(400)
  expect((await test.request('/_portal/faults', json('POST', { when: { method: '*' }, do: { kind: 'drop' } }))).status).toBe(400)
})
