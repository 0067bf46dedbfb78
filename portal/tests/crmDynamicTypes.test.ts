import { expect, it } from 'vitest'
import type { Json } from '../src/state/types.ts'
import { aCrmPortal, anEmployee, asData, asList } from './crmPortal.ts'
import type { CrmPortal } from './crmPortal.ts'

type Data = { [key: string]: Json }

const TYPE = 1030
const everything = { isStagesEnabled: 'Y', isCategoriesEnabled: 'Y', isClientEnabled: 'Y', isLinkWithProductsEnabled: 'Y', isObserversEnabled: 'Y', isSourceEnabled: 'Y', isMycompanyEnabled: 'Y', isBeginCloseDatesEnabled: 'Y' }

async function aType(portal: CrmPortal, fields: Data = everything): Promise<Data> {
  return asData((await portal.result('crm.type.add', { fields: { title: 'Договор', ...fields } })).type)
}

async function namesOf(portal: CrmPortal, entityTypeId: number): Promise<string[]> {
  return Object.keys(asData((await portal.result('crm.item.fields', { entityTypeId })).fields))
}

it('gives even numbers from 1030 on, none twice, and ids of their own', async () => {
  const portal = aCrmPortal()
  const [first, second] = [await aType(portal), await aType(portal)]
  expect([first.id, first.entityTypeId, second.id, second.entityTypeId]).toEqual([1, 1030, 2, 1032])
  await portal.result('crm.type.delete', { id: 2 })
  expect((await aType(portal)).entityTypeId).toBe(1034)
  expect(await portal.refused('crm.type.add', { fields: { title: 'x', entityTypeId: 1030 } })).toEqual(['INVALID_ARG_VALUE', 'entityTypeId is already in use'])
})

it('takes only the word true for lists of children and linked fields', async () => {
  const portal = aCrmPortal()
  const relations: Data = { parent: [{ entityTypeId: 1, isChildrenListEnabled: 'Y' }, { entityTypeId: 2, isChildrenListEnabled: 'true' }, { entityTypeId: 31 }] }
  const type = await aType(portal, { isUseInUserfieldEnabled: 'Y', relations, linkedUserFields: { 'TASKS_TASK|UF_CRM_TASK': 'true', 'CALENDAR_EVENT|UF_CRM_CAL_EVENT': 'Y' } })
  expect(type.relations).toEqual({
    parent: [
      { entityTypeId: 1, isChildrenListEnabled: 'N', isPredefined: 'N' },
      { entityTypeId: 2, isChildrenListEnabled: 'Y', isPredefined: 'N' },
    ],
    child: [],
  })
  expect(type.linkedUserFields).toEqual({ 'CALENDAR_EVENT|UF_CRM_CAL_EVENT': 'N', 'TASKS_TASK|UF_CRM_TASK': 'Y', 'TASKS_TASK_TEMPLATE|UF_CRM_TASK': 'N' })
})

/** Codes: pages of crm.type.add, crm.type.update, crm.item.add and crm.item.update. */
it('refuses what the plan does not include', async () => {
  const portal = aCrmPortal()
  const { plan } = portal.portal.state
  plan.limits.dynamicTypes = 1
  await aType(portal)
  await portal.add(TYPE, { title: 'Первый' })
  expect((await portal.refused('crm.type.add', { fields: { title: 'x' } }))[0]).toBe('CREATE_DYNAMIC_TYPE_RESTRICTED')
  plan.limits.dynamicTypes = 0
  expect((await portal.refused('crm.type.update', { id: 1, fields: { title: 'x' } }))[0]).toBe('UPDATE_DYNAMIC_TYPE_RESTRICTED')
  expect((await portal.refused('crm.item.add', { entityTypeId: TYPE, fields: {} }))[0]).toBe('CREATE_DYNAMIC_ITEM_RESTRICTED')
  expect((await portal.refused('crm.item.update', { entityTypeId: TYPE, id: 1, fields: { title: 'x' } }))[0]).toBe('UPDATE_DYNAMIC_ITEM_RESTRICTED')
  expect(asData((await portal.result('crm.item.get', { entityTypeId: TYPE, id: 1 })).item).title).toBe('Первый')
})

