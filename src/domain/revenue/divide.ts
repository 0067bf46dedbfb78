import type { Money } from '../money'
import { convert } from '../reports/rates'
import type { Rates } from '../reports/rates'
import { apportion } from './apportion'
import type { DividedDeal, Exclusion, RevenueDeal, RevenueSettings, ShareRule, YearBy } from './types'
import { wholeWeight } from './weights'

/** The calendar year of the date that decides; `null` when the deal has no such date. */
export function yearOf({ closedOn, tripEnd, paidOn }: Pick<RevenueDeal, 'closedOn' | 'tripEnd' | 'paidOn'>, yearBy: YearBy): number | null {
  const day = { closing: closedOn, trip: tripEnd, payment: paidOn }[yearBy]
  const [, year] = /^(\d{4})-\d\d-\d\d/.exec(day ?? '') ?? []
  return year === undefined ? null : Number(year)
}

/**
 * Divides a won deal among its contacts. The parts and `unshared` add up to `total` to the last unit; an excluded deal has
 * no parts.
 *
 * A refund in the deal's own currency is taken off before the sum is converted; one in another currency is converted apart.
 *
 * @param settings With the currency resolved: not empty.
 * @param rates `null` when the person may not read them.
 */
export function divide(deal: RevenueDeal, settings: RevenueSettings, rates: Rates | null): DividedDeal {
  const { year, total, ownTotal, exclusion } = value(deal, settings, rates)
  const wanted = settings.ruleOf.get(deal.pipelineId) ?? settings.rule
  const contacts = [...new Set(deal.contactIds)]
  const ruled = weightsBy(wanted, deal, contacts)
  const parts = exclusion !== null || total === null || contacts.length === 0
    ? new Map<number, number>()
    : apportion(total, ruled ?? equal(contacts))
  return {
    deal, year, total, ownTotal, parts, exclusion,
    rule: ruled === null ? 'equal' : wanted,
    wantedRule: ruled === null ? wanted : null,
    unshared: exclusion === null && contacts.length === 0 ? total ?? 0 : 0,
  }
}

function value(deal: RevenueDeal, { currency, yearBy, excluded }: RevenueSettings, rates: Rates | null): Pick<DividedDeal, 'year' | 'total' | 'ownTotal' | 'exclusion'> {
  const year = yearOf(deal, yearBy)
  const total = netIn(deal, currency, rates)
  const exclusion: Exclusion | null = excluded.has(deal.pipelineId) ? 'pipeline' : total === null ? 'no-rate' : year === null ? 'no-date' : null
  return { year, total, ownTotal: netIn(deal, deal.amount.currency, rates), exclusion }
}

function netIn({ amount, refund }: Pick<RevenueDeal, 'amount' | 'refund'>, currency: string, rates: Rates | null): number | null {
  if (refund === null || refund.currency === amount.currency)
    return convert({ ...amount, minor: amount.minor - (refund?.minor ?? 0) }, currency, rates)
  const [sold, back] = [amount, refund].map((money: Money) => convert(money, currency, rates))
  return sold == null || back == null ? null : sold - back
}

/** Null where the deal lacks what the rule goes by: a payer or primary contact of its own, weights above zero. */
function weightsBy(rule: ShareRule, { primaryId, payerId, weights }: RevenueDeal, contacts: readonly number[]): Map<number, bigint> | null {
  switch (rule) {
    case 'equal': return equal(contacts)
    case 'primary': return all(primaryId, contacts)
    case 'payer': return all(payerId, contacts)
    case 'weights': {
      const whole = new Map(contacts.map(id => [id, wholeWeight(weights?.get(id) ?? 0)]))
      return [...whole.values()].some(weight => weight > 0n) ? whole : null
    }
  }
}

function equal(contacts: readonly number[]): Map<number, bigint> {
  return new Map(contacts.map(id => [id, 1n]))
}

/** Who is not bound to the deal gets nothing of it: his revenue could not be found by his deals. */
function all(only: number | null, contacts: readonly number[]): Map<number, bigint> | null {
  return only !== null && contacts.includes(only) ? new Map(contacts.map(id => [id, id === only ? 1n : 0n])) : null
}
