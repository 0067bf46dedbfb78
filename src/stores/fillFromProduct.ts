import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { lastFill, momentAfter, undoRows } from '@/domain/product/filling'
import type { FillAct } from '@/domain/product/filling'
import { makePlan } from '@/domain/product/plan'
import type { FillRow } from '@/domain/product/plan'
import { fillSettingsOf } from '@/domain/product/productMap'
import { fieldOfRole, technicalFields } from '@/domain/product/technical'
import type { Values } from '@/domain/product/values'
import { readTripMap } from '@/domain/tripMap'
import { fetchNames } from '@/services/people'
import { applyFill, undoFill } from '@/services/product/applyFill'
import type { FillOutcome } from '@/services/product/applyFill'
import { readFill } from '@/services/product/readFill'
import type { FillSource } from '@/services/product/readFill'
import { useAttempt } from './attempt'
import { usePageServices } from './portal'
import { refreshTotals } from './refreshTotals'

/** What was done last. `isAutomatic`: on opening, without a press. */
export interface FillNews { kind: 'filled' | 'undone', count: number, isAutomatic: boolean }
/** A colleague was faster. */
export interface FillConflict { fields: readonly string[], author: string }

/** Filling one deal from its products: the plan, what is ticked, and what came of it. */
export const useFillStore = defineStore('fill', () => {
  const { portal, clock } = usePageServices()
  const { session } = portal
  const map = readTripMap(session.appOptions)
  const settings = fillSettingsOf(session.appOptions)

  const source = shallowRef<FillSource | null>(null)
  const choices = shallowRef<ReadonlyMap<string, Values>>(new Map())
  /** Ticks that differ from the usual ones, by field. */
  const ticks = shallowRef<ReadonlyMap<string, boolean>>(new Map())
  const news = shallowRef<FillNews | null>(null)
  const conflict = shallowRef<FillConflict | null>(null)
  const names = shallowRef<ReadonlyMap<number, string>>(new Map())
  const { isBusy: isReading, error: readError, attempt: attemptRead } = useAttempt()
  const { isBusy: isWriting, error: writeError, attempt: attemptWrite } = useAttempt()
  /** May or may not be written: nobody knows yet. */
  const isUnknown = shallowRef(false)

  let readAtMs = 0

  const rows = computed<FillRow[]>(() => source.value === null || map === null ? [] : makePlan(settings.lines, source.value.products, source.value.catalogue, source.value.deal, source.value.record, {
    fieldOfRole: fieldOfRole(map), technical: technicalFields(map, session.appOptions), mirrorsCloseDate: settings.mirrorsCloseDate,
    choices: choices.value, currency: source.value.currency, offset: source.value.offset,
  }))
  const ticked = computed(() => rows.value.filter(isTicked))
  const missing = computed(() => rows.value.filter(({ state }) => state === 'set'))
  const undo = computed(() => source.value === null ? [] : undoRows(source.value.record, source.value.deal))
  const history = computed(() => source.value?.record.history ?? [])
  const last = computed(() => source.value === null ? null : lastFill(source.value.record))

  function isTicked(row: FillRow): boolean {
    return (row.state === 'set' || row.state === 'conflict') && (ticks.value.get(row.name) ?? row.state === 'set')
  }

  function tick(name: string, isWanted: boolean) {
    ticks.value = new Map([...ticks.value, [name, isWanted]])
  }

  /** Of a list whose value was not found by its text. Nothing chosen: the product decides again. */
  function choose(name: string, values: Values) {
    const left = new Map(choices.value)
    if (values.length === 0)
      left.delete(name)
    else
      left.set(name, values)
    choices.value = left
  }

  const load = (dealId: number) => attemptRead(async () => {
    if (map === null)
      return
    source.value = await readFill(portal, map, settings.lines, dealId)
    readAtMs = Date.now()
    conflict.value = null
    isUnknown.value = false
  })

  function act(): FillAct {
    const { userId, at, offset, products } = source.value!
    return { by: userId, at: momentAfter(at, Date.now() - readAtMs, offset), products: products.map(({ productId, rowName }) => ({ id: productId, name: rowName })) }
  }

  async function settle(outcome: FillOutcome, done: FillNews) {
    // Whoever only reads has asked for nothing.
    if (outcome.kind === 'refused' && done.isAutomatic && outcome.error.kind === 'forbidden')
      return
    if (outcome.kind === 'refused' || outcome.kind === 'unknown') {
      writeError.value = outcome.error
      isUnknown.value = outcome.kind === 'unknown'
      return
    }
    source.value = outcome.source
    readAtMs = Date.now()
    ticks.value = new Map()
    choices.value = new Map()
    if (outcome.kind === 'conflict')
      conflict.value = { fields: outcome.fields, author: outcome.author }
    else {
      news.value = done
      void refreshTotals(portal, outcome.source.item, outcome.source.deal.id)
    }
  }

  const fillRows = (wanted: readonly FillRow[], isAutomatic: boolean) => attemptWrite(async () => {
    news.value = null
    conflict.value = null
    isUnknown.value = false
    if (wanted.length > 0)
      await settle(await applyFill(portal, map!, source.value!, wanted, act(), clock ? { clock } : {}), { kind: 'filled', count: wanted.length, isAutomatic })
  })

  const fill = () => fillRows(ticked.value, false)

  /** On opening, if the setting says so: never over anything that a person has typed. */
  const fillMissing = () => settings.fillsOnOpening && missing.value.length > 0 ? fillRows(missing.value, true) : Promise.resolve()

  const takeBack = () => attemptWrite(async () => {
    news.value = null
    conflict.value = null
    const back = undo.value.filter(({ state }) => state === 'back')
    if (back.length > 0)
      await settle(await undoFill(portal, map!, source.value!, back, act(), clock ? { clock } : {}), { kind: 'undone', count: back.length, isAutomatic: false })
  })

  /** Names of who filled; without them the history says numbers. */
  async function nameHistory() {
    const ids = history.value.flatMap(({ by }) => by === null ? [] : [by])
    if (ids.some(id => !names.value.has(id)))
      names.value = await fetchNames(portal, ids).catch(() => new Map())
  }

  return {
    map, settings, source, rows, ticked, missing, undo, last, history, names, news, conflict, isUnknown, choices,
    isReading, readError, isWriting, writeError, isTicked, tick, choose, load, fill, fillMissing, takeBack, nameHistory,
  }
})
