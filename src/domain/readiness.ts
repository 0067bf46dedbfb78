import type { EventField, EventPipeline, EventStage } from './eventMap'

/** Something that a stage needs; `siteFit`: the text fits what the site takes. */
export type NeedId = Extract<EventField, 'description' | 'picture' | 'pictureText' | 'format' | 'age' | 'price' | 'capacity' | 'place' | 'start' | 'end' | 'speaker' | 'host' | 'cost' | 'siteTemplate'> | 'siteFit'

/** What is needed to come to a stage, beside what the stages before it need. */
export type StageNeeds = ReadonlyMap<EventStage, readonly NeedId[]>

export interface Readiness {
  /** The stage that comes next; null on the last one and on stages that lead nowhere. */
  next: EventStage | null
  needs: readonly { id: NeedId, isMet: boolean }[]
}

/**
 * What still blocks the next stage of a deal.
 *
 * @param order Stages of the pipeline in their order, without those that end in failure.
 * @param has Whether the deal has it.
 */
export function readinessOf(pipeline: EventPipeline, order: readonly EventStage[], stage: EventStage | null, needs: StageNeeds, has: (id: NeedId) => boolean): Readiness {
  const at = stage === null ? -1 : order.indexOf(stage)
  const next = at < 0 ? null : order[at + 1] ?? null
  // On the last stage the list still tells whether all is there.
  const upTo = next === null ? order.length : order.indexOf(next) + 1
  const ids = at < 0 ? [] : order.slice(0, upTo).filter(each => each.startsWith(`${pipeline}.`)).flatMap(each => needs.get(each) ?? [])
  return { next, needs: [...new Set(ids)].map(id => ({ id, isMet: has(id) })) }
}
