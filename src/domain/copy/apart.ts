import { readCodes } from '../portalMap'

/** Deal fields of Cardinal's solutions that tell of one deal alone: counters, marks, sums that were reckoned for it. */
const ownRoles = ['request', 'selfId', 'mark', 'descriptionVersions', 'pictureFrame', 'filled', 'bonusEarned', 'bonusSpent', 'weights']

/** Codes of fields that no copy takes over, besides those that the events' own map names. */
export function apartCodes(appOptions: Readonly<Record<string, unknown>>): string[] {
  const codes: Readonly<Record<string, string>> = readCodes(appOptions)?.codes ?? {}
  return ownRoles.flatMap(role => codes[`field:deal.${role}`] ?? [])
}
