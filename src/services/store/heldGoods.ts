import type { Money } from '@/domain/money'
import { onlineHoldUntil } from '@/domain/store/reservation'
import type { DealStage, PaymentMethod } from '@/domain/store/roles'
import { DEAL } from '../deals/agencyDeals'
import { fetchNames } from '../people'
import { asId, asMoment, asText } from '../portal/decode'
import { itemList } from '../portal/readAll/listQuery'
import type { ItemQuery, ListQuery, Row } from '../portal/readAll/listQuery'
import { readTogether } from '../portal/readAll/readTogether'
import type { CallOptions } from '../portal/types'
import { fetchContactNames } from '../revenue/contactNames'
import { fieldsByRole, firstContact, momentOf } from './fields/decodeFields'
import { fetchShops } from './shops'
import type { CardRecord, Store } from './types'

const LEAD = 1

/** `online`: a lead whose client reserved in a chat and has not come to the till yet. */
export type HeldKind = 'hold' | 'online' | 'delivery'

/** Goods that wait for their client, at the till or on their way. Texts that are not filled in are empty. */
export interface HeldGoods {
  kind: HeldKind
  record: CardRecord
  title: string
  /** Of a deal. */
  stage: DealStage | null
  clientId: number | null
  client: string
  goods: string
  /** End of the reservation, or the time of the delivery; milliseconds. */
  at: number | null
  deposit: Money | null
  address: string
  paymentMethod: PaymentMethod | null
  storeId: number | null
  store: string
  responsible: string
}

/** What is held at a moment of the portal; only what the person may see. */
export interface HeldList { rows: readonly HeldGoods[], now: number }

type Reader = Pick<Store, 'calls' | 'map' | 'rules'>
type Draft = Omit<HeldGoods, 'client' | 'store' | 'responsible'> & { ownName: string, responsibleId: number | null }

const held: readonly DealStage[] = ['hold', 'courier', 'exchange', 'confirm']

/**
 * Reservations, online reservations and deliveries that are not over: one request up to 50 of each, and three for names.
 *
 * @throws {PortalError} or the signal's reason
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-list.html
 */
export async function readHeldGoods(store: Reader, options: CallOptions = {}): Promise<HeldList> {
  const { calls } = store
  const { lists, answers } = await readTogether(calls, { deals: dealQuery(store), leads: leadQuery(store) }, { time: { method: 'server.time' } }, options)
  const now = Date.parse(asMoment(answers.time) ?? '') || Date.now()
  const drafts = [...lists.deals.map(row => dealDraft(store, row)), ...lists.leads.map(row => leadDraft(store, row))]
  const [clients, people, shops] = await Promise.all([
    fetchContactNames(calls, [...new Set(drafts.flatMap(({ clientId }) => clientId ?? []))]),
    fetchNames(calls, drafts.flatMap(({ responsibleId }) => responsibleId ?? [])),
    // Who may not read the shops does without their names.
    fetchShops(store, options).catch(() => []),
  ])
  const rows = drafts.map(({ ownName, responsibleId, ...draft }): HeldGoods => ({
    ...draft,
    client: clients.get(draft.clientId ?? 0) ?? ownName,
    store: shops.find(({ value }) => value === String(draft.storeId))?.label ?? '',
    responsible: responsibleId === null ? '' : people.get(responsibleId) ?? '',
  }))
  return { rows: rows.sort((one, other) => (one.at ?? Infinity) - (other.at ?? Infinity)), now }
}

function query(entityTypeId: number, { select, ...rest }: Omit<ItemQuery, 'select'> & { select: readonly (string | null)[] }): ListQuery {
  const list = itemList(entityTypeId, { ...rest, select: select.filter(field => field !== null) })
  return { ...list, params: { ...list.params, useOriginalUfNames: 'Y' } }
}

function dealQuery({ map }: Reader): ListQuery {
  const stages = held.flatMap(role => map.stageCode(role) ?? [])
  const fields = ['holdUntil', 'deposit', 'deliveryAt', 'deliveryAddress', 'paymentMethod', 'goods', 'store'].map(role => map.field('deal', role))
  return query(DEAL, {
    filter: { '=categoryId': map.pipelineId, '@stageId': stages },
    select: ['title', 'stageId', 'contactId', 'contactIds', 'assignedById', 'currencyId', ...fields],
    fits: row => stages.includes(asText(row.stageId)),
  })
}

function leadQuery({ map }: Reader): ListQuery {
  const status = map.statusCode('getPayment') ?? ''
  const result = map.field('lead', 'saleResult')
  const online = map.option('lead', 'saleResult', 'HOLD_ONLINE') ?? ''
  const fields = ['visitAt', 'goods', 'store'].map(role => map.field('lead', role))
  return query(LEAD, {
    filter: { '=stageId': status, [`=${result}`]: online },
    select: ['title', 'stageId', 'name', 'lastName', 'contactId', 'contactIds', 'assignedById', 'movedTime', 'createdTime', ...fields],
    fits: row => asText(row.stageId) === status,
  })
}

function dealDraft({ map }: Reader, row: Row): Draft {
  const fields = fieldsByRole(map, 'deal', row)
  const stage = map.stageRole(asText(row.stageId))
  const kind = stage === 'hold' ? 'hold' : 'delivery'
  const deposit = fields.money('deposit')
  return {
    kind, stage,
    record: { entity: 'deal', id: asId(row.id)! },
    title: asText(row.title),
    clientId: firstContact(row),
    ownName: '',
    goods: fields.text('goods'),
    at: fields.moment(kind === 'hold' ? 'holdUntil' : 'deliveryAt'),
    deposit: deposit === null || deposit.minor === 0 ? null : { ...deposit, currency: deposit.currency || asText(row.currencyId) },
    address: fields.text('deliveryAddress'),
    paymentMethod: fields.option<PaymentMethod>('paymentMethod'),
    storeId: fields.link('store', map.processTypeId('store')),
    responsibleId: asId(row.assignedById),
  }
}

function leadDraft({ map, rules }: Reader, row: Row): Draft {
  const fields = fieldsByRole(map, 'lead', row)
  const madeAt = momentOf(row.movedTime) ?? momentOf(row.createdTime)
  return {
    kind: 'online', stage: null,
    record: { entity: 'lead', id: asId(row.id)! },
    title: asText(row.title),
    clientId: firstContact(row),
    ownName: [asText(row.name), asText(row.lastName)].filter(part => part !== '').join(' '),
    goods: fields.text('goods'),
    at: madeAt === null ? null : onlineHoldUntil(madeAt, fields.moment('visitAt'), rules),
    deposit: null, address: '', paymentMethod: null,
    storeId: fields.link('store', map.processTypeId('store')),
    responsibleId: asId(row.assignedById),
  }
}
