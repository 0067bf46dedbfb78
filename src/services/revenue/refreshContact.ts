import { readState } from '@/domain/revenue/revenueState'
import { Tally } from '@/domain/revenue/tally'
import type { RevenueDeal } from '@/domain/revenue/types'
import { asRecord } from '../portal/decode'
import type { CallOptions, PortalCalls } from '../portal/types'
import type { Clock } from '../portal/writes/lookUp'
import { readCounts, seesAllDeals } from './counts'
import { readGround } from './ground'
import type { Ground } from './ground'
import { writeTotals } from './writeTotals'
import type { TotalsOutcome } from './writeTotals'

/** `not-allowed`: the person may not see all deals, so what he counts is not the contact's whole revenue. */
export type Refreshed = TotalsOutcome | { kind: 'not-allowed' }

export interface RefreshOptions extends CallOptions {
  language: 'ru' | 'en'
  clock: Clock
}

/**
 * Whether what this person counts is everybody's, see `seesAllDeals`: two requests for those who are no administrators.
 *
 * @throws {PortalError}
 */
export async function mayWriteTotals(calls: PortalCalls, isAdmin: boolean, options: CallOptions = {}): Promise<boolean> {
  if (isAdmin)
    return true
  const state = readState(asRecord(await calls.read('app.option.get', {}, options)))
  return state !== null && seesAllDeals({ me: { isAdmin }, state }, await readCounts(calls, state, options))
}

/**
 * Sets one contact's totals right, from his won deals as they have just been read: four requests, of which the last writes,
 * and only what differs.
 *
 * @param deals All his won deals; the portal's own settings and rates decide what they come to.
 * @param readAt Portal time at which they were read, ISO: totals counted later are left alone.
 * @throws {PortalError} when it cannot be read how totals are counted; nothing is written then
 */
export async function refreshContact(calls: PortalCalls, contactId: number, deals: readonly RevenueDeal[], readAt: string, options: RefreshOptions): Promise<Refreshed> {
  const ground = await readGround(calls, options.language, options)
  if (ground === null || !seesAllDeals(ground, ground.me.isAdmin ? { known: { deals: 0, contacts: 0 } } : await readCounts(calls, ground.state, options)))
    return { kind: 'not-allowed' }
  return writeOne(calls, { ...ground, at: readAt }, contactId, deals, options)
}

async function writeOne(calls: PortalCalls, ground: Ground, contactId: number, deals: readonly RevenueDeal[], { clock }: RefreshOptions): Promise<TotalsOutcome> {
  const tally = new Tally(ground.settings, ground.rates)
  for (const deal of deals)
    tally.add(deal)
  let result: TotalsOutcome = { kind: 'right', isNewer: false }
  await writeTotals(calls, ground, [{ contactId, tally: tally.of(contactId) }], { clock, onOutcome: (_, outcome) => { result = outcome } })
  return result
}
