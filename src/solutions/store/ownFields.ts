import type { FieldPlan } from '@/domain/blueprint/types'
import { onEntities } from './onEntities'

/** Fields of leads, deals and contacts that are ours: defaults of gaps need a place to be kept. */
export const ownFields: readonly FieldPlan[] = [
  // GAP-07: the till has to know what to take off.
  ...onEntities(['lead'], {
    role: 'couponPercent', code: 'ST_COUPON_PERCENT', type: 'double', inFilter: true,
    name: { ru: 'Скидка по купону, %', en: 'Coupon discount, %' },
    settings: { PRECISION: 2 },
  }),
  ...onEntities(['lead'], {
    role: 'couponSum', code: 'ST_COUPON_SUM', type: 'money', inFilter: true,
    name: { ru: 'Скидка по купону, сумма', en: 'Coupon discount, amount' },
  }),
  // GAP-11: where a coupon went, for whoever meets it again at another till.
  ...onEntities(['lead'], {
    role: 'couponDeal', code: 'ST_COUPON_DEAL', type: 'crm', inFilter: true,
    name: { ru: 'Погашен в сделке', en: 'Redeemed in deal' },
    targets: ['deal'],
  }),
  ...onEntities(['lead'], {
    role: 'couponUsedAt', code: 'ST_COUPON_USED_AT', type: 'datetime', inFilter: true,
    name: { ru: 'Когда погашен', en: 'Redeemed at' },
  }),
  // How often it came back, who redeemed it and the mark of the last write: two tills at once go by it.
  ...onEntities(['lead'], {
    role: 'couponClaim', code: 'ST_COUPON_CLAIM', type: 'string', inFilter: false,
    name: { ru: 'Cardinal: погашение купона', en: 'Cardinal: redeeming of the coupon' },
  }),
  // What the coupon took off, so that it is not taken off twice and can be given back.
  ...onEntities(['deal'], {
    role: 'couponReceipt', code: 'ST_COUPON_RECEIPT', type: 'string', inFilter: false,
    name: { ru: 'Cardinal: скидка по купону', en: 'Cardinal: taken off by the coupon' },
  }),
  // GAP-24, GAP-68: which refusal made the lead decides the text of its task.
  ...onEntities(['lead'], {
    role: 'refusedDeal', code: 'ST_REFUSED_DEAL', type: 'crm', inFilter: true,
    name: { ru: 'Отказ по сделке', en: 'Refused deal' },
    targets: ['deal'],
  }),
  // GAP-76
  ...onEntities(['lead'], {
    role: 'attempts', code: 'ST_ATTEMPTS', type: 'integer', inFilter: true,
    name: { ru: 'Не дозвонились, раз', en: 'Unanswered calls' },
  }),
  // GAP-43
  ...onEntities(['contact'], {
    role: 'recommended', code: 'ST_RECOMMENDED', type: 'integer', inFilter: true,
    name: { ru: 'Дал рекомендаций', en: 'Recommendations given' },
  }),
  ...onEntities(['contact'], {
    role: 'giftGiven', code: 'ST_GIFT_GIVEN', type: 'boolean', inFilter: true,
    name: { ru: 'Подарок выдан', en: 'Gift given' },
  }),
  // GAP-44
  ...onEntities(['deal'], {
    role: 'depositFate', code: 'ST_DEPOSIT_FATE', type: 'enumeration', inFilter: true,
    name: { ru: 'Судьба депозита', en: 'What became of the deposit' },
    settings: { DISPLAY: 'LIST', LIST_HEIGHT: 1 },
    options: [
      { xmlId: 'RETURNED', name: { ru: 'Возвращён', en: 'Returned' } },
      { xmlId: 'KEPT', name: { ru: 'Удержан', en: 'Kept' } },
    ],
  }),
  ...onEntities(['deal'], {
    role: 'holdExtensions', code: 'ST_HOLD_EXTENSIONS', type: 'integer', inFilter: false,
    name: { ru: 'Бронь продлена, раз', en: 'Times the reservation was extended' },
  }),
  // GAP-33: how each message to the client stands, for every colleague who opens the card (decisions/0028).
  ...onEntities(['lead', 'contact', 'deal'], {
    role: 'messages', code: 'ST_MESSAGES', type: 'string', inFilter: false,
    name: { ru: 'Cardinal: сообщения клиенту', en: 'Cardinal: messages to the client' },
    help: { ru: 'Служебное поле: что отправлено клиенту и как', en: 'Technical field: what was sent to the client, and how' },
  }),
]
