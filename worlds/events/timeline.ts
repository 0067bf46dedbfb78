import type { PipelinePlan } from '@/domain/blueprint/types'
import { eventPipelines } from '@/solutions/events/pipelines'
import { ENTITY } from '../entities.ts'
import { atWork, portalTime, shiftMinutes } from '../moscowTime.ts'
import type { DealPlan } from '../records.ts'
import { comments } from './comments.ts'
import { dealId } from './deals.ts'

export interface TimelinePlan {
  kind: 'comment' | 'created' | 'stage'
  entityTypeId: number
  entityId: number
  authorId: number
  createdTime: string
  text: string
  details?: Record<string, string>
}

/** Remarks of colleagues. */
export function commentEntries(): TimelinePlan[] {
  return comments.map(({ deal, author, time, text }) => ({ kind: 'comment', entityTypeId: ENTITY.deal, entityId: dealId(deal), authorId: author, createdTime: portalTime(time), text }))
}

/** Local time of a value written with the offset of the portal. */
function local(value: unknown): string {
  return String(value).slice(0, 16)
}

/** What the portal itself would have noted: when the deal was made, and each stage on the way to the present one. */
export function historyEntries(deal: DealPlan, entityId: number, pipeline: PipelinePlan): TimelinePlan[] {
  const { createdTime, movedTime, stageId, createdBy, assignedById } = deal.fields
  const base = { entityTypeId: ENTITY.deal, entityId }
  const prefix = String(stageId).split(':')[0] ?? ''
  const present = pipeline.stages.findIndex(({ code }) => `${prefix}:${code}` === stageId)
  const minutes = (Date.parse(String(movedTime)) - Date.parse(String(createdTime))) / 60_000
  const steps = pipeline.stages.slice(1, present + 1).map((stage, index) => ({ from: pipeline.stages[index] ?? stage, to: stage }))
  return [
    { ...base, kind: 'created', authorId: Number(createdBy), createdTime: String(createdTime), text: '' },
    ...steps.map(({ from, to }, index): TimelinePlan => ({
      ...base,
      kind: 'stage',
      authorId: Number(assignedById),
      createdTime: portalTime(atWork(shiftMinutes(local(createdTime), Math.round(minutes * (index + 1) / steps.length)))),
      text: `${from.name.ru} → ${to.name.ru}`,
      details: { from: `${prefix}:${from.code}`, to: `${prefix}:${to.code}` },
    })),
  ]
}

/** History of all ideas and events, in order of time. */
export function timelineEntries(ideaPlans: DealPlan[], eventPlans: DealPlan[]): TimelinePlan[] {
  const [ideas, events] = eventPipelines as [PipelinePlan, PipelinePlan]
  return [
    ...ideaPlans.flatMap((deal, index) => historyEntries(deal, index + 1, ideas)),
    ...eventPlans.flatMap((deal, index) => historyEntries(deal, ideaPlans.length + index + 1, events)),
    ...commentEntries(),
  ].sort((one, other) => Date.parse(one.createdTime) - Date.parse(other.createdTime))
}
