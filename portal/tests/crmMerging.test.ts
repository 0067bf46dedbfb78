import { expect, it } from 'vitest'
import { importRecords } from '../src/control/import/index.ts'
import { ENTITY } from '../src/state/types.ts'
import type { Item } from '../src/state/types.ts'
import { aCrmPortal, anEmployee, asList } from './crmPortal.ts'
import type { CrmPortal } from './crmPortal.ts'

const merge = (entityTypeId: number, entityIds: number[]) => ({ params: { entityTypeId, entityIds } })

function stored({ portal }: CrmPortal, entityTypeId: number, id: number): Item | undefined {
  return portal.state.items.get(entityTypeId)?.get(id)
}

async function twoContacts(): Promise<CrmPortal> {
  const portal = aCrmPortal()
  await portal.add(ENTITY.company, { title: 'Club' })
  await portal.add(ENTITY.contact, { name: 'Vera', lastName: 'Lis', fm: [{ typeId: 'PHONE', valueType: 'WORK', value: '+7 1' }] })
  await portal.add(ENTITY.contact, { name: 'Vera', post: 'Editor', companyIds: [1], fm: [{ typeId: 'PHONE', valueType: 'WORK', value: '+7 1' }, { typeId: 'EMAIL', valueType: 'WORK', value: 'v@a.example' }] })
  return portal
}

it('merges contacts: empty fields are filled, communications united, deals bound to the first', async () => {
  const portal = await twoContacts()
  await portal.add(ENTITY.deal, { contactIds: [2] })
  await portal.add(ENTITY.deal, { contactIds: [2, 1] })
  const before = stored(portal, ENTITY.deal, 1)?.updatedTime
  portal.portal.state.clock.frozenAt = (portal.portal.state.clock.frozenAt ?? 0) + 60_000
  expect(await portal.result('crm.entity.mergeBatch', merge(ENTITY.contact, [1, 2]))).toEqual({ STATUS: 'SUCCESS', ENTITY_IDS: [2] })
  expect(stored(portal, ENTITY.contact, 1)).toMatchObject({ name: 'Vera', lastName: 'Lis', post: 'Editor', companyIds: [1], email: 'v@a.example', phone: '+7 1', updatedTime: '2026-11-22T10:45:00+03:00' })
  expect(stored(portal, ENTITY.contact, 2)).toBeUndefined()
  expect(stored(portal, ENTITY.company, 1)?.contactIds).toEqual([1])
  expect([1, 2].map(id => stored(portal, ENTITY.deal, id))).toMatchObject([{ contactIds: [1], contactId: 1, updatedTime: before }, { contactIds: [1], contactId: 1 }])
})

it('tells a conflict and leaves both records as they are', async () => {
  const portal = await twoContacts()
  await portal.result('crm.item.update', { entityTypeId: 3, id: 2, fields: { lastName: 'Wolf' } })
  expect(await portal.result('crm.entity.mergebatch', merge(ENTITY.contact, [1, 2]))).toEqual({ STATUS: 'CONFLICT', ENTITY_IDS: [1, 2] })
  expect(stored(portal, ENTITY.contact, 1)?.post).toBeUndefined()
  expect(stored(portal, ENTITY.contact, 2)?.lastName).toBe('Wolf')
})

it('merges companies and deals: links and product rows go over, the amount follows', async () => {
  const portal = aCrmPortal()
  await portal.add(ENTITY.company, { title: 'Club' })
  await portal.add(ENTITY.company, { title: 'Club' })
  await portal.add(ENTITY.deal, { title: 'Tour' })
  await portal.add(ENTITY.deal, { title: 'Tour', companyId: 2 })
  importRecords(portal.portal, { productRows: [{ ownerType: 'D', ownerId: 2, productName: 'Seat', price: 100, quantity: 3 }] })
  await portal.result('crm.entity.mergebatch', merge(ENTITY.company, [1, 2]))
  expect(stored(portal, ENTITY.deal, 2)?.companyId).toBe(1)
  expect(await portal.result('crm.entity.mergebatch', merge(ENTITY.deal, [1, 2]))).toEqual({ STATUS: 'SUCCESS', ENTITY_IDS: [2] })
  expect(stored(portal, ENTITY.deal, 1)).toMatchObject({ companyId: 1, opportunity: 300 })
  expect([...portal.portal.state.productRows.values()]).toMatchObject([{ ownerId: 1, productName: 'Seat' }])
})

it('needs the right to change the first and to delete the others', async () => {
  const portal = await twoContacts()
  for (const rights of [{ read: 'all', update: 'all' }, { read: 'all', delete: 'all' }] as const) {
    const { status, body } = await portal.callAs(anEmployee(portal, rights), 'crm.entity.mergebatch', merge(ENTITY.contact, [1, 2]))
    expect([status, body.error, body.error_description]).toEqual([403, 0, 'Access denied'])
  }
  const { body } = await portal.callAs(anEmployee(portal, { read: 'all', update: 'all', delete: 'all' }), 'crm.entity.mergebatch', merge(ENTITY.contact, [1, 2]))
  expect(body.result).toMatchObject({ STATUS: 'SUCCESS' })
})

it('raises a change of the first and a deletion of the others, nothing for their deals', async () => {
  const portal = await twoContacts()
  await portal.add(ENTITY.deal, { contactIds: [2] })
  for (const event of ['ONCRMCONTACTUPDATE', 'ONCRMCONTACTDELETE', 'ONCRMDEALUPDATE'])
    await portal.call('event.bind', { event, event_type: 'offline' })
  await portal.webhook('crm.entity.mergebatch', merge(ENTITY.contact, [1, 2]))
  expect(asList((await portal.call('event.offline.list')).body.result).map(one => one.EVENT_NAME)).toEqual(['ONCRMCONTACTDELETE', 'ONCRMCONTACTUPDATE'])
})

it('takes a deleted contact out of its deals', async () => {
  const portal = await twoContacts()
  await portal.add(ENTITY.deal, { contactIds: [2, 1] })
  await portal.call('crm.item.delete', { entityTypeId: 3, id: 2 })
  expect(stored(portal, ENTITY.deal, 1)).toMatchObject({ contactIds: [1], contactId: 1 })
  await portal.call('crm.item.delete', { entityTypeId: 2, id: 1 })
  expect((await portal.refused('crm.item.get', { entityTypeId: 2, id: 1 }))[0]).toBe('NOT_FOUND')
})

it('hands tasks and chats of a merged record over to the first, each once', async () => {
  const portal = await twoContacts()
  await portal.add(ENTITY.lead, { title: 'Boots', contactIds: [2] })
  importRecords(portal.portal, {
    tasks: [{ TITLE: 'Call', RESPONSIBLE_ID: 1, UF_CRM_TASK: ['C_2', 'L_1'] }, { TITLE: 'Write', RESPONSIBLE_ID: 1, UF_CRM_TASK: ['C_1', 'C_2'] }],
    openLines: [{ id: 1, name: 'Shop', queue: [1] }],
    dialogs: [{ line: 1, connector: 'telegrambot', client: { name: 'Vera' }, crm: ['C_2', 'L_1'] }],
  })
  await portal.result('crm.entity.mergebatch', merge(ENTITY.contact, [1, 2]))
  const { tasks, lines } = portal.portal.state
  expect([...tasks.items.values()].map(task => task.UF_CRM_TASK)).toEqual([['C_1', 'L_1'], ['C_1']])
  expect([...lines.dialogs.values()].map(({ crm }) => crm)).toEqual([['C_1', 'L_1']])
})
