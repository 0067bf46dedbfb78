import { readRecord } from '@/domain/revenue/record'
import type { Reconciliation } from '@/domain/revenue/reconcile'
import { Tally } from '@/domain/revenue/tally'
import type { ContactFields } from '@/domain/revenue/totalFields'
import type { PortalCalls } from '../portal/types'
import type { Ground } from './ground'
import { readCounted, readWon } from './readWon'
import type { ReadingOptions } from './readWon'
import { differingTasks } from './tasks'
import type { TotalsTask } from './writeTotals'

/** Whether what stands in the contacts' fields, together with what is nobody's, is what all won deals come to. */
export interface Proof {
  /** Where the won deals went, as they are now. */
  deals: Reconciliation
  currency: string
  /** Sum of the records in the contacts' fields, and how many contacts have one. */
  stored: { contacts: number, minor: number }
  /** Won deals less stored sums and everything that is nobody's: zero when the totals are right. */
  difference: number
  /** Contacts whose fields say something else than their deals. */
  differing: readonly TotalsTask[]
  /** Portal time, ISO. */
  at: string
}

/**
 * Reads all won deals and all records anew and compares their sums, to the smallest unit.
 *
 * @throws {PortalError} or the signal's reason
 */
export async function prove(calls: PortalCalls, ground: Ground, options: ReadingOptions = {}): Promise<Proof> {
  const tally = new Tally(ground.settings, ground.rates)
  const counted = new Map<number, ContactFields>()
  for (const read of [() => readWon(calls, ground, tally, options), () => readCounted(calls, ground, counted, options)]) {
    const outcome = await read()
    if (outcome.kind === 'failed')
      throw outcome.error
    options.signal?.throwIfAborted()
  }
  return proofOf(ground, tally, counted)
}

function proofOf(ground: Ground, tally: Tally, counted: ReadonlyMap<number, ContactFields>): Proof {
  const stored = { contacts: 0, minor: 0 }
  for (const [id, fields] of counted) {
    const parts = readRecord(fields[ground.map.contact.totals], id)?.parts ?? []
    stored.contacts += parts.length > 0 ? 1 : 0
    stored.minor += parts.reduce((sum, { minor }) => sum + minor, 0)
  }
  const deals = tally.reconciliation
  return {
    deals, stored,
    currency: ground.settings.currency,
    difference: deals.won.minor - stored.minor - deals.unshared.minor - deals.pipeline.minor - deals.noDate.minor,
    differing: differingTasks(ground, tally, counted),
    at: ground.at,
  }
}
