import { isSameJson } from '../../crm/parameters.ts'
import type { Portal } from '../../portal.ts'
import type { Task } from '../../state/taskTypes.ts'
import type { Json, PortalUser } from '../../state/types.ts'

/** Fields whose changes the history tells. */
const TOLD = [
  'TITLE', 'DESCRIPTION', 'STATUS', 'PRIORITY', 'MARK', 'PARENT_ID', 'CREATED_BY', 'RESPONSIBLE_ID', 'ACCOMPLICES', 'AUDITORS', 'DEADLINE',
  'START_DATE_PLAN', 'END_DATE_PLAN', 'TIME_ESTIMATE', 'TAGS', 'UF_TASK_WEBDAV_FILES', 'ADD_IN_REPORT', 'TASK_CONTROL', 'ALLOW_TIME_TRACKING',
  'ALLOW_CHANGE_DEADLINE',
]

/** Writes what happened to a task. */
export function noteTaskEvent(portal: Portal, user: PortalUser, taskId: number, field: string, { from = null, to = null }: { from?: Json, to?: Json } = {}): void {
  portal.state.tasks.history.push({ id: portal.nextId('taskEvent'), taskId, userId: user.id, createdDate: portal.nowIso(), field, from, to })
}

/** Writes every change between two states of a task; nothing when there is none. */
export function noteTaskChanges(portal: Portal, user: PortalUser, before: Task, after: Task): void {
  for (const field of TOLD.filter(name => !isSameJson(before[name], after[name])))
    noteTaskEvent(portal, user, after.ID, field, { from: eventValue(before[field]), to: eventValue(after[field]) })
}

/** Lists as one text, numbers as texts, nothing as nothing. */
function eventValue(value: Json | undefined): Json {
  if (Array.isArray(value))
    return value.map(String).join(',')
  return value === null || value === undefined ? null : String(value)
}
