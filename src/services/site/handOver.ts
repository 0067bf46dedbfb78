import type { EventMap } from '@/domain/eventMap'
import { PortalError } from '@/domain/portalError'
import { fingerprintOf } from '@/domain/site/fingerprint'
import { orderKey, readAnswer, readOrder, writeOrder } from '@/domain/site/order'
import type { OrderKind, SiteOrder } from '@/domain/site/order'
import { asText } from '../portal/decode'
import { sleep } from '../portal/limits/sleep'
import type { CallOptions, PortalCalls } from '../portal/types'
import type { GuardedRecord, RecordLook, Written } from '../portal/writes/guardedRecord'
import { lookAtAll, maxGuarded, writeAllIfUnchanged } from '../portal/writes/guardedRecords'
import type { GuardedWrite } from '../portal/writes/guardedRecords'
import { lookUp } from '../portal/writes/lookUp'
import type { Clock } from '../portal/writes/lookUp'
import { knock } from './knock'
import { publicValues } from './publicValues'

const DEAL = 2

/** What every handover needs. */
export interface HandOverContext {
  map: EventMap
  /** Address of the site's receiver; empty when only the portal itself knocks. */
  siteAddress: string
  /** Employee who hands over. */
  userId: number | null
}

export interface HandOverTarget { dealId: number, kind: OrderKind }

export type HandOverOutcome
  /** The order stands in the deal; whether the site takes it shows the answer. */
  = | { kind: 'handed', order: SiteOrder, fields: RecordLook['fields'] }
    /** The deal lacks what the site cannot do without; nothing was written. */
    | { kind: 'not-ready', missing: 'words' | 'start' | 'template' }
    /** A colleague has handed over meanwhile. */
    | { kind: 'conflict', fields: RecordLook['fields'] }
    | { kind: 'refused' | 'unknown', error: PortalError }

export interface HandOverOptions {
  clock?: Pick<Clock, 'wait'>
  signal?: AbortSignal
  onProgress?: (done: number, total: number) => void
}

/** What an order cannot do without; null when it can be given. */
export function lacking(map: EventMap, fields: Readonly<Record<string, unknown>>, kind: OrderKind): 'words' | 'start' | 'template' | null {
  if (kind === 'template')
    return asText(fields[map.fields.description]).trim() === '' ? 'words' : null
  if (asText(fields[map.fields.siteTemplate]).trim() === '')
    return 'template'
  return asText(fields[map.fields.start]).trim() === '' ? 'start' : null
}

/** A deal on its way to an order. */
interface Entry extends HandOverTarget { before: RecordLook | null, order: SiteOrder | null, outcome: HandOverOutcome | null }

/** Rounds against colleagues who keep changing the same deals. */
const maxRounds = 5
/** Looks for orders whose reply was lost, ms: a person waits for them. */
const lostLooksAtMs: readonly number[] = [1000, 3000, 8000]
const secondMs = 1000

/**
 * Hands deals over to the site: writes an order into each under guard, twelve in one request, and knocks. This is the one way
 * in which an order comes to be from our side, for a button, an opened card and a worker alike.
 *
 * @returns Outcomes by deal. Given up in between, the rest is missing.
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-update.html
 */
export async function handOver(portal: PortalCalls, context: HandOverContext, targets: readonly HandOverTarget[], options: HandOverOptions = {}): Promise<Map<number, HandOverOutcome>> {
  const outcomes = new Map<number, HandOverOutcome>()
  for (let start = 0; start < targets.length && !options.signal?.aborted; start += maxGuarded) {
    const entries = targets.slice(start, start + maxGuarded).map((target): Entry => ({ ...target, before: null, order: null, outcome: null }))
    await handOverSome(portal, context, entries, options)
    for (const { dealId, outcome } of entries) {
      if (outcome !== null)
        outcomes.set(dealId, outcome)
      if (outcome?.kind === 'handed')
        void knock(context.siteAddress, portal.origin, outcome.order)
    }
    options.onProgress?.(outcomes.size, targets.length)
  }
  return outcomes
}

