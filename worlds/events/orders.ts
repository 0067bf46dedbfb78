import { portalTime, shiftMinutes } from '../moscowTime.ts'
import { companies } from './contacts.ts'
import type { DealPlan, RowPlan } from '../records.ts'

type Row = [title: string, stage: string, company: string, responsible: number, created: string, rows: RowPlan[]]

function service(productName: string, price: number, quantity = 1): RowPlan {
  return { productName, price, quantity }
}

/** Orders of companies, in the portal's own pipeline with its own stages. */
const orders: Row[] = [
  ['Прогулка для новичков, декабрь', 'PREPARATION', 'ООО «Северный мост»', 2, '2026-11-09T12:10', [service('Экскурсия для группы до 20 человек', 42000), service('Чайный стол', 450, 24)]],
  ['Прогулка для новичков, сентябрь', 'WON', 'ООО «Северный мост»', 2, '2026-08-31T10:00', [service('Экскурсия для группы до 20 человек', 42000)]],
  ['Корпоратив 18 декабря', 'NEW', 'Бюро переводов «Толмач»', 2, '2026-11-13T17:20', [service('Вечер с телескопом, закрытый показ', 68000), service('Ужин', 1900, 30)]],
  ['Courtyard walk for foreign guests', 'PREPAYMENT_INVOICE', 'Бюро переводов «Толмач»', 9, '2026-11-05T15:45', [service('Walk in English, up to 10 people', 36000)]],
  ['Класс 4 «Б»: Арбатские дворы', 'EXECUTING', 'Школа «Полдень»', 3, '2026-10-29T09:30', [service('Детская прогулка с маршрутными листами', 1200, 24)]],
  ['Класс 7 «А»: подземные дворцы', 'LOSE', 'Школа «Полдень»', 3, '2026-10-12T11:00', [service('Экскурсия по станциям', 900, 24)]],
]

export function orderDeals(): DealPlan[] {
  return orders.map(([title, stageId, company, responsible, created, rows]) => ({
    rows,
    fields: {
      title,
      categoryId: 0,
      stageId,
      companyId: companies.findIndex(one => one.title === company) + 1,
      assignedById: responsible,
      createdBy: responsible,
      currencyId: 'RUB',
      isManualOpportunity: 'N',
      begindate: portalTime(created),
      createdTime: portalTime(created),
      updatedTime: portalTime(shiftMinutes(created, 1500)),
      movedTime: portalTime(shiftMinutes(created, 1500)),
    },
  }))
}
