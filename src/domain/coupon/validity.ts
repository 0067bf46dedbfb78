import type { CouponKind } from '../store/roles'
import type { StoreRules } from '../store/rules'
import { addDays, dayOf, endOfDay, laterTime, momentOf, remaining } from '../store/shopTime'
import type { Remaining } from '../store/shopTime'

type ValidityRules = Pick<StoreRules, 'timeZone' | 'hours' | 'messageAt' | 'coupon.lifeDays' | 'coupon.remindBeforeDays' | 'coupon.remindAfterHours'>

/** «Для дня рождения 3 суток», and its reminder a day before: fixed by the client, no settings. */
const birthdayLifeDays = 3
const birthdayRemindBeforeDays = 1

/**
 * When a coupon ends. A birthday coupon lives three times 24 hours, an ordinary one until the end of its last day where the shop is.
 *
 * @param issuedAt Milliseconds, the portal's time.
 */
export function couponUntil(issuedAt: number, kind: CouponKind, rules: ValidityRules): number {
  const { timeZone } = rules
  return kind === 'BIRTHDAY'
    ? Math.ceil(issuedAt / 1000) * 1000 + birthdayLifeDays * 24 * 3_600_000
    : endOfDay(dayOf(addDays(issuedAt, rules['coupon.lifeDays'], timeZone), timeZone), timeZone)
}

/**
 * When the client is reminded: so many days before the last one, at the hour of messages, not before opening.
 *
 * @returns `null` when that is too soon after the issue or after the end.
 */
export function couponRemindAt(issuedAt: number, until: number, kind: CouponKind, rules: ValidityRules): number | null {
  const { timeZone, hours, messageAt } = rules
  const before = kind === 'BIRTHDAY' ? birthdayRemindBeforeDays : rules['coupon.remindBeforeDays']
  const at = momentOf(dayOf(until, timeZone).subtract({ days: before }), laterTime(messageAt, hours.opensAt), timeZone)
  return at - issuedAt < rules['coupon.remindAfterHours'] * 3_600_000 || at >= until ? null : at
}

/** A coupon at a moment; `used` and `unused` come from the lead's status, which wins over the clock. */
export type CouponState = { kind: 'active', left: Remaining } | { kind: 'expired', since: number } | { kind: 'used' } | { kind: 'unused' }

export function couponState(now: number, coupon: { status: string | null, until: number | null }, timeZone: string): CouponState {
  if (coupon.status === 'couponUsed')
    return { kind: 'used' }
  if (coupon.status === 'couponUnused')
    return { kind: 'unused' }
  const until = coupon.until ?? Infinity
  return now > until ? { kind: 'expired', since: until } : { kind: 'active', left: remaining(now, until, timeZone) }
}

/** How a redeemed coupon comes back when its sale is cancelled or returned. `graceDays` count from the day of the return. */
export type GiveBack = { way: 'original' } | { way: 'grace', graceDays: number } | { way: 'burn' }

/** `back`: the lead goes to «ВЫДАННЫЕ КУПОНЫ» with this end. `ended`: its own end has passed, so it would come back dead. */
export type GivenBack = { kind: 'back', until: number } | { kind: 'ended', until: number } | { kind: 'burnt' }

/** Grace never takes away: the later of both ends holds. */
export function giveBack(until: number, at: number, wanted: GiveBack, timeZone: string): GivenBack {
  if (wanted.way === 'burn')
    return { kind: 'burnt' }
  const grace = wanted.way === 'grace' ? endOfDay(dayOf(addDays(at, wanted.graceDays, timeZone), timeZone), timeZone) : until
  const end = Math.max(until, grace)
  return end < at ? { kind: 'ended', until: end } : { kind: 'back', until: end }
}
