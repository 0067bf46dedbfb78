import type { Rates } from '@/domain/reports/rates'
import { ratesMark, settingsMark } from '@/domain/revenue/marks'
import { areSameRates, ratesOption, writeRatesSnapshot } from '@/domain/revenue/ratesSnapshot'
import { runOption, stateOption, writeKept } from '@/domain/revenue/revenueState'
import type { RevenueState, RunRecord } from '@/domain/revenue/revenueState'
import type { ChangeCursor } from '../portal/readAll/readIncremental'
import type { PortalCalls, WriteResult } from '../portal/types'
import type { Counts } from './counts'
import type { Ground } from './ground'
import type { TotalsOutcome } from './writeTotals'

/** Changes of the cursor's last minute that are kept by name; with more of them the minute is read once more. */
const mostSeen = 200
/** With more of them something is wrong that another try does not mend. */
const mostOwed = 100

/** What totals have been brought up to. */
export interface BroughtUpTo {
  cursor: ChangeCursor
  counts: Counts
  currencies: Iterable<string>
  mixedDeals: number
  large: readonly number[]
  outcomes: ReadonlyMap<number, TotalsOutcome>
  /** Owed from before, and not tried. */
  owed?: readonly number[]
}

export function stateOf({ settings, rates, language, at, me }: Ground, { cursor, counts, currencies, mixedDeals, large, outcomes, owed = [] }: BroughtUpTo): RevenueState {
  const foreign = [...new Set(currencies)].sort()
  return {
    settings: settingsMark(settings), rates: ratesMark(rates, settings.currency, foreign), currency: settings.currency, language,
    since: cursor.since, seen: Object.keys(cursor.seen).length > mostSeen ? {} : cursor.seen,
    deals: counts.deals, contacts: counts.contacts, currencies: foreign, mixedDeals, large, owed: [...new Set([...owed, ...owedOf(outcomes)])].slice(0, mostOwed), at, by: me.id,
  }
}

/** A contact that is gone is owed nothing. */
function owedOf(outcomes: ReadonlyMap<number, TotalsOutcome>): number[] {
  return [...outcomes].filter(([, outcome]) => outcome.kind === 'unknown' || (outcome.kind === 'refused' && outcome.error.kind !== 'missing')).map(([id]) => id)
}

/**
 * Keeps the state, and the rates for those who may not read them: administrators only. A lost reply does no harm: an older
 * state only makes the next catch-up read more.
 *
 * @see https://apidocs.bitrix24.com/api-reference/common/settings/app-option-set.html
 */
export function keepState(calls: PortalCalls, ground: Ground, state: RevenueState): Promise<WriteResult<unknown>> {
  return calls.write('app.option.set', { options: { [stateOption]: writeKept(state), ...keptRates(ground) } }, { background: true })
}

/** Tells others how a run stands. Administrators only; nothing hangs on it. */
export function keepRun(calls: PortalCalls, run: RunRecord): Promise<WriteResult<unknown>> {
  return calls.write('app.option.set', { options: { [runOption]: writeKept(run) } }, { background: true })
}

function keptRates({ rates, ratesOf, keptRates: before, at }: Ground): Record<string, string> {
  return rates !== null && ratesOf.kind === 'own' && !isSame(before, rates) ? { [ratesOption]: writeRatesSnapshot(rates, at.slice(0, 10)) } : {}
}

function isSame(kept: Rates | null, rates: Rates): boolean {
  return kept !== null && areSameRates(kept, rates)
}
