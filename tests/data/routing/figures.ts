import type { Month } from './month.ts'
import { HOUR, STORES, sellersOfStore } from './roster.ts'

/** What a month came to; shares are of 1, waits in seconds. */
export interface Figures {
  visits: number
  given: number
  /** Given to two people. */
  twice: number
  /** Neither given nor told to anybody as waiting. */
  lost: number
  waiting: number
  everybody: number
  asksAVisit: number
  medianWait: number
  longWait: number
  /** Clients an hour at work, of the seller with the fewest and of the one with the most, by store. */
  perHour: { storeId: number, least: number, most: number }[]
}

export function figuresOf({ visits, days, asks }: Month): Figures {
  const given = visits.filter(({ givenTo }) => givenTo.length > 0)
  const waits = given.map(({ openedAt, givenAt }) => (givenAt! - openedAt) / 1000).sort((one, other) => one - other)
  const hoursOf = (userId: number) => days.flatMap(day => day.sellers.filter(seller => seller.userId === userId).flatMap(({ there }) => there.map(({ from, to }) => (to - from) / HOUR))).reduce((sum, hours) => sum + hours, 0)
  return {
    visits: visits.length,
    given: given.length,
    twice: visits.filter(({ givenTo }) => givenTo.length > 1).length,
    lost: visits.filter(({ givenTo, wasDue, wasAskedOfEverybody, openedAt, closedAt }) => givenTo.length === 0 && !wasDue && !wasAskedOfEverybody && closedAt! - openedAt > HOUR / 4).length,
    waiting: visits.length - given.length,
    everybody: visits.filter(({ wasAskedOfEverybody }) => wasAskedOfEverybody).length / visits.length,
    asksAVisit: asks / visits.length,
    medianWait: waits[Math.floor(waits.length / 2)] ?? 0,
    longWait: waits[Math.floor(waits.length * 0.95)] ?? 0,
    perHour: STORES.map(storeId => {
      const rates = sellersOfStore(storeId).map(userId => given.filter(({ givenTo }) => givenTo.includes(userId)).length / hoursOf(userId))
      return { storeId, least: Math.min(...rates), most: Math.max(...rates) }
    }),
  }
}

export function figuresInWords(figures: Figures, { refused, late, taken }: Month): string {
  const of = (value: number) => value.toFixed(2)
  return [
    `${figures.visits} visits: ${figures.given} given, ${figures.waiting} still waiting at closing time; ${figures.twice} twice, ${figures.lost} lost`,
    `${of(figures.asksAVisit)} asked alone a visit, ${of(figures.everybody * 100)} % went to everybody; ${refused} refusals, ${late} late, ${taken} too late behind another`,
    `accepted after ${Math.round(figures.medianWait)} s (half), ${Math.round(figures.longWait)} s (95 %)`,
    ...figures.perHour.map(({ storeId, least, most }) => `store ${storeId}: ${of(least)} to ${of(most)} clients an hour at work, ${of(most / least)} times`),
  ].join('\n')
}
