import { PortalError } from '@/domain/portalError'
import { ratesMark, settingsMark } from '@/domain/revenue/marks'
import type { RevenueState } from '@/domain/revenue/revenueState'
import { dealList } from '../deals/agencyDeals'
import { asText } from '../portal/decode'
import { FILTER_NOT_HONOURED } from '../portal/readAll/errors'
import type { Row } from '../portal/readAll/listQuery'
import { readAll } from '../portal/readAll/readAll'
import { readIncremental } from '../portal/readAll/readIncremental'
import type { ChangeCursor } from '../portal/readAll/readIncremental'
import type { PortalCalls } from '../portal/types'
import { readCounts, seesAllDeals } from './counts'
import type { Counts } from './counts'
import { revenueSelect } from './decodeDeal'
import { readGround } from './ground'
import type { Ground } from './ground'
import { keepState, stateOf } from './keepState'
import { changedDeals } from './lists'
import { passOver } from './passOver'
import { contactsOf, mayMatter, tasksOf } from './touched'
import { writeTotals } from './writeTotals'
import type { TotalsOutcome, TotalsWriting } from './writeTotals'

/** Why totals were not brought up to date: the whole is to be recalculated first, or by somebody who sees all deals. */
export type NotCaughtUp = 'not-set-up' | 'never' | 'settings' | 'not-allowed'

export type CaughtUp
  = | { kind: NotCaughtUp }
    | CaughtUpTo

export interface CaughtUpTo {
  kind: 'done'
  /** Portal time, ISO: what had changed by then is in the totals. */
  at: string
  /** Deals that have changed since the last time. */
  changed: number
  /** Why all deals were read: some deals or contacts are gone, rates have changed, more was touched than is read singly, deals are not found by their contacts. */
  pass: 'gone' | 'rates' | 'many' | 'filter' | null
  /** By contact; those whose totals were right without looking are absent. */
  outcomes: ReadonlyMap<number, TotalsOutcome>
}

export interface CatchUpOptions extends Omit<TotalsWriting, 'onOutcome'> {
  /** Of this person; used when the portal's totals have none yet. */
  language: 'ru' | 'en'
  /** Right after a run that has just tried them: contacts whose totals could not be written are left for the next time. */
  skipsOwed?: boolean
}

/** More contacts than this cost more to read singly than all deals do. */
const mostTouched = 500
/** Unwritten totals are no reason to write the state, until so many changes have come together. */
const changesWorthKeeping = 20

/**
 * Brings the totals of all contacts up to date with what has changed since the last time: deals won, lost, reopened, moved,
 * paid back, with other contacts, sums or dates; deals and contacts deleted or merged. When nothing has: three requests,
 * nothing written. For the worker, and for whoever opens a page.
 *
 * @throws {PortalError} or the signal's reason
 */
export async function catchUp(calls: PortalCalls, options: CatchUpOptions): Promise<CaughtUp> {
  const ground = await readGround(calls, options.language, { signal: options.signal })
  if (ground === null)
    return { kind: 'not-set-up' }
  const { state } = ground
  if (state === null)
    return { kind: 'never' }
  if (state.settings !== settingsMark(ground.settings))
    return { kind: 'settings' }
  const counts = await readCounts(calls, state, { signal: options.signal })
  return seesAllDeals(ground, counts) ? bringUpToDate(calls, ground, counts, options) : { kind: 'not-allowed' }
}

