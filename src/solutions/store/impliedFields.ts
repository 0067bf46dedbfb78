import type { FieldPlan } from '@/domain/blueprint/types'
import { onEntities } from './onEntities'

/** Fields that the client's text uses and its section 6 forgets (GAP-42 and those named beside them). */
export const impliedFields: readonly FieldPlan[] = [
  // GAP-06: the list «Промокод» cannot hold codes that are made one by one.
  ...onEntities(['lead'], {
    role: 'couponCode', code: 'ST_COUPON_CODE', type: 'string', inFilter: true,
    name: { ru: 'Код купона', en: 'Coupon code' },
  }),
  // GAP-08: the life of a coupon and the day of its reminder depend on the kind.
  ...onEntities(['lead'], {
    role: 'couponKind', code: 'ST_COUPON_KIND', type: 'enumeration', inFilter: true,
    name: { ru: 'Вид купона', en: 'Coupon kind' },
    settings: { DISPLAY: 'LIST', LIST_HEIGHT: 1 },
    options: [
      { xmlId: 'ORDINARY', name: { ru: 'Обычный', en: 'Ordinary' } },
      { xmlId: 'BIRTHDAY', name: { ru: 'День рождения', en: 'Birthday' } },
    ],
  }),
  // GAP-31
  ...onEntities(['lead'], {
    role: 'offer', code: 'ST_OFFER', type: 'string', inFilter: true,
    name: { ru: 'Спец. предложение', en: 'Special offer' },
    settings: { ROWS: 3 },
  }),
  // GAP-30
  ...onEntities(['lead'], {
    role: 'offerRefusals', code: 'ST_OFFER_REFUSALS', type: 'integer', inFilter: true,
    name: { ru: 'Отказов от предложения', en: 'Offers refused' },
  }),
  ...onEntities(['contact'], {
    role: 'relation', code: 'ST_RELATION', type: 'string', inFilter: true,
    name: { ru: 'Кем приходится', en: 'Relation to that person' },
  }),
  ...onEntities(['deal'], {
    role: 'deposit', code: 'ST_DEPOSIT', type: 'money', inFilter: true,
    name: { ru: 'Сумма депозита', en: 'Deposit' },
  }),
  ...onEntities(['deal'], {
    role: 'paymentMethod', code: 'ST_PAYMENT_METHOD', type: 'enumeration', inFilter: true,
    name: { ru: 'Способ оплаты', en: 'Payment method' },
    settings: { DISPLAY: 'LIST', LIST_HEIGHT: 1 },
    options: [
      { xmlId: 'CASH', name: { ru: 'Наличные', en: 'Cash' } },
      { xmlId: 'ELSOM', name: { ru: 'Элсом', en: 'Elsom' } },
      { xmlId: 'CARD', name: { ru: 'Карта', en: 'Card' } },
      { xmlId: 'ONLINE', name: { ru: 'Онлайн', en: 'Online' } },
      { xmlId: 'COURIER', name: { ru: 'Курьеру', en: 'To the courier' } },
    ],
  }),
  // GAP-41
  ...onEntities(['lead', 'deal'], {
    role: 'goods', code: 'ST_GOODS', type: 'string', inFilter: true,
    name: { ru: 'Номенклатура', en: 'Goods' },
    settings: { ROWS: 2 },
  }),
  ...onEntities(['lead', 'deal'], {
    role: 'barcode', code: 'ST_BARCODE', type: 'string', inFilter: true,
    name: { ru: 'Штрих-код', en: 'Barcode' },
    alsoCalled: ['Штрих/код'],
  }),
  ...onEntities(['lead'], {
    role: 'visitAt', code: 'ST_VISIT_AT', type: 'datetime', inFilter: true,
    name: { ru: 'Когда придет за броню', en: 'When the client will collect' },
  }),
  // GAP-28: a store is a record, because its administrator, deputy and hours belong to it.
  ...onEntities(['lead', 'deal', 'process.visit', 'process.shift'], {
    role: 'store', code: 'ST_STORE', type: 'crm', inFilter: true,
    name: { ru: 'Магазин', en: 'Store' },
    targets: ['process.store'],
  }),
  // GAP-43
  ...onEntities(['contact'], {
    role: 'loyaltyCard', code: 'ST_LOYALTY_CARD', type: 'string', inFilter: true,
    name: { ru: 'Карта лояльности', en: 'Loyalty card' },
  }),
]
