import type { EventMap } from '@/domain/eventMap'
import { repairOrder } from '@/domain/gaps/repairs'
import type { Repair } from '@/domain/gaps/repairs'
import { orderKindOf } from '@/domain/gaps/types'
import type { Gap, GapDeal } from '@/domain/gaps/types'
import { PortalError } from '@/domain/portalError'
import type { OrderKind } from '@/domain/site/order'
import { changeDeal } from '../deals/changeDeal'
import type { FieldChange } from '../deals/changeDeal'
import type { PortalCalls } from '../portal/types'
import type { CreateOnceOptions } from '../portal/writes/createOnce'
import { createDeals } from './createDeals'
import { cancelled, fromSite, linkTo, withoutSiteId } from './fieldChanges'

/**
 * How one repair ended. `changed`: somebody changed the deal meanwhile, nothing was written. `off`: this gap cannot be
 * repaired this way here. `lacking`: the deal has not what the site cannot do without.
 */
export type RepairOutcome
  = | { kind: 'done', dealId: number | null }
    | { kind: 'changed' | 'off' }
    | { kind: 'lacking', what: 'words' | 'start' | 'template' }
    | { kind: 'refused' | 'unknown', error: PortalError }

export interface SendTarget { dealId: number, kind: OrderKind }

/** Hands deals over to the site once more: a new order in each. Outcomes by deal; a stopped run leaves the rest out. */
export type SendAgain = (targets: readonly SendTarget[], options: { signal?: AbortSignal }) => Promise<ReadonlyMap<number, RepairOutcome>>

export interface RepairContext {
  portal: PortalCalls
  map: EventMap
  /** `null` where orders cannot be written. */
  sendAgain: SendAgain | null
  /** Keeps the gaps that a person has looked at and left. */
  mark: (gapIds: readonly string[]) => Promise<void>
  /** Clock, plan and lock of what is created; this device's clock by default. */
  creation?: Omit<CreateOnceOptions, 'signal' | 'onProgress'>
  now?: () => number
}

export interface RepairOptions {
  signal?: AbortSignal
  onProgress?: (progress: { done: number, total: number, now: Repair | null }) => void
}

/**
 * Repairs gaps one after the other, deals that are missing and orders to the site together. Each write is guarded: what
 * somebody changed since the comparison is left as it is and told.
 *
 * @returns By the gap's id; what a stop has left undone is absent.
 */
export async function repair(context: RepairContext, repairs: readonly Repair[], { signal, onProgress }: RepairOptions = {}): Promise<Map<string, RepairOutcome>> {
  const outcomes = new Map<string, RepairOutcome>()
  const tell = (now: Repair | null) => onProgress?.({ done: outcomes.size, total: repairs.length, now })
  const settle = (found: ReadonlyMap<string, RepairOutcome>) => {
    for (const [id, outcome] of found)
      outcomes.set(id, outcome)
  }
  for (const kind of repairOrder) {
    const group = repairs.filter(each => each.kind === kind)
    if (group.length === 0 || signal?.aborted)
      continue
    tell(group[0]!)
    if (kind === 'create')
      settle(await createAndLink(context, group, signal))
    else if (kind === 'from-deal' || kind === 'send')
      settle(await sendAll(context, group, signal))
    else if (kind === 'mark')
      settle(await markAll(context, group))
    else
      for (const each of group) {
        if (signal?.aborted)
          break
        tell(each)
        outcomes.set(each.gap.id, await changeOne(context, each, signal))
      }
  }
  tell(null)
  return outcomes
}

async function createAndLink(context: RepairContext, group: readonly Repair[], signal?: AbortSignal): Promise<Map<string, RepairOutcome>> {
  const { portal, map, now = Date.now, creation } = context
  const gaps = group.flatMap(({ gap }) => gap.kind === 'noDeal' ? [gap] : [])
  const found = new Map<string, RepairOutcome>()
  try {
    const made = await createDeals(portal, map, gaps, now(), { ...creation, ...signal ? { signal } : {} })
    for (const gap of gaps) {
      const outcome = made.get(gap.id)!
      if (outcome.kind === 'done')
        found.set(gap.id, await linkSales(context, gap.sales, outcome.id, signal))
      else if (outcome.kind !== 'missing')
        found.set(gap.id, { kind: outcome.kind, error: outcome.error })
      else if (outcome.error !== null)
        found.set(gap.id, { kind: 'refused', error: outcome.error })
    }
    return found
  }
  catch (error) {
    return failedAll(group, error)
  }
}

