import { leadStatusRoles } from '@/domain/store/roles'
import type { LeadStatus, SaleResult } from '@/domain/store/roles'
import type { ItemFields } from '../records.ts'
import { couponValues } from './coupons.ts'
import type { CouponPlan } from './coupons.ts'
import { pairOf } from './goods.ts'
import type { Pair } from './goods.ts'
import { at, iso } from './shopClock.ts'
import type { Structure, Value } from './structure.ts'

export interface LeadPlan {
  title: string
  status: LeadStatus
  source: string
  responsible: number
  contact?: number
  /** Of a client who has no contact yet. */
  name?: string
  lastName?: string
  phone?: string
  createdAt: number
  /** When it came into its status. */
  enteredAt: number
  saleResult?: SaleResult
  store?: 1 | 2
  coupon?: CouponPlan
  comments?: string
  /** Further fields, by role. */
  more?: Readonly<Record<string, Value>>
}

/** Times of what is written by hand are those of the shop's clock. */
type Written = Omit<LeadPlan, 'createdAt' | 'enteredAt'> & { createdAt: string, enteredAt: string }

function timed<Lead extends { createdAt: string, enteredAt: string }>(lead: Lead) {
  return { ...lead, createdAt: at(lead.createdAt), enteredAt: at(lead.enteredAt) }
}

function goodsOf(key: string, size: number): Pick<Pair, 'goods' | 'barcode'> {
  const { goods, barcode } = pairOf(key, size)
  return { goods, barcode }
}

const operator = 2

const leadOfStatus: Readonly<Record<LeadStatus, Omit<Written, 'status'>>> = {
  new: { title: 'Алина, WhatsApp', source: 'whatsapp', responsible: operator, name: 'Алина', phone: '+996 000 70-10-01', createdAt: '2026-11-16T12:21', enteredAt: '2026-11-16T12:21' },
  addContact: { title: 'Рекомендация: Тынчтык', source: 'recommendation', responsible: operator, name: 'Тынчтык', phone: '+996 000 70-10-02', createdAt: '2026-11-16T10:05', enteredAt: '2026-11-16T10:30' },
  subscribe: { title: 'Мээрим Тынаева, рекомендация', source: 'recommendation', responsible: operator, contact: 9, createdAt: '2026-11-15T19:40', enteredAt: '2026-11-16T09:10' },
  discoverNeed: { title: 'Айпери Садыкова, ботильоны', source: 'whatsapp', responsible: operator, contact: 1, createdAt: '2026-11-16T11:41', enteredAt: '2026-11-16T11:50' },
  makeSale: { title: 'Бакыт Эркинов, зимние ботинки', source: 'knownClient', responsible: operator, contact: 2, store: 1, createdAt: '2026-11-15T11:00', enteredAt: '2026-11-16T10:15', more: { seller: 7, ...goodsOf('ZIM-M1', 43) } },
  getPayment: { title: 'Венера Исакова, покупка в зале', source: 'walkIn', responsible: 5, contact: 3, store: 1, createdAt: '2026-11-16T12:02', enteredAt: '2026-11-16T12:18', saleResult: 'SALE_REPEAT', more: { seller: 8, ...goodsOf('LOD-W1', 38) } },
  makeOffer: { title: 'Дастан Мамбетов, кроссовки', source: 'twoGis', responsible: 3, contact: 5, createdAt: '2026-11-11T16:00', enteredAt: '2026-11-16T09:25', comments: 'Дорого, ждёт скидку к концу месяца.', more: { offer: 'Скидка 10 % на зимние кроссовки до конца ноября', offerRefusals: 1, attempts: 1, shoeSize: { option: 'S44' } } },
  sendCoupon: { title: 'Айпери Садыкова, купон', source: 'whatsapp', responsible: operator, contact: 1, createdAt: '2026-11-12T10:00', enteredAt: '2026-11-16T11:55', more: { offer: 'скидка 10 % на следующую покупку' } },
  couponIssued: { title: 'Бакыт Эркинов, купон', source: 'knownClient', responsible: operator, contact: 2, createdAt: '2026-11-12T09:30', enteredAt: '2026-11-13T17:58' },
  converted: { title: 'Венера Исакова, босоножки', source: 'instagram', responsible: operator, contact: 3, createdAt: '2026-08-03T12:00', enteredAt: '2026-08-05T16:20' },
  couponUsed: { title: 'Елена Ким, купон', source: 'facebook', responsible: 3, contact: 6, store: 1, createdAt: '2026-10-26T10:00', enteredAt: '2026-11-07T15:12' },
  couponUnused: { title: 'Жибек Алымкулова, купон', source: 'instagram', responsible: 3, contact: 7, createdAt: '2026-10-12T10:00', enteredAt: '2026-10-28T00:05' },
  noPhone: { title: 'Посетитель 14 ноября', source: 'passerBy', responsible: 5, store: 1, createdAt: '2026-11-14T17:20', enteredAt: '2026-11-14T17:31', saleResult: 'REFUSAL_NO_CONTACT', more: { seller: 7, refusalReason: { option: 'JUST_LOOKING' } } },
  tillRefusal: { title: 'Посетитель 15 ноября, передумал на кассе', source: 'walkIn', responsible: 6, store: 2, createdAt: '2026-11-15T13:02', enteredAt: '2026-11-15T13:40', saleResult: 'TILL_REFUSAL', more: { seller: 9 } },
  offerRefused: { title: 'Ольга Петренко, бежевые ботинки', source: 'instagram', responsible: 3, contact: 11, createdAt: '2026-10-30T14:00', enteredAt: '2026-11-10T11:11', more: { offer: 'Скидка 15 % на вторую пару', offerRefusals: 3 } },
  junk: { title: 'Ошиблись номером', source: 'telephony', responsible: operator, phone: '+996 000 70-10-16', createdAt: '2026-11-09T09:40', enteredAt: '2026-11-09T09:52' },
}

