import { Tally } from '@/domain/revenue/tally'
import { PortalError } from '@/domain/portalError'
import type { ChangeCursor } from '../portal/readAll/readIncremental'
import type { PortalCalls } from '../portal/types'
import type { CatchUpOptions, CaughtUpTo } from './catchUp'
import type { Counts } from './counts'
import type { Ground } from './ground'
import { keepState, stateOf } from './keepState'
import { readCounted, readWon } from './readWon'
import { differingTasks, largeContacts } from './tasks'
import { writeTotals } from './writeTotals'
import type { TotalsOutcome } from './writeTotals'

/**
 * Compares all won deals with all records and sets right what differs: the catch-up's way when single changes do not tell
 * what happened. An id-only reading would cost the portal as much and would have to be followed by another.
 *
 * @throws {PortalError} or the signal's reason
 */
export async function passOver(calls: PortalCalls, ground: Ground, counts: Counts, pass: CaughtUpTo['pass'], changed: number, options: CatchUpOptions): Promise<CaughtUpTo> {
  const tally = new Tally(ground.settings, ground.rates)
  const counted = new Map<number, Record<string, unknown>>()
  for (const outcome of [await readWon(calls, ground, tally, { signal: options.signal }), await readCounted(calls, ground, counted, { signal: options.signal })]) {
    if (outcome.kind === 'failed')
      throw outcome.error
    options.signal?.throwIfAborted()
  }
  const outcomes = new Map<number, TotalsOutcome>()
  await writeTotals(calls, ground, differingTasks(ground, tally, counted), { ...options, onOutcome: (id, outcome) => outcomes.set(id, outcome) })
  options.signal?.throwIfAborted()
  if (ground.me.isAdmin)
    await keepState(calls, ground, stateOf(ground, { cursor: cursorAt(ground.at), counts, currencies: tally.currencies, mixedDeals: tally.mixedDeals, large: largeContacts(ground, tally), outcomes }))
  return { kind: 'done', at: ground.at, changed, pass, outcomes }
}

/** A save may be stamped this long before others can see it. */
const overlapMs = 60_000

/** Where the search for changes begins after a pass that began then. @throws {PortalError} for what is no moment */
export function cursorAt(at: string): ChangeCursor {
  const ms = Date.parse(at)
  if (Number.isNaN(ms))
    throw new PortalError('unreachable', `The portal's time is none: ${at}.`)
  return { since: `${new Date(ms - overlapMs).toISOString().slice(0, 19)}+00:00`, seen: {} }
}
