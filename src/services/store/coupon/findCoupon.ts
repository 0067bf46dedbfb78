import { formatCode, readCode } from '@/domain/coupon/code'
import type { CodeGuess, ReadCode } from '@/domain/coupon/code'
import { readHold } from '@/domain/coupon/hold'
import type { Receipt } from '@/domain/coupon/receipt'
import type { StoreRules } from '@/domain/store/rules'
import { resultOf } from '../../portal/batch'
import { asId, asList, asMoment, asRecord, asText } from '../../portal/decode'
import type { StandingClaim } from '../../portal/claim/folder'
import type { CallOptions, Command } from '../../portal/types'
import type { RecordLook } from '../../portal/writes/guardedRecord'
import type { Store } from '../types'
import type { CouponObstacle, Unfinished } from './answers'
import { couponClaims } from './claims'
import { couponField, couponSelect, DEAL, decodeCoupon, LEAD } from './couponRecord'
import type { Coupon } from './couponRecord'
import { isForeign, obstacleOf, receiptFor } from './redeem'
import { unfinishedOf } from './unfinished'

/** A guess whose code was issued. */
export interface Suggestion { guess: CodeGuess, coupon: Coupon }

/** Names of what the till shows beside a coupon; empty where the person may not see them. */
export interface CouponNames { client: string, dealClient: string, deal: string, by: string }

export type FoundCoupon
  = | { kind: 'empty' }
    | { kind: 'wrong', read: Extract<ReadCode, { kind: 'wrong' }>, suggestions: readonly Suggestion[] }
    /** No coupon has the code, or none that this person may see. */
    | { kind: 'missing', code: string }
    /** `receipt`: what it would take off the deal. `copies`: leads of the same code that are none, copies made by the portal. */
    | { kind: 'found', coupon: Coupon, obstacle: CouponObstacle | null, receipt: Receipt, names: CouponNames, copies: readonly number[] }

/** Signs of each group by the settings. */
export function groupsOf(rules: Pick<StoreRules, 'coupon.groups'>): number[] {
  return rules['coupon.groups'].split('-').map(Number)
}

/**
 * Finds a coupon by what was typed, scanned or dictated, for a deal. Nothing is corrected: of a wrong code those guesses are told
 * whose codes were issued.
 *
 * @throws {PortalError} or the signal's reason
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-list.html
 */
export async function findCoupon(store: Store, typed: string, { dealId, signal }: { dealId: number, signal?: AbortSignal }): Promise<FoundCoupon> {
  const options = signal ? { signal } : {}
  const read = readCode(typed)
  if (read.kind === 'empty')
    return read
  if (read.kind === 'wrong')
    return { kind: 'wrong', read, suggestions: await suggest(store, read.guesses, options) }
  const { time, leads, deal } = await store.calls.readBatch({
    time: { method: 'server.time' },
    leads: byCodes(store, [read.code]),
    deal: { method: 'crm.item.get', params: { entityTypeId: DEAL, id: dealId, useOriginalUfNames: 'Y' } },
  }, options)
  const found = couponsIn(store, resultOf(leads, 'crm.item.list'))
  const coupon = found[0]
  if (coupon === undefined)
    return { kind: 'missing', code: read.code }
  const dealLook = { fields: asRecord(asRecord(resultOf(deal, 'crm.item.get')).item) } as RecordLook
  const now = time.kind === 'done' ? Date.parse(asMoment(time.result) ?? '') : Date.now()
  const obstacle = obstacleOf(store, { coupon, dealLook, now }, true)
  const claim = obstacle === null ? await couponClaims(store).find({ leadId: coupon.leadId, round: coupon.hold.round }) : null
  const named = coupon.dealId ?? (claim === null ? null : unfinishedOf(coupon, claim, now).dealId)
  return {
    kind: 'found',
    coupon,
    obstacle: obstacle ?? claimObstacle(coupon, claim, now) ?? (isForeign(coupon, dealLook) ? { kind: 'foreign', coupon } : null),
    receipt: receiptFor(store, coupon, dealLook, dealId),
    names: await namesOf(store, { contactId: coupon.contactId, dealContactId: asId(dealLook.fields.contactId), dealId: named, userId: claim?.userId ?? coupon.hold.by }, options),
    copies: found.slice(1).map(({ leadId }) => leadId),
  }
}

