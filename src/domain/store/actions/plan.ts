import type { LocalText } from '../../blueprint/text'
import type { Money } from '../../money'
import type { DealStage, LeadStatus } from '../roles'
import type { StoreTaskRole, TaskDuty } from '../tasks'

export type StoreEntity = 'lead' | 'deal' | 'contact' | 'visit' | 'store'

/** A record: the one whose card is open, one made earlier in the same plan, or another. */
export type RecordRef = { kind: 'this' } | { kind: 'made', entity: StoreEntity } | { kind: 'record', entity: StoreEntity, id: number }

/** A value for a field, by its kind: a list's `XML_ID`, a directory's role, a moment in milliseconds; `null` empties it. */
export type FieldValue
  = string | number | boolean | null
    | { option: string } | { options: readonly string[] }
    | { directory: 'SOURCE' | 'CONTACT_TYPE' | 'DEAL_TYPE', role: string }
    | { moment: number } | { money: Money } | { user: number } | { record: RecordRef } | { records: readonly RecordRef[] } | { phones: readonly string[] }

/** Fields by the roles of the blueprint; `title`, `name`, `lastName`, `phones`, `sourceId`, `typeId`, `contacts`, `lead`, `birthdate` are the portal's own. */
export type Fields = Readonly<Record<string, FieldValue>>

/** A duty that routing turns into a person; `prefer` gets it when at work. */
export type Responsible = { duty: TaskDuty, prefer: number | null } | { user: number }

export interface TaskPlan {
  role: StoreTaskRole
  title: string
  description: string
  /** Milliseconds; of a later task counted from its own time. */
  deadline: number | null
  responsible: Responsible
  on: RecordRef
}

/** A person's own words, or a value of a list as the portal calls it. */
export type NoteLine = string | { field: string, option: string }

export type MessageRole = 'texts.coupon' | 'texts.operatorRating' | 'texts.couponReminder' | 'texts.holdReminder' | 'texts.welcome'

/** One thing that a press does. They are done in order; each is looked up before it is done again. */
export type PlanStep
  = | { do: 'create', entity: StoreEntity, name: string, fields: Fields, status?: LeadStatus, stage?: DealStage, responsible?: Responsible }
    | { do: 'update', on: RecordRef, fields?: Fields, status?: LeadStatus, stage?: DealStage, responsible?: Responsible }
    /** `accepted`: once a seller has taken the visit that the plan makes. */
    | { do: 'task', task: TaskPlan, after?: 'accepted' }
    | { do: 'taskLater', at: number, task: TaskPlan }
    /** `isByHand`: only prepared, because the client has opted out of automatic messages. */
    | { do: 'message', message: MessageRole, to: RecordRef, isByHand?: true }
    | { do: 'messageLater', at: number, message: MessageRole, to: RecordRef }
    /** `done`: the press was what they asked for. `left`: the record has moved on, a note says so. */
    | { do: 'finishTasks', on: RecordRef, tasks: readonly StoreTaskRole[] | 'all', why: 'done' | 'left' }
    /** By the settings it goes to the field «Комментарий», behind what stands there, and to the timeline. */
    | { do: 'comment', on: RecordRef, heading: LocalText, lines: readonly NoteLine[], to: 'fieldAndTimeline' | 'field' }
    | { do: 'transferChat', to: number }
    /** The coupon's claim; the steps behind it happen only when it was won. */
    | { do: 'claimCoupon', leadId: number }
    /** Gives the claim back, so that the coupon can be redeemed again. */
    | { do: 'releaseCoupon', leadId: number }

/** Everything that one press does. */
export interface ActionPlan {
  action: string
  /** Names the press: the same again, in another tab or by a colleague, has the same name; the next wanted one has another. */
  name: string
  steps: readonly PlanStep[]
  /** Whether all of it can be taken back: what went to a client or to another employee's screen cannot. */
  canUndo: boolean
}

/** The record that the plan makes, if it makes one. */
export function createdOf(plan: Pick<ActionPlan, 'steps'>, entity: StoreEntity): Extract<PlanStep, { do: 'create' }> | null {
  return plan.steps.find((step): step is Extract<PlanStep, { do: 'create' }> => step.do === 'create' && step.entity === entity) ?? null
}

/** Tasks that it sets, now or later. */
export function tasksOf(plan: Pick<ActionPlan, 'steps'>): TaskPlan[] {
  return plan.steps.flatMap(step => step.do === 'task' || step.do === 'taskLater' ? [step.task] : [])
}

/** Where the open record goes; `null` when it stays. */
export function moveOf(plan: Pick<ActionPlan, 'steps'>): LeadStatus | DealStage | null {
  const moves = plan.steps.flatMap(step => step.do === 'update' && step.on.kind === 'this' ? step.status ?? step.stage ?? [] : [])
  return moves.at(-1) ?? null
}
