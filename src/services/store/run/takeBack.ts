import { PortalError } from '@/domain/portalError'
import { asRecord, asText } from '../../portal/decode'
import { lookAt } from '../../portal/writes/guardedRecord'
import { guardedUpdate } from '../../portal/writes/guardedUpdate'
import { lookUp, lookUpAtMs } from '../../portal/writes/lookUp'
import type { WriteResult } from '../../portal/types'
import { guardedOf, requireTypeId } from '../entities'
import type { CardRecord, StepOutcome } from '../types'
import type { Change } from './journal'
import type { Run } from './run'
import { timesSaid } from './steps/noteText'
import { writeBack } from './steps/update'

/** Status of a task. */
const completed = 5
const done: StepOutcome = { kind: 'done', wasThere: false }

/** Takes one thing back that a step has done. */
export async function takeBack(run: Run, change: Change): Promise<StepOutcome> {
  try {
    switch (change.kind) {
      case 'updated': return await writeBack(run, change.record, change.before, change.after)
      case 'created': return await removeOwn(run, change.record)
      case 'assigned': return await remove(run, 'crm.item.delete', { entityTypeId: requireTypeId(run.store.map, 'assignment'), id: change.assignmentId })
      case 'taskSet': return await remove(run, 'tasks.task.delete', { taskId: change.taskId })
      case 'taskFinished': return await renew(run, change.taskId)
      case 'said': return change.commentId === null ? await unsay(run, change.record, change.text) : await remove(run, 'crm.timeline.comment.delete', { id: change.commentId })
    }
  }
  catch (error) {
    if (error instanceof PortalError)
      return { kind: error.kind === 'unreachable' ? 'unknown' : 'refused', error }
    throw error
  }
}

/** What somebody else has worked on since stays. */
async function removeOwn(run: Run, record: CardRecord): Promise<StepOutcome> {
  const guarded = guardedOf(run.store.map, record)
  try {
    const { updatedBy } = await lookAt(run.store.calls, guarded)
    if (updatedBy !== null && updatedBy !== run.store.me.id)
      return { kind: 'conflict' }
  }
  catch (error) {
    if (error instanceof PortalError && error.kind === 'missing')
      return { kind: 'done', wasThere: true }
    throw error
  }
  return remove(run, 'crm.item.delete', { entityTypeId: guarded.entityTypeId, id: record.id })
}

/**
 * Deletes something. What is gone already was deleted; the same again after a lost reply deletes nothing else.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-delete.html
 * @see https://apidocs.bitrix24.com/api-reference/tasks/tasks-task-delete.html
 * @see https://apidocs.bitrix24.com/api-reference/crm/timeline/comments/crm-timeline-comment-delete.html
 */
async function remove({ store: { calls }, clock }: Run, method: string, params: Record<string, unknown>): Promise<StepOutcome> {
  let outcome: WriteResult<unknown> = await calls.write(method, params)
  for (const waitMs of [1000, 10_000]) {
    if (outcome.kind !== 'unknown')
      break
    await clock.wait(waitMs)
    const again: WriteResult<unknown> = await calls.write(method, params)
    // Refused the second time: the first has done it, or both were refused alike.
    if (again.kind === 'refused' && method !== 'crm.item.delete')
      return done
    outcome = again
  }
  if (outcome.kind === 'done')
    return done
  return outcome.kind === 'refused' && outcome.error.kind === 'missing' ? { kind: 'done', wasThere: true } : outcome
}

/**
 * A finished task begins again.
 *
 * @see https://apidocs.bitrix24.com/api-reference/tasks/status/tasks-task-renew.html
 */
async function renew({ store: { calls }, clock }: Run, taskId: number): Promise<StepOutcome> {
  const isOpen = async () => Number(asRecord(asRecord(await calls.read('tasks.task.get', { taskId, select: ['ID', 'STATUS'] })).task).status) !== completed || null
  const outcome = await calls.write('tasks.task.renew', { taskId })
  if (outcome.kind === 'done')
    return done
  const found = outcome.kind === 'unknown' ? await lookUp(clock, isOpen, { atMs: lookUpAtMs }) : await isOpen()
  return found === true ? { kind: 'done', wasThere: true } : outcome
}

/** Takes a text out of the record's comment; what others have written around it stays. */
async function unsay({ store: { calls, map }, clock }: Run, record: CardRecord, text: string): Promise<StepOutcome> {
  let counted: number | null = null
  const outcome = await guardedUpdate<number>(calls, guardedOf(map, record), {
    base: 0,
    mine: 1,
    isSame: (one, other) => one === other,
    read: ({ comments }) => {
      const times = timesSaid(asText(comments), text)
      counted ??= times
      return times < counted || times === 0 ? 1 : 0
    },
    fieldsFor: ({ fields }) => ({ comments: withoutLast(asText(fields.comments), text) }),
  }, { clock })
  return outcome.kind === 'done' ? done : outcome.kind === 'conflict' ? { kind: 'conflict' } : outcome
}

function withoutLast(field: string, text: string): string {
  const at = field.lastIndexOf(text)
  return at < 0 ? field : (field.slice(0, at).trimEnd() + field.slice(at + text.length)).trim()
}