async function bringUpToDate(calls: PortalCalls, ground: Ground, counts: Counts, options: CatchUpOptions): Promise<CaughtUp> {
  const state = ground.state!
  const { rows, cursor } = await readChanges(calls, ground, state, options.signal)
  const changedRates = ratesMark(ground.rates, ground.settings.currency, state.currencies) !== state.rates
  const isGone = counts.known.deals < state.deals.count || (ground.me.isAdmin && counts.known.contacts < state.contacts.count)
  const pass = isGone ? 'gone' : changedRates && state.mixedDeals > 0 ? 'rates' : null
  if (pass !== null)
    return passOver(calls, ground, counts, pass, rows.length, options)
  const converted = changedRates ? await readForeign(calls, ground, state, options.signal) : []
  const relevant = [...rows.filter(row => mayMatter(row, state.since)), ...converted]
  const owed = options.skipsOwed ? [] : state.owed
  if (relevant.length === 0 && owed.length === 0)
    return settle(calls, ground, { owed: state.owed, cursor, counts, changed: rows.length, outcomes: new Map(), currencies: [], mixed: 0 })
  try {
    const contactIds = new Set([...relevant.length > 0 ? await contactsOf(calls, ground, relevant, { signal: options.signal }) : [], ...owed])
    if (contactIds.size > mostTouched)
      return await passOver(calls, ground, counts, 'many', rows.length, options)
    const { tasks, tally } = await tasksOf(calls, ground, contactIds, { signal: options.signal })
    const outcomes = new Map<number, TotalsOutcome>()
    await writeTotals(calls, ground, tasks, { ...options, onOutcome: (id, outcome) => outcomes.set(id, outcome) })
    options.signal?.throwIfAborted()
    return await settle(calls, ground, { owed: state.owed, cursor, counts, changed: rows.length, outcomes, currencies: tally.currencies, mixed: tally.mixedDeals })
  }
  catch (error) {
    if (error instanceof PortalError && ['INVALID_ARG_VALUE', FILTER_NOT_HONOURED].includes(error.code))
      return passOver(calls, ground, counts, 'filter', rows.length, options)
    throw error
  }
}

async function readChanges(calls: PortalCalls, { map }: Ground, { since, seen }: RevenueState, signal: AbortSignal | undefined): Promise<{ rows: Row[], cursor: ChangeCursor }> {
  const rows: Row[] = []
  const outcome = await readIncremental(calls, changedDeals(map), { since, seen }, { background: true, signal, onRows: some => rows.push(...some) })
  if (outcome.kind === 'failed')
    throw outcome.error
  signal?.throwIfAborted()
  return { rows, cursor: outcome.cursor! }
}

/** Won deals in currencies that are converted. */
async function readForeign(calls: PortalCalls, { map, settings }: Ground, { currencies }: RevenueState, signal: AbortSignal | undefined): Promise<Row[]> {
  const rows: Row[] = []
  const foreign = currencies.filter(currency => currency !== settings.currency)
  const query = dealList({ filter: { '=stageSemanticId': 'S', '@currencyId': foreign }, select: revenueSelect(map), fits: row => foreign.includes(asText(row.currencyId)) })
  const outcome = await readAll(calls, query, { background: true, signal, onRows: some => rows.push(...some) })
  if (outcome.kind === 'failed')
    throw outcome.error
  signal?.throwIfAborted()
  return rows
}

interface Found { owed: readonly number[], cursor: ChangeCursor, counts: Counts, changed: number, outcomes: ReadonlyMap<number, TotalsOutcome>, currencies: Iterable<string>, mixed: number }

/** Keeps where to go on, when there is something to keep. */
async function settle(calls: PortalCalls, ground: Ground, { owed, cursor, counts, changed, outcomes, currencies, mixed }: Found): Promise<CaughtUpTo> {
  const { me } = ground
  const state = ground.state!
  const next = stateOf(ground, { cursor, counts, currencies: [...state.currencies, ...currencies], mixedDeals: state.mixedDeals + mixed, large: state.large, outcomes, owed: owed.filter(id => !outcomes.has(id)) })
  const isWorthIt = [...outcomes.values()].some(({ kind }) => kind === 'written') || changed >= changesWorthKeeping
    || next.rates !== state.rates || next.owed.join() !== state.owed.join() || next.deals.last !== state.deals.last
  if (me.isAdmin && isWorthIt)
    await keepState(calls, ground, next)
  return { kind: 'done', at: ground.at, changed, pass: null, outcomes }
}
