import { expect, it } from 'vitest'
import { importDepartments, importUsers } from '../src/control/import/people.ts'
import { packState, unpackState } from '../src/state/pack.ts'
import type { Json } from '../src/state/types.ts'
import { ADMIN, aPortal, EMPLOYEE, json, refusal } from './corePortal.ts'
import { asData, asList, CLOCK } from './crmPortal.ts'

type Data = { [key: string]: Json }

const SELLER = 7
const HEAD = 8

function aTasksPortal() {
  const test = aPortal({ scopes: ['task', 'im', 'crm'] })
  test.portal.state.clock.frozenAt = Date.parse(CLOCK)
  importDepartments(test.portal, [{ id: 5, name: 'Ош', head: HEAD }, { id: 6, name: 'Касса', parent: 5 }])
  importUsers(test.portal, [{ id: SELLER, name: 'Айзада', lastName: 'Бек', departments: [6] }, { id: HEAD, name: 'Нурлан', departments: [5] }])
  const as = (userId: number) => async (method: string, params: Data = {}) => {
    const reply = await test.call(method, { auth: test.token(userId), ...params })
    return { ...reply, result: reply.body.result, task: asTask(reply.body.result), refusal: refusal(reply) }
  }
  return { ...test, as, administrator: as(ADMIN), employee: as(EMPLOYEE), seller: as(SELLER), head: as(HEAD) }
}

function asTask(result: Json | undefined): Data {
  return typeof result === 'object' && result !== null && 'task' in result && typeof result.task === 'object' ? asData(result.task) : {}
}

const call = { TITLE: 'Обработать обращение', RESPONSIBLE_ID: SELLER }
const idsOf = (result: Json | undefined) => asList(asData(result).tasks).map(task => Number(task.id))
const notAllowed = [400, '0', 'Action on the task is not allowed']

it('keeps a deadline as the moment it is, whatever offset it was given with', async () => {
  const { employee } = aTasksPortal()
  const deadlineOf = async (DEADLINE: string) => (await employee('tasks.task.add', { fields: { ...call, DEADLINE } })).task.deadline
  expect(await deadlineOf('2026-11-22T13:59:00+06:00')).toBe('2026-11-22T10:59:00+03:00')
  expect(await deadlineOf('2026-11-22T07:59:00Z')).toBe('2026-11-22T10:59:00+03:00')
  expect(await deadlineOf('2026-11-22 10:59:00')).toBe('2026-11-22T10:59:00+03:00')
  expect(await deadlineOf('22.11.2026 10:59:00')).toBe('2026-11-22T10:59:00+03:00')
  expect(await deadlineOf('soon')).toBeNull()
})

it('binds records and answers them when asked', async () => {
  const { employee } = aTasksPortal()
  await employee('tasks.task.add', { fields: { ...call, UF_CRM_TASK: ['L_4', 'C_7', 'T40e_2'] } })
  expect((await employee('tasks.task.get', { taskId: 1 })).task).not.toHaveProperty('ufCrmTask')
  expect((await employee('tasks.task.get', { taskId: 1, select: ['UF_CRM_TASK'] })).task).toMatchObject({ ufCrmTask: ['L_4', 'C_7', 'T40e_2'] })
  expect(idsOf((await employee('tasks.task.list', { filter: { UF_CRM_TASK: 'L_4' } })).result)).toEqual([1])
  expect(idsOf((await employee('tasks.task.list', { filter: { UF_CRM_TASK: ['L_5', 'C_8'] } })).result)).toEqual([])
})

it('refuses another author to ordinary people, unless they alone are responsible', async () => {
  const { employee, administrator } = aTasksPortal()
  expect((await employee('tasks.task.add', { fields: { ...call, CREATED_BY: SELLER } })).refusal).toEqual(notAllowed)
  expect((await employee('tasks.task.add', { fields: { ...call, RESPONSIBLE_ID: EMPLOYEE, CREATED_BY: SELLER } })).task).toMatchObject({ createdBy: '7' })
  expect((await administrator('tasks.task.add', { fields: { ...call, CREATED_BY: EMPLOYEE } })).task).toMatchObject({ createdBy: '2', responsibleId: '7' })
})

