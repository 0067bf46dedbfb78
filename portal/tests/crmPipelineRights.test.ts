import { expect, it } from 'vitest'
import type { PortalUser } from '../src/state/types.ts'
import { ENTITY } from '../src/state/types.ts'
import { aCrmPortal, anEmployee, asData, asList } from './crmPortal.ts'
import type { CrmPortal } from './crmPortal.ts'

const none = { read: 'none', add: 'none', update: 'none', delete: 'none' } as const

interface Ground { portal: CrmPortal, manager: PortalUser, secret: number }

/** A manager with every right to deals but in the second pipeline, where one deal stands; another is in the first. */
async function aGround(): Promise<Ground> {
  const portal = aCrmPortal()
  const secret = Number(asData((await portal.result('crm.category.add', { entityTypeId: 2, fields: { name: 'Закрытая' } })).category).id)
  const manager = anEmployee(portal, { read: 'all', add: 'all', update: 'all', delete: 'all' })
  manager.rights.entities[ENTITY.deal] = { read: 'all', add: 'all', update: 'all', delete: 'all', categories: { [secret]: none } }
  await portal.add(2, { title: 'Открытая' })
  await portal.add(2, { title: 'Скрытая', categoryId: secret, assignedById: manager.id })
  return { portal, manager, secret }
}

it('leaves records of a closed pipeline out of lists and totals', async () => {
  const { portal, manager } = await aGround()
  const { body } = await portal.callAs(manager, 'crm.item.list', { entityTypeId: 2, select: ['id'] })
  expect([asList(asData(body.result).items).map(item => item.id), body.total]).toEqual([[1], 1])
})

it('lists only pipelines the caller may read', async () => {
  const { portal, manager, secret } = await aGround()
  const { body } = await portal.callAs(manager, 'crm.category.list', { entityTypeId: 2 })
  expect([asList(asData(body.result).categories).map(one => one.id), body.total]).toEqual([[0], 1])
  expect(await portal.refused('crm.category.get', { entityTypeId: 2, id: secret }, manager)).toEqual(['ACCESS_DENIED', 'Access denied'])
})

it('refuses each verb on a record of a closed pipeline', async () => {
  const { portal, manager, secret } = await aGround()
  const say = (verb: string, params = {}) => portal.refused(`crm.item.${verb}`, { entityTypeId: 2, id: 2, ...params }, manager)
  expect(await say('get')).toEqual(['ACCESS_DENIED', 'You do not have permission to view this item'])
  expect(await say('update', { fields: { title: 'x' } })).toEqual(['ACCESS_DENIED', 'Access denied'])
  expect(await say('delete')).toEqual(['ACCESS_DENIED', 'Access denied'])
  expect(await say('add', { fields: { categoryId: secret } })).toEqual(['ACCESS_DENIED', 'Access denied'])
})

it('refuses to move a record into a pipeline where one may not add', async () => {
  const { portal, manager, secret } = await aGround()
  const move = { entityTypeId: 2, id: 1, fields: { categoryId: secret } }
  expect(await portal.refused('crm.item.update', move, manager)).toEqual(['ACCESS_DENIED', 'Access denied'])
  expect(portal.portal.state.items.get(2)?.get(1)?.categoryId).toBe(0)
  manager.rights.entities[ENTITY.deal] = { read: 'all', add: 'all', update: 'all', delete: 'all', categories: { [secret]: { ...none, add: 'all' } } }
  expect((await portal.callAs(manager, 'crm.item.update', move)).status).toBe(200)
})

it('opens one pipeline to somebody without rights to the others', async () => {
  const { portal, secret } = await aGround()
  const guest = anEmployee(portal, {})
  guest.rights.entities[ENTITY.deal] = { ...none, categories: { [secret]: { read: 'all' } } }
  const { body } = await portal.callAs(guest, 'crm.item.list', { entityTypeId: 2 })
  expect([asList(asData(body.result).items).map(item => item.id), body.total]).toEqual([[2], 1])
  expect((await portal.callAs(guest, 'crm.item.fields', { entityTypeId: 2 })).status).toBe(200)
})
