import { ENTITY_NAMES } from '../../chats/names.ts'
import { addChat } from '../../chats/store.ts'
import { isSameJson, toInteger } from '../../crm/parameters.ts'
import { raiseTaskEvent } from '../../events/raise.ts'
import type { Portal } from '../../portal.ts'
import type { Task, TaskStatus } from '../../state/taskTypes.ts'
import type { Json, PortalState, PortalUser } from '../../state/types.ts'
import { taskErrors } from './errors.ts'
import { initialTask, readTaskFields } from './fields.ts'
import { noteTaskChanges, noteTaskEvent } from './history.ts'
import { peopleOf, taskActions } from './rights.ts'
import type { TaskAction } from './rights.ts'

type Fields = { [name: string]: Json }

const isPerson = ({ users }: PortalState, id: Json | undefined) => users.some(user => user.id === id)

/**
 * Reads the fields of a new task and looks at them.
 *
 * @throws {RestError} `ERROR_CORE` without a title or a responsible person, for people and parents there are none, for a status that is none and
 * a plan that ends before it begins; `0` for another author, unless the caller is an administrator or alone responsible.
 */
export function prepareTask({ state }: Portal, user: PortalUser, given: Fields): Fields {
  const fields = readTaskFields(given, state.settings.timeZone)
  if (String(fields.TITLE ?? '').trim() === '')
    throw taskErrors.core('Task title not specified')
  if (!fields.RESPONSIBLE_ID)
    throw taskErrors.core('Responsible person not specified')
  checkFields(state, null, given, fields)
  const author = toInteger(given.CREATED_BY) || user.id
  if (author !== user.id && !user.isAdmin && fields.RESPONSIBLE_ID !== user.id)
    throw taskErrors.notAllowed()
  return { ...fields, CREATED_BY: isPerson(state, author) ? author : user.id }
}

function checkFields({ tasks, ...state }: PortalState, task: Task | null, given: Fields, fields: Fields): void {
  if (fields.RESPONSIBLE_ID !== undefined && !isPerson({ tasks, ...state }, fields.RESPONSIBLE_ID))
    throw taskErrors.core('User specified in the "Responsible" field not found')
  if (given.STATUS !== undefined && String(fields.STATUS) !== String(given.STATUS))
    throw taskErrors.core('Incorrect status')
  if (fields.PARENT_ID)
    checkParent(tasks.items, task, Number(fields.PARENT_ID))
  const plan = { ...task, ...fields }
  if (plan.START_DATE_PLAN && plan.END_DATE_PLAN && Date.parse(String(plan.END_DATE_PLAN)) < Date.parse(String(plan.START_DATE_PLAN)))
    throw taskErrors.core('The end date specified in the scheduling is earlier than the start date')
}

function checkParent(items: Map<number, Task>, task: Task | null, parentId: number): void {
  if (!items.has(parentId))
    throw taskErrors.core('The task specified in the "Parent Task" field was not found')
  if (parentId === task?.ID)
    throw taskErrors.core('Cannot bind the node to itself')
  for (let above = items.get(parentId); above; above = items.get(above.PARENT_ID ?? 0)) {
    if (above.PARENT_ID !== null && above.PARENT_ID === task?.ID)
      throw taskErrors.core('Creating cyclic links in tasks is prohibited')
  }
}

/** Enters a task that `prepareTask` has looked at, and tells of it. */
export function addTask(portal: Portal, user: PortalUser, fields: Fields): Task {
  const task = enterTask(portal, user, { ...fields, ID: portal.nextId('task') })
  raiseTaskEvent(portal, 'ADD', task.ID, user.id)
  return task
}

/** Enters a task under its number, with a chat for those it is about. */
export function enterTask(portal: Portal, user: PortalUser, { ID, ...fields }: Fields & { ID: number }): Task {
  const now = portal.nowIso()
  const task = {
    ...initialTask(),
    VIEWED_BY: [user.id],
    CREATED_DATE: now, CHANGED_BY: user.id, CHANGED_DATE: now, STATUS_CHANGED_DATE: now, ACTIVITY_DATE: now,
    ...fields,
    ID,
    GUID: `{${portal.randomHex(32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}}`,
  } as unknown as Task
  task.CHAT_ID = addChat(portal, { type: 'task', title: task.TITLE, ownerId: task.CREATED_BY, members: peopleOf(task), entityType: ENTITY_NAMES.task, entityId: String(ID) }).id
  portal.state.tasks.items.set(ID, task)
  noteTaskEvent(portal, user, ID, 'NEW')
  return task
}

