import type { Random } from 'b24-local-portal'
import { WORLD_NOW } from '../moscowTime.ts'
import { parties, writtenClients } from './clients.ts'
import { priceIn, routes, shiftDays, tripOf } from './routes.ts'
import type { Trip } from './routes.ts'
import type { Sale } from './sales.ts'
import type { TripStage } from './structure.ts'

const TODAY = WORLD_NOW.slice(0, 10)
const YESTERDAY = shiftDays(TODAY, -1)

/** How much of the sales each year has; the club grows, and next year has begun to sell. */
const years = new Map([[2020, 5], [2021, 8], [2022, 11], [2023, 15], [2024, 18], [2025, 20], [2026, 17], [2027, 6]])
const discounts = [0.03, 0.05, 0.07, 0.1]

/** A number as likely as its share. */
function pickShare(random: Random, shares: ReadonlyMap<number, number>): number {
  let left = random.next() * [...shares.values()].reduce((sum, share) => sum + share, 0)
  for (const [value, share] of shares) {
    left -= share
    if (left < 0)
      return value
  }
  return [...shares.keys()].at(-1)!
}

function earlier(one: string, other: string): string {
  return one < other ? one : other
}

function pickTrip(random: Random): Trip {
  const year = pickShare(random, years)
  const chance = random.next()
  const pipeline = chance < 0.58 ? 'tours' : chance < 0.75 ? 'expeditions' : 'meetings'
  const route = random.pick(routes.filter(one => one.pipeline === pipeline))
  if (route.month !== null)
    return tripOf(route, year)
  // An evening in town is announced two months ahead at the most.
  return year === 2027 ? tripOf(route, 2026, 12) : tripOf(route, year, random.whole(1, year === 2026 ? 11 : 12), random.whole(2, 28))
}

/** Sometimes less was agreed, and now and then to the kopeck. */
function agreed(random: Random, sum: number): number {
  if (random.next() < 0.7)
    return sum
  const off = sum * (1 - random.pick(discounts))
  return Math.round((random.next() < 0.5 ? Math.round(off) : off - random.whole(1, 9999) / 100) * 100) / 100
}

function stageOf(random: Random, { end }: Trip): TripStage {
  const chance = random.next()
  if (end >= TODAY)
    return chance < 0.25 ? 'new' : chance < 0.55 ? 'booked' : chance < 0.87 ? 'paid' : 'lost'
  if (chance < 0.05 && end > shiftDays(TODAY, -30))
    return 'travelled'
  return chance < 0.8 ? 'won' : chance < 0.94 ? 'lost' : 'refund'
}

/** The day on which a deal of this stage was, or will be, closed. */
function closingDay(random: Random, stage: TripStage, { start, end }: Trip, created: string): string {
  if (stage === 'won')
    return earlier(shiftDays(end, random.whole(0, 6)), YESTERDAY)
  if (stage === 'lost')
    return earlier(shiftDays(created, random.whole(4, 20)), YESTERDAY)
  if (stage === 'refund') {
    const before = shiftDays(start, -random.whole(1, 12))
    return before < created ? created : before
  }
  return end
}

/** Few buy much: those who came first in the list come again and again. */
function pickParty(random: Random, contacts: number): readonly number[] {
  if (contacts <= writtenClients)
    return parties[Math.floor(parties.length * random.next() ** 1.8)]!
  const chance = random.next()
  const size = chance < 0.55 ? 1 : chance < 0.85 ? 2 : chance < 0.93 ? 3 : random.whole(4, 6)
  const first = 4 + Math.floor((contacts - 3 - size) * random.next() ** 3)
  return Array.from({ length: size }, (_, index) => first + index)
}

function pickResponsible(random: Random, { route }: Trip): number {
  if (route.pipeline === 'expeditions' && random.next() < 0.6)
    return 5
  return random.pick([2, 2, 3, 3, 6])
}

function aSale(random: Random, contacts: number): Sale {
  const trip = pickTrip(random)
  const party = random.next() < 0.02 ? [] : pickParty(random, contacts)
  const stage = stageOf(random, trip)
  const created = earlier(shiftDays(trip.start, -(trip.route.pipeline === 'meetings' ? random.whole(5, 40) : random.whole(25, 170))), shiftDays(YESTERDAY, -random.whole(0, 60)))
  const isPaid = stage === 'won' || stage === 'paid' || stage === 'travelled' || stage === 'refund'
  const closed = closingDay(random, stage, trip, created)
  const paidDay = earlier(shiftDays(created, random.whole(2, 24)), earlier(closed, YESTERDAY))
  const places = Math.max(1, party.length)
  return {
    trip,
    contacts: party,
    stage,
    created,
    closed,
    paid: isPaid && random.next() < 0.92 ? paidDay : null,
    amount: agreed(random, priceIn(trip.route, Number(trip.start.slice(0, 4))) * places),
    currency: trip.route.currency,
    responsible: pickResponsible(random, trip),
    isWithoutTripDays: trip.start < '2022-01-01' ? random.next() < 0.5 : random.next() < 0.03,
    ...(party.length > 1 && random.next() < 0.12 ? { payer: party[0]! } : {}),
  }
}

/** Years of sales, made up; the same seed gives the same. */
export function historySales(random: Random, { count, contacts }: { count: number, contacts: number }): Sale[] {
  return Array.from({ length: count }, () => aSale(random, contacts))
}
