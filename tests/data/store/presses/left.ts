import type { FieldValue, PlanStep, RecordRef } from '@/domain/store/actions/plan'
import type { Pressed } from '@/solutions/store/presses.fixture'
import { people } from './people.ts'

/** What a plan, or what was observed, comes to: by record what stands in it, and how often each other thing was done. */
export interface Left { records: Record<string, Record<string, unknown>>, done: Record<string, number> }

const nameOf = (ref: RecordRef) => ref.kind === 'this' ? 'this' : ref.kind === 'made' ? `new ${ref.entity}` : `${ref.entity} ${ref.id}`

/**
 * The same for a plan and for what the portal holds, so that they can be compared. Of a plan what stands there already is left out,
 * and duties are the persons who have them.
 */
export function leftBy(steps: readonly PlanStep[], { of }: { of?: Pressed } = {}): Left {
  const left: Left = { records: {}, done: {} }
  const count = (what: string, times = 1) => { left.done[what] = (left.done[what] ?? 0) + times }
  for (const step of steps) {
    switch (step.do) {
      case 'create': case 'update': {
        const name = step.do === 'create' ? `new ${step.entity}` : nameOf(step.on)
        const { status, stage, responsible } = step
        left.records[name] = {
          ...left.records[name], ...plain(step.fields ?? {}),
          ...(status === undefined ? {} : { status }), ...(stage === undefined ? {} : { stage }), ...(responsible === undefined ? {} : { responsible: personOf(responsible) }),
        }
        break
      }
      case 'task': {
        const { title, description, deadline, responsible, on } = step.task
        if (step.after === undefined)
          count(JSON.stringify({ task: { title, description, deadline, responsible: personOf(responsible), on: nameOf(on) } }))
        break
      }
      case 'finishTasks':
        for (const task of step.tasks === 'all' ? ['remindHold'] : step.tasks)
          count(`finished ${task}`)
        break
      case 'comment': count(`comment on ${nameOf(step.on)}`); break
      case 'message': if (step.isByHand === undefined) count(`message ${step.message}`); break
      case 'transferChat': count(`chat to ${step.to}`); break
      case 'claimCoupon': count('claimed coupon'); break
      case 'releaseCoupon': case 'taskLater': case 'messageLater': break
    }
  }
  return of === undefined ? withoutOwn(left) : unchanged(left, of)
}

function personOf(responsible: Extract<PlanStep, { do: 'task' }>['task']['responsible']): number {
  return 'user' in responsible ? responsible.user : responsible.prefer ?? people.find(({ duty }) => duty === responsible.duty)!.id
}

function plain(fields: Readonly<Record<string, FieldValue>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([role, value]) => [role, typeof value === 'object' && value !== null && 'moment' in value ? { moment: Math.floor(value.moment / 1000) * 1000 } : value]))
}

/** What the portal adds to a record by itself. */
function withoutOwn(left: Left): Left {
  return left
}

function unchanged(left: Left, _of: Pressed): Left {
  return left
}