it('shows a task to those it is about, to the heads above them and to administrators', async () => {
  const { employee, seller, head, administrator, as, portal } = aTasksPortal()
  importUsers(portal, [{ id: 9, name: 'Олег' }])
  await employee('tasks.task.add', { fields: call })
  for (const who of [employee, seller, head, administrator])
    expect(idsOf((await who('tasks.task.list')).result)).toEqual([1])
  const stranger = as(9)
  expect(idsOf((await stranger('tasks.task.list')).result)).toEqual([])
  expect((await stranger('tasks.task.get', { taskId: 1 })).result).toEqual([])
  for (const [method, code] of [['start', '0'], ['complete', '0'], ['defer', '1048582'], ['renew', '1048582'], ['approve', '1048582']])
    expect((await stranger(`tasks.task.${method}`, { taskId: 1 })).refusal).toEqual([400, code, 'Action on the task is not allowed'])
  expect((await head('tasks.task.complete', { taskId: 1 })).refusal).toEqual(notAllowed)
  expect((await seller('tasks.task.delete', { taskId: 1 })).refusal).toEqual([400, '1048582', 'No access to delete the task'])
})

it('is started and completed by the responsible person, once each', async () => {
  const { employee, seller, portal } = aTasksPortal()
  await employee('tasks.task.add', { fields: call })
  expect((await seller('tasks.task.start', { taskId: 1 })).task).toMatchObject({ status: '3', statusChangedBy: '7', dateStart: CLOCK })
  expect((await seller('tasks.task.start', { taskId: 1 })).refusal).toEqual(notAllowed)
  expect((await seller('tasks.task.complete', { taskId: 1 })).task).toMatchObject({ status: '5', closedBy: '7', closedDate: CLOCK })
  expect((await seller('tasks.task.complete', { taskId: 1 })).refusal).toEqual(notAllowed)
  expect((await seller('tasks.task.renew', { taskId: 1 })).task).toMatchObject({ status: '2', closedBy: '0', closedDate: null })
  expect(portal.state.tasks.history.map(({ field, from, to }) => [field, from, to])).toEqual([['NEW', null, null], ['STATUS', '2', '3'], ['STATUS', '3', '5'], ['STATUS', '5', '2']])
})

it('under control waits for its author', async () => {
  const { employee, seller } = aTasksPortal()
  await employee('tasks.task.add', { fields: { ...call, TASK_CONTROL: 'Y' } })
  expect((await seller('tasks.task.complete', { taskId: 1 })).task).toMatchObject({ status: '4' })
  expect((await seller('tasks.task.approve', { taskId: 1 })).refusal[1]).toBe('1048582')
  expect((await employee('tasks.task.disapprove', { taskId: 1 })).task).toMatchObject({ status: '2' })
  await seller('tasks.task.complete', { taskId: 1 })
  expect((await employee('tasks.task.approve', { taskId: 1 })).task).toMatchObject({ status: '5', closedBy: '2' })
})

it('is handed on, and the one who had it goes on watching', async () => {
  const { employee, seller } = aTasksPortal()
  await employee('tasks.task.add', { fields: call })
  expect((await seller('tasks.task.delegate', { taskId: 1, userId: HEAD })).task).toMatchObject({ responsibleId: '8', auditors: ['7'], status: '2' })
  expect((await seller('tasks.task.start', { taskId: 1 })).refusal).toEqual(notAllowed)
})

it('lets the responsible person move the deadline only where that is allowed', async () => {
  const { employee, seller } = aTasksPortal()
  await employee('tasks.task.add', { fields: call })
  const move = { taskId: 1, fields: { DEADLINE: '2026-11-23T10:00:00+03:00' } }
  expect((await seller('tasks.task.update', move)).refusal).toEqual(notAllowed)
  await employee('tasks.task.update', { taskId: 1, fields: { ALLOW_CHANGE_DEADLINE: 'Y' } })
  expect((await seller('tasks.task.update', move)).task).toMatchObject({ deadline: '2026-11-23T10:00:00+03:00' })
  expect((await seller('tasks.task.update', { taskId: 1, fields: { TITLE: 'Другое' } })).refusal).toEqual(notAllowed)
})

