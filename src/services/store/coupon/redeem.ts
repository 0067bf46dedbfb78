import { writeHold } from '@/domain/coupon/hold'
import { benefitOf, readReceipt, receiptOf, writeReceipt } from '@/domain/coupon/receipt'
import type { Receipt } from '@/domain/coupon/receipt'
import { minorText, toMinor } from '@/domain/money'
import { PortalError } from '@/domain/portalError'
import { asMoment, asText } from '../../portal/decode'
import { browserIntents } from '../../portal/claim/intents'
import type { IntentStore } from '../../portal/claim/intents'
import { claimName } from '../../portal/claim/claim'
import { sleep } from '../../portal/limits/sleep'
import type { RecordLook } from '../../portal/writes/guardedRecord'
import { lookAtAll } from '../../portal/writes/guardedRecords'
import { guardedUpdate } from '../../portal/writes/guardedUpdate'
import type { GuardedOutcome } from '../../portal/writes/guardedUpdate'
import { browserLock } from '../../portal/writes/lock'
import type { Lock } from '../../portal/writes/lock'
import type { Clock } from '../../portal/writes/lookUp'
import type { Store } from '../types'
import type { CouponObstacle, RedeemOutcome } from './answers'
import { couponClaims, dealOfOperation, drawOperation } from './claims'
import type { CouponClaims } from './claims'
import { couponField, couponLead, DEAL, decodeCoupon, linkOf } from './couponRecord'
import type { Coupon } from './couponRecord'
import { flagDoubles, sweepCoupon } from './sweep'
import { unfinishedOf } from './unfinished'

export interface RedeemOptions {
  signal?: AbortSignal
  /** The cashier has seen that it is another client's coupon. A plan of a press counts as having been seen. */
  acceptsForeign?: boolean
  intents?: IntentStore
  lock?: Lock
  clock?: Clock
  /** Replaces the claims of this portal in tests. */
  claims?: CouponClaims
  /** Told as it goes on. */
  onStep?: (step: 'claim' | 'record' | 'link' | 'check') => void
}

export interface RedeemWish {
  leadId: number
  dealId: number
  /** Name of the press. */
  name: string
}

/** What the portal holds of a coupon and a deal at one moment. */
export interface TillLook { coupon: Coupon, couponLook: RecordLook, dealLook: RecordLook, now: number }

/**
 * Redeems a coupon in a deal: claims it, records that in the coupon if it is still to be had, puts it into the deal, and
 * reads both back. Of any number of tills one gets it. A lost reply is looked up; whatever stays unknown goes on when the same
 * is asked again in this browser, and after two minutes from any.
 */
export async function claimCoupon(store: Store, wish: RedeemWish, options: RedeemOptions = {}): Promise<RedeemOutcome> {
  const { lock = browserLock } = options
  try {
    return await lock(`coupon|${store.calls.origin}|${wish.leadId}`, () => redeem(store, wish, options))
  }
  catch (error) {
    if (error instanceof PortalError)
      return { kind: 'refused', error }
    throw error
  }
}

async function redeem(store: Store, { leadId, dealId }: RedeemWish, options: RedeemOptions): Promise<RedeemOutcome> {
  const { signal, intents = browserIntents(store.calls.origin), clock = { wait: sleep, now: Date.now }, claims = couponClaims(store) } = options
  const look = await lookAtTill(store, leadId, dealId, signal)
  const { coupon } = look
  if (coupon.dealId === dealId)
    return finishInDeal(store, look, dealId, true, options)
  const obstacle = obstacleOf(store, look, options.acceptsForeign ?? true)
  if (obstacle !== null)
    return { kind: 'obstacle', obstacle }

  const name = claimName(String(leadId), coupon.hold.round)
  const open = await intents.read(name)
  const isMine = open !== null && open.userId === store.me.id
  // This browser has set out with the coupon for another deal, and nobody knows how far that came.
  if (isMine && dealOfOperation(open.operation) !== dealId) {
    const standing = await claims.find({ leadId, round: coupon.hold.round })
    if (standing !== null)
      return { kind: 'obstacle', obstacle: { kind: 'unfinished', claim: { ...unfinishedOf(coupon, standing, look.now), isRipe: true } } }
  }
  const operation = isMine && dealOfOperation(open.operation) === dealId ? open.operation : drawOperation(dealId)
  options.onStep?.('claim')
  const claimed = await claims.claim({ leadId, round: coupon.hold.round }, { intents: keptUntilRecorded(intents), operation, userId: store.me.id, clock, ...(signal ? { signal } : {}) })
  if (claimed.kind === 'unknown')
    return claimed
  if (claimed.kind !== 'ours') {
    await intents.remove(name)
    return claimed.kind === 'refused' ? claimed : lost(store, { leadId, dealId }, claims, signal)
  }
  options.onStep?.('record')
  const recorded = await recordClaim(store, coupon, { operation, dealId, by: store.me.id, at: look.now }, options)
  if (recorded.kind !== 'unknown')
    await intents.remove(name)
  if (recorded.kind === 'conflict')
    return lost(store, { leadId, dealId }, claims, signal)
  if (recorded.kind !== 'done')
    return recorded
  const outcome = await finishInDeal(store, { ...look, coupon: decodeCoupon(store.map, recorded.look.fields) }, dealId, false, options)
  // Where names are not unique, an earlier claim may have become visible since.
  const [first] = claims.isUnique || outcome.kind !== 'redeemed' ? [] : await claims.findAll({ leadId, round: coupon.hold.round })
  return first === undefined || first.mark === operation ? outcome : tellDoubles(store, leadId)
}

