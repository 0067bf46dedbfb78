import type { Task, TaskStatus } from '../../state/taskTypes.ts'
import type { PortalState, PortalUser } from '../../state/types.ts'

/** Everybody a task is about. */
export function peopleOf({ CREATED_BY, RESPONSIBLE_ID, ACCOMPLICES, AUDITORS }: Task): number[] {
  return [...new Set([CREATED_BY, RESPONSIBLE_ID, ...ACCOMPLICES, ...AUDITORS])]
}

/**
 * Who sees a task: administrators, everybody it is about, and the heads of their departments and of those above.
 *
 * @see https://apidocs.bitrix24.com/api-reference/tasks/tasks-task-list.html
 */
export function maySeeTask(state: PortalState, user: PortalUser, task: Task): boolean {
  const people = peopleOf(task)
  return user.isAdmin || people.includes(user.id) || people.some(id => isHeadOf(state, user.id, id))
}

/** The head of a department is over its people and those of the departments below. */
function isHeadOf({ departments, users }: PortalState, headId: number, personId: number): boolean {
  const person = users.find(user => user.id === personId)
  const isOver = (id: number | null, seen: number[] = []): boolean => {
    const department = departments.find(one => one.id === id)
    if (!department || seen.includes(department.id))
      return false
    return department.head === headId || isOver(department.parent, [...seen, department.id])
  }
  return headId !== personId && (person?.departments.some(id => isOver(id)) ?? false)
}

/** A task the person may see; undefined for none and for a hidden one. */
export function findTask(state: PortalState, user: PortalUser, id: number | null): Task | undefined {
  const task = id === null ? undefined : state.tasks.items.get(id)
  return task && maySeeTask(state, user, task) ? task : undefined
}

const isDone = (status: TaskStatus) => status === 4 || status === 5

/**
 * What a person may do with a task, under the names of the documentation.
 *
 * @see https://apidocs.bitrix24.com/api-reference/tasks/tasks-task-get-access.html
 */
export function taskActions(state: PortalState, user: PortalUser, task: Task) {
  const { STATUS: status } = task
  const isOwner = user.isAdmin || task.CREATED_BY === user.id
  const works = isOwner || task.RESPONSIBLE_ID === user.id || task.ACCOMPLICES.includes(user.id)
  const sees = maySeeTask(state, user, task)
  const isControlled = status === 4 && isOwner
  return {
    ACCEPT: false,
    DECLINE: false,
    COMPLETE: works && !isDone(status),
    APPROVE: isControlled,
    DISAPPROVE: isControlled,
    START: works && status === 2,
    PAUSE: works && status === 3,
    DELEGATE: (isOwner || task.RESPONSIBLE_ID === user.id) && !isDone(status),
    REMOVE: isOwner,
    EDIT: isOwner,
    DEFER: works && status === 2,
    RENEW: works && (status === 5 || status === 6 || (status === 4 && isOwner)),
    CREATE: true,
    CHANGE_DEADLINE: isOwner || (task.RESPONSIBLE_ID === user.id && task.ALLOW_CHANGE_DEADLINE === 'Y'),
    CHECKLIST_ADD_ITEMS: works,
    ADD_FAVORITE: sees,
    DELETE_FAVORITE: false,
    RATE: isOwner,
    TAKE: false,
    'EDIT.ORIGINATOR': false,
    'CHECKLIST.REORDER': works,
    'ELAPSEDTIME.ADD': works,
    'DAYPLAN.TIMER.TOGGLE': false,
    'EDIT.PLAN': isOwner,
    'CHECKLIST.ADD': works,
    'FAVORITE.ADD': sees,
    'FAVORITE.DELETE': false,
  }
}

export type TaskAction = keyof ReturnType<typeof taskActions>