it('has only the fields its settings switch on', async () => {
  const portal = aCrmPortal()
  await aType(portal, {})
  const bare = await namesOf(portal, TYPE)
  for (const name of ['stageId', 'previousStageId', 'movedTime', 'begindate', 'contactIds', 'companyId', 'opportunity', 'sourceId', 'observers', 'mycompanyId'])
    expect(bare).not.toContain(name)
  expect(bare).toEqual(expect.arrayContaining(['id', 'title', 'xmlId', 'categoryId', 'createdBy', 'utmSource']))
  await portal.result('crm.type.update', { id: 1, fields: everything })
  expect(await namesOf(portal, TYPE)).toEqual(expect.arrayContaining(['stageId', 'previousStageId', 'movedTime', 'begindate', 'contactIds', 'companyId', 'opportunity', 'opportunityAccount', 'accountCurrencyId', 'sourceId', 'observers', 'mycompanyId']))
})

it('puts records into the default pipeline at its first stage, and moves them', async () => {
  const portal = aCrmPortal()
  await aType(portal)
  const item = await portal.add(TYPE, { title: 'Первый' })
  const first = Number(item.categoryId)
  expect([first > 0, item.stageId, item.entityTypeId]).toEqual([true, `DT1030_${first}:NEW`, TYPE])
  const second = Number(asData((await portal.result('crm.category.add', { entityTypeId: TYPE, fields: { name: 'Ещё' } })).category).id)
  const stages = await portal.call('crm.status.list', { filter: { ENTITY_ID: `DYNAMIC_1030_STAGE_${second}` } })
  expect(asList(stages.body.result).map(stage => stage.STATUS_ID)).toEqual(['NEW', 'PREPARATION', 'CLIENT', 'SUCCESS', 'FAIL'].map(code => `DT1030_${second}:${code}`))
  const moved = asData((await portal.result('crm.item.update', { entityTypeId: TYPE, id: 1, fields: { categoryId: second } })).item)
  expect([moved.stageId, moved.previousStageId]).toEqual([`DT1030_${second}:NEW`, `DT1030_${first}:NEW`])
  expect((await portal.refused('crm.item.update', { entityTypeId: TYPE, id: 1, fields: { stageId: `DT1030_${first}:NEW` } }))[0]).toBe('CRM_FIELD_ERROR_VALUE_NOT_VALID')
  expect(await portal.refused('crm.category.delete', { entityTypeId: TYPE, id: first })).toEqual(['BX_ERROR', 'This funnel is the default funnel'])
  expect(await portal.refused('crm.category.delete', { entityTypeId: TYPE, id: second })).toEqual(['BX_ERROR', 'Elements related to the funnel found'])
  await portal.result('crm.category.update', { entityTypeId: TYPE, id: second, fields: { isDefault: 'Y' } })
  expect((await portal.call('crm.category.delete', { entityTypeId: TYPE, id: first })).status).toBe(200)
})

it('keeps custom fields under the type\'s own id, product rows under its number in hexadecimal', async () => {
  const portal = aCrmPortal()
  await aType(portal)
  await portal.result('userfieldconfig.add', { moduleId: 'crm', field: { entityId: 'CRM_1', fieldName: 'UF_CRM_1_NOTE', userTypeId: 'string' } })
  expect((await portal.refused('userfieldconfig.add', { moduleId: 'crm', field: { entityId: 'CRM_1', fieldName: 'UF_CRM_1030_NOTE', userTypeId: 'string' } }))[1]).toBe('You cannot create custom fields')
  const item = await portal.add(TYPE, { ufCrm1Note: 'а' })
  expect(item.ufCrm1Note).toBe('а')
  await portal.result('crm.item.productrow.set', { ownerType: 'T406', ownerId: 1, productRows: [{ productName: 'Стул', price: 150, quantity: 2 }] })
  expect(asData((await portal.result('crm.item.get', { entityTypeId: TYPE, id: 1 })).item).opportunity).toBe(300)
  const comment = await portal.call('crm.timeline.comment.add', { fields: { ENTITY_TYPE: 'dynamic_1030', ENTITY_ID: 1, COMMENT: 'Готово' } })
  const comments = await portal.call('crm.timeline.comment.list', { filter: { ENTITY_TYPE: 'dynamic_1030', ENTITY_ID: 1 } })
  expect(asList(comments.body.result).map(one => [one.ID, one.ENTITY_TYPE])).toEqual([[String(comment.body.result), 'dynamic_1030']])
})

