import { session, texts } from '../app/session.ts'

const STATUSES: Record<number, string> = { 2: texts.taskPending, 3: texts.taskInProgress, 4: texts.taskControl, 5: texts.taskDone, 6: texts.taskDeferred }

export function statusText(status: number): string {
  return STATUSES[status] ?? ''
}

/** Address of a task's page, as seen by the person who sits here. */
export function taskPath(id: number): string {
  return `/company/personal/user/${session.user.id}/tasks/task/view/${id}/`
}

export const tasksPath = `/company/personal/user/${session.user.id}/tasks/`
