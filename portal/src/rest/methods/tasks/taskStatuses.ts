import { toInteger } from '../../../crm/parameters.ts'
import { taskErrors } from '../../../tasks/items/errors.ts'
import { taskActions } from '../../../tasks/items/rights.ts'
import type { TaskAction } from '../../../tasks/items/rights.ts'
import { changeTask, statusAfter } from '../../../tasks/items/store.ts'
import type { Task } from '../../../state/taskTypes.ts'
import { defineMethod } from '../../method.ts'
import type { MethodCall, MethodDefinition } from '../../method.ts'
import { requireTaskId, taskAnswer, taskOf } from './call.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/tasks'

/** Code of the refusal, as each page has it. */
type Code = '0' | '1048582'

/** The task, if the caller may do this to it now. @throws {RestError} */
function requireAction(call: MethodCall, action: TaskAction, code: Code): Task {
  const task = taskOf(call)
  if (!task || !taskActions(call.portal.state, call.actor.user, task)[action])
    throw taskErrors.notAllowed(code)
  return task
}

interface Move { name: string, action: TaskAction, page: string, code: Code, undocumented?: string[] }

function statusMethod({ name, action, page, code, undocumented }: Move): MethodDefinition {
  return defineMethod({
    name: `tasks.task.${name}`,
    scope: 'task',
    doc: `${pages}/${page}.html`,
    undocumented,
    async handle(call) {
      const { portal, actor } = call
      requireAction(call, action, code)
      await portal.pause({ method: `tasks.task.${name}`, userId: actor.user.id })
      const task = requireAction(call, action, code)
      changeTask(portal, actor.user, task, { STATUS: statusAfter(action, actor.user, task) })
      return taskAnswer(call, task)
    },
  })
}

const from = (what: string) => [`Possible ${what}, as the samples' actions show; a second call is refused like a forbidden one.`]

export const taskStatusMethods: MethodDefinition[] = [
  statusMethod({ name: 'start', action: 'START', page: 'status/tasks-task-start', code: '0', undocumented: from('while it waits') }),
  statusMethod({ name: 'pause', action: 'PAUSE', page: 'status/tasks-task-pause', code: '1048582', undocumented: from('while it is in progress') }),
  statusMethod({ name: 'defer', action: 'DEFER', page: 'status/tasks-task-defer', code: '1048582', undocumented: from('while it waits') }),
  statusMethod({
    name: 'complete', action: 'COMPLETE', page: 'status/tasks-task-complete', code: '0',
    undocumented: [...from('while it waits, is in progress or put off'), 'With TASK_CONTROL it goes to "awaits control" (4) unless the author completes it.'],
  }),
  statusMethod({ name: 'renew', action: 'RENEW', page: 'status/tasks-task-renew', code: '1048582', undocumented: from('once it is completed or put off, and for the author while it awaits control') }),
  statusMethod({ name: 'approve', action: 'APPROVE', page: 'tasks-task-approve', code: '1048582', undocumented: from('while it awaits control') }),
  statusMethod({ name: 'disapprove', action: 'DISAPPROVE', page: 'tasks-task-disapprove', code: '1048582', undocumented: from('while it awaits control') }),
  defineMethod({
    name: 'tasks.task.delegate',
    scope: 'task',
    doc: `${pages}/tasks-task-delegate.html`,
    undocumented: ['The author, the responsible person and administrators may, until it is completed; the former responsible person becomes an observer, and the task waits again. Somebody who does not exist is ERROR_CORE as in tasks.task.update.'],
    async handle(call) {
      const { portal, actor, params } = call
      requireTaskId(call)
      const userId = toInteger(params.userId)
      if (userId === null)
        throw taskErrors.noParameter('userId')
      requireAction(call, 'DELEGATE', '0')
      await portal.pause({ method: 'tasks.task.delegate', userId: actor.user.id })
      const task = requireAction(call, 'DELEGATE', '0')
      if (!portal.state.users.some(user => user.id === userId))
        throw taskErrors.core('User specified in the "Responsible" field not found')
      const AUDITORS = [...new Set([...task.AUDITORS, task.RESPONSIBLE_ID])].filter(id => id !== userId)
      changeTask(portal, actor.user, task, userId === task.RESPONSIBLE_ID ? {} : { RESPONSIBLE_ID: userId, AUDITORS, STATUS: 2 })
      return taskAnswer(call, task)
    },
  }),
]
