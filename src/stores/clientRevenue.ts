import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { PortalError } from '@/domain/portalError'
import { readCodes } from '@/domain/portalMap'
import { divide } from '@/domain/revenue/divide'
import { countedDeals, explain, movesOf, partsOf, purchasesOf } from '@/domain/revenue/explain'
import type { CellPlace, RevenueOwner } from '@/domain/revenue/explain'
import { buildMatrix } from '@/domain/revenue/matrix'
import { areSameRates, readRatesSnapshot } from '@/domain/revenue/ratesSnapshot'
import { missingTo, suggest } from '@/domain/revenue/rewards'
import { revenueSettingsOf, rewardsOf } from '@/domain/revenue/settings'
import { compareStored, storedRecordOf } from '@/domain/revenue/stored'
import { standingOf, summarise } from '@/domain/revenue/summary'
import { shareRules, yearDates } from '@/domain/revenue/types'
import type { RevenueDeal, RevenueSettings, ShareRule, YearBy } from '@/domain/revenue/types'
import { readTripMap } from '@/domain/tripMap'
import { asId } from '@/services/portal/decode'
import { sleep } from '@/services/portal/limits/sleep'
import { remembered } from '@/services/remembered'
import { readContact } from '@/services/revenue/readContact'
import type { RevenueReading } from '@/services/revenue/readContact'
import { useAttempt } from './attempt'
import { usePageServices } from './portal'

/** How writing what was counted into the contact's fields went. `not-allowed`: this person does not see all deals. */
export type TotalsWrite = { kind: 'running' | 'done' | 'not-allowed' } | { kind: 'failed', error: PortalError }

/** What writes loads when there is something to write. */
const totalsWriter = () => import('@/services/revenue/refreshContact')
const ratesKeeper = () => import('@/services/revenue/keepRates')
const titleReader = () => import('@/services/revenue/readTitles')

