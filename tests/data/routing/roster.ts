import type { Random } from 'b24-local-portal'
import type { Presence } from '@/domain/store/routing/presence'
import type { Shift } from '@/domain/store/routing/sellers'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
/** Midnight of 1 November 2026 in Bishkek, which is six hours ahead of UTC all year. */
const BEGINNING = Date.UTC(2026, 9, 31, 18)

export const STORES = [1, 2] as const
const SELLERS_A_STORE = 7
const SHIFTS = ['08:00', '10:00', '12:00'] as const
const CLOSING_HOUR = 20

/** What a seller really does on a day, what the board says of it, and what becomes known of his workday. */
export interface SellerDay {
  userId: number
  /** Rows of the shift board; a change of the shift makes a second one out of the first. */
  rows: readonly { from: number, storeId: number, startsAt: string }[]
  isAbsent: boolean
  /** When he is really there and not on a break. */
  there: readonly { from: number, to: number }[]
  told: readonly Presence[]
}

export interface ShopDay { index: number, date: string, opensAt: number, closesAt: number, sellers: readonly SellerDay[] }

export const sellersOfStore = (storeId: number): number[] => Array.from({ length: SELLERS_A_STORE }, (_, index) => storeId * 100 + index + 1)

/** A day of both stores: who is on the list and what comes of it. */
export function shopDay(index: number, random: Random): ShopDay {
  const midnight = BEGINNING + index * DAY
  return {
    index,
    date: new Date(midnight + 6 * HOUR).toISOString().slice(0, 10),
    opensAt: midnight + 8 * HOUR,
    closesAt: midnight + CLOSING_HOUR * HOUR,
    sellers: STORES.flatMap(storeId => sellersOfStore(storeId).flatMap(userId => random.next() < 0.75 ? [sellerDay(userId, storeId, index, midnight, random)] : [])),
  }
}

function sellerDay(userId: number, storeId: number, index: number, midnight: number, random: Random): SellerDay {
  const startsAt = SHIFTS[(userId + index) % SHIFTS.length]!
  const begins = midnight + Number(startsAt.slice(0, 2)) * HOUR + random.whole(-10, 20) * MINUTE
  const ends = Math.min(begins + 9 * HOUR, midnight + CLOSING_HOUR * HOUR)
  const isAbsent = random.next() < 0.04
  const staysAway = isAbsent || random.next() < 0.03
  const breaks = Array.from({ length: 2 }, () => begins + random.whole(90, 420) * MINUTE).sort((one, other) => one - other).map(from => ({ from, to: from + random.whole(10, 40) * MINUTE }))
  const changed = random.next() < 0.04 ? [{ from: midnight + random.whole(10, 15) * HOUR, storeId: random.next() < 0.4 ? 3 - storeId : storeId, startsAt: random.pick(SHIFTS) }] : []
  const there = staysAway ? [] : withoutBreaks({ from: begins, to: ends }, breaks)
  return { userId, rows: [{ from: 0, storeId, startsAt }, ...changed], isAbsent, there, told: staysAway ? [] : tellings(there, ends, midnight, random) }
}

function withoutBreaks(whole: { from: number, to: number }, breaks: readonly { from: number, to: number }[]): { from: number, to: number }[] {
  let from = whole.from
  const parts = []
  for (const pause of breaks) {
    if (pause.from > from && pause.to < whole.to) {
      parts.push({ from, to: pause.from })
      from = pause.to
    }
  }
  return [...parts, { from, to: whole.to }]
}

/** A page that tells every five minutes and is silent at times, a process that tells of each change, or a mark of the cashier. */
function tellings(there: readonly { from: number, to: number }[], ends: number, midnight: number, random: Random): Presence[] {
  const stateAt = (at: number) => at >= ends ? 'CLOSED' : there.some(part => at >= part.from && at < part.to) ? 'OPENED' : at < there[0]!.from ? 'CLOSED' : 'PAUSED'
  const way = random.next()
  if (way < 0.15)
    return [{ state: 'HERE', at: there[0]!.from + random.whole(1, 20) * MINUTE, source: 'CASHIER' }, { state: 'CLOSED', at: ends, source: 'OWN_PAGE' }]
  const every = Array.from({ length: 13 * 12 }, (_, index) => midnight + 7 * HOUR + index * 5 * MINUTE)
  const silentFrom = midnight + random.whole(9, 19) * HOUR
  const isSilent = (at: number) => random.next() < 0.1 || (at >= silentFrom && at < silentFrom + 40 * MINUTE)
  const source = way < 0.3 ? 'ADMINISTRATOR' as const : 'OWN_PAGE' as const
  const told = every.filter(at => !isSilent(at)).map((at): Presence => ({ state: stateAt(at), at, source }))
  const changes = way > 0.8 ? [] : [...there.flatMap(({ from, to }) => [from, to]), ends].map((at): Presence => ({ state: stateAt(at), at, source: 'PROCESS' }))
  return [...told, ...changes].sort((one, other) => one.at - other.at)
}

export function toldOf({ told }: SellerDay, at: number): Presence | null {
  return told.findLast(presence => presence.at <= at) ?? null
}

export function isThere({ there }: SellerDay, at: number): boolean {
  return there.some(({ from, to }) => at >= from && at < to)
}

/** Rows of the shift board as anybody reads them at a moment. */
export function boardAt(day: ShopDay, at: number): Shift[] {
  return day.sellers.map(seller => {
    const row = seller.rows.findLast(({ from }) => from <= at)!
    return { employeeId: seller.userId, day: day.date, storeId: row.storeId, startsAt: row.startsAt, duty: 'SELLER', presence: toldOf(seller, at) }
  })
}

/** Moments at which visitors come: few in the morning, a rush at noon and in the evening. */
export function visitorsOf({ opensAt, closesAt }: ShopDay, random: Random): number[] {
  const moments: number[] = []
  for (let at = opensAt; at < closesAt; at += MINUTE) {
    const hour = 8 + (at - opensAt) / HOUR
    const perHour = hour >= 12 && hour < 14 ? 9 : hour >= 17 && hour < 19 ? 11 : 4
    if (random.next() < perHour / 60)
      moments.push(at + random.whole(0, MINUTE - 1))
  }
  return moments
}