/** More than one till may have it: the timelines of their deals say so, and nobody is told that it is redeemed. */
async function tellDoubles(store: Store, leadId: number): Promise<RedeemOutcome> {
  await flagDoubles(store, await sweepCoupon(store, leadId))
  return { kind: 'conflict' }
}

/** The claim removes its intent as soon as it is certain; the record is not made yet then. */
function keptUntilRecorded(intents: IntentStore): IntentStore {
  return { ...intents, remove: async () => {} }
}

/** @throws {PortalError} when either cannot be read. */
export async function lookAtTill(store: Store, leadId: number, dealId: number, signal?: AbortSignal): Promise<TillLook> {
  const [one, other] = await lookAtAll(store.calls, [couponLead(store.map, leadId), { entityTypeId: DEAL, id: dealId }], signal ? { signal } : {})
  for (const looked of [one!, other!]) {
    if (looked.kind === 'failed')
      throw looked.error
  }
  const [couponLook, dealLook] = [one, other].map(looked => (looked as { look: RecordLook }).look) as [RecordLook, RecordLook]
  return { coupon: decodeCoupon(store.map, couponLook.fields), couponLook, dealLook, now: Date.parse(asMoment(couponLook.portalTime) ?? new Date().toISOString()) }
}

/** What stands in the way, as far as the two records tell. */
export function obstacleOf(store: Store, { coupon, dealLook, now }: Pick<TillLook, 'coupon' | 'dealLook' | 'now'>, acceptsForeign: boolean): CouponObstacle | null {
  const other = linkOf(dealLook.fields[couponField(store.map, 'deal', 'coupon')])
  if (coupon.status === 'couponUsed' || coupon.dealId !== null)
    return { kind: 'used', coupon }
  if (coupon.status !== 'couponIssued' || coupon.code === '')
    return { kind: 'notIssued', coupon }
  if (coupon.until !== null && now > coupon.until)
    return { kind: 'expired', since: coupon.until }
  if (other !== null && other !== coupon.leadId)
    return { kind: 'dealHasAnother', leadId: other }
  if (isClosed(store, dealLook))
    return { kind: 'dealClosed' }
  return isForeign(coupon, dealLook) && (!acceptsForeign || store.rules['coupon.search'] === 'refuse') ? { kind: 'foreign', coupon } : null
}

/** A deal that is sold or given up takes no coupon any more. */
export function isClosed({ map }: Pick<Store, 'map'>, { fields }: RecordLook): boolean {
  const stage = map.stageRole(asText(fields.stageId))
  return stage === 'won' || stage === 'changedMind' || stage === 'holdLost' || stage === 'deliveryBack'
}

/** Another client's: a coupon or a deal without a client is nobody's. */
export function isForeign(coupon: Coupon, dealLook: RecordLook): boolean {
  const contactId = linkOf(dealLook.fields.contactId)
  return coupon.contactId !== null && contactId !== null && coupon.contactId !== contactId
}

/** What became of the coupon that somebody else has claimed. */
async function lost(store: Store, { leadId, dealId }: { leadId: number, dealId: number }, claims: CouponClaims, signal?: AbortSignal): Promise<RedeemOutcome> {
  const look = await lookAtTill(store, leadId, dealId, signal)
  const { coupon, now } = look
  if (coupon.status === 'couponUsed' || coupon.dealId !== null)
    return { kind: 'obstacle', obstacle: { kind: 'used', coupon } }
  const standing = await claims.find({ leadId, round: coupon.hold.round })
  if (standing === null)
    return { kind: 'conflict' }
  const claim = unfinishedOf(coupon, standing, now)
  return { kind: 'obstacle', obstacle: { kind: claim.isRipe ? 'unfinished' : 'underway', claim } }
}

/** What two writers of a coupon must not both change. */
interface Held { round: number, operation: string, dealId: number | null }

const isSameHeld = (one: Held, other: Held) => one.round === other.round && one.operation === other.operation && one.dealId === other.dealId

