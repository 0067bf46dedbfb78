import type { EventMap, EventPipeline, EventStage } from '@/domain/eventMap'
import { readinessOf } from '@/domain/readiness'
import type { NeedId, Readiness } from '@/domain/readiness'
import { eventFields } from '@/solutions/events/fields'
import { eventPipelines } from '@/solutions/events/pipelines'
import { stageNeeds, stageOrder } from '@/solutions/events/stageNeeds'

type Locale = 'ru' | 'en'

/** What still blocks the next stage of an idea, an event or a sale. */
export function stageReadiness(stage: EventStage, has: (id: NeedId) => boolean): Readiness {
  const pipeline = stage.split('.')[0] as EventPipeline
  return readinessOf(pipeline, stageOrder[pipeline], stage, stageNeeds, has)
}

/** A stage as setup named it. */
export function stageTitle(stage: EventStage, locale: Locale): string {
  const [pipelineRole, stageRole] = stage.split('.')
  return eventPipelines.find(({ role }) => role === pipelineRole)?.stages.find(({ role }) => role === stageRole)?.name[locale] ?? stage
}

/** Values of a list that this portal has, as setup named them. */
export function choicesOf(map: EventMap, role: string, locale: Locale): { value: string, label: string }[] {
  return (eventFields.find(field => field.role === role)?.options ?? []).flatMap(option => {
    const value = map.options.get(`${role}.${option.xmlId}`)
    return value === undefined ? [] : [{ value, label: option.name[locale] }]
  })
}
