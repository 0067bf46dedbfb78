import type { StoreRules } from '../rules'
import { dayOf } from '../shopTime'

/** Values of the shift board's «Рабочий день», by their `XML_ID`. */
export const presenceStates = ['OPENED', 'PAUSED', 'CLOSED', 'EXPIRED', 'HERE'] as const
export type PresenceState = typeof presenceStates[number]

/** Who said so, by the `XML_ID` of «Откуда узнали». */
export const presenceSources = ['OWN_PAGE', 'PROCESS', 'ADMINISTRATOR', 'CASHIER'] as const
export type PresenceSource = typeof presenceSources[number]

/** What is known of an employee's workday, and since when: milliseconds of the portal. */
export interface Presence { state: PresenceState, at: number, source: PresenceSource }

/** `closed`: not started yet, or over. `leftOpen`: nobody closed yesterday's. `unknown`: nobody said, or too long ago. */
export type Workday = 'started' | 'paused' | 'closed' | 'leftOpen' | 'unknown'

type PresenceRules = Pick<StoreRules, 'timeZone' | 'presence.unknownAfter' | 'presence.here'>

const workdays: Readonly<Record<PresenceState, Workday>> = { OPENED: 'started', HERE: 'started', PAUSED: 'paused', CLOSED: 'closed', EXPIRED: 'leftOpen' }

/** The workday at a moment: what was said too long ago is no fact any more. A cashier's mark may hold for its day, because nobody renews it. */
export function workdayOf(presence: Presence | null, now: number, rules: PresenceRules): Workday {
  if (presence === null)
    return 'unknown'
  const holdsForDay = presence.state === 'HERE' && rules['presence.here'] === 'day'
  const isFresh = holdsForDay ? dayOf(presence.at, rules.timeZone).compare(dayOf(now, rules.timeZone)) === 0 : now - presence.at <= rules['presence.unknownAfter'] * 60_000
  return isFresh ? workdays[presence.state] : 'unknown'
}

/** Of several sources the one that knew last; at the same moment the portal's word counts before the cashier's. */
export function latestPresence(presences: readonly Presence[]): Presence | null {
  const trust = ({ source }: Presence) => presenceSources.length - presenceSources.indexOf(source)
  return [...presences].sort((one, other) => other.at - one.at || trust(other) - trust(one))[0] ?? null
}