/** Writes the claim into the coupon if nobody has redeemed, released or closed it meanwhile. */
export async function recordClaim(store: Store, seen: Coupon, { operation, dealId, by, at }: { operation: string, dealId: number, by: number, at: number }, { signal, clock }: Pick<RedeemOptions, 'signal' | 'clock'>): Promise<GuardedOutcome<Held>> {
  const { map, rules } = store
  const status = rules['coupon.redeem'] === 'atTill' ? map.statusCode('couponUsed') : null
  return guardedUpdate<Held>(store.calls, couponLead(map, seen.leadId), {
    base: heldOf(seen),
    mine: { round: seen.hold.round, operation, dealId },
    isSame: isSameHeld,
    read(fields) {
      const coupon = decodeCoupon(map, fields)
      // Closed by hand, or by its end: no longer to be had, whatever the claim says.
      const isClosed = coupon.status !== 'couponIssued' && coupon.dealId === null
      return isClosed ? { ...heldOf(coupon), operation: 'closed' } : heldOf(coupon)
    },
    fieldsFor: (before, mark) => ({
      [couponField(map, 'lead', 'couponClaim')]: writeHold(seen.leadId, { ...decodeCoupon(map, before.fields).hold, mark, operation, dealId, by, at }),
      [couponField(map, 'lead', 'couponDeal')]: dealId,
      [couponField(map, 'lead', 'couponUsedAt')]: new Date(at).toISOString(),
      ...(status === null ? {} : { stageId: status }),
    }),
  }, { ...(signal ? { signal } : {}), ...(clock ? { clock } : {}) })
}

export function heldOf({ hold, dealId }: Coupon): Held {
  return { round: hold.round, operation: hold.operation, dealId }
}

/** Puts a recorded coupon into its deal and reads both back. */
export async function finishInDeal(store: Store, { coupon, dealLook }: Pick<TillLook, 'coupon' | 'dealLook'>, dealId: number, wasThere: boolean, options: RedeemOptions): Promise<RedeemOutcome> {
  const { signal, clock } = options
  const isLinked = linkOf(dealLook.fields[couponField(store.map, 'deal', 'coupon')]) === coupon.leadId
  if (!isLinked) {
    options.onStep?.('link')
    const linked = await linkDeal(store, coupon, dealId, { ...(signal ? { signal } : {}), ...(clock ? { clock } : {}) })
    if (linked.kind === 'conflict')
      return { kind: 'obstacle', obstacle: { kind: 'dealHasAnother', leadId: linked.theirs ?? 0 } }
    if (linked.kind !== 'done')
      return linked
  }
  options.onStep?.('check')
  return checkBoth(store, coupon, dealId, wasThere && isLinked, signal)
}

/** Only what both records say now is told. */
async function checkBoth(store: Store, { leadId, hold }: Coupon, dealId: number, wasThere: boolean, signal?: AbortSignal): Promise<RedeemOutcome> {
  try {
    const { coupon, dealLook } = await lookAtTill(store, leadId, dealId, signal)
    if (coupon.dealId !== dealId || coupon.hold.operation !== hold.operation || linkOf(dealLook.fields[couponField(store.map, 'deal', 'coupon')]) !== leadId)
      return await tellDoubles(store, leadId)
    return { kind: 'redeemed', coupon, receipt: receiptIn(store, dealLook, dealId, leadId), wasThere }
  }
  catch (error) {
    if (error instanceof PortalError)
      return { kind: 'unknown', error }
    throw error
  }
}

export function receiptIn(store: Store, dealLook: RecordLook, dealId: number, leadId: number): Receipt | null {
  return readReceipt(asText(dealLook.fields[couponField(store.map, 'deal', 'couponReceipt')]), dealId, leadId)
}

/** What the coupon would take off the deal now. */
export function receiptFor(store: Store, coupon: Coupon, dealLook: RecordLook, dealId: number): Receipt {
  const currency = asText(dealLook.fields.currencyId)
  const sum = toMinor(asText(dealLook.fields.opportunity) || '0', currency) ?? 0
  // Of an earlier round whose end left the sum as it was.
  const earlier = receiptIn(store, dealLook, dealId, coupon.leadId)
  const minor = earlier !== null && earlier.after === sum && earlier.currency === currency ? earlier.before : sum
  return receiptOf({ minor, currency }, benefitOf(coupon, store.rules))
}

/** The coupon, what it took off, and the lower sum are written together, once. */
function linkDeal(store: Store, coupon: Coupon, dealId: number, options: Pick<RedeemOptions, 'signal' | 'clock'>): Promise<GuardedOutcome<number | null>> {
  const field = couponField(store.map, 'deal', 'coupon')
  return guardedUpdate<number | null>(store.calls, { entityTypeId: DEAL, id: dealId }, {
    base: null,
    mine: coupon.leadId,
    isSame: (one, other) => one === other,
    read: fields => linkOf(fields[field]),
    fieldsFor(before) {
      const receipt = receiptFor(store, coupon, before, dealId)
      return {
        [field]: coupon.leadId,
        [couponField(store.map, 'deal', 'couponReceipt')]: writeReceipt(dealId, coupon.leadId, receipt),
        ...(receipt.after === receipt.before ? {} : { opportunity: minorText(receipt.after, receipt.currency), isManualOpportunity: 'Y' }),
      }
    },
  }, options)
}
