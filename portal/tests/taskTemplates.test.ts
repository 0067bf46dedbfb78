import { expect, it } from 'vitest'
import type { Json } from '../src/state/types.ts'
import { aPortal, EMPLOYEE } from './corePortal.ts'
import { asData } from './crmPortal.ts'

type Data = { [key: string]: Json }

function aTasksPortal() {
  const test = aPortal({ scopes: ['task'] })
  const result = async (method: string, params: Data = {}) => (await test.call(method, params)).body.result ?? null
  return { ...test, result }
}

const fields = { TITLE: 'Открытие смены', CREATED_BY: 1, RESPONSIBLE_ID: 2 }

it.each<[string, Data]>([
  ['title', { TITLE: ' ', CREATED_BY: 1, RESPONSIBLE_ID: 2 }],
  ['author', { TITLE: 'A', RESPONSIBLE_ID: 2 }],
  ['responsible person', { TITLE: 'A', CREATED_BY: 1 }],
  ['responsible person who exists', { ...fields, RESPONSIBLE_ID: 99 }],
])('makes no template without a %s', async (_, given) => {
  const { result, portal } = aTasksPortal()
  expect([await result('tasks.template.add', { fields: given }), portal.state.tasks.templates]).toEqual([0, []])
})

it('keeps a template as PHP would and gives it back in texts', async () => {
  const { result } = aTasksPortal()
  const id = await result('tasks.template.add', { fields: { ...fields, ID: 77, AUDITORS: [1], TASK_CONTROL: 'Y', DEADLINE_AFTER: 3600, REPLICATE_PARAMS: { PERIOD: 'weekly', WEEK_DAYS: [2] }, NONSENSE: 1 } })
  const template = asData(await result('tasks.template.get', { templateId: id }))
  expect(template).toMatchObject({
    ID: '1', TITLE: 'Открытие смены', CREATED_BY: '1', RESPONSIBLE_ID: '2', RESPONSIBLE_NAME: 'Борис', TASK_CONTROL: 'Y', REPLICATE: 'N', PRIORITY: '1', DEADLINE_AFTER: '3600',
    RESPONSIBLES: 'a:1:{i:0;s:1:"2";}', AUDITORS: 'a:1:{i:0;s:1:"1";}', ACCOMPLICES: 'a:0:{}',
    REPLICATE_PARAMS: 'a:2:{s:6:"PERIOD";s:6:"weekly";s:9:"WEEK_DAYS";a:1:{i:0;i:2;}}', UF_CRM_TASK: [],
  })
  expect(template).not.toHaveProperty('NONSENSE')
})

it('changes what is named, keeps a title, and counts children', async () => {
  const { result } = aTasksPortal()
  await result('tasks.template.add', { fields })
  await result('tasks.template.add', { fields: { ...fields, BASE_TEMPLATE_ID: 1 } })
  expect(await result('tasks.template.update', { templateId: 1, fields: { TITLE: '', DESCRIPTION: 'x', PRIORITY: 9 } })).toBe(true)
  expect(await result('tasks.template.get', { templateId: 1 })).toMatchObject({ TITLE: 'Открытие смены', DESCRIPTION: 'x', PRIORITY: '1', TEMPLATE_CHILDREN_COUNT: '1', BASE_TEMPLATE_ID: '0' })
})

it('shows templates to their author and to administrators only', async () => {
  const { call, result, token } = aTasksPortal()
  const auth = token(EMPLOYEE)
  await result('tasks.template.add', { fields })
  const { body } = await call('tasks.template.add', { auth, fields: { ...fields, CREATED_BY: EMPLOYEE } })
  expect(body.result).toBe(2)
  for (const [method, params] of [['tasks.template.get', {}], ['tasks.template.update', { fields: { TITLE: 'x' } }], ['tasks.template.delete', {}]] as [string, Data][])
    expect((await call(method, { auth, templateId: 1, ...params })).body.result).toBe(false)
  expect((await call('tasks.template.get', { auth, templateId: 2 })).body.result).toMatchObject({ ID: '2' })
  expect(await result('tasks.template.get', { templateId: 1 })).toMatchObject({ TITLE: 'Открытие смены' })
})

it('answers false when it deletes, with the checklists', async () => {
  const { result, portal } = aTasksPortal()
  await result('tasks.template.add', { fields })
  await result('tasks.template.checklist.add', { templateId: 1, fields: { TITLE: 'Касса', PARENT_ID: 0 } })
  expect(await result('tasks.template.delete', { templateId: 1 })).toBe(false)
  expect(portal.state.tasks).toMatchObject({ templates: [], templateChecklists: [] })
})

it('builds, moves and deletes checklists', async () => {
  const { call, result } = aTasksPortal()
  await result('tasks.template.add', { fields })
  const add = async (TITLE: string, PARENT_ID: number) => asData(asData(await result('tasks.template.checklist.add', { templateId: 1, fields: { TITLE, PARENT_ID, MEMBERS: { 2: { TYPE: 'U' } } } })).checkListItem)
  expect(await add('Касса', 0)).toMatchObject({ id: 1, parentId: 0, createdBy: 1, members: [{ type: 'U', id: 2 }] })
  expect(await add('Включить', 1)).toMatchObject({ id: 2, parentId: 1, sortIndex: 0 })
  expect(await add('Сверить', 1)).toMatchObject({ id: 3, parentId: 1, sortIndex: 1 })
  expect(await add('Склад', 99)).toMatchObject({ id: 4, parentId: 0 })
  const update = async (id: number, given: Data) => asData(asData(await result('tasks.template.checklist.update', { templateId: 1, checkListItemId: id, fields: given })).checkListItem)
  expect(await update(2, { IS_COMPLETE: 'Y', MEMBERS: {} })).toMatchObject({ title: 'Включить', isComplete: true, members: [] })
  expect(await update(4, { PARENT_ID: 1 })).toMatchObject({ parentId: 1 })
  expect(await update(1, { PARENT_ID: 4 })).toMatchObject({ parentId: 0 })
  const listed = asData(asData(await result('tasks.template.checklist.list', { templateId: 1, filter: { PARENT_ID: 1, TEMPLATE_ID: 7 }, select: ['ID', 'TITLE', 'IS_COMPLETE'] })).checkListItems)
  expect(listed).toEqual({ 2: { id: '2', title: 'Включить', isComplete: 'Y' }, 3: { id: '3', title: 'Сверить', isComplete: 'N' }, 4: { id: '4', title: 'Склад', isComplete: 'N' } })
  await result('tasks.template.checklist.delete', { templateId: 1, checkListItemId: 1 })
  expect((await call('tasks.template.checklist.list', { templateId: 1 })).body.result).toEqual({ checkListItems: {} })
})
