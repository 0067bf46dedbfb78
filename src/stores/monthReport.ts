import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { readEventMap } from '@/domain/eventMap'
import type { PortalError } from '@/domain/portalError'
import { shiftMonth } from '@/domain/reports/month'
import type { Month } from '@/domain/reports/month'
import { monthReport, usualCurrency } from '@/domain/reports/monthReport'
import type { MonthReport } from '@/domain/reports/monthReport'
import type { Rates } from '@/domain/reports/rates'
import { reportSettingsOf } from '@/domain/settings/reportSettings'
import type { LinkPlan } from '@/services/reports/linkSales'
import { fetchRates } from '@/services/reports/rates'
import { readMonth } from '@/services/reports/readMonth'
import type { MonthReading } from '@/services/reports/readMonth'
import { useAttempt } from './attempt'
import { usePageServices } from './portal'

/** How linking sales has come on. `failed`: those that were not linked, and why; null: changed by a colleague. */
export interface LinkJob {
  kind: 'running' | 'done'
  done: number
  total: number
  failed: readonly { plan: LinkPlan, error: PortalError | null }[]
}

/** What writes loads when there is something to write. */
const linker = () => import('@/services/reports/linkSales')

/** Today by this device's calendar, `2026-11-22`. */
function today(): string {
  const now = new Date()
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`
}

/** The report of one month beside those it is compared with. Months that were read are kept until they are read anew. */
export const useMonthReportStore = defineStore('monthReport', () => {
  const { portal, clock } = usePageServices()
  const map = readEventMap(portal.session.appOptions)
  const settings = reportSettingsOf(portal.session.appOptions)
  const { error, guarded } = useAttempt()
  const { error: linkError, attempt: linking } = useAttempt()

  const month = shallowRef<Month>(today().slice(0, 7))
  const isLoading = shallowRef(false)
  const at = shallowRef<Date | null>(null)
  const reading = shallowRef<MonthReading | null>(null)
  const others = shallowRef<{ previous: MonthReading, lastYear: MonthReading } | null>(null)
  /** The other months could not be read: there is nothing to compare with. */
  const isAlone = shallowRef(false)
  const rates = shallowRef<Rates | null>(null)
  const plans = shallowRef<readonly LinkPlan[] | null>(null)
  const linkJob = shallowRef<LinkJob | null>(null)

  const kept = new Map<string, MonthReading>()
  let running = new AbortController()
  let stopLinking = new AbortController()
  let areRatesRead = false

  const currency = computed(() => settings.currency || rates.value?.base || (reading.value ? usualCurrency(reading.value) : 'RUB'))
  const reportOf = (some: MonthReading | undefined): MonthReport | null => some === undefined ? null : monthReport(some, currency.value, rates.value)
  const report = computed(() => reportOf(reading.value ?? undefined))
  const previous = computed(() => reportOf(others.value?.previous))
  const lastYear = computed(() => reportOf(others.value?.lastYear))
  const isOpenMonth = computed(() => month.value >= today().slice(0, 7))

  /** Reads a month; the last one asked for is shown. */
  async function show(wanted: Month) {
    running.abort()
    const mine = new AbortController()
    running = mine
    month.value = wanted
    reading.value = kept.get(wanted) ?? null
    others.value = null
    isAlone.value = false
    isLoading.value = true
    try {
      await guarded(() => readIfStill(wanted, mine.signal))
    }
    finally {
      if (running === mine)
        isLoading.value = false
    }
  }

  async function readIfStill(wanted: Month, signal: AbortSignal) {
    try {
      const [found] = await Promise.all([read(wanted, signal), readRates(signal)])
      signal.throwIfAborted()
      reading.value = found
      at.value = new Date()
      void readOthers(wanted, signal)
    }
    catch (cause) {
      // Another month is asked for by now.
      if (!signal.aborted)
        throw cause
    }
  }

  async function readOthers(wanted: Month, signal: AbortSignal) {
    try {
      const [previousMonth, yearBefore] = [await read(shiftMonth(wanted, -1), signal, true), await read(shiftMonth(wanted, -12), signal, true)]
      if (!signal.aborted)
        others.value = { previous: previousMonth, lastYear: yearBefore }
    }
    catch {
      isAlone.value = !signal.aborted
    }
  }

  async function read(wanted: Month, signal: AbortSignal, linkedOnly = false): Promise<MonthReading> {
    const found = kept.get(wanted) ?? (linkedOnly ? kept.get(`${wanted} linked`) : undefined)
    if (found !== undefined)
      return found
    const fresh = await readMonth(portal, map!, wanted, { monthBy: settings.monthBy, linkedOnly, signal })
    kept.set(linkedOnly ? `${wanted} linked` : wanted, fresh)
    return fresh
  }

  async function readRates(signal: AbortSignal) {
    if (areRatesRead)
      return
    rates.value = await fetchRates(portal, { signal })
    areRatesRead = true
  }

  /** Reads the same month once more. */
  async function reload() {
    kept.clear()
    areRatesRead = false
    await show(month.value)
  }

  /** Finds the events of the month's unlinked sales; writes nothing. */
  async function plan() {
    linkJob.value = null
    plans.value = null
    await linking(async () => {
      const { planLinks } = await linker()
      plans.value = await planLinks(portal, map!, report.value?.unlinked.sales ?? [])
    })
  }

  /** Links what the plan has found an event for. What a colleague has linked meanwhile stays. */
  async function link() {
    const { linkSale } = await linker()
    const todo = (plans.value ?? []).filter(({ event }) => event !== null)
    stopLinking = new AbortController()
    const { signal } = stopLinking
    const failed: { plan: LinkPlan, error: PortalError | null }[] = []
    const tell = (kind: LinkJob['kind'], done: number) => { linkJob.value = { kind, done, total: todo.length, failed: [...failed] } }
    let done = 0
    for (const one of todo) {
      tell('running', done)
      const outcome = await linkSale(portal, map!, one.sale, one.event!.id, { signal, ...clock ? { clock } : {} })
      if (signal.aborted && outcome.kind !== 'done')
        break
      if (outcome.kind === 'done')
        done++
      else
        failed.push({ plan: one, error: outcome.kind === 'conflict' ? null : outcome.error })
    }
    tell('done', done)
    await reload()
  }

  return {
    isReady: map !== null, monthBy: settings.monthBy, month, isOpenMonth, isLoading, error, at, report, previous, lastYear, isAlone,
    plans, linkJob, linkError, show, reload, plan, link, stopLinking: () => stopLinking.abort(),
  }
})
