import type { ActionPlan, PlanStep } from '@/domain/store/actions/plan'
import { PortalError } from '@/domain/portalError'
import { asText } from '../../portal/decode'
import type { Params } from '../../portal/types'
import { lookAt } from '../../portal/writes/guardedRecord'
import type { RecordLook } from '../../portal/writes/guardedRecord'
import { guardedOf, roleOf } from '../entities'
import { fieldName } from '../fields/encodeFields'
import type { CardRecord, Store } from '../types'
import type { Press } from './journal'
import type { Run } from './run'
import { noteText, timesSaid } from './steps/noteText'

/** Fields of the card's record that the plan changes. */
function changedFields({ map }: Store, { entity }: CardRecord, steps: readonly PlanStep[]): string[] {
  const own = steps.filter((step): step is Extract<PlanStep, { do: 'update' }> => step.do === 'update' && step.on.kind === 'this')
  return [...new Set(own.flatMap(step => [
    ...Object.keys(step.fields ?? {}).flatMap(role => fieldName(map, entity, role) ?? []),
    ...(step.status !== undefined || step.stage !== undefined ? ['stageId'] : []),
    ...(step.responsible === undefined ? [] : ['assignedById']),
  ]))]
}

/** Begins a press: notes how the record was when the person saw it. @throws {PortalError} when it cannot be read */
export async function startPress(store: Store, on: CardRecord, plan: ActionPlan, { look, signal }: { look?: RecordLook, signal?: AbortSignal }): Promise<Press> {
  const seen = look ?? await lookAt(store.calls, guardedOf(store.map, on), { signal })
  const startedAt = Date.parse(seen.portalTime)
  if (Number.isNaN(startedAt))
    throw new PortalError('unreachable', 'The portal does not tell its time.')
  const base: Params = Object.fromEntries([...changedFields(store, on, plan.steps), 'stageId', 'movedTime', 'contactIds', 'assignedById', ...fieldName(store.map, on.entity, 'store') === null ? [] : [fieldName(store.map, on.entity, 'store')!]].map(name => [name, seen.fields[name] ?? null]))
  const comments = asText(seen.fields.comments)
  const saidBefore = Object.fromEntries(plan.steps.flatMap((step, index) => step.do === 'comment' ? [[index, timesSaid(comments, noteText(step, store, roleOf(on.entity)))]] : []))
  return { on, plan, userId: store.me.id, startedAt, isFresh: true, base, saidBefore, turn: null, outcomes: plan.steps.map(() => null), sentAt: {}, assigned: {}, changes: [] }
}

/** Whether somebody has moved the record on since the person saw it. */
export async function hasMoved({ store, press }: Run): Promise<boolean> {
  const { fields } = await lookAt(store.calls, guardedOf(store.map, press.on))
  return 'stageId' in fields && (asText(fields.stageId) !== asText(press.base.stageId) || asText(fields.movedTime) !== asText(press.base.movedTime))
}
