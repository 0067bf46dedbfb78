import { toObject, toText } from '../../../crm/parameters.ts'
import { taskErrors } from '../../../tasks/items/errors.ts'
import type { TaskEvent } from '../../../state/taskTypes.ts'
import type { Json, PortalState } from '../../../state/types.ts'
import { compareValues } from '../../listFilter.ts'
import { defineMethod } from '../../method.ts'
import type { MethodDefinition, Params } from '../../method.ts'
import { taskOf } from './call.ts'

export const taskHistoryMethods: MethodDefinition[] = [
  defineMethod({
    name: 'tasks.task.history.list',
    scope: 'task',
    doc: 'https://apidocs.bitrix24.com/api-reference/tasks/tasks-task-history-list.html',
    undocumented: ['A task that does not exist is "Access denied." like a hidden one; FIELD alone filters; unknown names in order are passed over; everything comes at once.'],
    handle(call) {
      const task = taskOf(call)
      if (!task)
        throw taskErrors.accessDenied()
      const { state } = call.portal
      const field = toText(toObject(call.params.filter)?.FIELD)
      const events = state.tasks.history.filter(event => event.taskId === task.ID && (field === '' || event.field === field))
      return { result: { list: sorted(events, toObject(call.params.order) ?? {}).map(event => encode(state, event)) } }
    },
  }),
]

function sorted(events: TaskEvent[], order: Params): TaskEvent[] {
  const values = (event: TaskEvent): Record<string, string> => ({ ID: String(event.id), CREATED_DATE: event.createdDate, CREATEDDATE: event.createdDate, FIELD: event.field, USER_ID: String(event.userId) })
  const steps = Object.entries(order).map(([name, direction]): [string, number] => [name.toUpperCase(), toText(direction).toLowerCase() === 'desc' ? -1 : 1])
  return [...events].sort((one, other) => {
    for (const [name, sign] of steps) {
      const difference = compareValues(values(one)[name] ?? '', values(other)[name] ?? '')
      if (difference !== 0)
        return difference * sign
    }
    return other.id - one.id
  })
}

function encode({ users }: PortalState, { id, userId, createdDate, field, from, to }: TaskEvent): Json {
  const user = users.find(one => one.id === userId)
  return {
    id, createdDate, field, value: { from, to },
    user: { id: userId, name: user?.name ?? '', lastName: user?.lastName ?? '', secondName: user?.secondName ?? '', login: user?.email ?? '' },
  }
}
