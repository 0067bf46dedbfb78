import type { FieldPlan, PlacementPlan } from '@/domain/blueprint/types'

/** Items that several solutions ask for. Each of them names the item in its own blueprint, and the portal gets one. */

/** REST knows no refund of a deal. */
export const refund: FieldPlan = {
  entity: 'deal',
  role: 'refund',
  code: 'CARDINAL_REFUND',
  type: 'money',
  name: { ru: 'Сумма возврата', en: 'Refunded amount' },
  help: { ru: 'Сколько вернули клиенту; итоги уменьшаются на эту сумму', en: 'How much was paid back; totals go down by it' },
  inFilter: true,
}

/** Reservation, delivery, coupon, bonuses, data of the product: each solution adds its own part to the page. */
export const dealSale: PlacementPlan = {
  role: 'dealSale',
  code: 'CRM_DEAL_DETAIL_TAB',
  page: 'deal-sale',
  name: { ru: 'Продажа', en: 'Sale' },
}

export const reports: PlacementPlan = {
  role: 'reports',
  code: 'CRM_ANALYTICS_MENU',
  page: 'reports',
  name: { ru: 'Отчёты Cardinal', en: 'Cardinal reports' },
  description: { ru: 'Мероприятия по месяцам и сверка с сайтом', en: 'Events by month and comparison with the site' },
}