function claimObstacle(coupon: Coupon, claim: StandingClaim | null, now: number): CouponObstacle | null {
  if (claim === null)
    return null
  const unfinished: Unfinished = unfinishedOf(coupon, claim, now)
  return { kind: unfinished.isRipe ? 'unfinished' : 'underway', claim: unfinished }
}

/** A code as people may have written it into the field by hand counts too. */
function byCodes({ map, rules }: Store, codes: readonly string[]): Command {
  const field = couponField(map, 'lead', 'couponCode')
  return {
    method: 'crm.item.list',
    params: { entityTypeId: LEAD, select: couponSelect(map), filter: { [`@${field}`]: codes.flatMap(code => [code, formatCode(code), formatCode(code, groupsOf(rules))]) }, order: { id: 'ASC' }, useOriginalUfNames: 'Y', start: -1 },
  }
}

/** The coupon first: a copy of its lead is younger, and what it keeps of a claim is another's. */
function couponsIn({ map }: Store, result: unknown): Coupon[] {
  const field = couponField(map, 'lead', 'couponClaim')
  const rows = asList(asRecord(result).items).map(asRecord)
  const isOwn = (row: Record<string, unknown>) => asText(row[field]) === '' || readHold(asText(row[field]), asId(row.id) ?? 0).mark !== ''
  return [...rows.filter(isOwn), ...rows.filter(row => !isOwn(row))].map(row => decodeCoupon(map, row))
}

async function suggest(store: Store, guesses: readonly CodeGuess[], options: CallOptions): Promise<Suggestion[]> {
  if (guesses.length === 0)
    return []
  const { method, params } = byCodes(store, guesses.map(({ code }) => code))
  const issued = couponsIn(store, await store.calls.read(method, params, options))
  return guesses.flatMap(guess => {
    const coupon = issued.find(({ code }) => code === guess.code)
    return coupon ? [{ guess, coupon }] : []
  })
}

interface Named { contactId: number | null, dealContactId: number | null, dealId: number | null, userId: number | null }

/**
 * Names for people, in one request; what cannot be read has none.
 *
 * @see https://apidocs.bitrix24.com/api-reference/user/user-get.html
 */
async function namesOf({ calls }: Store, { contactId, dealContactId, dealId, userId }: Named, options: CallOptions): Promise<CouponNames> {
  const contact = (id: number | null): Record<string, Command> => id === null ? {} : { [`contact${id}`]: { method: 'crm.item.get', params: { entityTypeId: 3, id } } }
  const commands: Record<string, Command> = {
    ...contact(contactId),
    ...contact(dealContactId),
    ...(dealId === null ? {} : { deal: { method: 'crm.item.get', params: { entityTypeId: DEAL, id: dealId } } }),
    ...(userId === null ? {} : { user: { method: 'user.get', params: { ID: userId } } }),
  }
  if (Object.keys(commands).length === 0)
    return { client: '', dealClient: '', deal: '', by: '' }
  const answers = await calls.readBatch(commands, options)
  const answer = (name: string) => {
    const given = answers[name]
    return given?.kind === 'done' ? given.result : null
  }
  const person = (fields: Record<string, unknown>, name: string, lastName: string) => [asText(fields[name]), asText(fields[lastName])].filter(part => part !== '').join(' ')
  const contactName = (id: number | null) => id === null ? '' : person(asRecord(asRecord(answer(`contact${id}`)).item), 'name', 'lastName')
  return {
    client: contactName(contactId),
    dealClient: contactName(dealContactId),
    deal: asText(asRecord(asRecord(answer('deal')).item).title),
    by: person(asRecord(asList(answer('user'))[0]), 'NAME', 'LAST_NAME'),
  }
}
