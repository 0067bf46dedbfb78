import type { CouponPassport, PassportPerson } from '@/domain/coupon/passport'
import { couponState } from '@/domain/coupon/validity'
import { fieldMoney } from '@/domain/money'
import { PortalError } from '@/domain/portalError'
import { benefitText } from '@/domain/store/messageMarks'
import { fetchNames } from '../people'
import { resultOf } from '../portal/batch'
import { asId, asList, asMoment, asNumber, asRecord, asText } from '../portal/decode'
import type { CallOptions, Command } from '../portal/types'
import { readMessages } from './messages/readMessages'
import type { CardMessage } from './messages/types'
import type { CardRecord, Store } from './types'

const LEAD = 1
const DEAL = 2
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
  const leadId = boundId(deal[field])
  return leadId === null ? null : { '=id': leadId }
}

/** A bound record is kept as its number, with or without letters before it. */
const boundId = (value: unknown) => asId(/(\d+)$/.exec(asText(value))?.[1])

function passportOf(store: Store, lead: Readonly<Record<string, unknown>>, now: number): ReadPassport {
  const { map, rules } = store
  const value = (role: string) => {
    const field = map.field('lead', role)
    return field === null ? null : lead[field]
  }
  const moment = (role: string) => {
    const text = asMoment(value(role))
    return text === null ? null : Date.parse(text)
  }
  const leadId = asId(lead.id)!
  const until = moment('couponUntil')
  const status = map.statusRole(asText(lead.stageId))
  const messages = readMessages(store, { entity: 'lead', id: leadId }, { fields: lead }).filter(({ message }) => message !== 'texts.welcome')
  const first = messages.find(({ message }) => message === 'texts.coupon')
  const movedBy = asId(lead.movedBy)
  const dealId = boundId(value('couponDeal'))
  return {
    leadId, leadTitle: asText(lead.title), code: asText(value('couponCode')), until, messages, contactId: asId(lead.contactId),
    kind: map.xmlId('lead', 'couponKind', asText(value('couponKind'))) === 'BIRTHDAY' ? 'BIRTHDAY' : 'ORDINARY',
    benefit: benefitText({ offer: asText(value('offer')), percent: asNumber(value('couponPercent')), sum: fieldMoney(value('couponSum')) }, rules),
    state: couponState(now, { status, until }, rules.timeZone),
    issued: first ? { at: first.at, by: person(first.by) } : null,
    redeemed: dealId === null && status !== 'couponUsed'
      ? null
      : { dealId, dealTitle: '', at: moment('couponUsedAt'), by: status === 'couponUsed' && movedBy !== null ? person(movedBy) : null },
  }
}

const person = (id: number): PassportPerson => ({ id, name: '' })

/** Titles of deals and names of people; what the portal does not tell stays empty. */
async function named(store: Store, passports: readonly ReadPassport[], options: CallOptions): Promise<ReadPassport[]> {
  const dealIds = [...new Set(passports.flatMap(({ redeemed }) => redeemed?.dealId ?? []))]
  const people = passports.flatMap(({ issued, redeemed, messages }) => [issued?.by.id, redeemed?.by?.id, ...messages.map(({ by }) => by)]).filter(id => id !== undefined)
  const [names, titles] = await Promise.all([
    fetchNames(store.calls, people).catch(() => new Map<number, string>()),
    dealIds.length === 0 ? new Map<number, string>() : fetchTitles(store, dealIds, options),
  ])
  const name = ({ id }: PassportPerson): PassportPerson => ({ id, name: names.get(id) ?? '' })
  return passports.map(passport => ({
    ...passport,
    issued: passport.issued && { ...passport.issued, by: name(passport.issued.by) },
    redeemed: passport.redeemed && { ...passport.redeemed, dealTitle: titles.get(passport.redeemed.dealId ?? 0) ?? '', by: passport.redeemed.by && name(passport.redeemed.by) },
  }))
}

async function fetchTitles({ calls }: Store, ids: readonly number[], options: CallOptions): Promise<ReadonlyMap<number, string>> {
  const answer = await calls.read<unknown>('crm.item.list', { entityTypeId: DEAL, select: ['id', 'title'], filter: { '@id': ids }, start: -1 }, options)
  return new Map(asList(asRecord(answer).items).map(asRecord).map(({ id, title }) => [asId(id) ?? 0, asText(title)]))
}
