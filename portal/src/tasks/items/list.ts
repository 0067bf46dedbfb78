import { toObject, toText } from '../../crm/parameters.ts'
import { toDateTime } from '../../crm/values/dates.ts'
import type { Portal } from '../../portal.ts'
import { compareValues, meetsCondition, splitCondition } from '../../rest/listFilter.ts'
import type { Task } from '../../state/taskTypes.ts'
import type { Json, PortalUser } from '../../state/types.ts'
import { subStatusOf } from './encode.ts'
import { taskErrors } from './errors.ts'
import { taskFields } from './fields.ts'
import { maySeeTask } from './rights.ts'

type Row = { [name: string]: Json }

/** What may be filtered; every other condition is passed over. */
const FILTERS = new Set([
  'ID', 'PARENT_ID', 'GROUP_ID', 'CREATED_BY', 'STATUS_CHANGED_BY', 'PRIORITY', 'FORUM_TOPIC_ID', 'RESPONSIBLE_ID', 'TITLE', 'TAG', 'REAL_STATUS', 'STATUS',
  'MARK', 'SITE_ID', 'ADD_IN_REPORT', 'DATE_START', 'DEADLINE', 'CREATED_DATE', 'CLOSED_DATE', 'CHANGED_DATE', 'ACCOMPLICE', 'AUDITOR', 'ONLY_ROOT_TASKS',
  'STAGE_ID', 'UF_CRM_TASK',
])
const SORTABLE = new Set([
  'ID', 'TITLE', 'TIME_SPENT_IN_LOGS', 'DATE_START', 'CREATED_DATE', 'CHANGED_DATE', 'CLOSED_DATE', 'ACTIVITY_DATE', 'START_DATE_PLAN', 'END_DATE_PLAN',
  'DEADLINE', 'REAL_STATUS', 'STATUS_COMPLETE', 'PRIORITY', 'MARK', 'CREATED_BY_LAST_NAME', 'RESPONSIBLE_LAST_NAME', 'GROUP_ID', 'TIME_ESTIMATE',
  'ALLOW_CHANGE_DEADLINE', 'ALLOW_TIME_TRACKING', 'MATCH_WORK_TIME', 'FAVORITE', 'SORTING', 'IS_PINNED', 'IS_PINNED_IN_GROUP',
])

/** Everything a task is filtered and sorted by. */
function rowOf(portal: Portal, user: PortalUser, task: Task): Row {
  const lastName = (id: number) => portal.state.users.find(one => one.id === id)?.lastName ?? ''
  return {
    ...task,
    TAG: task.TAGS,
    ACCOMPLICE: task.ACCOMPLICES,
    AUDITOR: task.AUDITORS,
    REAL_STATUS: task.STATUS,
    STATUS: subStatusOf(portal, user, task),
    STATUS_COMPLETE: task.STATUS === 5 ? 2 : 1,
    CREATED_BY_LAST_NAME: lastName(task.CREATED_BY),
    RESPONSIBLE_LAST_NAME: lastName(task.RESPONSIBLE_ID),
  }
}

const isMoment = (name: string) => taskFields[name]?.kind === 'moment'

function meets(portal: Portal, user: PortalUser, row: Row, key: string, value: Json): boolean {
  const { operator, name } = splitCondition(key)
  if (!FILTERS.has(name))
    return true
  if (name === 'ONLY_ROOT_TASKS')
    return value !== 'Y' || !row.PARENT_ID || !maySeeParent(portal, user, Number(row.PARENT_ID))
  if (!isMoment(name))
    return meetsCondition(row, key, value)
  const wanted = toText(value) === '' ? '' : toDateTime(toText(value), portal.state.settings.timeZone)
  // As in SQL, what has no date is neither before nor after one.
  if (wanted === null || (row[name] === null && /[<>]/.test(operator)))
    return false
  return meetsCondition(row, key, wanted)
}

function maySeeParent({ state }: Portal, user: PortalUser, id: number): boolean {
  const parent = state.tasks.items.get(id)
  return parent !== undefined && maySeeTask(state, user, parent)
}

/**
 * Tasks a person may see, filtered and sorted; the newest first without an order.
 *
 * @throws {RestError} `0` for a field one cannot sort by.
 */
export function listTasks(portal: Portal, user: PortalUser, { filter, order }: { filter?: Json, order?: Json }): Task[] {
  const conditions = Object.entries(toObject(filter) ?? {})
  const steps = Object.entries(toObject(order) ?? {}).map(([name, direction]): [string, number] => [name.toUpperCase(), toText(direction).toLowerCase().startsWith('desc') ? -1 : 1])
  if (steps.some(([name]) => !SORTABLE.has(name)))
    throw taskErrors.sorting()
  const seen = [...portal.state.tasks.items.values()].filter(task => maySeeTask(portal.state, user, task))
  const rows = seen.map(task => ({ task, row: rowOf(portal, user, task) })).filter(({ row }) => conditions.every(([key, value]) => meets(portal, user, row, key, value)))
  rows.sort((one, other) => {
    for (const [name, sign] of steps) {
      const difference = compareValues(String(one.row[name] ?? ''), String(other.row[name] ?? ''))
      if (difference !== 0)
        return difference * sign
    }
    return other.task.ID - one.task.ID
  })
  return rows.map(({ task }) => task)
}
