import { expect, it } from 'vitest'
import { itemStore } from '../src/crm/items.ts'
import type { Json } from '../src/state/types.ts'
import { ENTITY } from '../src/state/types.ts'
import { aCrmPortal, anEmployee, asList } from './crmPortal.ts'

/** Codes and texts: the pages of crm.item.get, .add, .update, .delete; all with status 400. */
it('keeps a stranger from a record, each verb in its own words', async () => {
  const portal = aCrmPortal()
  await portal.add(ENTITY.deal, { title: 'A' })
  const stranger = anEmployee(portal, {})
  const refusals: [string, { [key: string]: Json }, string][] = [
    ['crm.item.get', { id: 1 }, 'You do not have permission to view this item'],
    ['crm.item.add', { fields: {} }, 'Access denied'],
    ['crm.item.update', { id: 1, fields: { title: 'B' } }, 'Access denied'],
    ['crm.item.delete', { id: 1 }, 'Access denied'],
    ['crm.item.fields', {}, 'You do not have permission to view this item'],
  ]
  for (const [method, params, text] of refusals) {
    const { status, body } = await portal.callAs(stranger, method, { entityTypeId: 2, ...params })
    expect([method, status, body.error, body.error_description]).toEqual([method, 400, 'ACCESS_DENIED', text])
  }
  const { body } = await portal.callAs(stranger, 'crm.item.list', { entityTypeId: 2 })
  expect([body.result, body.total]).toEqual([{ items: [] }, 0])
  expect(portal.portal.state.items.get(2)?.get(1)?.title).toBe('A')
})

it.each(['get', 'update', 'delete'])('says NOT_FOUND for a record that is not there: %s', async verb => {
  const { status, body } = await aCrmPortal().call(`crm.item.${verb}`, { entityTypeId: 2, id: 9, fields: {} })
  expect([status, body.error, body.error_description]).toEqual([400, 'NOT_FOUND', 'Item not found'])
})

it('shows an owner of his own records only his, and those he observes', async () => {
  const portal = aCrmPortal()
  const owner = anEmployee(portal, { read: 'own', add: 'own', update: 'own', delete: 'own' })
  await portal.add(ENTITY.deal, { title: 'чужая' })
  await portal.add(ENTITY.deal, { title: 'своя', assignedById: owner.id })
  await portal.add(ENTITY.deal, { title: 'под наблюдением', observers: [owner.id] })
  const { body } = await portal.callAs(owner, 'crm.item.list', { entityTypeId: 2, select: ['title'] })
  expect(body.total).toBe(2)
  expect(asList((body.result as { items: Json }).items).map(item => item.title)).toEqual(['своя', 'под наблюдением'])
  expect(itemStore.access(portal.portal, owner, 2, 1)).toEqual({ read: false, update: false, delete: false })
  expect(itemStore.access(portal.portal, owner, 2, 2)).toEqual({ read: true, update: true, delete: true })
  expect(itemStore.access(portal.portal, owner, 2, 3)).toEqual({ read: true, update: false, delete: false })
  expect(await portal.refused('crm.item.update', { entityTypeId: 2, id: 3, fields: { title: 'x' } }, owner)).toEqual(['ACCESS_DENIED', 'Access denied'])
  expect(await portal.refused('crm.item.add', { entityTypeId: 2, fields: { assignedById: 1 } }, owner)).toEqual(['ACCESS_DENIED', 'Access denied'])
})

/** "CRM administrator", "Allow to change settings" of the respective pages. */
const settingsMethods: [string, { [key: string]: Json }, number, string][] = [
  ['crm.category.add', { entityTypeId: 2, fields: { name: 'A' } }, 400, 'ACCESS_DENIED'],
  ['crm.category.update', { entityTypeId: 2, id: 0, fields: { name: 'A' } }, 400, 'ACCESS_DENIED'],
  ['crm.category.delete', { entityTypeId: 2, id: 0 }, 400, 'ACCESS_DENIED'],
  ['crm.status.add', { fields: { ENTITY_ID: 'SOURCE', STATUS_ID: 'A', NAME: 'A' } }, 400, ''],
  ['crm.status.update', { id: 1, fields: { NAME: 'A' } }, 400, ''],
  ['crm.status.delete', { id: 1 }, 400, ''],
  ['crm.currency.list', {}, 400, ''],
  ['crm.deal.userfield.add', { fields: { FIELD_NAME: 'A', USER_TYPE_ID: 'string' } }, 400, ''],
  ['crm.deal.userfield.update', { id: 1, fields: {} }, 403, ''],
  ['crm.deal.userfield.delete', { id: 1 }, 403, ''],
  ['userfieldconfig.add', { moduleId: 'crm', field: { entityId: 'CRM_DEAL', fieldName: 'UF_CRM_DEAL_A', userTypeId: 'string' } }, 400, ''],
]

it.each(settingsMethods)('keeps %s to those who may change settings', async (method, params, status, code) => {
  const portal = aCrmPortal()
  const reader = anEmployee(portal, { read: 'all', add: 'all', update: 'all', delete: 'all' })
  const keeper = anEmployee(portal, { read: 'all' }, true)
  const refusal = await portal.callAs(reader, method, params)
  expect([refusal.status, refusal.body.error]).toEqual([status, code])
  expect(String(refusal.body.error_description)).toMatch(/^Access denied/)
  const allowed = await portal.callAs(keeper, method, params)
  expect(String(allowed.body.error_description ?? '')).not.toMatch(/Access denied/)
})
