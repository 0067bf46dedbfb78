import type { DepositFate } from './roles'
import type { StoreRules } from './rules'
import { dayOf, endOfDay, laterTime, momentOf, openDayFrom } from './shopTime'
import type { ShopDay } from './shopTime'

export type HoldRules = Pick<StoreRules, 'timeZone' | 'hours' | 'morningAt' | 'messageAt' | 'hold.days' | 'hold.countFrom' | 'hold.endAt' | 'hold.online' | 'hold.deposit' | 'hold.deposit.least' | 'hold.deposit.extensions' | 'hold.deposit.extensionDays'>

/** Moments of a reservation, milliseconds. */
export interface HoldTimes {
  until: number
  /** The message to the client, a day before the last; `null` when that day was over already. */
  messageAt: number | null
  /** The cashier's task «Напомнить бронь», on the morning of the last day, not before opening. */
  taskAt: number
}

/**
 * Times of goods that are put aside. Days are those of the calendar; a last day on which the shop is shut moves to the next open one,
 * and so does one whose end has passed when the goods are put aside.
 */
export function holdTimes(putAsideAt: number, rules: HoldRules): HoldTimes {
  const first = dayOf(putAsideAt, rules.timeZone)
  const last = first.add({ days: rules['hold.days'] - (rules['hold.countFrom'] === 'sameDay' ? 1 : 0) })
  return timesOf(lastDay(last, putAsideAt, rules), putAsideAt, rules)
}

/** Times that follow from an end that stands in the field already. */
export function holdTimesUntil(until: number, now: number, rules: HoldRules): HoldTimes {
  return { ...timesOf(dayOf(until, rules.timeZone), now, rules), until }
}

/** End of a reservation made online: until the shop closes on the day the client named, else on the next day. */
export function onlineHoldUntil(madeAt: number, visitAt: number | null, rules: HoldRules): number {
  const { timeZone, hours } = rules
  const next = dayOf(madeAt, timeZone).add({ days: 1 })
  const wanted = rules['hold.online'] === 'namedDay' && visitAt !== null && visitAt >= madeAt ? dayOf(visitAt, timeZone) : next
  const closing = (day: ShopDay) => momentOf(day, hours.closesAt, timeZone)
  const day = openDayFrom(wanted, hours)
  return closing(day) > madeAt ? closing(day) : closing(openDayFrom(day.add({ days: 1 }), hours))
}

/** What came of the wish for a longer reservation. `over`: it has ended, the goods are not kept any more. */
export type Extension = { kind: 'extended', times: HoldTimes, extensions: number } | { kind: 'limit', limit: number } | { kind: 'over' }

export function extendHold(hold: { until: number, extensions: number }, now: number, rules: HoldRules): Extension {
  if (now > hold.until)
    return { kind: 'over' }
  const limit = rules['hold.deposit.extensions']
  if (hold.extensions >= limit)
    return { kind: 'limit', limit }
  const last = dayOf(hold.until, rules.timeZone).add({ days: rules['hold.deposit.extensionDays'] })
  return { kind: 'extended', times: timesOf(lastDay(last, now, rules), now, rules), extensions: hold.extensions + 1 }
}

export type DepositProblem = { kind: 'missing' } | { kind: 'too-small', least: number }

/** @param amount Whole units of the deal's currency, may have a fraction; `null` when none was entered. */
export function checkDeposit(amount: number | null, rules: HoldRules): DepositProblem | null {
  const least = rules['hold.deposit.least']
  if (amount === null)
    return { kind: 'missing' }
  return amount < least || amount < 0 ? { kind: 'too-small', least } : null
}

/** What becomes of the deposit when the goods are not bought: by the settings, or `ask` the cashier. Without a deposit nothing does. */
export function depositFate(deposit: number | null, rules: HoldRules): DepositFate | 'ask' | null {
  if (deposit === null || deposit === 0)
    return null
  return ({ ask: 'ask', return: 'RETURNED', keep: 'KEPT' } as const)[rules['hold.deposit']]
}

/** The first day from here that is open and not over yet. */
function lastDay(wanted: ShopDay, now: number, rules: HoldRules): ShopDay {
  const day = openDayFrom(wanted, rules.hours)
  return endOf(day, rules) > now ? day : lastDay(day.add({ days: 1 }), now, rules)
}

function endOf(day: ShopDay, { timeZone, hours, 'hold.endAt': endAt }: HoldRules): number {
  return endAt === 'closing' ? momentOf(day, hours.closesAt, timeZone) : endOfDay(day, timeZone)
}

function timesOf(last: ShopDay, now: number, rules: HoldRules): HoldTimes {
  const { timeZone, hours, morningAt, messageAt } = rules
  const message = momentOf(last.subtract({ days: 1 }), laterTime(messageAt, hours.opensAt), timeZone)
  return { until: endOf(last, rules), messageAt: message > now ? message : null, taskAt: momentOf(last, laterTime(morningAt, hours.opensAt), timeZone) }
}
