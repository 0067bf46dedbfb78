import type { PlanStep } from '@/domain/store/actions/plan'
import { findByName } from '../../portal/writes/named'
import { findAssignment } from '../duty/assign'
import { namedOf } from '../entities'
import type { StepOutcome } from '../types'
import type { Run } from './run'

/** What a press has left that somebody else did: nothing is written. @throws {PortalError} */
export async function observePlan(run: Run): Promise<StepOutcome[]> {
  const outcomes: StepOutcome[] = []
  for (const step of run.press.plan.steps)
    outcomes.push(await observe(run, step))
  return outcomes
}

async function observe(run: Run, step: PlanStep): Promise<StepOutcome> {
  const { store: { calls, map } } = run
  if (step.do === 'taskLater' || step.do === 'messageLater')
    return { kind: 'due', why: 'later' }
  if (step.do === 'task' && step.after === 'accepted')
    return { kind: 'due', why: 'accepted' }
  if (step.do === 'create') {
    const { records } = await findByName(calls, namedOf(map, step.entity), [step.name])
    const id = records.get(step.name)?.[0]?.id
    return { kind: 'done', wasThere: true, ...(id === undefined ? {} : { record: { entity: step.entity, id } }) }
  }
  if (step.do === 'task') {
    const found = await findAssignment(run, step.task.responsible)
    return { kind: 'done', wasThere: true, ...(found?.taskId == null ? {} : { taskId: found.taskId }), ...(found?.userId == null ? {} : { userId: found.userId }) }
  }
  return { kind: 'done', wasThere: true }
}