const furtherLeads: readonly Written[] = [
  { title: 'Сабина Рахимова, доставка', status: 'getPayment', source: 'instagram', responsible: 6, contact: 12, store: 2, createdAt: '2026-11-16T10:40', enteredAt: '2026-11-16T11:20', saleResult: 'DELIVERY', more: { seller: 9, ...goodsOf('SAP-W2', 36), deliveryAddress: 'Ош, ул. Ленина, 331, кв. 12', deliveryAt: iso(at('2026-11-16T16:00')) } },
  { title: 'Ольга Петренко, бронь онлайн', status: 'getPayment', source: 'instagram', responsible: 5, contact: 11, store: 1, createdAt: '2026-11-16T11:10', enteredAt: '2026-11-16T12:10', saleResult: 'HOLD_ONLINE', more: { seller: 7, ...goodsOf('BOT-W2', 40), visitAt: iso(at('2026-11-18T17:00')) } },
  { title: 'Кубан Тынаев, отложить', status: 'getPayment', source: 'walkIn', responsible: 5, contact: 8, store: 1, createdAt: '2026-11-16T11:30', enteredAt: '2026-11-16T12:12', saleResult: 'HOLD_SHOP', more: { seller: 8, ...goodsOf('KED-M1', 42) } },
  { title: 'Бакыт Эркинов, отказ на кассе', status: 'getPayment', source: 'walkIn', responsible: 5, contact: 2, store: 1, createdAt: '2026-11-16T11:45', enteredAt: '2026-11-16T12:15', saleResult: 'TILL_REFUSAL', more: { seller: 7, ...goodsOf('KRO-M1', 43) } },
  { title: 'Нурлан Кадыров, купон ко дню рождения', status: 'couponIssued', source: 'knownClient', responsible: operator, contact: 10, createdAt: '2026-11-16T09:00', enteredAt: '2026-11-16T09:20' },
  { title: 'Кубан Тынаев, купон возвращён', status: 'couponIssued', source: 'knownClient', responsible: 3, contact: 8, createdAt: '2026-11-01T12:00', enteredAt: '2026-11-14T18:30' },
  { title: 'Сабина Рахимова, срок купона вышел', status: 'couponIssued', source: 'instagram', responsible: 3, contact: 12, createdAt: '2026-10-29T12:00', enteredAt: '2026-10-30T10:00' },
  { title: 'Гулжан Токтогулова, спросила размер', status: 'discoverNeed', source: 'facebook', responsible: 4, contact: 4, createdAt: '2026-11-15T13:00', enteredAt: '2026-11-16T12:05' },
]

/** Leads 1 to 16 stand one in every status, in the order of the statuses; 17 to 24 are at the till with each result of a sale, and coupons in other states. */
export const writtenLeads: readonly LeadPlan[] = [...leadStatusRoles.map(status => ({ status, ...leadOfStatus[status] })), ...furtherLeads].map(timed)

/** @param id Id that the lead will have. */
export function leadFields(structure: Structure, lead: LeadPlan, id: number): ItemFields {
  const { coupon, contact, name, lastName, phone, comments } = lead
  return {
    title: lead.title,
    stageId: structure.status(lead.status),
    sourceId: structure.directory(`SOURCE.${lead.source}`),
    assignedById: lead.responsible,
    createdBy: lead.responsible,
    updatedBy: lead.responsible,
    movedBy: coupon?.use?.by ?? lead.responsible,
    ...(contact === undefined ? {} : { contactId: contact }),
    ...(name === undefined ? {} : { name }),
    ...(lastName === undefined ? {} : { lastName }),
    ...(comments === undefined ? {} : { comments }),
    ...(phone === undefined ? {} : { fm: [{ typeId: 'PHONE', valueType: 'MOBILE', value: phone }] }),
    currencyId: 'KGS',
    createdTime: iso(lead.createdAt),
    updatedTime: iso(lead.enteredAt),
    movedTime: iso(lead.enteredAt),
    ...structure.fields('lead', {
      saleResult: lead.saleResult && { option: lead.saleResult },
      store: lead.store,
      ...lead.more,
      ...(coupon ? couponValues(id, coupon) : {}),
    }),
  }
}
