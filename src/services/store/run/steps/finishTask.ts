import { PortalError } from '@/domain/portalError'
import { lookUp, lookUpAtMs, settledAfterMs } from '../../../portal/writes/lookUp'
import type { Command } from '../../../portal/types'
import type { CardRecord } from '../../types'
import type { Run } from '../run'
import { tasksOfRecord } from './taskLook'
import type { TaskLook } from './taskLook'

/** `passed`: it is another's, whom the portal does not let us speak for. */
export type Finished = { kind: 'done' | 'passed' } | { kind: 'unknown', error: PortalError }

const left = {
  ru: 'Закрыто: запись ушла дальше, задача больше не нужна.',
  en: 'Closed: the record has moved on, the task is not needed any more.',
}

const mostSends = 2

/**
 * Completes a task; one that is not needed any more gets a note first. A lost reply is looked up by the task's status.
 *
 * @see https://apidocs.bitrix24.com/api-reference/tasks/status/tasks-task-complete.html
 * @see https://apidocs.bitrix24.com/api-reference/tasks/comment-item/task-comment-item-add.html
 */
export async function finishTask({ store, clock }: Run, { id }: TaskLook, record: CardRecord, why: 'done' | 'left'): Promise<Finished> {
  const complete: Command = { method: 'tasks.task.complete', params: { taskId: id } }
  const commands: Record<string, Command> = why === 'done' ? { complete } : { note: { method: 'task.commentitem.add', params: { TASKID: id, FIELDS: { POST_MESSAGE: left[store.locale] } } }, complete }
  let last = new PortalError('unreachable', 'Nobody knows whether the task was completed.')
  const isDone = async () => (await tasksOfRecord(store, record)).find(one => one.id === id)?.isDone === true || null
  for (let sends = 0; sends < mostSends; sends++) {
    const outcome = await store.calls.writeBatch(commands, { halt: false })
    if (outcome.kind === 'refused')
      return { kind: 'passed' }
    const answer = outcome.kind === 'done' ? outcome.result.complete : null
    if (answer?.kind === 'done')
      return { kind: 'done' }
    if (answer?.kind === 'failed' && answer.error.kind !== 'unreachable')
      return await isDone() === true ? { kind: 'done' } : { kind: 'passed' }
    if (outcome.kind === 'unknown')
      last = outcome.error
    if (await lookUp(clock, isDone, { atMs: [...lookUpAtMs, settledAfterMs + 500] }) === true)
      return { kind: 'done' }
  }
  return { kind: 'unknown', error: last }
}
