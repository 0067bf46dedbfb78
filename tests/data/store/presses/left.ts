import type { Fields, FieldValue, PlanStep, RecordRef } from '@/domain/store/actions/plan'
import type { StoreMap } from '@/domain/store/map'
import type { StoreTaskRole } from '@/domain/store/tasks'
import type { CardRecord } from '@/services/store/types'
import { people } from './people.ts'

/** What a plan, or what was observed, comes to: by record what stands in it, and how often each other thing was done. */
export interface Left { records: Record<string, Record<string, unknown>>, done: Record<string, number> }

/** Where the press happened. */
interface Place { map: StoreMap, on: CardRecord }

/** What the portal puts into a new record by itself. */
const ownOfNew = ['giftGiven', 'sourceId', 'responsible', 'title', 'status', 'stage', 'typeId']

/** The same for a plan and for what the portal holds, so that they can be compared; duties are the persons who have them. */
export function leftBy(steps: readonly PlanStep[], { map, on }: Place): Left {
  const left: Left = { records: {}, done: {} }
  const nameOf = (ref: RecordRef) => ref.kind === 'made' ? `new ${ref.entity}` : ref.kind === 'this' || (ref.entity === on.entity && ref.id === on.id) ? 'this' : `${ref.entity} ${ref.id}`
  const plain = (fields: Fields) => Object.fromEntries(Object.entries(fields).map(([role, value]) => [role, plainValue(value)] as const).filter(([, value]) => value !== ''))
  function plainValue(value: FieldValue): unknown {
    if (typeof value !== 'object' || value === null)
      return value
    if ('moment' in value)
      // The portal keeps whole seconds.
      return { moment: Math.floor(value.moment / 1000) * 1000 }
    if ('directory' in value)
      return map.directoryCode(value.directory, value.role)
    return 'record' in value ? nameOf(value.record) : 'records' in value ? value.records.map(nameOf) : value
  }
  const count = (what: string) => { left.done[what] = (left.done[what] ?? 0) + 1 }
  for (const step of steps) {
    switch (step.do) {
      case 'create': case 'update': {
        const name = step.do === 'create' ? `new ${step.entity}` : nameOf(step.on)
        const { status, stage, responsible } = step
        const person = responsible === undefined ? null : personOf(responsible)
        const isCommented = step.fields !== undefined && 'comments' in step.fields
        const { comments: _, ...fields } = { ...left.records[name], ...plain(step.fields ?? {}), ...(status && { status }), ...(stage && { stage }), ...(person !== null && { responsible: person }) } as Record<string, unknown>
        if (Object.keys(fields).length > 0)
          left.records[name] = fields
        if (isCommented)
          left.done[`commented in the field of ${name}`] = 1
        break
      }
      case 'task': {
        const { title, description, deadline, responsible, on } = step.task
        if (step.after === undefined)
          count(JSON.stringify({ task: { title, description, deadline, responsible: personOf(responsible), on: nameOf(on) } }))
        break
      }
      case 'finishTasks':
        for (const task of step.tasks === 'all' ? [] : step.tasks)
          count(`finished ${task}`)
        break
      case 'comment':
        count(`commented in the timeline of ${nameOf(step.on)}`)
        break
      case 'message':
        count(`sent ${step.message}`)
        break
      case 'transferChat': count(`handed the chat to ${step.to}`); break
      case 'claimCoupon': count('claimed the coupon'); break
      // These leave nothing, or nothing yet.
      case 'releaseCoupon': case 'taskLater': case 'messageLater': break
    }
  }
  return left
}

/**
 * The same of a plan. What it does later is not there yet, who has opted out is written to by hand, and a task that the person may
 * not see stays open: its assignment is closed all the same.
 *
 * @param open Tasks that stood open, with the person who has each.
 */
export function planned(steps: readonly PlanStep[], place: Place, open: readonly { role: string, owner: number }[], presser: number): Left {
  const isSeen = (role: string) => open.some(task => task.role === role && task.owner === presser)
  return leftBy(steps.flatMap((step): PlanStep[] => {
    if (step.do === 'message' && step.isByHand)
      return []
    if (step.do === 'comment' && step.to === 'fieldAndTimeline')
      return [step, { do: 'update', on: step.on, fields: { comments: '' } }]
    if (step.do !== 'finishTasks')
      return [step]
    const roles = step.tasks === 'all' ? open.map(({ role }) => role as StoreTaskRole) : step.tasks
    return [{ ...step, tasks: roles.filter(isSeen) }]
  }), place)
}

/** Without what the portal has put into new records, where the plan leaves it to the portal. */
export function withoutOwn(left: Left, plan: Left): Left {
  const records = Object.entries(left.records).map(([name, fields]) => [name, name.startsWith('new ')
    ? Object.fromEntries(Object.entries(fields).filter(([role]) => !ownOfNew.includes(role) || role in (plan.records[name] ?? {})))
    : fields] as const)
  return { ...left, records: Object.fromEntries(records) }
}

/** `null`: nobody is chosen by the press; sellers are asked one after another, by routing. */
function personOf(responsible: Extract<PlanStep, { do: 'task' }>['task']['responsible']): number | null {
  if ('user' in responsible)
    return responsible.user
  return responsible.duty === 'seller' ? null : responsible.prefer ?? people.find(({ duty }) => duty === responsible.duty)!.id
}
