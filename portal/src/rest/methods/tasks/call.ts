import { toInteger, toObject } from '../../../crm/parameters.ts'
import type { Json } from '../../../state/types.ts'
import type { Task } from '../../../state/taskTypes.ts'
import { encodeTask } from '../../../tasks/items/encode.ts'
import { taskErrors } from '../../../tasks/items/errors.ts'
import { findTask } from '../../../tasks/items/rights.ts'
import type { MethodCall, MethodResult } from '../../method.ts'

export const taskRights = 'Heads of departments see tasks of their people and of the departments below, and change nothing in them.'

/** `taskId` as a number. @throws {RestError} `100` without it, `0` when it is none. */
export function requireTaskId({ params }: MethodCall): number {
  if (params.taskId === undefined || params.taskId === null)
    throw taskErrors.noId()
  const id = toInteger(params.taskId)
  if (id === null || id <= 0)
    throw taskErrors.wrongId()
  return id
}

/** The task `taskId` names; undefined for none and for a hidden one. */
export function taskOf(call: MethodCall): Task | undefined {
  return findTask(call.portal.state, call.actor.user, requireTaskId(call))
}

/** `fields`, with something in it. @throws {RestError} `100` */
export function requireTaskFields({ params }: MethodCall): { [key: string]: Json } {
  const fields = toObject(params.fields)
  if (!fields || Object.keys(fields).length === 0)
    throw taskErrors.noParameter('fields')
  return fields
}

/** How methods that change a task answer. */
export function taskAnswer({ portal, actor }: MethodCall, task: Task): MethodResult {
  return { result: { task: encodeTask(portal, actor.user, task) } }
}
