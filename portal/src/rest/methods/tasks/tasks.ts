import { toInteger, toList, toText } from '../../../crm/parameters.ts'
import { encodeTask, encodeTaskRow } from '../../../tasks/items/encode.ts'
import { taskErrors } from '../../../tasks/items/errors.ts'
import { describeTaskFields } from '../../../tasks/items/fields.ts'
import { listTasks } from '../../../tasks/items/list.ts'
import { taskActions } from '../../../tasks/items/rights.ts'
import { addTask, changeTask, prepareTask, prepareTaskChange, removeTask } from '../../../tasks/items/store.ts'
import { defineMethod } from '../../method.ts'
import type { MethodCall, MethodDefinition } from '../../method.ts'
import { pageOf } from '../../paging.ts'
import { requireTaskFields, requireTaskId, taskAnswer, taskOf, taskRights } from './call.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/tasks/tasks-task'

const values = [
  'Kept of fields: TITLE, DESCRIPTION, MARK, PRIORITY, STATUS, people, dates, flags of the card, TIME_ESTIMATE, PARENT_ID, TAGS, XML_ID, UF_CRM_TASK, UF_TASK_WEBDAV_FILES and UF_MAIL_MESSAGE; other names, SE_PARAMETER and custom fields are passed over, bindings and files are not looked up.',
  'A date without an offset is the portal\'s time; one that cannot be read leaves the field empty. A task tells nobody of itself by a notice.',
]

/** @throws {RestError} `100` for a `select` that is no list. */
function selectOf({ params }: MethodCall): string[] {
  if (params.select === undefined)
    return []
  const select = toList(params.select)
  if (!select)
    throw taskErrors.notAnArray('select')
  return select.map(toText)
}

export const taskItemMethods: MethodDefinition[] = [
  defineMethod({
    name: 'tasks.task.add',
    scope: 'task',
    doc: `${pages}-add.html`,
    undocumented: [...values, 'Another CREATED_BY is refused with 0 "Action on the task is not allowed", unless the caller is an administrator or the responsible person himself (seen in the source); one who does not exist is passed over.'],
    async handle(call) {
      const { portal, actor } = call
      const fields = prepareTask(portal, actor.user, requireTaskFields(call))
      await portal.pause({ method: 'tasks.task.add', userId: actor.user.id })
      return taskAnswer(call, addTask(portal, actor.user, fields))
    },
  }),
  defineMethod({
    name: 'tasks.task.get',
    scope: 'task',
    doc: `${pages}-get.html`,
    undocumented: [taskRights, '`*` is every field but UF_…, as without select; reading does not count as viewing.'],
    handle(call) {
      const task = taskOf(call)
      const select = selectOf(call)
      return { result: task ? { task: encodeTask(call.portal, call.actor.user, task, select) } : [] }
    },
  }),
  defineMethod({
    name: 'tasks.task.list',
    scope: 'task',
    doc: `${pages}-list.html`,
    undocumented: [
      taskRights,
      'STATUS in the filter means subStatus, as the page says: an overdue task is -1 and no longer 2. Almost overdue is a day before; waiting for control and completed ones have no meta-status.',
      'Unknown names in the filter, `logic`, SUBFILTER and params are passed over; rows lack counter and results; nothing compares with a date that is not there.',
    ],
    handle(call) {
      const { portal, actor, params } = call
      const { rows, ...counts } = pageOf(listTasks(portal, actor.user, { filter: params.filter, order: params.order }), params)
      const select = selectOf(call)
      return { result: { tasks: rows.map(task => encodeTaskRow(portal, actor.user, task, select)) }, ...counts }
    },
  }),
  defineMethod({
    name: 'tasks.task.update',
    scope: 'task',
    doc: `${pages}-update.html`,
    undocumented: [...values, 'The author and administrators change a task, the responsible person the DEADLINE alone where ALLOW_CHANGE_DEADLINE is on; the author himself only administrators change.'],
    async handle(call) {
      const { portal, actor } = call
      const id = requireTaskId(call)
      const given = requireTaskFields(call)
      const task = taskOf(call)
      if (!task)
        throw taskErrors.notAllowed()
      const fields = prepareTaskChange(portal, actor.user, task, given)
      await portal.pause({ method: 'tasks.task.update', userId: actor.user.id })
      if (portal.state.tasks.items.has(id))
        changeTask(portal, actor.user, task, fields)
      return taskAnswer(call, task)
    },
  }),
  defineMethod({
    name: 'tasks.task.delete',
    scope: 'task',
    doc: `${pages}-delete.html`,
    undocumented: ['The author and administrators delete, at once and without a recycle bin; subtasks move up.'],
    async handle(call) {
      const { portal, actor } = call
      requireTaskId(call)
      await portal.pause({ method: 'tasks.task.delete', userId: actor.user.id })
      const task = taskOf(call)
      if (!task || !taskActions(portal.state, actor.user, task).REMOVE)
        throw taskErrors.mayNotDelete()
      removeTask(portal, actor.user, task)
      return { result: { task: true } }
    },
  }),
  defineMethod({
    name: 'tasks.task.getfields',
    scope: 'task',
    doc: `${pages}-get-fields.html`,
    undocumented: ['Tasks have no custom fields of the portal\'s owner here. The Russian titles are ours.'],
    handle: ({ actor }) => ({ result: { fields: describeTaskFields(actor.user.language) } }),
  }),
  defineMethod({
    name: 'tasks.task.getaccess',
    scope: 'task',
    doc: `${pages}-get-access.html`,
    undocumented: [taskRights, 'Nothing may be done to a task that is waiting for control but by its author; there are no favourites and no timer.'],
    handle(call) {
      const { actor, params } = call
      const task = taskOf(call)
      const users = params.users === undefined ? [actor.user.id] : toList(params.users)
      if (!users)
        throw taskErrors.notAnArray('users')
      if (!task)
        return { result: { allowedActions: [] } }
      return { result: { allowedActions: Object.fromEntries(users.flatMap(one => toInteger(one) ?? []).map(id => [String(id), actionsOf(call, task, id)])) } }
    },
  }),
]

/** For somebody who does not exist everything is false. */
function actionsOf({ portal, actor }: MethodCall, task: Parameters<typeof taskActions>[2], userId: number): { [name: string]: boolean } {
  const user = portal.state.users.find(one => one.id === userId)
  const actions = taskActions(portal.state, user ?? actor.user, task)
  return user ? actions : Object.fromEntries(Object.keys(actions).map(name => [name, false]))
}
