import type { CouponPassport, PassportPerson } from '@/domain/coupon/passport'
import { couponState } from '@/domain/coupon/validity'
import { PortalError } from '@/domain/portalError'
import { benefitText } from '@/domain/store/messageMarks'
import { fetchNames } from '../people'
import { resultOf } from '../portal/batch'
import { asId, asList, asMoment, asRecord, asText } from '../portal/decode'
import type { CallOptions, Command } from '../portal/types'
import { DEAL, LEAD, decodeCoupon, linkOf } from './coupon/couponRecord'
import { readMessages } from './messages/readMessages'
import type { CardMessage } from './messages/types'
import type { CardRecord, Store } from './types'

/** As many as one list tells; a client with more has his newest. */
const mostCoupons = 50

/** A coupon with the messages by which it was handed over. */
export interface ReadPassport extends CouponPassport { messages: readonly CardMessage[] }

/**
 * Passports of coupons, newest first: of a lead its own, of a deal the one bound to it, of a contact all that its leads have. A lead
 * without a code has none.
 *
 * @throws {PortalError}
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-list.html
 */
export async function readPassport(store: Store, on: CardRecord, options: CallOptions = {}): Promise<ReadPassport[]> {
  const codeField = store.map.field('lead', 'couponCode')
  if (codeField === null)
    return []
  const filter = await filterFor(store, on, codeField, options)
  if (filter === null)
    return []
  const list: Command = { method: 'crm.item.list', params: { entityTypeId: LEAD, select: ['*', 'UF_*'], filter, order: { id: 'DESC' }, useOriginalUfNames: 'Y', start: -1 } }
  const { time, leads } = await store.calls.readBatch({ time: { method: 'server.time' }, leads: list }, options)
  const now = Date.parse(asMoment(resultOf(time, 'server.time')) ?? '')
  const rows = asList(asRecord(resultOf(leads, 'crm.item.list')).items).slice(0, mostCoupons).map(asRecord).filter(lead => asText(lead[codeField]) !== '')
  if (Number.isNaN(now))
    throw new PortalError('unreachable', 'server.time gave no time.')
  const passports = rows.map(lead => passportOf(store, lead, now))
  return named(store, passports, options)
}

async function filterFor({ calls, map }: Store, { entity, id }: CardRecord, codeField: string, options: CallOptions): Promise<Record<string, unknown> | null> {
  if (entity === 'lead')
    return { '=id': id }
  if (entity === 'contact')
    return { '=contactId': id, [`!=${codeField}`]: '' }
  const field = map.field('deal', 'coupon')
  if (entity !== 'deal' || field === null)
    return null
  const deal = asRecord(asRecord(await calls.read('crm.item.get', { entityTypeId: DEAL, id, useOriginalUfNames: 'Y' }, options)).item)
  const leadId = linkOf(deal[field])
  return leadId === null ? null : { '=id': leadId }
}

function passportOf(store: Store, lead: Readonly<Record<string, unknown>>, now: number): ReadPassport {
  const coupon = decodeCoupon(store.map, lead)
  const { leadId, code, kind, status, until, hold, dealId, contactId } = coupon
  const messages = readMessages(store, { entity: 'lead', id: leadId }, { fields: lead }).filter(({ message }) => message === 'texts.coupon' || message === 'texts.couponReminder')
  const first = messages.find(({ message }) => message === 'texts.coupon')
  return {
    leadId, leadTitle: asText(lead.title), code, kind, until, contactId, messages,
    benefit: benefitText(coupon, store.rules),
    state: couponState(now, { status, until }, store.rules.timeZone),
    issued: first ? { at: first.at, by: person(first.by) } : null,
    redeemed: dealId === null && status !== 'couponUsed' ? null : { dealId, dealTitle: '', at: coupon.usedAt ?? hold.at, by: hold.by === null ? null : person(hold.by) },
    past: hold.past.map(({ dealId: pastDealId, at, by, backAt, backBy, why }) => ({ dealId: pastDealId, dealTitle: '', at, by: person(by), backAt, backBy: person(backBy), why })),
  }
}

const person = (id: number): PassportPerson => ({ id, name: '' })

/** Titles of deals and names of people; what the portal does not tell stays empty. */
async function named(store: Store, passports: readonly ReadPassport[], options: CallOptions): Promise<ReadPassport[]> {
  const deals = passports.flatMap(({ redeemed, past }) => [redeemed?.dealId, ...past.map(({ dealId }) => dealId)]).filter(id => id != null)
  const people = passports.flatMap(({ issued, redeemed, past }) => [issued?.by.id, redeemed?.by?.id, ...past.flatMap(({ by, backBy }) => [by.id, backBy.id])]).filter(id => id !== undefined)
  const [names, titles] = await Promise.all([fetchNames(store.calls, people).catch(() => noNames), fetchTitles(store, [...new Set(deals)], options).catch(() => noNames)])
  const name = ({ id }: PassportPerson): PassportPerson => ({ id, name: names.get(id) ?? '' })
  const title = (id: number | null) => titles.get(id ?? 0) ?? ''
  return passports.map(passport => ({
    ...passport,
    issued: passport.issued && { ...passport.issued, by: name(passport.issued.by) },
    redeemed: passport.redeemed && { ...passport.redeemed, dealTitle: title(passport.redeemed.dealId), by: passport.redeemed.by && name(passport.redeemed.by) },
    past: passport.past.map(use => ({ ...use, dealTitle: title(use.dealId), by: name(use.by), backBy: name(use.backBy) })),
  }))
}

const noNames: ReadonlyMap<number, string> = new Map()

async function fetchTitles({ calls }: Store, ids: readonly number[], options: CallOptions): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0)
    return noNames
  const answer = await calls.read<unknown>('crm.item.list', { entityTypeId: DEAL, select: ['id', 'title'], filter: { '@id': ids }, start: -1 }, options)
  return new Map(asList(asRecord(answer).items).map(asRecord).map(({ id, title }) => [asId(id) ?? 0, asText(title)]))
}
