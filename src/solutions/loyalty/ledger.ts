import type { FieldPlan, SmartProcessPlan } from '@/domain/blueprint/types'

const entity = 'process.bonus'

/**
 * The ledger: an entry is added and never changed. Its contact is the standard client, its deal the parent record; the
 * name of its operation stands in `xmlId` too. Each holds the balance before it, so that tampering shows.
 */
export const bonus: SmartProcessPlan = {
  role: 'bonus',
  name: { ru: 'Бонусы', en: 'Bonuses' },
  features: ['client', 'processes', 'recycleBin'],
  childOf: ['deal'],
}

export const bonusFields: readonly FieldPlan[] = [
  {
    entity, role: 'kind', code: 'KIND', type: 'enumeration', name: { ru: 'Операция', en: 'Operation' }, settings: { DISPLAY: 'LIST' }, inFilter: true,
    options: [
      { xmlId: 'accrual', name: { ru: 'Начисление', en: 'Earned' } },
      { xmlId: 'writeOff', name: { ru: 'Списание', en: 'Spent' } },
      { xmlId: 'expiry', name: { ru: 'Сгорание', en: 'Expired' } },
      { xmlId: 'correction', name: { ru: 'Исправление', en: 'Correction' } },
      { xmlId: 'reversal', name: { ru: 'Отмена операции', en: 'Reversal' } },
      { xmlId: 'opening', name: { ru: 'Начальный остаток', en: 'Opening balance' } },
    ],
  },
  {
    entity, role: 'points', code: 'POINTS', type: 'integer', name: { ru: 'Бонусы', en: 'Points' }, inFilter: true,
    help: { ru: 'Со знаком: начисление больше нуля, списание меньше', en: 'Signed: earned above zero, spent below' },
  },
  { entity, role: 'expiresOn', code: 'EXPIRES_ON', type: 'date', name: { ru: 'Сгорают', en: 'Expire on' }, inFilter: true },
  { entity, role: 'reason', code: 'REASON', type: 'string', name: { ru: 'Основание', en: 'Reason' } },
  { entity, role: 'balanceBefore', code: 'BALANCE_BEFORE', type: 'integer', name: { ru: 'Остаток до операции', en: 'Balance before' } },
  { entity, role: 'previous', code: 'PREVIOUS', type: 'integer', name: { ru: 'Номер предыдущей операции', en: 'Number of the previous entry' } },
  { entity, role: 'reverses', code: 'REVERSES', type: 'integer', name: { ru: 'Отменяет операцию номер', en: 'Reverses entry number' }, inFilter: true },
  { entity, role: 'operation', code: 'OPERATION', type: 'string', name: { ru: 'Имя операции', en: 'Name of the operation' }, inFilter: true },
]
