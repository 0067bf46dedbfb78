import type { FieldPlan } from '@/domain/blueprint/types'
import { onEntities } from './onEntities'
import { saleResults, yesNo } from './options'

const shoeSizes = Array.from({ length: 12 }, (_, index) => `${34 + index}`).map(size => ({ xmlId: `S${size}`, name: { ru: size, en: size } }))

/**
 * The 16 fields of the client's section 6. The portal never demands them: a field demanded of everybody would stop other ways in, so the page
 * that asks for it does. Labels are those of section 6; forms use the words of section 7 (`sheet.ts`).
 */
export const specifiedFields: readonly FieldPlan[] = [
  ...onEntities(['contact', 'process.visit', 'lead'], {
    role: 'gender', code: 'ST_GENDER', type: 'enumeration', inFilter: true,
    name: { ru: 'Пол клиента', en: 'Client’s gender' },
    alsoCalled: ['Пол'],
    settings: { DISPLAY: 'LIST', LIST_HEIGHT: 1 },
    options: [
      { xmlId: 'MALE', name: { ru: 'Мужской', en: 'Male' } },
      { xmlId: 'FEMALE', name: { ru: 'Женский', en: 'Female' } },
    ],
  }),
  ...onEntities(['contact'], {
    role: 'city', code: 'ST_CITY', type: 'enumeration', isMultiple: true, inFilter: true,
    name: { ru: 'Город', en: 'City' },
    settings: { DISPLAY: 'UI', LIST_HEIGHT: 3 },
    options: [
      { xmlId: 'BISHKEK', name: { ru: 'Бишкек', en: 'Bishkek' } },
      { xmlId: 'OSH', name: { ru: 'Ош', en: 'Osh' } },
    ],
  }),
  ...onEntities(['contact', 'lead'], {
    role: 'shoeSize', code: 'ST_SHOE_SIZE', type: 'enumeration', inFilter: true,
    name: { ru: 'Размер обуви', en: 'Shoe size' },
    settings: { DISPLAY: 'LIST', LIST_HEIGHT: 1 },
    options: shoeSizes,
  }),
  ...onEntities(['lead', 'deal'], {
    role: 'promoCode', code: 'ST_PROMO_CODE', type: 'enumeration', inFilter: true,
    name: { ru: 'Промокод', en: 'Promo code' },
    settings: { DISPLAY: 'UI', LIST_HEIGHT: 5 },
    options: [],
  }),
  ...onEntities(['contact', 'lead'], {
    role: 'footNote', code: 'ST_FOOT_NOTE', type: 'string', inFilter: true,
    name: { ru: 'Примечание (если есть проблема)', en: 'Note (if there is a problem)' },
    alsoCalled: ['Примечание обуви или ноги', 'Примечание обуви и ноги'],
    settings: { ROWS: 3 },
  }),
  ...onEntities(['deal'], {
    role: 'coupon', code: 'ST_COUPON_LEAD', type: 'crm', inFilter: true,
    name: { ru: 'Купон', en: 'Coupon' },
    targets: ['lead'],
  }),
  ...onEntities(['lead'], {
    role: 'refusalReason', code: 'ST_REFUSAL_REASON', type: 'enumeration', inFilter: true,
    name: { ru: 'Причина отказа от покупки', en: 'Why the client did not buy' },
    alsoCalled: ['Причина отказа от продажи', 'Причина отказа'],
    settings: { DISPLAY: 'LIST', LIST_HEIGHT: 1 },
    options: [
      { xmlId: 'JUST_LOOKING', name: { ru: 'Просто посмотреть', en: 'Just looking' } },
      { xmlId: 'NO_SIZE', name: { ru: 'Нет размера', en: 'No size' } },
      { xmlId: 'NO_MODEL', name: { ru: 'Нет подходящей модели', en: 'No suitable model' } },
      { xmlId: 'EXPENSIVE', name: { ru: 'Дорого', en: 'Expensive' } },
      { xmlId: 'KIDS_SHOES', name: { ru: 'Искали детскую обувь', en: 'Looked for children’s shoes' } },
    ],
  }),
  ...onEntities(['lead'], {
    role: 'couponIssued', code: 'ST_COUPON_ISSUED', type: 'enumeration', inFilter: true,
    name: { ru: 'Выдан купон', en: 'Coupon issued' },
    settings: { DISPLAY: 'LIST', LIST_HEIGHT: 1 },
    options: yesNo,
  }),
  ...onEntities(['lead'], {
    role: 'saleResult', code: 'ST_SALE_RESULT', type: 'enumeration', inFilter: true,
    name: { ru: 'Результат продажи', en: 'Sale result' },
    settings: { DISPLAY: 'LIST', LIST_HEIGHT: 1 },
    options: saleResults,
  }),
  ...onEntities(['lead'], {
    role: 'couponUntil', code: 'ST_COUPON_UNTIL', type: 'datetime', inFilter: true,
    name: { ru: 'Срок действия купона', en: 'Coupon valid until' },
  }),
  ...onEntities(['contact'], {
    role: 'mailing', code: 'ST_MAILING', type: 'enumeration', inFilter: true,
    name: { ru: 'Участвует в рассылке', en: 'Receives messages' },
    settings: { DISPLAY: 'LIST', LIST_HEIGHT: 1 },
    options: [
      { xmlId: 'YES', name: { ru: 'Да', en: 'Yes' } },
      { xmlId: 'NO', name: { ru: 'Нет', en: 'No' } },
      { xmlId: 'OPTED_OUT', name: { ru: 'Отказался от рассылки', en: 'Opted out of messages' } },
    ],
  }),
  ...onEntities(['lead'], {
    role: 'seller', code: 'ST_SELLER', type: 'employee', inFilter: true,
    name: { ru: 'Продавец создавший лид', en: 'Seller who created the lead' },
  }),
  ...onEntities(['contact'], {
    role: 'referrer', code: 'ST_REFERRER', type: 'crm', inFilter: true,
    name: { ru: 'Кто порекомендовал', en: 'Recommended by' },
    targets: ['contact'],
  }),
  ...onEntities(['deal', 'lead'], {
    role: 'holdUntil', code: 'ST_HOLD_UNTIL', type: 'datetime', inFilter: true,
    name: { ru: 'Срок брони', en: 'Reserved until' },
  }),
  ...onEntities(['lead', 'deal'], {
    role: 'deliveryAt', code: 'ST_DELIVERY_AT', type: 'datetime', inFilter: true,
    name: { ru: 'Дата доставки', en: 'Delivery date' },
    alsoCalled: ['Дата и время доставки'],
  }),
  ...onEntities(['lead', 'deal'], {
    role: 'deliveryAddress', code: 'ST_DELIVERY_ADDRESS', type: 'string', inFilter: true,
    name: { ru: 'Адрес доставки', en: 'Delivery address' },
    settings: { ROWS: 2 },
  }),
]
