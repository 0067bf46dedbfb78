import { photoAddress } from '../../auth/photos.ts'
import type { Portal } from '../../portal.ts'
import type { Task } from '../../state/taskTypes.ts'
import type { Json, PortalUser } from '../../state/types.ts'
import { encodeChecklist, encodeChecklistTree } from './encodeChecklist.ts'
import { taskFields } from './fields.ts'
import { taskActions } from './rights.ts'

type Answer = { [name: string]: Json }

const DAY_MS = 86_400_000
/** Only `UF_…` named one by one come at all. */
const isCustom = (name: string) => name.startsWith('UF_')
/** Counted or made up for whoever asks; these names are not part of a task's row. */
const COMPUTED = ['CHECKLIST', 'FAVORITE', 'NEW_COMMENTS_COUNT', 'TAGS']

/** `CREATED_BY` as `createdBy`. */
export function camelName(name: string): string {
  return name.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
}

/** The fields asked for, in the order of the page; everything but `UF_…` by default, and by `*`. */
export function selectedFields(select: string[]): string[] {
  const wanted = select.map(name => name.toUpperCase())
  const isAll = wanted.length === 0 || wanted.includes('*')
  return Object.keys(taskFields).filter(name => wanted.includes(name) || (isCustom(name) ? wanted.includes('UF_*') : isAll && name !== 'TAGS'))
}

/** Values of the fields, as answers write them: numbers are texts. */
function encodeFields(portal: Portal, user: PortalUser, task: Task, names: string[]): Answer {
  const own: Answer = {
    ...task,
    NOT_VIEWED: task.VIEWED_BY.includes(user.id) ? 'N' : 'Y',
    SUBORDINATE: task.RESPONSIBLE_ID === user.id ? 'N' : 'Y',
    COMMENTS_COUNT: commentCount(portal, task),
    UF_TASK_WEBDAV_FILES: (task.UF_TASK_WEBDAV_FILES as string[]).map(file => Number(file.replace(/^n/, ''))),
  }
  return Object.fromEntries(names.filter(name => !COMPUTED.includes(name)).map(name => [camelName(name), encodeValue(name, own[name] ?? null)]))
}

function encodeValue(name: string, value: Json): Json {
  if (name === 'CHAT_ID' || name === 'UF_TASK_WEBDAV_FILES')
    return value
  if (Array.isArray(value))
    return value.map(String)
  return typeof value === 'number' ? String(value) : value
}

function commentCount(portal: Portal, { CHAT_ID }: Task): number | null {
  const count = [...portal.state.chats.messages.values()].filter(message => message.chatId === CHAT_ID && message.authorId !== 0).length
  return count === 0 ? null : count
}

/** A person as answers show one. */
function person(portal: Portal, id: number): Answer {
  const user = portal.state.users.find(one => one.id === id)
  return {
    id: String(id),
    name: [user?.name, user?.lastName].filter(Boolean).join(' '),
    link: `/company/personal/user/${id}/`,
    icon: (user && photoAddress(portal, user)) ?? '/bitrix/images/tasks/default_avatar.png',
    workPosition: user?.workPosition ?? '',
  }
}

/** PHP writes a map without keys as a list. */
function people(portal: Portal, ids: number[]): Json {
  return ids.length === 0 ? [] : Object.fromEntries(ids.map(id => [String(id), person(portal, id)]))
}

/** Who is named by the fields that were asked for. */
function encodePeople(portal: Portal, task: Task, names: string[]): Answer {
  return {
    ...(names.includes('CREATED_BY') ? { creator: person(portal, task.CREATED_BY) } : {}),
    ...(names.includes('RESPONSIBLE_ID') ? { responsible: person(portal, task.RESPONSIBLE_ID) } : {}),
    ...(names.includes('ACCOMPLICES') ? { accomplicesData: people(portal, task.ACCOMPLICES) } : {}),
    ...(names.includes('AUDITORS') ? { auditorsData: people(portal, task.AUDITORS) } : {}),
  }
}

/** Actions as `tasks.task.get` names them. */
export function encodeActions(portal: Portal, user: PortalUser, task: Task): Answer {
  return Object.fromEntries(Object.entries(taskActions(portal.state, user, task)).map(([name, may]) => [camelName(name), may]))
}

/**
 * A task as `tasks.task.get` answers it, and without `select` as the methods that change one do.
 *
 * @see https://apidocs.bitrix24.com/api-reference/tasks/fields.html
 */
export function encodeTask(portal: Portal, user: PortalUser, task: Task, select: string[] = []): Answer {
  const names = selectedFields(select)
  const checklist = names.includes('CHECKLIST')
  return {
    id: String(task.ID),
    ...encodeFields(portal, user, task, names),
    ...(names.includes('DESCRIPTION') ? { descriptionInBbcode: 'Y' } : {}),
    favorite: 'N',
    ...(checklist ? { checklist: encodeChecklist(portal, user, task) } : {}),
    group: [],
    ...encodePeople(portal, task, names),
    ...(names.includes('TAGS') ? { tags: encodeTags(task) } : {}),
    ...(names.includes('NEW_COMMENTS_COUNT') ? { newCommentsCount: 0 } : {}),
    action: encodeActions(portal, user, task),
    ...(checklist ? { checkListTree: encodeChecklistTree(portal, user, task), checkListCanAdd: taskActions(portal.state, user, task)['CHECKLIST.ADD'] } : {}),
  }
}

/** A task as a row of `tasks.task.list`. */
export function encodeTaskRow(portal: Portal, user: PortalUser, task: Task, select: string[]): Answer {
  const names = selectedFields(select)
  return {
    ...encodeFields(portal, user, task, names),
    ...(names.includes('DESCRIPTION') ? { descriptionInBbcode: 'Y' } : {}),
    group: [],
    ...encodePeople(portal, task, names),
    ...(names.includes('TAGS') ? { tags: encodeTags(task) } : {}),
    ...(names.includes('STATUS') ? { subStatus: String(subStatusOf(portal, user, task)) } : {}),
  }
}

function encodeTags({ TAGS }: Task): Json {
  return TAGS.length === 0 ? [] : Object.fromEntries(TAGS.map((title, index) => [String(index + 1), { id: index + 1, title }]))
}

/** The status with its meta-statuses: -1 overdue, -2 not viewed, -3 almost overdue (within a day). */
export function subStatusOf(portal: Portal, user: PortalUser, task: Task): number {
  if (task.STATUS === 4 || task.STATUS === 5)
    return task.STATUS
  const left = task.DEADLINE === null ? Infinity : Date.parse(task.DEADLINE) - portal.now()
  if (left < 0)
    return -1
  if (!task.VIEWED_BY.includes(user.id))
    return -2
  return left < DAY_MS ? -3 : task.STATUS
}
