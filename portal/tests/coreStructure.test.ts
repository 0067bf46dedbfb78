import { expect, it } from 'vitest'
import { allScopes } from '../src/rest/scopes.ts'
import type { Json } from '../src/state/types.ts'
import { aPortal } from './corePortal.ts'
import { asData, asList } from './crmPortal.ts'

type Data = { [key: string]: Json }

function aPortalToSetUp() {
  const test = aPortal({ scopes: [...allScopes] })
  const result = async (method: string, params: Data) => {
    const { body } = await test.call(method, params)
    if (body.error !== undefined)
      throw new Error(`${method}: ${String(body.error)} ${String(body.error_description)}`)
    return body.result ?? null
  }
  const structure = async () => (await test.request('/_portal/structure')).body
  return { ...test, result, structure }
}

type Setup = ReturnType<typeof aPortalToSetUp>

const HANDLER = 'http://127.0.0.1:5101/page.html'
const layout = { entityTypeId: 2, scope: 'C', extras: { dealCategoryId: 1 } }

/** Each thing setup makes: where it shows, how it is made, and how it is taken away again. */
const things: [string, string, (portal: Setup) => Promise<() => Promise<unknown>>][] = [
  ['a smart process', 'types', async ({ result }) => {
    const { id } = asData(asData(await result('crm.type.add', { fields: { title: 'Смены', relations: { parent: [{ entityTypeId: 2, isChildrenListEnabled: 'true' }] } } })).type)
    return () => result('crm.type.delete', { id: id! })
  }],
  ['a pipeline with a layout', 'cardLayouts', async ({ result }) => {
    await result('crm.category.add', { entityTypeId: 2, fields: { name: 'A' } })
    await result('crm.item.details.configuration.set', { ...layout, data: [{ name: 'a', title: 'A', elements: [{ name: 'TITLE' }] }] })
    return () => result('crm.category.delete', { entityTypeId: 2, id: 1 })
  }],
  ['a stage', 'directories', async ({ result }) => {
    const id = await result('crm.status.add', { fields: { ENTITY_ID: 'DEAL_STAGE', STATUS_ID: 'IDEA', NAME: 'Идея', SORT: 15 } })
    return () => result('crm.status.delete', { id })
  }],
  ['a name of a stage', 'directories', async ({ result, portal }) => {
    const { id, name } = portal.state.statuses.find(one => one.statusId === 'EXECUTING')!
    await result('crm.status.update', { id, fields: { NAME: 'Другое' } })
    return () => result('crm.status.update', { id, fields: { NAME: name } })
  }],
  ['a field', 'fields', async ({ result }) => {
    const id = await result('crm.deal.userfield.add', { fields: { FIELD_NAME: 'HALL', USER_TYPE_ID: 'enumeration', LIST: [{ VALUE: 'A' }] } })
    return () => result('crm.deal.userfield.delete', { id })
  }],
  ['a widget', 'placements', async ({ result }) => {
    await result('placement.bind', { PLACEMENT: 'CRM_DEAL_DETAIL_TAB', HANDLER, TITLE: 'A' })
    return () => result('placement.unbind', { PLACEMENT: 'CRM_DEAL_DETAIL_TAB', HANDLER })
  }],
  ['a field type', 'fieldTypes', async ({ result }) => {
    await result('userfieldtype.add', { USER_TYPE_ID: 'html', HANDLER, TITLE: 'A' })
    return () => result('userfieldtype.delete', { USER_TYPE_ID: 'html' })
  }],
  ['a subscription', 'eventSubscriptions', async ({ result }) => {
    await result('event.bind', { event: 'ONCRMDEALUPDATE', event_type: 'offline' })
    return () => result('event.unbind', { event: 'ONCRMDEALUPDATE', event_type: 'offline' })
  }],
  ['a folder', 'folders', async ({ result }) => {
    const [storage] = asList(await result('disk.storage.getlist', { filter: { ENTITY_TYPE: 'common' } }))
    const { ID } = asData(await result('disk.storage.addfolder', { id: storage!.ID!, data: { NAME: 'Cardinal' } }))
    return () => result('disk.folder.deletetree', { id: ID! })
  }],
  ['a template of tasks', 'taskTemplates', async ({ result }) => {
    const templateId = await result('tasks.template.add', { fields: { TITLE: 'A', CREATED_BY: 1, RESPONSIBLE_ID: 1 } })
    await result('tasks.template.checklist.add', { templateId, fields: { TITLE: 'B', PARENT_ID: 0 } })
    return () => result('tasks.template.delete', { templateId })
  }],
]

it.each(things)('%s shows among %s, and leaves nothing behind', async (_, part, make) => {
  const portal = aPortalToSetUp()
  const before = await portal.structure()
  const undo = await make(portal)
  const between = await portal.structure()
  expect(between[part]).not.toEqual(before[part])
  await undo()
  expect(await portal.structure()).toEqual(before)
})

it('shows options of applications, and neither records nor tokens', async () => {
  const portal = aPortalToSetUp()
  const before = await portal.structure()
  await portal.result('crm.item.add', { entityTypeId: 2, fields: { title: 'A' } })
  portal.token()
  expect(await portal.structure()).toEqual(before)
  await portal.result('app.option.set', { options: { map: '{}' } })
  expect(asData((await portal.structure()).apps)[portal.app.code]).toMatchObject({ options: { map: '{}' } })
})

it('shows what was deleted and made anew', async () => {
  const portal = aPortalToSetUp()
  const add = () => portal.result('crm.status.add', { fields: { ENTITY_ID: 'SOURCE', STATUS_ID: 'EVENT', NAME: 'A' } })
  const id = await add()
  const before = await portal.structure()
  await portal.result('crm.status.delete', { id })
  await add()
  expect((await portal.structure()).directories).not.toEqual(before.directories)
})
