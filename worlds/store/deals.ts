import { dealStageRoles } from '@/domain/store/roles'
import type { DealStage, DepositFate, PaymentMethod } from '@/domain/store/roles'
import type { DealPlan } from '../records.ts'
import { receiptText } from './coupons.ts'
import { pairOf } from './goods.ts'
import type { Pair } from './goods.ts'
import { at, dayText, iso } from './shopClock.ts'
import type { Structure, Value } from './structure.ts'

export interface SalePlan {
  title: string
  stage: DealStage
  contact?: number
  store: 1 | 2
  cashier: number
  type: 'online' | 'offline'
  source: string
  pair: Pair
  createdAt: number
  enteredAt: number
  /** Lead that the deal was made of, and the lead whose coupon it took. */
  lead?: number
  coupon?: number
  payment?: PaymentMethod
  /** Som. */
  deposit?: number
  depositFate?: DepositFate
  holdUntil?: number
  holdExtensions?: number
  deliveryAddress?: string
  deliveryAt?: number
}

/** Times of what is written by hand are those of the shop's clock. */
type Written = Omit<SalePlan, 'createdAt' | 'enteredAt'> & { createdAt: string, enteredAt: string }

function timed<Sale extends { createdAt: string, enteredAt: string }>(sale: Sale) {
  return { ...sale, createdAt: at(sale.createdAt), enteredAt: at(sale.enteredAt) }
}

const dealOfStage: Readonly<Record<DealStage, Omit<Written, 'stage'>>> = {
  receipt: { title: 'Айпери Садыкова, ботильоны', contact: 1, store: 1, cashier: 5, type: 'offline', source: 'whatsapp', pair: pairOf('BOT-W1', 37), createdAt: '2026-11-16T12:20', enteredAt: '2026-11-16T12:20' },
  hold: { title: 'Кубан Тынаев, кеды отложены', contact: 8, store: 1, cashier: 5, type: 'offline', source: 'walkIn', pair: pairOf('KED-M1', 42), createdAt: '2026-11-15T17:30', enteredAt: '2026-11-15T17:34', deposit: 1000, payment: 'CASH', holdUntil: at('2026-11-17T20:00') },
  courier: { title: 'Сабина Рахимова, доставка сапог', contact: 12, store: 2, cashier: 6, type: 'online', source: 'instagram', pair: pairOf('SAP-W2', 36), createdAt: '2026-11-16T09:50', enteredAt: '2026-11-16T10:02', payment: 'ELSOM', deliveryAddress: 'Ош, ул. Ленина, 331, кв. 12', deliveryAt: at('2026-11-16T16:00') },
  exchange: { title: 'Венера Исакова, обмен размера', contact: 3, store: 1, cashier: 5, type: 'offline', source: 'walkIn', pair: pairOf('LOD-W1', 38), createdAt: '2026-11-09T15:00', enteredAt: '2026-11-16T11:05', payment: 'CARD' },
  confirm: { title: 'Дастан Мамбетов, кроссовки курьером', contact: 5, store: 1, cashier: 5, type: 'online', source: 'twoGis', pair: pairOf('KRO-M2', 44), createdAt: '2026-11-14T13:00', enteredAt: '2026-11-15T18:20', payment: 'COURIER', deliveryAddress: 'Бишкек, мкр. Джал, 23, кв. 8', deliveryAt: at('2026-11-15T18:00') },
  won: { title: 'Елена Ким, сапоги по купону', contact: 6, store: 1, cashier: 5, type: 'offline', source: 'facebook', pair: pairOf('SAP-W1', 39), createdAt: '2026-11-07T15:05', enteredAt: '2026-11-07T15:12', payment: 'CARD', coupon: 11 },
  changedMind: { title: 'Ольга Петренко, передумала', contact: 11, store: 1, cashier: 5, type: 'online', source: 'instagram', pair: pairOf('BOT-W2', 40), createdAt: '2026-11-04T12:00', enteredAt: '2026-11-05T10:40' },
  holdLost: { title: 'Бакыт Эркинов, не забрал ботинки', contact: 2, store: 1, cashier: 5, type: 'offline', source: 'knownClient', pair: pairOf('ZIM-M1', 43), createdAt: '2026-10-20T18:00', enteredAt: '2026-10-23T20:05', deposit: 1500, depositFate: 'KEPT', payment: 'CASH', holdUntil: at('2026-10-23T20:00'), holdExtensions: 1 },
  deliveryBack: { title: 'Жибек Алымкулова, возврат с доставки', contact: 7, store: 2, cashier: 6, type: 'online', source: 'instagram', pair: pairOf('SAP-W3', 38), createdAt: '2026-10-15T12:00', enteredAt: '2026-10-16T19:10', deliveryAddress: 'Ош, ул. Масалиева, 48', deliveryAt: at('2026-10-16T18:00') },
}

