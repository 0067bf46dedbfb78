import type { DealStage, DepositFate, PaymentMethod } from '@/domain/store/roles'
import type { DealPlan } from '../records.ts'
import { at, iso } from './shopClock.ts'
import type { Structure, Value } from './structure.ts'

export interface SalePlan {
  title: string
  stage: DealStage
  contact: number
  store: 1 | 2
  cashier: number
  type: 'online' | 'offline'
  source: string
  /** Som. */
  amount: number
  goods: string
  barcode: string
  createdAt: string
  enteredAt: string
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
  deliveryAt?: string
}

/** Deals 1 to 9: one on every stage, in the order of the stages. */
export const dealOfStage: Readonly<Record<DealStage, Omit<SalePlan, 'stage'>>> = {
  receipt: { title: 'Айпери Садыкова, ботильоны', contact: 1, store: 1, cashier: 5, type: 'offline', source: 'whatsapp', amount: 6900, goods: 'Ботильоны женские, 37, чёрные', barcode: '2000000000376', createdAt: '2026-11-16T12:20', enteredAt: '2026-11-16T12:20' },
  hold: { title: 'Кубан Тынаев, кеды отложены', contact: 8, store: 1, cashier: 5, type: 'offline', source: 'walkIn', amount: 4200, goods: 'Кеды мужские, 42, белые', barcode: '2000000000421', createdAt: '2026-11-15T17:30', enteredAt: '2026-11-15T17:34', deposit: 1000, payment: 'CASH', holdUntil: at('2026-11-17T20:00') },
  courier: { title: 'Сабина Рахимова, доставка сапог', contact: 12, store: 2, cashier: 6, type: 'online', source: 'instagram', amount: 8900, goods: 'Сапоги женские, 36, коричневые', barcode: '2000000000369', createdAt: '2026-11-16T09:50', enteredAt: '2026-11-16T10:02', payment: 'ELSOM', deliveryAddress: 'Ош, ул. Ленина, 331, кв. 12', deliveryAt: '2026-11-16T16:00' },
  exchange: { title: 'Венера Исакова, обмен размера', contact: 3, store: 1, cashier: 5, type: 'offline', source: 'walkIn', amount: 5600, goods: 'Туфли-лодочки, 38, бежевые', barcode: '2000000000383', createdAt: '2026-11-09T15:00', enteredAt: '2026-11-16T11:05', payment: 'CARD' },
  confirm: { title: 'Дастан Мамбетов, кроссовки курьером', contact: 5, store: 1, cashier: 5, type: 'online', source: 'twoGis', amount: 7400, goods: 'Кроссовки мужские, 44, синие', barcode: '2000000000444', createdAt: '2026-11-14T13:00', enteredAt: '2026-11-15T18:20', payment: 'COURIER', deliveryAddress: 'Бишкек, мкр. Джал, 23, кв. 8', deliveryAt: '2026-11-15T18:00' },
  won: { title: 'Елена Ким, сапоги по купону', contact: 6, store: 1, cashier: 5, type: 'offline', source: 'facebook', amount: 9800, goods: 'Сапоги женские, 39, чёрные', barcode: '2000000000390', createdAt: '2026-11-07T15:05', enteredAt: '2026-11-07T15:12', payment: 'CARD', coupon: 11 },
  changedMind: { title: 'Ольга Петренко, передумала', contact: 11, store: 1, cashier: 5, type: 'online', source: 'instagram', amount: 6100, goods: 'Ботинки женские, 40, бежевые', barcode: '2000000000406', createdAt: '2026-11-04T12:00', enteredAt: '2026-11-05T10:40' },
  holdLost: { title: 'Бакыт Эркинов, не забрал ботинки', contact: 2, store: 1, cashier: 5, type: 'offline', source: 'knownClient', amount: 8300, goods: 'Ботинки зимние мужские, 43, чёрные', barcode: '2000000000437', createdAt: '2026-10-20T18:00', enteredAt: '2026-10-23T20:05', deposit: 1500, depositFate: 'KEPT', payment: 'CASH', holdUntil: at('2026-10-23T20:00'), holdExtensions: 1 },
  deliveryBack: { title: 'Жибек Алымкулова, возврат с доставки', contact: 7, store: 2, cashier: 6, type: 'online', source: 'instagram', amount: 7700, goods: 'Сапоги женские, 38, бордовые', barcode: '2000000000385', createdAt: '2026-10-15T12:00', enteredAt: '2026-10-16T19:10', deliveryAddress: 'Ош, ул. Масалиева, 48', deliveryAt: '2026-10-16T18:00' },
}

