import type { Blueprint } from '@/domain/blueprint/types'
import { dealSale, reports } from '../common/shared'
import { loyaltyFields } from './fields'
import { bonus } from './ledger'
import { loyaltyManual } from './manual'
import { orders } from './pipeline'
import { loyaltySettings } from './settings'
import { loyaltyTasks } from './tasks'

export const loyaltyBlueprint: Blueprint = {
  solution: 'loyalty',
  version: 1,
  name: { ru: 'Бонусы и повторные продажи', en: 'Bonuses and repeat sales' },
  summary: { ru: 'Бонусы, скидка, цена и остаток в одном месте, когда менеджер выставляет счёт.', en: 'Bonuses, discount, price and stock in one place when a manager makes an invoice.' },
  gives: [
    { ru: 'Бонусный счёт клиента, в котором виден каждый шаг', en: 'A bonus account of the client that shows every step' },
    { ru: 'Расчёт в сделке: сколько списать, сколько начислим, что выгоднее', en: 'A calculation in the deal: what to spend, what is earned, what is better' },
    { ru: 'Кто возвращается, кто уснул, кто потерян: отчёты по месяцам и кварталам', en: 'Who returns, who sleeps, who is lost: reports by month and quarter' },
    { ru: 'Чек-листы на каждой стадии заказа', en: 'Checklists at each stage of an order' },
  ],
  needs: ['common'],
  needsLeads: false,
  scopes: [],
  directories: [],
  pipelines: [orders],
  smartProcesses: [bonus],
  fieldTypes: [],
  fields: loyaltyFields,
  placements: [
    dealSale,
    { role: 'contactLoyalty', code: 'CRM_CONTACT_DETAIL_TAB', page: 'loyalty-account', name: { ru: 'Бонусы', en: 'Bonuses' }, isPlanned: true },
    reports,
  ],
  layouts: [
    { role: 'deal.orders', entity: 'deal', pipeline: 'orders', name: { ru: 'Бонусы и возврат', en: 'Bonuses and refund' }, fields: ['bonusSpent', 'bonusEarned', 'refund'] },
    { role: 'contact.loyalty', entity: 'contact', name: { ru: 'Бонусы', en: 'Bonuses' }, fields: ['tier', 'balance', 'nextExpiry', 'priceType', 'balanceAt', 'balanceBy'] },
    {
      role: 'process.bonus', entity: 'process.bonus', name: { ru: 'Операция', en: 'Entry' },
      fields: ['kind', 'points', 'expiresOn', 'reason', 'balanceBefore', 'previous', 'reverses', 'operation'],
    },
  ],
  folders: [],
  taskTemplates: loyaltyTasks,
  settings: loyaltySettings,
  processes: [
    { role: 'orderStageTasks', name: { ru: 'Задачи по стадиям заказа', en: 'Tasks by stage of an order' }, entity: 'deal' },
    { role: 'askForAccrual', name: { ru: 'Попросить начислить или отменить бонусы', en: 'Ask to book or reverse bonuses' }, entity: 'deal' },
    { role: 'warnOfExpiry', name: { ru: 'Предупредить о сгорании бонусов', en: 'Warn of expiring bonuses' }, entity: 'contact' },
  ],
  manual: loyaltyManual,
}
