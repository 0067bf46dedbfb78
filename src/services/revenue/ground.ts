import { PortalError } from '@/domain/portalError'
import type { Rates } from '@/domain/reports/rates'
import { readRatesSnapshot } from '@/domain/revenue/ratesSnapshot'
import { readRun, readState } from '@/domain/revenue/revenueState'
import type { RevenueState, RunRecord } from '@/domain/revenue/revenueState'
import { revenueSettingsOf } from '@/domain/revenue/settings'
import type { RevenueSettings } from '@/domain/revenue/types'
import { readTripMap } from '@/domain/tripMap'
import type { TripMap } from '@/domain/tripMap'
import { resultOf } from '../portal/batch'
import { asFlag, asId, asList, asRecord, asText } from '../portal/decode'
import type { CallOptions, CommandResult, PortalCalls } from '../portal/types'
import { ratesIn } from '../reports/rates'

/** What totals are counted with and by whom, as of one moment. */
export interface Ground {
  map: TripMap
  /** With the currency resolved. */
  settings: RevenueSettings
  rates: Rates | null
  /** `own` are read now, `kept` were left by an administrator on that day. */
  ratesOf: { kind: 'own' } | { kind: 'kept', on: string } | { kind: 'none' }
  /** What administrators have left for those who may not read the rates. */
  keptRates: Rates | null
  /** Names by id. */
  pipelines: ReadonlyMap<number, string>
  me: { id: number, isAdmin: boolean }
  state: RevenueState | null
  run: RunRecord | null
  language: 'ru' | 'en'
  /** Portal time before anything was read, ISO: what changes later is newer. */
  at: string
}

/**
 * Reads it: one request.
 *
 * @param language Of this person; the portal's totals keep the one they began with.
 * @returns `null` when the solution is not set up.
 * @throws {PortalError}
 * @see https://apidocs.bitrix24.com/api-reference/common/settings/app-option-get.html
 * @see https://apidocs.bitrix24.com/api-reference/common/users/profile.html
 * @see https://apidocs.bitrix24.com/api-reference/crm/currency/crm-currency-list.html
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/category/crm-category-list.html
 */
export async function readGround(calls: PortalCalls, language: 'ru' | 'en', options: CallOptions = {}): Promise<Ground | null> {
  const answers = await calls.readBatch({
    options: { method: 'app.option.get' },
    me: { method: 'profile' },
    rates: { method: 'crm.currency.list' },
    pipelines: { method: 'crm.category.list', params: { entityTypeId: 2 } },
  }, options)
  const appOptions = asRecord(resultOf(answers.options, 'app.option.get'))
  const map = readTripMap(appOptions)
  if (map === null)
    return null
  const me = asRecord(resultOf(answers.me, 'profile'))
  const own = ownRates(answers.rates)
  const kept = readRatesSnapshot(appOptions)
  const rates = own ?? kept?.rates ?? null
  const state = readState(appOptions)
  const settings = revenueSettingsOf(appOptions)
  const categories = asList(asRecord(resultOf(answers.pipelines, 'crm.category.list')).categories).map(asRecord)
  return {
    map, rates, state,
    keptRates: kept?.rates ?? null,
    settings: { ...settings, currency: settings.currency || rates?.base || state?.currency || 'RUB' },
    ratesOf: own !== null ? { kind: 'own' } : kept !== null ? { kind: 'kept', on: kept.on } : { kind: 'none' },
    pipelines: new Map(categories.map(row => [Number(asText(row.id)), asText(row.name)])),
    me: { id: asId(me.ID) ?? 0, isAdmin: asFlag(me.ADMIN) },
    run: readRun(appOptions),
    language: state?.language ?? language,
    at: startOf(answers.options),
  }
}

/** The refusal comes as a text without a code. @throws {PortalError} what is no refusal */
function ownRates(answer: CommandResult): Rates | null {
  if (answer.kind === 'failed' && ['forbidden', 'no-access', 'rejected'].includes(answer.error.kind))
    return null
  return ratesIn(resultOf(answer, 'crm.currency.list'))
}

/** @throws {PortalError} when the portal does not tell its time: totals could not say how old they are. */
function startOf(answer: CommandResult): string {
  const finishedAt = answer.kind === 'done' ? answer.time.finishedAt : null
  if (finishedAt === null)
    throw new PortalError('unreachable', 'Failed to begin with the totals: the portal told no time. Try again.')
  return finishedAt
}
