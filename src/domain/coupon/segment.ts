import type { Mailing } from '../store/roles'

/** Whom coupons are issued to at once. */
export type Segment
  /** Everybody who takes messages. */
  = | { kind: 'mailing' }
    /** Whose birthday is within so many days, today included. */
    | { kind: 'birthday', days: number }
    /** Bought once, and not in so many months. */
    | { kind: 'sleeping', months: number }

/** A client as the segment looks at him. Moments are milliseconds. */
export interface SegmentClient {
  id: number
  name: string
  responsibleId: number | null
  mailing: Mailing | null
  /** `2001-05-09`, empty when it is not known. */
  birthdate: string
  lastSaleAt: number | null
  hasCoupon: boolean
}

/** Why somebody of the segment gets none. */
export type LeftOut = 'hasCoupon' | 'optedOut'

export interface Division { gets: SegmentClient[], leftOut: Readonly<Record<LeftOut, number>> }

/** @param today `2026-11-16` where the shop is. */
export function divide(clients: readonly SegmentClient[], segment: Segment, today: string, now: number): Division {
  const inSegment = clients.filter(client => belongs(client, segment, today, now))
  return {
    gets: inSegment.filter(client => whyNot(client) === null),
    leftOut: { hasCoupon: inSegment.filter(client => whyNot(client) === 'hasCoupon').length, optedOut: inSegment.filter(client => whyNot(client) === 'optedOut').length },
  }
}

function whyNot({ hasCoupon, mailing }: SegmentClient): LeftOut | null {
  if (mailing === 'OPTED_OUT')
    return 'optedOut'
  return hasCoupon ? 'hasCoupon' : null
}

function belongs({ mailing, birthdate, lastSaleAt }: SegmentClient, segment: Segment, today: string, now: number): boolean {
  switch (segment.kind) {
    case 'mailing': return mailing === 'YES' || mailing === 'OPTED_OUT'
    case 'birthday': return daysToBirthday(birthdate, today) < segment.days
    case 'sleeping': return lastSaleAt !== null && lastSaleAt < monthsAgo(now, segment.months)
  }
}

/** Days until the next birthday, 0 for today; who was born on the 29th of February has it on the 28th in other years. */
export function daysToBirthday(birthdate: string, today: string): number {
  const [, month = '', day = ''] = /^\d{4}-(\d\d)-(\d\d)/.exec(birthdate) ?? []
  if (month === '')
    return Infinity
  const year = Number(today.slice(0, 4))
  const days = [year, year + 1].map(each => (dayOf(each, month, day) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000)
  return days.find(left => left >= 0) ?? Infinity
}

function dayOf(year: number, month: string, day: string): number {
  const isLeap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1
  return Date.UTC(year, Number(month) - 1, month === '02' && day === '29' && !isLeap ? 28 : Number(day))
}

function monthsAgo(now: number, months: number): number {
  const at = new Date(now)
  at.setUTCMonth(at.getUTCMonth() - months)
  return at.getTime()
}

/** Names a batch: the same segment on the same day is the same batch, so that it goes on where it stopped. */
export function batchName(segment: Segment, today: string): string {
  const size = segment.kind === 'birthday' ? `-${segment.days}` : segment.kind === 'sleeping' ? `-${segment.months}` : ''
  return `coupons-${segment.kind}${size}-${today}`
}
