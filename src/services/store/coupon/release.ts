import { released, writeHold } from '@/domain/coupon/hold'
import { giveBack as endOf } from '@/domain/coupon/validity'
import type { GiveBack } from '@/domain/coupon/validity'
import { readReceipt } from '@/domain/coupon/receipt'
import { minorText, toMinor } from '@/domain/money'
import { PortalError } from '@/domain/portalError'
import { asText } from '../../portal/decode'
import type { GuardedRecord, RecordLook } from '../../portal/writes/guardedRecord'
import { guardedUpdate } from '../../portal/writes/guardedUpdate'
import type { GuardedOptions, GuardedOutcome } from '../../portal/writes/guardedUpdate'
import { lookAt } from '../../portal/writes/guardedRecord'
import type { Store } from '../types'
import type { RedeemOutcome, ReleaseOutcome, Unfinished } from './answers'
import { drawOperation } from './claims'
import { couponField, couponLead, DEAL, decodeCoupon, linkOf } from './couponRecord'
import type { Coupon } from './couponRecord'
import { finishInDeal, heldOf, lookAtTill, receiptIn, recordClaim } from './redeem'
import type { RedeemOptions } from './redeem'

/**
 * Takes the claim off a coupon that is free again: the next redemption claims the next round, so that nobody loses a claim that
 * he is about to look at. A coupon that has no deal and was never claimed goes on too: nothing is lost by it.
 *
 * @param wish `dealId`: only while it is that deal's, or nobody's.
 */
export async function releaseCoupon(store: Store, { leadId, dealId = null }: { leadId: number, dealId?: number | null, name: string }, options: GuardedOptions = {}): Promise<ReleaseOutcome> {
  return quietly(async () => {
    const { coupon, now } = await lookAtCoupon(store, leadId)
    // A plan that was cut after its release comes by again.
    const last = coupon.hold.past.at(-1)
    const wasThere = coupon.dealId === null && coupon.hold.operation === '' && last !== undefined && (dealId === null || last.dealId === dealId)
    if (dealId !== null && coupon.dealId !== null && coupon.dealId !== dealId)
      return { kind: 'conflict' }
    const freed: ReleaseOutcome = wasThere ? { kind: 'released', wasThere } : endedAs(await free(store, coupon, now, { why: '' }, options))
    if (freed.kind !== 'released' || dealId === null)
      return freed
    const unlinked = await unlinkDeal(store, leadId, dealId, options)
    return unlinked.kind === 'done' || unlinked.kind === 'conflict' ? freed : unlinked
  })
}

/** What becomes of an unfinished redemption: it goes on to its end for the deal it was begun for, or the coupon is free again. */
export async function finishOrRelease(store: Store, unfinished: Unfinished, way: 'finish' | 'release', options: RedeemOptions = {}): Promise<RedeemOutcome | ReleaseOutcome> {
  const { leadId, dealId, stage } = unfinished
  if (way === 'release')
    return stage === 'claimed' ? releaseClaim(store, unfinished, options) : giveBackCoupon(store, { leadId, dealId: dealId!, way: { way: 'original' }, why: 'unfinished' }, options)
  return quietly<RedeemOutcome>(async () => {
    if (dealId === null)
      throw new PortalError('missing', 'The claim does not tell its deal: it can only be released.')
    const look = await lookAtTill(store, leadId, dealId, options.signal)
    if (look.coupon.hold.round !== unfinished.round)
      return { kind: 'conflict' }
    if (look.coupon.dealId !== null)
      return look.coupon.dealId === dealId ? finishInDeal(store, look, dealId, false, options) : { kind: 'conflict' }
    const by = unfinished.userId ?? store.me.id
    const recorded = await recordClaim(store, look.coupon, { operation: unfinished.operation ?? drawOperation(dealId), dealId, by, at: look.now }, options)
    if (recorded.kind === 'conflict')
      return { kind: 'conflict' }
    return recorded.kind === 'done' ? finishInDeal(store, { ...look, coupon: decodeCoupon(store.map, recorded.look.fields) }, dealId, false, options) : recorded
  })
}

/** Releases a claim without a record, if it is still the one that was seen. */
async function releaseClaim(store: Store, { leadId, round }: Unfinished, options: RedeemOptions): Promise<ReleaseOutcome> {
  return quietly(async () => {
    const { coupon, now } = await lookAtCoupon(store, leadId)
    if (coupon.hold.round > round)
      return { kind: 'released', wasThere: true }
    if (coupon.dealId !== null)
      return { kind: 'conflict' }
    return endedAs(await free(store, coupon, now, { why: 'unfinished' }, optionsOf(options)))
  })
}

export interface GiveBackWish { leadId: number, dealId: number, way: GiveBack, why: string }

/**
 * Gives a redeemed coupon back, with its own end, days of grace or none: the coupon's lead first and at once with the next
 * round, then the deal. The deal's sum comes back while the deal is open and nobody has changed it.
 *
 * @throws {RangeError} for a coupon whose own end has passed and that would come back dead: ask for grace.
 */
