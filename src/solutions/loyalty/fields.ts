import type { FieldPlan } from '@/domain/blueprint/types'
import { refund } from '../common/shared'
import { bonusFields } from './ledger'

const contactFields: readonly FieldPlan[] = [
  {
    entity: 'contact', role: 'tier', code: 'LOYALTY_TIER', type: 'enumeration', name: { ru: 'Уровень лояльности', en: 'Loyalty tier' }, settings: { DISPLAY: 'LIST' }, inFilter: true,
    options: [
      { xmlId: 'basic', name: { ru: 'Базовый', en: 'Basic' } },
      { xmlId: 'silver', name: { ru: 'Серебряный', en: 'Silver' } },
      { xmlId: 'gold', name: { ru: 'Золотой', en: 'Gold' } },
    ],
    alsoCalled: ['Уровень', 'Статус клиента'],
  },
  {
    entity: 'contact', role: 'balance', code: 'LOYALTY_BALANCE', type: 'integer', name: { ru: 'Баланс бонусов', en: 'Bonus balance' }, inFilter: true,
    help: { ru: 'Считается по операциям «Бонусы»', en: 'Computed from the entries of “Bonuses”' }, alsoCalled: ['Бонусы', 'Бонусный счёт'],
  },
  { entity: 'contact', role: 'balanceAt', code: 'LOYALTY_BALANCE_AT', type: 'datetime', name: { ru: 'Баланс посчитан', en: 'Balance counted at' } },
  { entity: 'contact', role: 'balanceBy', code: 'LOYALTY_BALANCE_BY', type: 'employee', name: { ru: 'Баланс посчитал', en: 'Balance counted by' } },
  { entity: 'contact', role: 'nextExpiry', code: 'LOYALTY_NEXT_EXPIRY', type: 'date', name: { ru: 'Ближайшее сгорание бонусов', en: 'Next expiry of bonuses' }, inFilter: true },
  {
    entity: 'contact', role: 'priceType', code: 'LOYALTY_PRICE_TYPE', type: 'string', name: { ru: 'Тип цены клиента', en: 'Price type of the client' },
    help: { ru: 'Код типа цены из каталога. Пусто – тип цены уровня', en: 'Code of a price type of the catalogue. Empty: the tier’s price type' },
  },
]

const dealFields: readonly FieldPlan[] = [
  { entity: 'deal', role: 'bonusSpent', code: 'LOYALTY_SPENT', type: 'integer', name: { ru: 'Списано бонусов', en: 'Bonuses spent' }, inFilter: true },
  { entity: 'deal', role: 'bonusEarned', code: 'LOYALTY_EARNED', type: 'integer', name: { ru: 'Начислено бонусов', en: 'Bonuses earned' }, inFilter: true },
  refund,
]

export const loyaltyFields: readonly FieldPlan[] = [...contactFields, ...dealFields, ...bonusFields]
