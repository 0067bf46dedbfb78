import { addMessage, messagesOf } from '../chats/store.ts'
import type { Portal } from '../portal.ts'
import { RestError } from '../rest/method.ts'
import type { Task } from '../state/taskTypes.ts'
import type { PortalUser } from '../state/types.ts'
import { itemsOf, toggleChecklistItem } from '../tasks/items/checklists.ts'
import { subStatusOf } from '../tasks/items/encode.ts'
import { taskErrors } from '../tasks/items/errors.ts'
import { noteTaskEvent } from '../tasks/items/history.ts'
import { listTasks } from '../tasks/items/list.ts'
import { findTask, taskActions } from '../tasks/items/rights.ts'
import { changeTask, statusAfter } from '../tasks/items/store.ts'
import { briefById } from './people.ts'
import { recordLinks } from './recordLinks.ts'
import type { TaskBrief, TaskButton, TaskData, TaskListData, TaskRole } from './taskContract.ts'

const BUTTONS: TaskButton[] = ['START', 'PAUSE', 'COMPLETE', 'APPROVE', 'DISAPPROVE', 'DEFER', 'RENEW']
const PAGE = 50

export function taskBrief(portal: Portal, user: PortalUser, task: Task): TaskBrief {
  return {
    id: task.ID,
    title: task.TITLE,
    status: task.STATUS,
    deadline: task.DEADLINE,
    isOverdue: subStatusOf(portal, user, task) === -1,
    createdTime: String(task.CREATED_DATE),
    author: briefById(portal, task.CREATED_BY),
    responsible: briefById(portal, task.RESPONSIBLE_ID),
  }
}

/** Tasks bound to a record, whoever may see them: its timeline shows them to all who see it. */
export function tasksOfRecord(portal: Portal, user: PortalUser, code: string): TaskBrief[] {
  return [...portal.state.tasks.items.values()].filter(task => task.UF_CRM_TASK.some(one => one.toLowerCase() === code.toLowerCase())).map(task => taskBrief(portal, user, task))
}

/** Tasks of the person who asks, open ones and the earliest deadline first. */
export function taskListOf(portal: Portal, user: PortalUser, { role, page, withDone }: { role: TaskRole, page: number, withDone: boolean }): TaskListData {
  const isOf: Record<TaskRole, (task: Task) => boolean> = {
    all: () => true,
    responsible: task => task.RESPONSIBLE_ID === user.id || task.ACCOMPLICES.includes(user.id),
    author: task => task.CREATED_BY === user.id,
    watching: task => task.AUDITORS.includes(user.id),
  }
  const all = listTasks(portal, user, {}).filter(task => isOf[role](task) && (withDone || task.STATUS !== 5))
  const due = (task: Task) => task.DEADLINE === null ? Infinity : Date.parse(task.DEADLINE)
  const ordered = all.sort((one, other) => Number(one.STATUS === 5) - Number(other.STATUS === 5) || due(one) - due(other) || other.ID - one.ID)
  return {
    rows: ordered.slice((page - 1) * PAGE, page * PAGE).map(task => taskBrief(portal, user, task)), total: all.length, page, pages: Math.max(1, Math.ceil(all.length / PAGE)),
  }
}

/** @throws {RestError} `NOT_FOUND` for none and for a hidden one. */
function requireTask(portal: Portal, user: PortalUser, id: number): Task {
  const task = findTask(portal.state, user, id)
  if (!task)
    throw new RestError('NOT_FOUND', 'There is no such task', 404)
  return task
}

/** A task's page; opening it counts as viewing. */
export function taskPage(portal: Portal, user: PortalUser, id: number): TaskData {
  const task = requireTask(portal, user, id)
  if (!task.VIEWED_BY.includes(user.id))
    task.VIEWED_BY = [...task.VIEWED_BY, user.id]
  task.VIEWED_DATE = portal.nowIso()
  const actions = taskActions(portal.state, user, task)
  return {
    ...taskBrief(portal, user, task),
    description: task.DESCRIPTION,
    accomplices: task.ACCOMPLICES.map(one => briefById(portal, one)),
    auditors: task.AUDITORS.map(one => briefById(portal, one)),
    records: recordLinks(portal, user, task.UF_CRM_TASK),
    checklist: itemsOf(portal.state, id).map(({ id: itemId, parentId, title, isComplete }) => ({ id: itemId, parentId, title, isComplete })),
    mayTick: actions['CHECKLIST.ADD'],
    comments: messagesOf(portal.state, task.CHAT_ID).map(message => ({ id: message.id, author: briefById(portal, message.authorId).name, time: message.createdTime, text: message.text })),
    buttons: BUTTONS.filter(button => actions[button]),
  }
}

/** Presses a button of a task. @throws {RestError} */
export function pressTask(portal: Portal, user: PortalUser, id: number, button: string): void {
  const task = requireTask(portal, user, id)
  const action = BUTTONS.find(one => one === button)
  if (!action || !taskActions(portal.state, user, task)[action])
    throw taskErrors.notAllowed()
  changeTask(portal, user, task, { STATUS: statusAfter(action, user, task) })
}

/** @throws {RestError} */
export function tickTask(portal: Portal, user: PortalUser, id: number, itemId: number, isComplete: boolean): void {
  const task = requireTask(portal, user, id)
  const item = itemsOf(portal.state, id).find(one => one.id === itemId)
  if (!item || !taskActions(portal.state, user, task)['CHECKLIST.ADD'])
    throw taskErrors.notAllowed()
  toggleChecklistItem(portal, user, item, isComplete)
}

/** @throws {RestError} for an empty comment. */
export function commentTask(portal: Portal, user: PortalUser, id: number, text: string): void {
  const task = requireTask(portal, user, id)
  if (text.trim() === '')
    throw new RestError('', 'The comment is empty')
  const message = addMessage(portal, { chatId: task.CHAT_ID, authorId: user.id, text: text.trim() })
  noteTaskEvent(portal, user, id, 'COMMENT', { to: String(message.id) })
}