it('names a parent where the types are related, and forgets it with the parent', async () => {
  const portal = aCrmPortal()
  await aType(portal, { relations: { parent: [{ entityTypeId: 2 }], child: [] } })
  expect(await namesOf(portal, TYPE)).toContain('parentId2')
  expect(await namesOf(portal, 2)).not.toContain('parentId1030')
  const id = Number((await portal.add(2, { title: 'Сделка' })).id)
  await portal.add(TYPE, { parentId2: id })
  await portal.add(TYPE, {})
  expect((await portal.refused('crm.item.add', { entityTypeId: TYPE, fields: { parentId2: 99 } }))[0]).toBe('CRM_FIELD_ERROR_VALUE_NOT_VALID')
  const children = await portal.result('crm.item.list', { entityTypeId: TYPE, filter: { parentId2: id } })
  expect(asList(children.items).map(item => item.id)).toEqual([1])
  await portal.result('crm.item.delete', { entityTypeId: 2, id })
  expect(asData((await portal.result('crm.item.get', { entityTypeId: TYPE, id: 1 })).item).parentId2).toBeNull()
})

it('finds a record by its external code, deals by origin', async () => {
  const portal = aCrmPortal()
  await aType(portal)
  await portal.add(TYPE, { xmlId: 'a-1' })
  await portal.add(TYPE, { xmlId: 'a-2' })
  const found = await portal.result('crm.item.list', { entityTypeId: TYPE, filter: { '=xmlId': 'a-2' }, order: { id: 'DESC' } })
  expect(asList(found.items).map(item => item.id)).toEqual([2])
  for (const entityTypeId of [1, 2, 3, 4]) {
    await portal.add(entityTypeId, { originatorId: 'shop', originId: '7' })
    const origin = await portal.result('crm.item.list', { entityTypeId, filter: { '=originatorId': 'shop', '=originId': '7' } })
    expect(asList(origin.items)).toHaveLength(1)
  }
})

it('goes only without records, and takes its widgets, fields and pipelines along', async () => {
  const portal = aCrmPortal()
  await aType(portal)
  await portal.add(TYPE, {})
  expect(await portal.refused('crm.type.delete', { id: 1 })).toEqual(['BX_ERROR', 'You cannot delete an entity type that has elements'])
  await portal.result('crm.item.delete', { entityTypeId: TYPE, id: 1 })
  const bound = await portal.call('placement.bind', { PLACEMENT: 'CRM_DYNAMIC_1030_DETAIL_TAB', HANDLER: 'http://127.0.0.1:5101/tab.html', TITLE: 'x' })
  expect(bound.body.result).toBe(true)
  await portal.result('crm.type.delete', { id: 1 })
  expect(portal.portal.state.placements).toEqual([])
  expect(await portal.refused('crm.item.list', { entityTypeId: TYPE })).toEqual(['NOT_FOUND', 'SPA not found'])
  expect(await portal.refused('placement.bind', { PLACEMENT: 'CRM_DYNAMIC_1030_DETAIL_TAB', HANDLER: 'http://127.0.0.1:5101/tab.html' })).toEqual(['ERROR_PLACEMENT_NOT_FOUND', 'Placement not found'])
})

it('opens a new type to everyone, or to administrators only, as its settings say', async () => {
  const portal = aCrmPortal()
  const employee = anEmployee(portal, {})
  await aType(portal, {})
  await aType(portal, { isSetOpenPermissions: 'N' })
  expect((await portal.callAs(employee, 'crm.item.add', { entityTypeId: 1030, fields: {} })).status).toBe(200)
  expect(await portal.refused('crm.item.add', { entityTypeId: 1032, fields: {} }, employee)).toEqual(['ACCESS_DENIED', 'Access denied'])
  expect(await portal.refused('crm.type.get', { id: 2 }, employee)).toEqual(['ACCESS_DENIED', 'Access denied'])
})

/** Pages of onCrmTypeAdd, onCrmTypeUpdate and onCrmTypeDelete. */
it('tells of types that come, change and go', async () => {
  const portal = aCrmPortal()
  portal.app.installed = true
  for (const event of ['onCrmTypeAdd', 'onCrmTypeUpdate', 'onCrmTypeDelete'])
    await portal.call('event.bind', { event, event_type: 'offline' })
  await portal.webhook('crm.type.add', { fields: { title: 'x' } })
  await portal.webhook('crm.type.update', { id: 1, fields: { title: 'y' } })
  await portal.webhook('crm.type.delete', { id: 1 })
  const told = [...portal.portal.state.offlineEvents.values()].map(({ event, data }) => [event, data])
  expect(told).toEqual(['ADD', 'UPDATE', 'DELETE'].map(change => [`ONCRMTYPE${change}`, { FIELDS: { ID: '1' } }]))
})
