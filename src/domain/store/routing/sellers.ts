import { groupBy } from '../../groupBy'
import type { StoreRules } from '../rules'
import { dayOf, momentOf } from '../shopTime'
import type { ShopDay } from '../shopTime'
import { byLoad, byTurn, choose } from './choice'
import type { Bar, Candidate, Choice, Order } from './choice'
import type { Ladder } from './ladder'
import { latestPresence, workdayOf } from './presence'
import type { Presence, Workday } from './presence'

/** A row of the shift board. */
export interface Shift {
  employeeId: number
  /** `2026-11-21` of the shop. */
  day: string
  storeId: number
  /** `HH:MM` */
  startsAt: string
  duty: 'SELLER' | 'CASHIER' | 'OPERATOR'
  presence: Presence | null
}

/** A visitor in the shop, or an online sale that looks for a seller. */
export interface Visit {
  id: number
  storeId: number
  openedAt: number
  /** Neither finished, left nor cancelled. */
  isOpen: boolean
  ladder: Ladder
}

/** What is known when a seller is looked for. */
export interface Floor {
  storeId: number
  at: number
  rules: Pick<StoreRules, 'timeZone' | 'presence.unknownAfter' | 'presence.here' | 'sellers.load' | 'shifts'>
  /** Rows of today; those of other stores and duties tell of people's workdays. */
  shifts: readonly Shift[]
  /** Of today at least, all stores; of earlier days, those still open when the settings count them. */
  visits: readonly Visit[]
  /** On leave today. */
  absentIds: ReadonlySet<number>
  /** Sellers of the settings: who of them has no shift today anywhere is listed as such. */
  sellerIds?: readonly number[]
}

/**
 * Everybody who could sell, with what keeps him from it: on the list of the day and store (S5-4.07, S5-8.17), workday started (S5-4.09, S5-8.18), and how many clients he has (S5-4.10, S5-8.19).
 * A request that only he is asked about counts as a client: the next visitor goes to somebody else.
 *
 * @param exceptVisitId The visit that looks for a seller.
 */
export function sellersOn(floor: Floor, exceptVisitId: number): Candidate[] {
  const today = dayOf(floor.at, floor.rules.timeZone)
  const rowsOf = groupBy(floor.shifts.filter(({ day }) => day === today.toString()), ({ employeeId }) => employeeId)
  const books = { open: clientsOf(floor, today, exceptVisitId), turns: lastTurns(floor.visits) }
  const listed = [...rowsOf].flatMap(([userId, rows]) => {
    const [own] = rows.filter(({ storeId, duty }) => storeId === floor.storeId && duty === 'SELLER').sort((one, other) => one.startsAt < other.startsAt ? -1 : 1)
    return own === undefined ? [] : [candidateOf(userId, own.startsAt, latestPresence(rows.flatMap(({ presence }) => presence ?? [])), floor, books)]
  })
  const unlisted = [...new Set(floor.sellerIds)].filter(userId => !rowsOf.has(userId))
  return [...listed, ...unlisted.map(userId => ({ ...candidateOf(userId, null, null, floor, books), bar: 'noShift' as const }))]
}

/** The fewest clients; then the shifts in the order of the settings, 8:00, 10:00, 12:00; then by turn (S5-4.11, S5-4.12, S5-8.20, S5-8.21). */
export function chooseSeller(candidates: readonly Candidate[], { at, rules }: Pick<Floor, 'at' | 'rules'>): Choice {
  return choose('seller', at, candidates, [byLoad, byShift(rules.shifts), byTurn])
}

/** Shifts that the settings do not name come after those they do, by the clock. */
function byShift(shifts: readonly string[]): Order {
  const minutesOf = (startsAt: string) => Number(startsAt.slice(0, 2)) * 60 + Number(startsAt.slice(3))
  return ['shift', ({ startsAt }) => {
    if (startsAt === null)
      return Infinity
    const place = shifts.indexOf(startsAt)
    return place === -1 ? shifts.length + minutesOf(startsAt) : place
  }]
}

interface Books { open: ReadonlyMap<number, number>, turns: ReadonlyMap<number, number> }

function candidateOf(userId: number, startsAt: string | null, presence: Presence | null, { at, rules, absentIds }: Floor, { open, turns }: Books): Candidate {
  const workday = workdayOf(presence, at, rules)
  const isAbsent = absentIds.has(userId)
  return { userId, startsAt, presence, isAbsent, workday, lastTurnAt: turns.get(userId) ?? null, open: open.get(userId) ?? 0, bar: isAbsent ? 'absent' : barOf(workday) }
}

/** A seller on a break is not asked (GAP-29). */
function barOf(workday: Workday): Bar | null {
  return workday === 'started' ? null : workday
}

/** How many clients each has: visits of today, or all, by the settings. */
function clientsOf({ visits, rules }: Floor, today: ShopDay, exceptVisitId: number): Map<number, number> {
  const since = rules['sellers.load'] === 'allVisits' ? -Infinity : momentOf(today, '00:00', rules.timeZone)
  const clients = new Map<number, number>()
  for (const { id, isOpen, openedAt, ladder } of visits) {
    const userId = isOpen && id !== exceptVisitId && openedAt >= since ? whoseIs(ladder) : null
    if (userId !== null)
      clients.set(userId, (clients.get(userId) ?? 0) + 1)
  }
  return clients
}

/** Who has accepted, or who alone is asked and has not refused. */
function whoseIs({ accepted, asks }: Ladder): number | null {
  if (accepted !== null)
    return accepted.userId
  const last = asks.at(-1)
  const [userId] = last?.userIds ?? []
  return last === undefined || userId === undefined || last.round === 0 || last.refused.includes(userId) ? null : userId
}

/** Being asked alone is a turn, taken or not; when everybody is asked, only who accepts has had one. */
function lastTurns(visits: readonly Visit[]): Map<number, number> {
  const turns = new Map<number, number>()
  const note = (userId: number, at: number) => turns.set(userId, Math.max(at, turns.get(userId) ?? at))
  for (const { ladder: { asks, accepted } } of visits) {
    for (const { round, userIds: [userId], at } of asks) {
      if (round > 0 && userId !== undefined)
        note(userId, at)
    }
    if (accepted !== null)
      note(accepted.userId, accepted.at)
  }
  return turns
}