it('comes in pages of fifty', async () => {
  const { employee } = aTasksPortal()
  for (let index = 0; index < 51; index += 1)
    await employee('tasks.task.add', { fields: { ...call, TITLE: `Задача ${index}` } })
  const first = await employee('tasks.task.list', { order: { ID: 'asc' }, select: ['ID'] })
  expect([first.body.total, first.body.next, idsOf(first.result).length]).toEqual([51, 50, 50])
  const second = await employee('tasks.task.list', { order: { ID: 'asc' }, select: ['ID'], start: 50 })
  expect([second.body.next, idsOf(second.result)]).toEqual([undefined, [51]])
})

it.each([
  [{ '<=DEADLINE': '2026-11-22T11:00:00+03:00' }, [1, 2]],
  [{ '>DEADLINE': '2026-11-22T14:00:00+06:00' }, [3]],
  [{ DEADLINE: '' }, [4]],
  [{ STATUS: -1 }, [1]],
  [{ STATUS: -3 }, [2]],
  [{ REAL_STATUS: [2, 5] }, [1, 2, 4]],
  [{ '!REAL_STATUS': 5 }, [1, 2, 3]],
  [{ '%TITLE': 'слад' }, [3]],
  [{ RESPONSIBLE_ID: SELLER, NONSENSE: 1 }, [1, 2, 3]],
  [{ AUDITOR: HEAD }, [4]],
  [{ TAG: 'касса' }, [2]],
])('the filter %j finds %j', async (filter, ids) => {
  const { employee } = aTasksPortal()
  const rows: Data[] = [
    { DEADLINE: '2026-11-22T10:00:00+03:00' }, { DEADLINE: '2026-11-22T11:00:00+03:00', TAGS: ['касса'] },
    { TITLE: 'Сладкое', STATUS: 3, DEADLINE: '2026-12-22T10:00:00+03:00' }, { RESPONSIBLE_ID: EMPLOYEE, STATUS: 5, AUDITORS: [HEAD] },
  ]
  for (const row of rows)
    await employee('tasks.task.add', { fields: { ...call, ...row } })
  expect(idsOf((await employee('tasks.task.list', { filter, order: { ID: 'asc' } })).result)).toEqual(ids)
})

it('sorts as it is told, the newest first without an order', async () => {
  const { employee } = aTasksPortal()
  for (const [TITLE, PRIORITY] of [['Б', 1], ['А', 2], ['В', 1]] as const)
    await employee('tasks.task.add', { fields: { ...call, TITLE, PRIORITY } })
  expect(idsOf((await employee('tasks.task.list')).result)).toEqual([3, 2, 1])
  expect(idsOf((await employee('tasks.task.list', { order: { PRIORITY: 'desc', TITLE: 'asc' } })).result)).toEqual([2, 1, 3])
})

it('a comment is a message of the task\'s chat', async () => {
  const { employee, seller, as } = aTasksPortal()
  const { task } = await employee('tasks.task.add', { fields: call })
  const { result: id } = await seller('task.commentitem.add', { TASKID: 1, FIELDS: { POST_MESSAGE: 'Клиент перезвонит' } })
  const DIALOG_ID = `chat${String(task.chatId)}`
  expect(asList(asData((await employee('im.dialog.messages.get', { DIALOG_ID })).result).messages)).toMatchObject([{ id, author_id: SELLER, text: 'Клиент перезвонит' }])
  expect((await as(HEAD)('im.dialog.messages.get', { DIALOG_ID })).refusal).toEqual([403, 'ACCESS_ERROR', 'You do not have access to the specified dialog'])
  expect((await employee('tasks.task.get', { taskId: 1, select: ['COMMENTS_COUNT'] })).task).toMatchObject({ commentsCount: '1' })
})