/**
 * Reads the changes to a task and looks at them.
 *
 * @throws {RestError} `0` without the right to change it, `ERROR_CORE` as for a new one.
 */
export function prepareTaskChange({ state }: Portal, user: PortalUser, task: Task, given: Fields): Fields {
  const fields = readTaskFields(given, state.settings.timeZone)
  const actions = taskActions(state, user, task)
  const isDeadlineOnly = Object.keys(fields).length > 0 && Object.keys(fields).every(name => name === 'DEADLINE')
  const changesAuthor = fields.CREATED_BY !== undefined && fields.CREATED_BY !== task.CREATED_BY
  if (!(actions.EDIT || (isDeadlineOnly && actions.CHANGE_DEADLINE)) || (changesAuthor && !user.isAdmin))
    throw taskErrors.notAllowed()
  if (fields.TITLE !== undefined && String(fields.TITLE ?? '').trim() === '')
    throw taskErrors.core('Task title not specified')
  if (fields.RESPONSIBLE_ID === 0)
    throw taskErrors.core('Responsible person not specified')
  checkFields(state, task, given, fields)
  return fields
}

/** Changes a task, writes its history and tells of it; nothing when nothing changes. */
export function changeTask(portal: Portal, user: PortalUser, task: Task, fields: Fields): void {
  const before: Task = { ...task }
  if (!Object.entries(fields).some(([name, value]) => !isSameJson(task[name], value)))
    return
  const now = portal.nowIso()
  Object.assign(task, fields, { CHANGED_BY: user.id, CHANGED_DATE: now, ACTIVITY_DATE: now, OUTLOOK_VERSION: Number(task.OUTLOOK_VERSION) + 1 })
  if (before.STATUS !== task.STATUS)
    Object.assign(task, statusMarks(task.STATUS, user, now))
  if (before.RESPONSIBLE_ID !== task.RESPONSIBLE_ID)
    task.VIEWED_BY = task.VIEWED_BY.filter(id => id !== task.RESPONSIBLE_ID || id === user.id)
  const chat = portal.state.chats.items.get(task.CHAT_ID)
  if (chat)
    Object.assign(chat, { title: task.TITLE, members: [...new Set([...chat.members, ...peopleOf(task)])] })
  noteTaskChanges(portal, user, before, task)
  raiseTaskEvent(portal, 'UPDATE', task.ID, user.id)
}

function statusMarks(status: TaskStatus, user: PortalUser, now: string): Fields {
  return {
    STATUS_CHANGED_BY: user.id,
    STATUS_CHANGED_DATE: now,
    CLOSED_BY: status === 5 || status === 4 ? user.id : 0,
    CLOSED_DATE: status === 5 || status === 4 ? now : null,
    ...(status === 3 ? { DATE_START: now } : {}),
  }
}

/** Deletes a task with its checklists and its chat; its history stays. */
export function removeTask(portal: Portal, user: PortalUser, task: Task): void {
  const { tasks, chats } = portal.state
  tasks.items.delete(task.ID)
  tasks.checklists = tasks.checklists.filter(item => item.taskId !== task.ID)
  chats.items.delete(task.CHAT_ID)
  for (const child of tasks.items.values()) {
    if (child.PARENT_ID === task.ID)
      child.PARENT_ID = task.PARENT_ID
  }
  noteTaskEvent(portal, user, task.ID, 'DELETE')
  raiseTaskEvent(portal, 'DELETE', task.ID, user.id)
}

/** Where each action takes a task. Completion goes to control where it is on, unless the author completes. */
export function statusAfter(action: TaskAction, user: PortalUser, task: Task): TaskStatus {
  if (action === 'COMPLETE')
    return task.TASK_CONTROL === 'Y' && task.CREATED_BY !== user.id ? 4 : 5
  if (action === 'APPROVE')
    return 5
  if (action === 'START')
    return 3
  return action === 'DEFER' ? 6 : 2
}
