import type { TaskPlan } from '@/domain/store/actions/plan'
import { asId, asRecord } from '../../../portal/decode'
import { assign, noteTask } from '../../duty/assign'
import { taskBinding } from '../../entities'
import { isoOf } from '../../fields/encodeFields'
import type { StepOutcome } from '../../types'
import type { Run } from '../run'
import { sendOnce } from './sendOnce'
import { tasksOfRecord } from './taskLook'

/** Marks a task as that of a press; the portal keeps it and does not look by it. */
export function taskMark(pressName: string, role: TaskPlan['role']): string {
  return `cardinal:${role}:${pressName}`
}

/**
 * Sets a task with the title, text and deadline of its template. Tasks have no name on the portal: it is looked for among those
 * of the record before it is set, and the assignment keeps its number for whoever does not see it.
 *
 * @see https://apidocs.bitrix24.com/api-reference/tasks/tasks-task-add.html
 */
export async function setTask(run: Run, task: TaskPlan, index: number): Promise<StepOutcome> {
  const { store, press, resolve } = run
  const { calls } = store
  const record = resolve(task.on)
  const assigned = await assign(run, task.responsible, index)
  const { userId } = assigned
  if (userId === null)
    return { kind: 'due', why: 'nobody' }
  if (assigned.taskId !== null)
    return { kind: 'done', wasThere: true, taskId: assigned.taskId, userId }
  const mark = taskMark(press.plan.name, task.role)
  const sent = await sendOnce<number>(run, index, {
    find: async () => (await tasksOfRecord(store, record)).find(one => one.mark === mark)?.id ?? null,
    send: () => calls.write('tasks.task.add', {
      fields: {
        TITLE: task.title,
        DESCRIPTION: task.description,
        RESPONSIBLE_ID: userId,
        UF_CRM_TASK: [taskBinding(store.map, record)],
        XML_ID: mark,
        ...(task.deadline === null ? {} : { DEADLINE: isoOf(task.deadline) }),
      },
    }),
    read: result => asId(asRecord(asRecord(result).task).id),
  })
  if (sent.kind !== 'done')
    return sent
  run.note({ kind: 'taskSet', step: index, taskId: sent.value, assignmentId: assigned.id })
  assigned.taskId = sent.value
  await noteTask(run, assigned, sent.value, record)
  return { kind: 'done', wasThere: sent.wasThere, taskId: sent.value, userId }
}