it('checklists are made, ticked and deleted with their lines', async () => {
  const { employee, seller } = aTasksPortal()
  await employee('tasks.task.add', { fields: call })
  expect((await seller('task.checklistitem.add', { TASKID: 1, FIELDS: { TITLE: 'Имя' } })).result).toBe(2)
  expect((await seller('task.checklistitem.complete', { TASKID: 1, ITEMID: 2 })).result).toBe(true)
  expect(asList((await seller('task.checklistitem.getlist', { TASKID: 1, ORDER: { ID: 'asc' } })).result)).toMatchObject([
    { ID: '1', PARENT_ID: 0, TITLE: 'Чек-лист 1' }, { ID: '2', PARENT_ID: '1', TITLE: 'Имя', IS_COMPLETE: 'Y', TOGGLED_BY: '7', TOGGLED_DATE: CLOCK },
  ])
  expect((await employee('tasks.task.get', { taskId: 1, select: ['CHECKLIST'] })).task.checklist).toMatchObject({ 2: { title: 'Имя', isComplete: 'Y' } })
  await seller('task.checklistitem.delete', { TASKID: 1, ITEMID: 1 })
  expect((await seller('task.checklistitem.getlist', { TASKID: 1 })).result).toEqual([])
})

it('raises the events of tasks', async () => {
  const { call: send, portal } = aTasksPortal()
  for (const event of ['ONTASKADD', 'ONTASKUPDATE', 'ONTASKDELETE'])
    await send('event.bind', { event, event_type: 'offline', auth_connector: 'x' })
  await send('tasks.task.add', { fields: call })
  await send('tasks.task.update', { taskId: 1, fields: { TITLE: 'Другое' } })
  await send('tasks.task.update', { taskId: 1, fields: { TITLE: 'Другое' } })
  await send('tasks.task.delete', { taskId: 1 })
  expect([...portal.state.offlineEvents.values()].map(({ event, data }) => [event, data])).toEqual([
    ['ONTASKADD', { FIELDS_BEFORE: 'undefined', FIELDS_AFTER: { ID: 1 }, IS_ACCESSIBLE_BEFORE: 'N', IS_ACCESSIBLE_AFTER: 'undefined' }],
    ['ONTASKUPDATE', { FIELDS_BEFORE: { ID: 1 }, FIELDS_AFTER: { ID: 1 }, IS_ACCESSIBLE_BEFORE: 'undefined', IS_ACCESSIBLE_AFTER: 'undefined' }],
    ['ONTASKDELETE', { FIELDS_BEFORE: { ID: 1 }, FIELDS_AFTER: 'undefined', IS_ACCESSIBLE_BEFORE: 'undefined', IS_ACCESSIBLE_AFTER: 'N' }],
  ])
})

it('comes in by import with authors and dates of the past, and raises nothing', async () => {
  const { request, employee, portal } = aTasksPortal()
  const given = { id: 40, ...call, CREATED_BY: EMPLOYEE, STATUS: 5, CREATED_DATE: '2026-10-01T10:00:00+06:00', CLOSED_DATE: '2026-10-02', UF_CRM_TASK: ['L_4'], checklist: ['Имя'] }
  expect((await request('/_portal/import', json('POST', { tasks: [given] }))).body.tasks).toEqual([40])
  expect((await employee('tasks.task.get', { taskId: 40 })).task).toMatchObject({ createdBy: '2', status: '5', createdDate: '2026-10-01T07:00:00+03:00', closedDate: '2026-10-02T00:00:00+03:00' })
  expect((await employee('tasks.task.add', { fields: call })).task.id).toBe('41')
  expect((await request('/_portal/import', json('POST', { tasks: [given] }))).status).toBe(400)
  expect((await request('/_portal/import', json('POST', { tasks: [{ TITLE: 'x', RESPONSIBLE_ID: 99 }] }))).body.error).toContain('task 0')
  expect(unpackState(packState(portal.state)).tasks).toEqual(portal.state.tasks)
})