/** Revenue of the contact or company whose card is open, by year and pipeline; drawn anew from what was read. */
export const useClientRevenueStore = defineStore('clientRevenue', () => {
  const { portal, clock } = usePageServices()
  const { appOptions, placement, isAdmin } = portal.session
  const map = readTripMap(appOptions)
  const ownerId = asId(placement.options.ID)
  const owner: RevenueOwner | null = ownerId === null ? null : { kind: placement.code.includes('COMPANY') ? 'company' : 'contact', id: ownerId }
  const portalSettings = revenueSettingsOf(appOptions)
  const rewards = rewardsOf(appOptions)
  const snapshot = readRatesSnapshot(appOptions)
  /** A tier can be handed over: the loyalty solution has a field for it. */
  const takesTier = owner?.kind === 'contact' && Boolean(readCodes(appOptions)?.codes['field:contact.tier'])
  const memory = remembered('revenue')
  const kept = memory.load()
  const { error, guarded } = useAttempt()

  const reading = shallowRef<RevenueReading | null>(null)
  const isLoading = shallowRef(false)
  /** By this device's clock. */
  const at = shallowRef<Date | null>(null)
  /** What this person chose instead of the portal's own rule and date; `null` for those. */
  const rule = shallowRef<ShareRule | null>(shareRules.find(one => one === kept.rule) ?? null)
  const yearBy = shallowRef<YearBy | null>(yearDates.find(one => one === kept.yearBy) ?? null)
  const write = shallowRef<TotalsWrite | null>(null)
  /** Names of deals that only the record knows. */
  const titles = shallowRef<ReadonlyMap<number, string>>(new Map())

  let running = new AbortController()

  const rates = computed(() => reading.value?.rates ?? snapshot)
  const areRatesKept = computed(() => reading.value !== null && reading.value.rates === null && snapshot !== null)
  const today = computed(() => reading.value?.at.slice(0, 10) ?? '')
  const stored = computed(() => reading.value === null || map === null ? null : storedRecordOf(reading.value.item, map, reading.value.owner))
  const isRecord = computed(() => reading.value !== null && reading.value.deals === null)
  const currency = computed(() => portalSettings.currency || rates.value?.rates.base || (isRecord.value ? stored.value?.currency : usualCurrency(reading.value?.deals ?? [])) || 'RUB')
  const ownSettings = computed((): RevenueSettings => ({ ...portalSettings, currency: currency.value }))
  const settings = computed((): RevenueSettings => ({
    ...ownSettings.value,
    ...rule.value === null ? {} : { rule: rule.value, ruleOf: new Map() },
    yearBy: yearBy.value ?? portalSettings.yearBy,
  }))
  const divideBy = (by: RevenueSettings) => (reading.value?.deals ?? []).map(deal => divide(deal, by, rates.value?.rates ?? null))
  const divided = computed(() => divideBy(settings.value))
  const parts = computed(() => owner === null ? [] : isRecord.value ? stored.value?.parts ?? [] : partsOf(divided.value, owner))
  const dealCount = computed(() => parts.value.filter(({ dealId }) => dealId > 0).length)
  const matrix = computed(() => buildMatrix(parts.value))
  const purchases = computed(() => owner === null ? [] : purchasesOf(divided.value, owner, settings.value.yearBy))
  const summary = computed(() => isRecord.value || today.value === '' ? null : summarise(purchases.value, today.value))
  const standing = computed(() => isRecord.value
    ? { all: matrix.value.total, year: matrix.value.totalOfYear(Number(today.value.slice(0, 4))), last12: 0, deals: dealCount.value }
    : standingOf(purchases.value, today.value))
  // The record knows years, not days.
  const suggestion = computed(() => suggest(isRecord.value ? rewards.filter(({ measure }) => measure !== 'last12') : rewards, standing.value, currency.value))
  const leftOut = computed(() => divided.value.filter(({ exclusion }) => exclusion !== null))
  const moves = computed(() => new Map(yearDates.map(date => [date, movesOf(reading.value?.deals ?? [], settings.value.yearBy, date)] as const)))
  /** Every rule with what is missing to it, in the order of the setting. */
  const rules = computed(() => rewards.map(reward => ({ reward, missing: missingTo(reward, standing.value, currency.value) })))
  /** By the portal's own rules, whatever is shown. */
  const ownParts = computed(() => owner === null ? [] : partsOf(divideBy(ownSettings.value), owner))
  const ownTotal = computed(() => ownParts.value.reduce((sum, { minor }) => sum + minor, 0))
  /** Some of it was in another currency. */
  const isConverted = computed(() => divided.value.some(({ deal: { amount }, total }) => amount.currency !== currency.value && total !== null))
  /** How what is stored in the fields differs from what is here; by the portal's own rules. */
  const difference = computed(() => owner?.kind !== 'contact' || isRecord.value || reading.value === null
    ? null
    : compareStored(stored.value, ownParts.value, { seesAll: isAdmin, currency: currency.value }))

  /** Reads the client's deals; the last reading asked for is shown. */
  async function load() {
    if (map === null || owner === null)
      return
    running.abort()
    const mine = new AbortController()
    running = mine
    isLoading.value = true
    await guarded(async () => {
      try {
        const found = await readContact(portal, map, owner, { signal: mine.signal })
        mine.signal.throwIfAborted()
        reading.value = found
        at.value = new Date()
        write.value = null
        void afterReading(found, mine.signal)
      }
      catch (cause) {
        if (!mine.signal.aborted)
          throw cause
      }
    })
    if (running === mine)
      isLoading.value = false
  }

  /** What nobody asked for and nobody waits for: what does not come about is tried again by the next page. */
  async function afterReading(found: RevenueReading, signal: AbortSignal) {
    await keepRates(found)
    if (difference.value?.kind === 'absent' || difference.value?.kind === 'different')
      await writeTotals(signal)
  }

  /** Sets the contact's fields right, where the person sees all deals. */
  async function writeTotals(signal?: AbortSignal) {
    const found = reading.value
    if (found === null || found.deals === null || write.value?.kind === 'running')
      return
    write.value = { kind: 'running' }
    const done = (outcome: TotalsWrite) => {
      if (reading.value === found)
        write.value = outcome
    }
    try {
      const { refreshContact } = await totalsWriter()
      const outcome = await refreshContact(portal, found.owner.id, found.deals, found.at, { language: portal.session.locale, clock: { wait: sleep, now: Date.now, ...clock }, ...signal ? { signal } : {} })
      done(outcome.kind === 'refused' || outcome.kind === 'unknown' ? { kind: 'failed', error: outcome.error } : { kind: outcome.kind === 'not-allowed' ? 'not-allowed' : 'done' })
    }
    catch (cause) {
      if (signal?.aborted)
        return
      if (!(cause instanceof PortalError))
        throw cause
      done({ kind: 'failed', error: cause })
    }
  }

  /** Leaves the rates for those who may not read them. */
  async function keepRates({ rates: fresh }: RevenueReading) {
    if (isAdmin && fresh !== null && (snapshot === null || !areSameRates(snapshot.rates, fresh.rates)))
      await (await ratesKeeper()).keepRates(portal, fresh)
  }

  function choose(choice: { rule?: ShareRule | null, yearBy?: YearBy | null }) {
    if (choice.rule !== undefined)
      rule.value = choice.rule
    if (choice.yearBy !== undefined)
      yearBy.value = choice.yearBy === portalSettings.yearBy ? null : choice.yearBy
    memory.save({ rule: rule.value, yearBy: yearBy.value })
  }

  /** Names of the deals of a cell, where only the record was read. */
  async function readTitles(ids: readonly number[]) {
    const unknown = ids.filter(id => !titles.value.has(id))
    if (unknown.length === 0)
      return
    const { readTitles: read } = await titleReader()
    titles.value = new Map([...titles.value, ...await read(portal, unknown)])
  }

  const explainCell = (place: CellPlace) => owner === null ? null : explain(divided.value, owner, place)
  const dealsOf = () => owner === null ? [] : countedDeals(divided.value, owner)

  return {
    isReady: map !== null, owner, portalSettings, rewards, rules, takesTier, reading, isLoading, error, at, rule, yearBy, settings, rates, areRatesKept, currency, today, matrix, parts, dealCount, ownTotal, isConverted,
    summary, standing, suggestion, leftOut, moves, stored, isRecord, difference, write, titles, load, writeTotals, choose, readTitles, explainCell, dealsOf,
  }
})

/** The currency that most deals are in. */
function usualCurrency(deals: readonly RevenueDeal[]): string {
  const counts = new Map<string, number>()
  for (const { amount: { currency } } of deals)
    counts.set(currency, (counts.get(currency) ?? 0) + 1)
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? ''
}
