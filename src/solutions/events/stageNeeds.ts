import type { EventPipeline, EventStage } from '@/domain/eventMap'
import type { NeedId, StageNeeds } from '@/domain/readiness'

/** Stages on the way of a deal, in the order of their pipelines; those of failure lead nowhere. */
export const stageOrder: Readonly<Record<EventPipeline, readonly EventStage[]>> = {
  ideas: ['ideas.idea', 'ideas.discussion', 'ideas.concept', 'ideas.announcement', 'ideas.site'],
  events: ['events.planned', 'events.dates', 'events.host', 'events.held', 'events.closed'],
  tickets: ['tickets.ordered', 'tickets.paid', 'tickets.sent', 'tickets.used'],
}

/** What each stage needs, beside what the stages before it need. */
export const stageNeeds: StageNeeds = new Map<EventStage, readonly NeedId[]>([
  ['ideas.concept', ['format', 'place']],
  ['ideas.announcement', ['price', 'capacity']],
  ['ideas.site', ['description', 'picture', 'pictureText', 'siteFit']],
  ['events.planned', ['siteTemplate', 'start', 'end', 'place']],
  ['events.dates', ['speaker']],
  ['events.host', ['host']],
  ['events.closed', ['cost']],
])
