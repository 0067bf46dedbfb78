import type { EventMap, EventStage } from '../eventMap'
import type { OrderKind, SiteOrder } from './order'
import type { SiteState } from './siteState'

/** What a stage wants the site to have. */
const wanted: ReadonlyMap<EventStage, OrderKind> = new Map([
  ['ideas.site', 'template'],
  ['events.planned', 'event'],
  ['events.dates', 'dates'],
  ['events.host', 'host'],
])

const rank: Readonly<Record<OrderKind, number>> = { template: 0, event: 0, dates: 1, host: 2 }

/** Role of a stage, `events.dates`; null for a stage of another pipeline. */
export function stageRole(map: EventMap, stageId: string): EventStage | null {
  return [...map.stages].find(([, code]) => code === stageId)?.[0] ?? null
}

/**
 * What is to be handed over because of the stage a deal stands on: once for each stage, whatever has changed since.
 *
 * @param order The deal's own order, null before the first.
 * @returns null when nothing is due.
 */
export function dueKind(stage: EventStage | null, order: SiteOrder | null): OrderKind | null {
  const kind = stage === null ? undefined : wanted.get(stage)
  if (kind === undefined)
    return null
  const isTemplate = kind === 'template'
  if (order === null || (order.kind === 'template') !== isTemplate)
    return kind
  return rank[order.kind] < rank[kind] ? kind : null
}

/** An event that was cancelled since it went out, or is on again: the site sells tickets for it, or does not. */
export function dueSinceCancelled(state: SiteState): OrderKind | null {
  return state.kind === 'changed' && state.roles.includes('cancelled') ? state.order.kind : null
}

/** What a person hands over by hand on this stage; null where a deal has no place on the site. */
export function kindByHand(map: EventMap, pipelineId: number, stage: EventStage | null, order: SiteOrder | null): OrderKind | null {
  if (pipelineId === map.pipelines.ideas)
    return 'template'
  if (pipelineId !== map.pipelines.events)
    return null
  const due = dueKind(stage, order)
  return due ?? (order === null || order.kind === 'template' ? 'event' : order.kind)
}
