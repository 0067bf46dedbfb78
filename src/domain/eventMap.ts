import type { ItemId } from './blueprint/items'
import { readCodes } from './portalMap'

/** Deal fields of the solution `events`, by role, as the blueprint names them. */
const ownFields = {
  description: 'UF_CRM_CARDINAL_DESCRIPTION',
  descriptionTwin: 'UF_CRM_CARDINAL_DESCRIPTION_TWIN',
  picture: 'UF_CRM_EVENT_PICTURE',
  pictureText: 'UF_CRM_EVENT_PICTURE_TEXT',
  pictureFocus: 'UF_CRM_EVENT_PICTURE_FOCUS',
  textPictures: 'UF_CRM_EVENT_TEXT_PICTURES',
  start: 'UF_CRM_EVENT_START',
  end: 'UF_CRM_EVENT_END',
  place: 'UF_CRM_EVENT_PLACE',
  format: 'UF_CRM_EVENT_FORMAT',
  speaker: 'UF_CRM_EVENT_SPEAKER',
  host: 'UF_CRM_EVENT_HOST',
  price: 'UF_CRM_EVENT_PRICE',
  capacity: 'UF_CRM_EVENT_CAPACITY',
  age: 'UF_CRM_EVENT_AGE',
  accessible: 'UF_CRM_EVENT_ACCESSIBLE',
  parent: 'UF_CRM_EVENT_PARENT',
  cost: 'UF_CRM_EVENT_COST',
  refund: 'UF_CRM_CARDINAL_REFUND',
  siteTemplate: 'UF_CRM_EVENT_SITE_TEMPLATE',
  siteEvent: 'UF_CRM_EVENT_SITE_EVENT',
  siteOrder: 'UF_CRM_EVENT_SITE_ORDER',
  publication: 'UF_CRM_EVENT_PUBLICATION',
  siteAnswer: 'UF_CRM_EVENT_SITE_ANSWER',
  siteAnsweredAt: 'UF_CRM_EVENT_SITE_ANSWERED',
  revision: 'UF_CRM_EVENT_REVISION',
  published: 'UF_CRM_EVENT_PUBLISHED',
  copyRun: 'UF_CRM_EVENT_COPY_RUN',
} as const

export type EventField = keyof typeof ownFields
export const eventFieldRoles = Object.keys(ownFields) as readonly EventField[]

export type EventPipeline = 'ideas' | 'events' | 'tickets'
export const eventPipelineRoles: readonly EventPipeline[] = ['ideas', 'events', 'tickets']

const stageRoles = {
  ideas: ['idea', 'discussion', 'concept', 'announcement', 'site', 'shelved'],
  events: ['planned', 'dates', 'host', 'held', 'closed', 'cancelled'],
  tickets: ['ordered', 'paid', 'sent', 'used', 'refused', 'refund'],
} as const

export type EventStage = { [Pipeline in EventPipeline]: `${Pipeline}.${typeof stageRoles[Pipeline][number]}` }[EventPipeline]
export const eventStageRoles = eventPipelineRoles.flatMap(pipeline => stageRoles[pipeline].map(stage => `${pipeline}.${stage}` as EventStage))

/** Which code of this portal plays which role of the solution `events`. */
export interface EventMap {
  /** Original name of each field, `UF_CRM_…`: what `useOriginalUfNames: 'Y'` reads and writes. */
  fields: Readonly<Record<EventField, string>>
  /** Id of each pipeline. */
  pipelines: Readonly<Record<EventPipeline, number>>
  /** `C5:NEW` by `events.planned`; a stage that the portal does not have is absent. */
  stages: ReadonlyMap<EventStage, string>
  /** Id of a list's value, by `publication.waiting` or `format.lecture`. */
  options: ReadonlyMap<string, string>
}

/**
 * Reads the map that setup left.
 *
 * @returns `null` when the solution was not set up: its pipelines are unknown then.
 */
export function readEventMap(appOptions: Readonly<Record<string, unknown>>): EventMap | null {
  const codes: Readonly<Partial<Record<ItemId, string>>> = readCodes(appOptions)?.codes ?? {}
  const pipelines = eventPipelineRoles.map(role => [role, Number(codes[`pipeline:${role}`] ?? Number.NaN)] as const)
  if (pipelines.some(([, id]) => !Number.isInteger(id)))
    return null
  return {
    fields: Object.fromEntries(eventFieldRoles.map(role => [role, codes[`field:deal.${role}`] || ownFields[role]])) as EventMap['fields'],
    pipelines: Object.fromEntries(pipelines) as EventMap['pipelines'],
    stages: new Map(eventStageRoles.flatMap(role => {
      const code = codes[`stage:${role}`]
      return code ? [[role, code] as const] : []
    })),
    options: new Map(Object.entries(codes).flatMap(([id, code]) => id.startsWith('option:deal.') && code ? [[id.slice('option:deal.'.length), code] as const] : [])),
  }
}
