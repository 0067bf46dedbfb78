import { beforeEach, describe, expect, it } from 'vitest'
import { deliveriesSettled } from '../src/events/post.ts'
import type { Json } from '../src/state/types.ts'
import { asData, asList } from './crmPortal.ts'
import { aPortal, json } from './corePortal.ts'
import type { TestPortal } from './corePortal.ts'
import { aHandler } from './eventHandler.ts'

type Data = { [key: string]: Json }

/** A shop outside of the portal that knows nothing but its incoming webhook. */
describe('a sale by an incoming webhook', () => {
  let test: TestPortal
  const ask = async (method: string, params: Data) => {
    const { body } = await test.webhook(method, params)
    if (body.error !== undefined)
      throw new Error(`${method}: ${String(body.error)} ${String(body.error_description)}`)
    return body.result as Json
  }
  const added = async (entityTypeId: number, fields: Data) => asData(asData(await ask('crm.item.add', { entityTypeId, fields })).item)
  const find = (type: string, value: string) => ask('crm.duplicate.findbycomm', { entity_type: 'CONTACT', type, values: [value] })

  beforeEach(async () => {
    test = aPortal()
    await ask('crm.deal.userfield.add', { fields: { FIELD_NAME: 'PARENT', USER_TYPE_ID: 'crm', LABEL: 'Parent', SETTINGS: { DEAL: 'Y' } } })
    await added(2, { title: 'Concert' })
  })

  it('finds the buyer by phone or e-mail however they are written, or makes a contact', async () => {
    expect(await find('PHONE', '+7 912 345-67-89')).toEqual([])
    const { id } = await added(3, { name: 'Вера', fm: [{ typeId: 'PHONE', valueType: 'MOBILE', value: '+7 (912) 345-67-89' }, { typeId: 'EMAIL', valueType: 'WORK', value: 'Vera@Shop.example' }] })
    expect(await find('PHONE', '8 912 345 67 89')).toEqual({ CONTACT: [id] })
    expect(await find('PHONE', '79123456789 доб. 12')).toEqual({ CONTACT: [id] })
    expect(await find('EMAIL', 'vera@shop.example')).toEqual({ CONTACT: [id] })
    expect(await find('EMAIL', 'vera@shop.example.org')).toEqual([])
  })

  it('sells: one deal with contact, parent, product rows and a name of its own', async () => {
    const contact = await added(3, { name: 'Вера' })
    const deal = await added(2, { title: 'Ticket', contactIds: [contact.id ?? null], ufCrmParent: 1, originatorId: 'shop', originId: 'order-17' })
    expect(deal).toMatchObject({ contactIds: [contact.id], contactId: contact.id, ufCrmParent: 1, originatorId: 'shop', originId: 'order-17' })
    const rows = asData(await ask('crm.item.productrow.set', { ownerType: 'D', ownerId: deal.id ?? null, productRows: [{ productName: 'Parterre', price: 1500, quantity: 2 }] }))
    expect(asList(rows.productRows)).toMatchObject([{ productName: 'Parterre', price: 1500, quantity: 2 }])
    const found = asData(await ask('crm.item.list', { entityTypeId: 2, filter: { '=originatorId': 'shop', '=originId': 'order-17' } }))
    expect(asList(found.items)).toMatchObject([{ id: deal.id, opportunity: 3000 }])
  })

  it('knows colleagues by name', async () => {
    expect(asList(await ask('user.get', { FILTER: { ID: 2 } }))).toMatchObject([{ ID: '2', NAME: 'Борис', LAST_NAME: 'Ким' }])
  })

  it('hears of its own sale: of the deal, then of its amount', async () => {
    const { address, received } = await aHandler()
    await test.request('/_portal/webhooks', json('POST', { handler: address, events: ['ONCRMDEALADD', 'ONCRMDEALUPDATE'] }))
    const deal = await added(2, { title: 'Ticket', ufCrmParent: 1 })
    await ask('crm.item.productrow.set', { ownerType: 'D', ownerId: deal.id ?? null, productRows: [{ productName: 'Parterre', price: 1500, quantity: 2 }] })
    await deliveriesSettled(test.portal)
    expect(received).toMatchObject([{ event: 'ONCRMDEALADD', data: { FIELDS: { ID: '2' } } }, { event: 'ONCRMDEALUPDATE', data: { FIELDS: { ID: '2' } } }])
  })
})
