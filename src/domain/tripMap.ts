import type { ItemId } from './blueprint/items'
import { readCodes } from './portalMap'

/** Deal fields of the solution `trips`, by role, as the blueprint names them. */
const ownDealFields = {
  tripStart: 'UF_CRM_TRIP_START',
  tripEnd: 'UF_CRM_TRIP_END',
  article: 'UF_CRM_TRIP_ARTICLE',
  hotels: 'UF_CRM_TRIP_HOTELS',
  headliner: 'UF_CRM_TRIP_HEADLINER',
  payer: 'UF_CRM_TRIP_PAYER',
  paidOn: 'UF_CRM_TRIP_PAID_ON',
  refund: 'UF_CRM_CARDINAL_REFUND',
  weights: 'UF_CRM_TRIP_WEIGHTS',
  filled: 'UF_CRM_TRIP_FILLED',
} as const

/** Contact fields that every year has alike. */
const ownContactFields = {
  totalAll: 'UF_CRM_TRIP_TOTAL_ALL',
  totalTours: 'UF_CRM_TRIP_TOTAL_TOURS',
  totalExpeditions: 'UF_CRM_TRIP_TOTAL_EXPEDITIONS',
  totalMeetings: 'UF_CRM_TRIP_TOTAL_MEETINGS',
  totalsText: 'UF_CRM_TRIP_TOTALS_TEXT',
  totalsAt: 'UF_CRM_TRIP_TOTALS_AT',
  totalsBy: 'UF_CRM_TRIP_TOTALS_BY',
  totals: 'UF_CRM_TRIP_TOTALS',
} as const

export type TripDealField = keyof typeof ownDealFields
export type TripContactField = keyof typeof ownContactFields
export const tripPipelineRoles = ['tours', 'expeditions', 'meetings'] as const
export type TripPipeline = typeof tripPipelineRoles[number]

/** Which code of this portal plays which role of the solution `trips`. */
export interface TripMap {
  /** Original names, `UF_CRM_…`: what `useOriginalUfNames: 'Y'` reads and writes. */
  deal: Readonly<Record<TripDealField, string>>
  contact: Readonly<Record<TripContactField, string>>
  /** The number of each calendar year that the portal has a field for. */
  totalOfYear: ReadonlyMap<number, string>
  pipelines: Readonly<Record<TripPipeline, number>>
  /** `C5:NEW` by `tours.new`; a stage that the portal does not have is absent. */
  stages: ReadonlyMap<string, string>
}

/**
 * Reads the map that setup left.
 *
 * @returns `null` when the solution was not set up: its pipelines are unknown then.
 */
export function readTripMap(appOptions: Readonly<Record<string, unknown>>): TripMap | null {
  const codes: Readonly<Partial<Record<ItemId, string>>> = readCodes(appOptions)?.codes ?? {}
  const pipelines = tripPipelineRoles.map(role => [role, Number(codes[`pipeline:${role}`] ?? Number.NaN)] as const)
  if (pipelines.some(([, id]) => !Number.isInteger(id)))
    return null
  const entries = Object.entries(codes)
  return {
    deal: namesOf('deal', ownDealFields, codes),
    contact: namesOf('contact', ownContactFields, codes),
    totalOfYear: new Map(entries.flatMap(([id, code]) => {
      const [, year] = /^field:contact\.total(\d{4})$/.exec(id) ?? []
      return year !== undefined && code ? [[Number(year), code] as const] : []
    })),
    pipelines: Object.fromEntries(pipelines) as TripMap['pipelines'],
    stages: new Map(entries.flatMap(([id, code]) => {
      const [, stage = ''] = /^stage:((?:tours|expeditions|meetings)\.\w+)$/.exec(id) ?? []
      return stage !== '' && code ? [[stage, code] as const] : []
    })),
  }
}

function namesOf<Role extends string>(entity: 'deal' | 'contact', own: Readonly<Record<Role, string>>, codes: Readonly<Partial<Record<ItemId, string>>>): Record<Role, string> {
  const roles = Object.keys(own) as Role[]
  return Object.fromEntries(roles.map(role => [role, codes[`field:${entity}.${role}`] || own[role]])) as Record<Role, string>
}
