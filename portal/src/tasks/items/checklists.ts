import { toFlag, toInteger, toObject, toText } from '../../crm/parameters.ts'
import type { Portal } from '../../portal.ts'
import type { ChecklistMember, Task, TaskChecklistItem } from '../../state/taskTypes.ts'
import type { Json, PortalState, PortalUser } from '../../state/types.ts'
import { noteTaskEvent } from './history.ts'

type Fields = { [key: string]: Json }

/** Lines of a task in their order. */
export function itemsOf({ tasks }: PortalState, taskId: number): TaskChecklistItem[] {
  return tasks.checklists.filter(item => item.taskId === taskId).sort((one, other) => one.sortIndex - other.sortIndex || one.id - other.id)
}

/** Adds a line; without a parent to the first checklist, which is made when there is none; an unknown parent makes a checklist of it. */
export function addChecklistItem(portal: Portal, user: PortalUser, task: Task, given: Fields): TaskChecklistItem {
  const items = itemsOf(portal.state, task.ID)
  const named = toInteger(given.PARENT_ID)
  const parentId = given.PARENT_ID === undefined ? firstChecklist(portal, user, task) : items.some(item => item.id === named) ? named! : 0
  return enter(portal, user, task, {
    parentId, title: toText(given.TITLE).trim(), sortIndex: toInteger(given.SORT_INDEX) ?? items.filter(item => item.parentId === parentId).length,
    isComplete: toFlag(given.IS_COMPLETE), isImportant: toFlag(given.IS_IMPORTANT), members: readMembers(given.MEMBERS),
  })
}

function firstChecklist(portal: Portal, user: PortalUser, task: Task): number {
  const known = itemsOf(portal.state, task.ID).find(item => item.parentId === 0)
  const title = user.language === 'ru' ? 'Чек-лист 1' : 'Checklist 1'
  return known?.id ?? enter(portal, user, task, { parentId: 0, title, sortIndex: 0, isComplete: false, isImportant: false, members: [] }).id
}

function enter(portal: Portal, user: PortalUser, task: Task, fields: Omit<TaskChecklistItem, 'id' | 'taskId' | 'createdBy' | 'toggledBy' | 'toggledDate'>): TaskChecklistItem {
  const item = { id: portal.nextId('taskChecklistItem'), taskId: task.ID, createdBy: user.id, toggledBy: null, toggledDate: null, ...fields }
  portal.state.tasks.checklists = [...portal.state.tasks.checklists, item]
  noteTaskEvent(portal, user, task.ID, 'CHECKLIST_ITEM_CREATE', { from: '', to: item.title })
  return item
}

/** `{2: {TYPE: 'A'}}` as people and their parts. */
function readMembers(given: Json | undefined): ChecklistMember[] {
  return Object.entries(toObject(given) ?? {}).flatMap(([id, member]): ChecklistMember[] => {
    const userId = toInteger(id)
    return userId ? [{ userId, role: toText(toObject(member)?.TYPE) === 'U' ? 'U' : 'A' }] : []
  })
}

/** Changes what is named. */
export function changeChecklistItem(portal: Portal, user: PortalUser, item: TaskChecklistItem, given: Fields): void {
  const title = toText(given.TITLE).trim()
  if (title !== '' && title !== item.title) {
    noteTaskEvent(portal, user, item.taskId, 'CHECKLIST_ITEM_RENAME', { from: item.title, to: title })
    item.title = title
  }
  item.sortIndex = toInteger(given.SORT_INDEX) ?? item.sortIndex
  if (given.IS_IMPORTANT !== undefined)
    item.isImportant = toFlag(given.IS_IMPORTANT)
  if (given.MEMBERS !== undefined)
    item.members = readMembers(given.MEMBERS)
  if (given.PARENT_ID !== undefined)
    item.parentId = parentFor(portal.state, item, toInteger(given.PARENT_ID))
  if (given.IS_COMPLETE !== undefined)
    toggleChecklistItem(portal, user, item, toFlag(given.IS_COMPLETE))
}

/** A line of the same task that does not lie below this one; otherwise the line becomes a checklist. */
function parentFor(state: PortalState, item: TaskChecklistItem, wanted: number | null): number {
  const below = new Set(withChildren(state, item).map(one => one.id))
  return itemsOf(state, item.taskId).some(one => one.id === wanted && !below.has(one.id)) ? wanted! : 0
}

/** Ticks a line or takes the tick away. */
export function toggleChecklistItem(portal: Portal, user: PortalUser, item: TaskChecklistItem, isComplete: boolean): void {
  if (item.isComplete === isComplete)
    return
  Object.assign(item, { isComplete, toggledBy: user.id, toggledDate: portal.nowIso() })
  noteTaskEvent(portal, user, item.taskId, isComplete ? 'CHECKLIST_ITEM_CHECK' : 'CHECKLIST_ITEM_UNCHECK', { from: item.title, to: item.title })
}

function withChildren(state: PortalState, item: TaskChecklistItem): TaskChecklistItem[] {
  return [item, ...itemsOf(state, item.taskId).filter(one => one.parentId === item.id).flatMap(one => withChildren(state, one))]
}

/** Deletes a line with those below it. */
export function removeChecklistItem(portal: Portal, user: PortalUser, item: TaskChecklistItem): void {
  const gone = new Set(withChildren(portal.state, item))
  portal.state.tasks.checklists = portal.state.tasks.checklists.filter(one => !gone.has(one))
  noteTaskEvent(portal, user, item.taskId, 'CHECKLIST_ITEM_REMOVE', { from: item.title, to: '' })
}
