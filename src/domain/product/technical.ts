import { readCodes } from '../portalMap'
import type { TripMap } from '../tripMap'

/** Fields of a deal in which Cardinal keeps marks, counters and its own records; people and products write others. */
const technicalRoles = ['request', 'selfId', 'mark', 'descriptionTwin', 'descriptionVersions', 'pictureFrame', 'bonusEarned', 'bonusSpent', 'filled', 'weights']

/** Codes of fields that no product fills, whichever this portal has for them. */
export function technicalFields(map: TripMap, appOptions: Readonly<Record<string, unknown>>): Set<string> {
  const codes: Readonly<Record<string, string>> = readCodes(appOptions)?.codes ?? {}
  return new Set([map.deal.filled, map.deal.weights, ...technicalRoles.flatMap(role => codes[`field:deal.${role}`] ?? [])])
}

/** The deal's field by its role in the solution: `tripEnd` is `UF_CRM_TRIP_END`. Other names stay as they are. */
export function fieldOfRole(map: TripMap): (target: string) => string {
  return target => Object.hasOwn(map.deal, target) ? map.deal[target as keyof TripMap['deal']] : target
}