/** Tickets of an event that has its deal now; the first that cannot be linked tells how it ended. */
async function linkSales(context: RepairContext, sales: readonly GapDeal[], event: number, signal?: AbortSignal): Promise<RepairOutcome> {
  for (const sale of sales) {
    const outcome = await change(context, sale.id, [linkTo(context.map, sale, event)], signal)
    if (outcome.kind !== 'done')
      return outcome
  }
  return { kind: 'done', dealId: event }
}

async function sendAll({ sendAgain }: RepairContext, group: readonly Repair[], signal?: AbortSignal): Promise<Map<string, RepairOutcome>> {
  if (sendAgain === null)
    return new Map(group.map(({ gap }) => [gap.id, { kind: 'off' }]))
  const pairs = group.flatMap(({ gap }) => 'deal' in gap ? [{ gap, deal: gap.deal }] : [])
  try {
    const sent = await sendAgain(pairs.map(({ deal }) => targetOf(deal)), signal ? { signal } : {})
    return new Map(pairs.flatMap(({ gap, deal }) => {
      const outcome = sent.get(deal.id)
      return outcome === undefined ? [] : [[gap.id, outcome] as const]
    }))
  }
  catch (error) {
    return failedAll(group, error)
  }
}

async function markAll({ mark }: RepairContext, group: readonly Repair[]): Promise<Map<string, RepairOutcome>> {
  await mark(group.map(({ gap }) => gap.id))
  return new Map(group.map(({ gap }) => [gap.id, { kind: 'done', dealId: null }]))
}

async function changeOne(context: RepairContext, { kind, gap, fields }: Repair, signal?: AbortSignal): Promise<RepairOutcome> {
  const changes = changesOf(context.map, kind, gap, fields)
  if (changes === null || !('deal' in gap))
    return { kind: 'off' }
  const outcome = await change(context, gap.deal.id, changes, signal)
  if (outcome.kind !== 'done' || gap.kind !== 'twoDeals' || kind !== 'clear' || !gap.belongs || context.sendAgain === null)
    return outcome
  // With the foreign id gone the deal has none: the site gives it one of its own.
  const sent = await sendAll(context, [{ kind: 'send', gap }], signal)
  return sent.get(gap.id) ?? outcome
}

/** @returns `null` for what this gap cannot be repaired by. */
function changesOf(map: EventMap, kind: Repair['kind'], gap: Gap, fields: Repair['fields']): FieldChange[] | null {
  if (kind === 'link' && gap.kind === 'unlinkedSale' && gap.event !== null)
    return [linkTo(map, gap.deal, gap.event.id)]
  if (kind === 'clear' && gap.kind === 'twoDeals')
    return [withoutSiteId(map, gap.deal, gap.siteId)]
  if (kind === 'clear' && gap.kind === 'notOnSite')
    return [withoutSiteId(map, gap.deal, gap.deal.pipeline === 'ideas' ? gap.deal.siteTemplate : gap.deal.siteEvent)]
  if (kind === 'cancel' && gap.kind === 'twoOrders') {
    const change = cancelled(map, gap.deal)
    return change && [change]
  }
  if (kind === 'from-site' && gap.kind === 'differs')
    return gap.fields.filter(({ field }) => fields === undefined || fields.includes(field)).map(difference => fromSite(map, difference))
  return null
}

async function change({ portal, creation }: RepairContext, dealId: number, changes: readonly FieldChange[], signal?: AbortSignal): Promise<RepairOutcome> {
  const outcome = await changeDeal(portal, dealId, changes, { ...signal ? { signal } : {}, ...creation?.clock ? { clock: creation.clock } : {} })
  if (outcome.kind === 'done')
    return { kind: 'done', dealId }
  return outcome.kind === 'conflict' ? { kind: 'changed' } : outcome
}

function targetOf(deal: GapDeal): SendTarget {
  return { dealId: deal.id, kind: orderKindOf(deal) }
}

function failedAll(group: readonly Repair[], error: unknown): Map<string, RepairOutcome> {
  if (!(error instanceof PortalError))
    throw error
  return new Map(group.map(({ gap }) => [gap.id, { kind: 'refused', error }]))
}
