import type { Portal } from '../../portal.ts'
import type { Task, TaskChecklistItem } from '../../state/taskTypes.ts'
import type { Json, PortalUser } from '../../state/types.ts'
import { itemsOf } from './checklists.ts'
import { taskActions } from './rights.ts'

type Answer = { [name: string]: Json }

function actions(portal: Portal, user: PortalUser, task: Task): Answer {
  const may = taskActions(portal.state, user, task)['CHECKLIST.ADD']
  return { modify: may, remove: may, toggle: may, add: may, addAccomplice: may }
}

/** Lines of a task's checklists by id, an empty list without any. */
export function encodeChecklist(portal: Portal, user: PortalUser, task: Task): Json {
  const items = itemsOf(portal.state, task.ID)
  return items.length === 0 ? [] : Object.fromEntries(items.map(item => [String(item.id), {
    id: String(item.id),
    taskId: String(task.ID),
    createdBy: String(item.createdBy),
    parentId: item.parentId === 0 ? 0 : String(item.parentId),
    title: item.title,
    sortIndex: String(item.sortIndex),
    isComplete: item.isComplete ? 'Y' : 'N',
    isImportant: item.isImportant ? 'Y' : 'N',
    toggledBy: item.toggledBy === null ? null : String(item.toggledBy),
    toggledDate: item.toggledDate,
    ufChecklistFiles: false,
    members: [],
    attachments: [],
    entityId: String(task.ID),
    action: actions(portal, user, task),
  }]))
}

/** The same as a tree. */
export function encodeChecklistTree(portal: Portal, user: PortalUser, task: Task): Json {
  const items = itemsOf(portal.state, task.ID)
  let nodeId = 0
  const nodes = (parentId: number, prefix: string): Json[] => items.filter(item => item.parentId === parentId).map((item, index) => {
    nodeId += 1
    const place = parentId === 0 ? '' : `${prefix}${index + 1}`
    return { nodeId, fields: nodeFields(items, task, item, place), action: actions(portal, user, task), descendants: nodes(item.id, place === '' ? '' : `${place}.`) }
  })
  const root: Answer = {
    id: null, copiedId: null, entityId: null, userId: user.id, createdBy: null, parentId: null, title: '', sortIndex: null, displaySortIndex: '',
    isComplete: false, isImportant: false, completedCount: 0, members: [], attachments: [], nodeId: null,
  }
  return { nodeId: 0, fields: root, action: [], descendants: nodes(0, '') }
}

function nodeFields(items: TaskChecklistItem[], task: Task, item: TaskChecklistItem, displaySortIndex: string): Answer {
  const { id, createdBy, parentId, title, sortIndex, isComplete, isImportant } = item
  return {
    id, copiedId: null, entityId: task.ID, userId: createdBy, createdBy, parentId, title, sortIndex, displaySortIndex, isComplete, isImportant,
    completedCount: items.filter(one => one.parentId === id && one.isComplete).length, members: [], attachments: [], nodeId: null,
  }
}

/** A line as `task.checklistitem.*` answer it. */
export function encodeChecklistItem({ state }: Portal, item: TaskChecklistItem): Answer {
  return {
    ID: String(item.id),
    TASK_ID: String(item.taskId),
    PARENT_ID: item.parentId === 0 ? 0 : String(item.parentId),
    CREATED_BY: String(item.createdBy),
    TITLE: item.title,
    SORT_INDEX: String(item.sortIndex),
    IS_COMPLETE: item.isComplete ? 'Y' : 'N',
    IS_IMPORTANT: item.isImportant ? 'Y' : 'N',
    TOGGLED_BY: item.toggledBy === null ? null : String(item.toggledBy),
    TOGGLED_DATE: item.toggledDate ?? '',
    MEMBERS: item.members.map(({ userId, role }) => {
      const user = state.users.find(one => one.id === userId)
      return {
        ID: String(userId), TYPE: role, NAME: [user?.name, user?.lastName].filter(Boolean).join(' '), PERSONAL_PHOTO: user?.photo ? String(user.photo) : '',
        PERSONAL_GENDER: user?.gender ?? '', IMAGE: '', IS_COLLABER: false,
      }
    }),
    ATTACHMENTS: [],
  }
}