async function handOverSome(portal: PortalCalls, context: HandOverContext, entries: readonly Entry[], { clock = { wait: sleep }, signal }: HandOverOptions): Promise<void> {
  const callOptions = signal ? { signal } : {}
  const open = () => entries.filter(({ outcome }) => outcome === null)
  try {
    for (let round = 1; round <= maxRounds && open().length > 0; round++) {
      await look(portal, context, open(), callOptions)
      const writes = open()
      await clock.wait(Math.max(0, ...writes.map(({ before }) => youngFor(before!))), signal)
      const written = writes.length === 0 ? [] : await writeAllIfUnchanged(portal, writes.map(entry => writeOf(context, entry)), callOptions)
      for (const [index, entry] of writes.entries())
        take(entry, written[index]!)
      await findLost(portal, context, entries, { clock, ...callOptions })
    }
    for (const entry of open())
      entry.outcome = { kind: 'refused', error: new PortalError('busy', `Deal ${entry.dealId} changed during each of ${maxRounds} attempts to write.`) }
  }
  catch (error) {
    if (!(error instanceof PortalError) && !signal?.aborted)
      throw error
    // Only looking throws: what is still open was not written.
    for (const entry of open())
      entry.outcome = error instanceof PortalError ? { kind: 'refused', error } : null
  }
}

/** How long a change after this look could still carry the same second, ms. */
function youngFor({ updatedTime, portalTime }: RecordLook): number {
  const youngMs = Date.parse(updatedTime) + secondMs - Date.parse(portalTime)
  return youngMs > 0 && youngMs <= 3 * secondMs ? youngMs : 0
}

async function look(portal: PortalCalls, { map, userId }: HandOverContext, entries: readonly Entry[], options: CallOptions): Promise<void> {
  const looks = await lookAtAll(portal, entries.map(recordOf), options)
  for (const [index, entry] of entries.entries()) {
    const looked = looks[index]!
    if (looked.kind === 'failed') {
      entry.outcome = { kind: 'refused', error: looked.error }
      continue
    }
    const { fields, portalTime, updatedTime } = looked.look
    const now = readOrder(asText(fields[map.fields.published]), entry.dealId)
    const missing = lacking(map, fields, entry.kind)
    // Another order since our first look: a colleague's, who may have meant another kind.
    if (entry.before !== null && (now?.revision ?? 0) >= entry.order!.revision)
      entry.outcome = { kind: 'conflict', fields }
    else if (missing !== null)
      entry.outcome = { kind: 'not-ready', missing }
    const revision = 1 + Math.max(now?.revision ?? 0, readAnswer(asText(fields[map.fields.siteAnswer]), entry.dealId)?.revision ?? 0)
    const { dealId, kind } = entry
    entry.before = looked.look
    entry.order = { deal: dealId, kind, revision, key: orderKey(kind, dealId, revision), fingerprint: fingerprintOf(publicValues(map, fields), kind), at: portalTime || updatedTime, by: userId }
  }
}

function recordOf({ dealId }: Entry): GuardedRecord {
  return { entityTypeId: DEAL, id: dealId }
}

function writeOf({ map }: HandOverContext, entry: Entry): GuardedWrite {
  const order = entry.order!
  const waiting = map.options.get('publication.waiting')
  return {
    record: recordOf(entry),
    before: entry.before!,
    fields: {
      [map.fields.published]: writeOrder(order),
      [map.fields.revision]: order.revision,
      ...waiting === undefined ? {} : { [map.fields.publication]: waiting },
    },
  }
}

function take(entry: Entry, written: Written | { kind: 'untried' }): void {
  if (written.kind === 'written')
    entry.outcome = { kind: 'handed', order: entry.order!, fields: written.look.fields }
  else if (written.kind === 'refused' || written.kind === 'unknown')
    entry.outcome = written
}

/** Finds out by reading what came of orders whose reply was lost; they are not sent again. */
async function findLost(portal: PortalCalls, { map }: HandOverContext, entries: readonly Entry[], { clock, signal }: Required<Pick<HandOverOptions, 'clock'>> & CallOptions): Promise<void> {
  const lost = () => entries.filter(({ outcome }) => outcome?.kind === 'unknown')
  if (lost().length === 0)
    return
  await lookUp(clock, async () => {
    const open = lost()
    const looks = await lookAtAll(portal, open.map(recordOf), { once: true, ...(signal ? { signal } : {}) })
    for (const [index, entry] of open.entries()) {
      const looked = looks[index]!
      if (looked.kind === 'seen' && readOrder(asText(looked.look.fields[map.fields.published]), entry.dealId)?.key === entry.order!.key)
        entry.outcome = { kind: 'handed', order: entry.order!, fields: looked.look.fields }
    }
    return lost().length === 0 ? true : null
  }, { atMs: lostLooksAtMs, signal })
}