const furtherDeals: readonly Written[] = [
  { title: 'Нурлан Кадыров, бронь до вечера', stage: 'hold', contact: 10, store: 1, cashier: 5, type: 'offline', source: 'walkIn', pair: pairOf('MOK-M1', 41), createdAt: '2026-11-14T16:10', enteredAt: '2026-11-14T16:14', deposit: 500, payment: 'CASH', holdUntil: at('2026-11-16T20:00') },
  { title: 'Сабина Рахимова, бронь из WhatsApp', stage: 'hold', contact: 12, store: 2, cashier: 6, type: 'offline', source: 'whatsapp', pair: pairOf('BAL-W1', 36), createdAt: '2026-11-15T15:00', enteredAt: '2026-11-15T15:03', holdUntil: at('2026-11-18T20:00') },
  { title: 'Жибек Алымкулова, срок брони вышел', stage: 'hold', contact: 7, store: 2, cashier: 6, type: 'offline', source: 'walkIn', pair: pairOf('POL-W1', 38), createdAt: '2026-11-13T14:00', enteredAt: '2026-11-13T14:06', deposit: 800, payment: 'ELSOM', holdUntil: at('2026-11-15T20:00') },
  { title: 'Кубан Тынаев, вернул кроссовки', stage: 'changedMind', contact: 8, store: 1, cashier: 5, type: 'offline', source: 'knownClient', pair: pairOf('KRO-M1', 42), createdAt: '2026-11-10T16:00', enteredAt: '2026-11-14T18:30', payment: 'CARD' },
]

/**
 * Deals 1 to 9 stand one on every stage, in the order of the stages; 10 to 12 are a reservation that ends today, one made online and one that
 * ended last night; 13 took a coupon and gave it back.
 */
export const writtenDeals: readonly SalePlan[] = [...dealStageRoles.map(stage => ({ stage, ...dealOfStage[stage] })), ...furtherDeals].map(timed)

function som(amount: number | undefined): Value {
  return amount === undefined ? null : `${amount}|KGS`
}

const finalStages: readonly DealStage[] = ['won', 'changedMind', 'holdLost', 'deliveryBack']

/** @param id Id that the deal will have. */
export function saleDeal(structure: Structure, sale: SalePlan, id: number): DealPlan {
  const { productId, goods, barcode, price } = sale.pair
  const entered = iso(sale.enteredAt)
  return {
    rows: [{ productId, productName: goods, price, quantity: 1 }],
    fields: {
      title: sale.title,
      categoryId: structure.pipelineId,
      stageId: structure.stage(sale.stage),
      typeId: structure.directory(`DEAL_TYPE.${sale.type}`),
      sourceId: structure.directory(`SOURCE.${sale.source}`),
      contactIds: sale.contact === undefined ? [] : [sale.contact],
      ...(sale.lead === undefined ? {} : { leadId: sale.lead }),
      assignedById: sale.cashier,
      createdBy: sale.cashier,
      updatedBy: sale.cashier,
      movedBy: sale.cashier,
      opportunity: price,
      currencyId: 'KGS',
      isManualOpportunity: 'N',
      begindate: dayText(sale.createdAt),
      closedate: dayText(finalStages.includes(sale.stage) ? sale.enteredAt : sale.createdAt),
      createdTime: iso(sale.createdAt),
      updatedTime: entered,
      movedTime: entered,
      ...structure.fields('deal', {
        store: sale.store,
        goods,
        barcode,
        coupon: sale.coupon,
        couponReceipt: sale.coupon === undefined ? null : receiptText(id, sale.coupon, price),
        paymentMethod: sale.payment && { option: sale.payment },
        deposit: som(sale.deposit),
        depositFate: sale.depositFate && { option: sale.depositFate },
        holdUntil: sale.holdUntil === undefined ? null : iso(sale.holdUntil),
        holdExtensions: sale.holdExtensions,
        deliveryAddress: sale.deliveryAddress,
        deliveryAt: sale.deliveryAt === undefined ? null : iso(sale.deliveryAt),
      }),
    },
  }
}