/** Deals 10 to 12: a reservation that ends today, one made online, and one that ended last night. */
export const furtherDeals: readonly SalePlan[] = [
  { title: 'Нурлан Кадыров, бронь до вечера', stage: 'hold', contact: 10, store: 1, cashier: 5, type: 'offline', source: 'walkIn', amount: 5200, goods: 'Мокасины мужские, 41, коричневые', barcode: '2000000000413', createdAt: '2026-11-14T16:10', enteredAt: '2026-11-14T16:14', deposit: 500, payment: 'CASH', holdUntil: at('2026-11-16T20:00') },
  { title: 'Сабина Рахимова, бронь из WhatsApp', stage: 'hold', contact: 12, store: 2, cashier: 6, type: 'offline', source: 'whatsapp', amount: 4900, goods: 'Балетки, 36, красные', barcode: '2000000000367', createdAt: '2026-11-15T15:00', enteredAt: '2026-11-15T15:03', holdUntil: at('2026-11-18T20:00') },
  { title: 'Жибек Алымкулова, срок брони вышел', stage: 'hold', contact: 7, store: 2, cashier: 6, type: 'offline', source: 'walkIn', amount: 6600, goods: 'Полусапожки, 38, чёрные', barcode: '2000000000388', createdAt: '2026-11-13T14:00', enteredAt: '2026-11-13T14:06', deposit: 800, payment: 'ELSOM', holdUntil: at('2026-11-15T20:00') },
]

function som(amount: number | undefined): Value {
  return amount === undefined ? null : `${amount}|KGS`
}

const finalStages: readonly DealStage[] = ['won', 'changedMind', 'holdLost', 'deliveryBack']

export function saleDeal(structure: Structure, sale: SalePlan): DealPlan {
  const entered = iso(at(sale.enteredAt))
  return {
    rows: [{ productName: sale.goods, price: sale.amount, quantity: 1 }],
    fields: {
      title: sale.title,
      categoryId: structure.pipelineId,
      stageId: structure.stage(sale.stage),
      typeId: structure.directory(`DEAL_TYPE.${sale.type}`),
      sourceId: structure.directory(`SOURCE.${sale.source}`),
      contactIds: [sale.contact],
      ...(sale.lead === undefined ? {} : { leadId: sale.lead }),
      assignedById: sale.cashier,
      createdBy: sale.cashier,
      updatedBy: sale.cashier,
      movedBy: sale.cashier,
      opportunity: sale.amount,
      currencyId: 'KGS',
      isManualOpportunity: 'N',
      begindate: sale.createdAt.slice(0, 10),
      closedate: (finalStages.includes(sale.stage) ? sale.enteredAt : sale.createdAt).slice(0, 10),
      createdTime: iso(at(sale.createdAt)),
      updatedTime: entered,
      movedTime: entered,
      ...structure.fields('deal', {
        store: sale.store,
        goods: sale.goods,
        barcode: sale.barcode,
        coupon: sale.coupon,
        paymentMethod: sale.payment && { option: sale.payment },
        deposit: som(sale.deposit),
        depositFate: sale.depositFate && { option: sale.depositFate },
        holdUntil: sale.holdUntil === undefined ? null : iso(sale.holdUntil),
        holdExtensions: sale.holdExtensions,
        deliveryAddress: sale.deliveryAddress,
        deliveryAt: sale.deliveryAt === undefined ? null : iso(at(sale.deliveryAt)),
      }),
    },
  }
}