export async function giveBackCoupon(store: Store, { leadId, dealId, way, why }: GiveBackWish, options: RedeemOptions = {}): Promise<ReleaseOutcome> {
  return quietly(async () => {
    const { coupon, now } = await lookAtCoupon(store, leadId)
    const isBack = coupon.dealId === null && coupon.hold.past.some(use => use.dealId === dealId)
    if (!isBack) {
      if (coupon.dealId !== dealId)
        return { kind: 'conflict' }
      const back = endOf(coupon.until ?? now, now, way, store.rules.timeZone)
      if (back.kind === 'ended')
        throw new RangeError('The coupon has ended: it comes back only with days of grace.')
      const status = back.kind === 'back' ? 'couponIssued' : 'couponUnused'
      const freed = endedAs(await free(store, coupon, now, { why, status, ...(back.kind === 'back' ? { until: back.until } : {}) }, optionsOf(options)))
      if (freed.kind !== 'released')
        return freed
    }
    const unlinked = await unlinkDeal(store, leadId, dealId, optionsOf(options))
    // Another coupon stands there by now: this one is free all the same.
    return unlinked.kind === 'done' || unlinked.kind === 'conflict' ? { kind: 'released', wasThere: isBack } : unlinked
  })
}

const optionsOf = ({ signal, clock }: RedeemOptions): GuardedOptions => ({ ...(signal ? { signal } : {}), ...(clock ? { clock } : {}) })

async function lookAtCoupon(store: Store, leadId: number): Promise<{ coupon: Coupon, now: number }> {
  const look = await lookAt(store.calls, couponLead(store.map, leadId))
  return { coupon: decodeCoupon(store.map, look.fields), now: look.portalTime === '' ? Date.now() : Date.parse(look.portalTime) }
}

interface Freed { why: string, status?: 'couponIssued' | 'couponUnused', until?: number }

/** The guarded write of a release: the coupon goes on to its next round, unless somebody has changed who holds it. */
function free(store: Store, seen: Coupon, now: number, { why, status, until }: Freed, options: GuardedOptions): Promise<GuardedOutcome<ReturnType<typeof heldOf>>> {
  const { map, me } = store
  return guardedUpdate(store.calls, couponLead(map, seen.leadId), {
    base: heldOf(seen),
    mine: { round: seen.hold.round + 1, operation: '', dealId: null },
    isSame: (one, other) => one.round === other.round && one.operation === other.operation && one.dealId === other.dealId,
    read: fields => heldOf(decodeCoupon(map, fields)),
    fieldsFor(before, mark) {
      const { hold } = decodeCoupon(map, before.fields)
      return {
        [couponField(map, 'lead', 'couponClaim')]: writeHold(seen.leadId, { ...released(hold, me.id, now, why), mark }),
        [couponField(map, 'lead', 'couponDeal')]: '',
        [couponField(map, 'lead', 'couponUsedAt')]: '',
        ...(status === undefined ? {} : { stageId: map.statusCode(status) }),
        ...(until === undefined ? {} : { [couponField(map, 'lead', 'couponUntil')]: new Date(until).toISOString() }),
      }
    },
  }, options)
}

/** What a deal has of a coupon: the link, and what was taken off. */
interface Linked { coupon: number | null, hasReceipt: boolean }

async function unlinkDeal(store: Store, leadId: number, dealId: number, options: GuardedOptions): Promise<GuardedOutcome<Linked>> {
  const { map } = store
  const field = couponField(map, 'deal', 'coupon')
  const receiptField = couponField(map, 'deal', 'couponReceipt')
  const deal: GuardedRecord = { entityTypeId: DEAL, id: dealId }
  const read = (fields: RecordLook['fields']): Linked => ({ coupon: linkOf(fields[field]), hasReceipt: readReceipt(asText(fields[receiptField]), dealId, leadId) !== null })
  const base = read((await lookAt(store.calls, deal, options.signal ? { signal: options.signal } : {})).fields)
  const mine = { coupon: null, hasReceipt: false }
  return guardedUpdate<Linked>(store.calls, deal, {
    base: base.coupon === leadId || base.coupon === null ? base : { coupon: leadId, hasReceipt: true },
    mine,
    isSame: (one, other) => one.coupon === other.coupon && one.hasReceipt === other.hasReceipt,
    read,
    fieldsFor: before => ({ [field]: '', [receiptField]: '', ...sumBefore(store, before, dealId, leadId) }),
  }, options)
}

/** A won deal keeps what was paid; so does one whose sum is no longer what the coupon made of it. */
function sumBefore(store: Store, { fields, ...look }: RecordLook, dealId: number, leadId: number): Record<string, unknown> {
  const receipt = receiptIn(store, { fields, ...look }, dealId, leadId)
  if (receipt === null || receipt.before === receipt.after || store.map.stageRole(asText(fields.stageId)) === 'won')
    return {}
  return toMinor(asText(fields.opportunity), receipt.currency) === receipt.after ? { opportunity: minorText(receipt.before, receipt.currency) } : {}
}

function endedAs({ kind, ...rest }: GuardedOutcome<unknown>): ReleaseOutcome {
  if (kind === 'done')
    return { kind: 'released', wasThere: false }
  return kind === 'conflict' ? { kind } : { kind, error: (rest as { error: PortalError }).error }
}

async function quietly<T>(work: () => Promise<T>): Promise<T | { kind: 'refused', error: PortalError }> {
  try {
    return await work()
  }
  catch (error) {
    if (error instanceof PortalError)
      return { kind: 'refused', error }
    throw error
  }
}
