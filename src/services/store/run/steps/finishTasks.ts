import type { PlanStep } from '@/domain/store/actions/plan'
import type { StoreTaskRole } from '@/domain/store/tasks'
import type { Store, StepOutcome } from '../../types'
import { closeAssignments } from '../../duty/closeAssignments'
import type { Run } from '../run'
import { finishTask } from './finishTask'
import { tasksOfRecord } from './taskLook'
import type { TaskLook } from './taskLook'

/**
 * Finishes tasks of a record: those the person may see and finish. Of others' tasks the assignments are closed, so that they count
 * as work no more.
 */
export async function finishTasks(run: Run, step: Extract<PlanStep, { do: 'finishTasks' }>, index: number): Promise<StepOutcome> {
  const { store } = run
  const record = run.resolve(step.on)
  // The press may have set one of the same kind: that one has just begun.
  const ours = new Set(run.press.changes.flatMap(change => change.kind === 'taskSet' ? [change.taskId] : []))
  const all = (await tasksOfRecord(store, record)).filter(task => isMeant(store, step.tasks, task) && !ours.has(task.id))
  let wasThere = true
  for (const task of all.filter(({ isDone }) => !isDone)) {
    const outcome = await finishTask(run, task, record, step.why)
    if (outcome.kind === 'unknown')
      return outcome
    if (outcome.kind === 'done') {
      wasThere = false
      run.note({ kind: 'taskFinished', step: index, taskId: task.id })
    }
  }
  await closeAssignments(run, record, step.tasks === 'all' ? 'all' : titlesOf(store, step.tasks), all.map(({ id }) => id))
  return { kind: 'done', wasThere }
}

function isMeant(store: Store, wanted: readonly StoreTaskRole[] | 'all', { mark, title }: TaskLook): boolean {
  if (wanted === 'all')
    return true
  const [, role] = /^cardinal:([A-Za-z]+):/.exec(mark) ?? []
  return role === undefined ? titlesOf(store, wanted).some(one => title === one || title.startsWith(`${one}: `)) : wanted.some(one => one === role)
}

/** Titles of the templates in both languages: a process of the portal may have set the task. */
function titlesOf({ tasks }: Store, roles: readonly StoreTaskRole[]): string[] {
  return tasks.filter(({ role }) => roles.some(one => role === `store.${one}`)).flatMap(({ title }) => [title.ru, title.en])
}
