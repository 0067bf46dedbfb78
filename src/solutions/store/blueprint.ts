import type { Blueprint } from '@/domain/blueprint/types'
import { refund } from '../common/shared'
import { contactTypes, dealTypes, leadSources } from './directories'
import { specifiedFields } from './fields'
import { impliedFields } from './impliedFields'
import { storeLayouts } from './layouts'
import { leadStatuses } from './leadStatuses'
import { storeManual } from './manual'
import { ownFields } from './ownFields'
import { storePlacements } from './placements'
import { storeProcessPlans } from './processes'
import { processFields } from './processFields'
import { storeSettings } from './settings'
import { storeProcesses } from './smartProcesses'
import { storePipeline } from './stages'
import { storeTasks } from './tasks'

/** Shop floor, call centre, coupons and reservations of a shoe shop, after the client's specification. */
export const storeBlueprint: Blueprint = {
  solution: 'store',
  version: 1,
  name: { ru: 'Магазин', en: 'Store' },
  summary: {
    ru: 'Операторы, кассиры и продавцы магазина ведут посетителя, заявку, купон и бронь по одному порядку, и ничего не теряется.',
    en: 'Operators, cashiers and sellers of a store follow one order for visitors, requests, coupons and reservations, and nothing gets lost.',
  },
  gives: [
    { ru: 'Кнопки лида по его статусу и роли сотрудника, с объяснением, что они сделают', en: 'Buttons of a lead by its status and the employee’s role, each saying what it will do' },
    { ru: 'Купоны с проверяемым кодом, напоминанием и погашением на кассе', en: 'Coupons with a code that can be checked, a reminder, and redeeming at the till' },
    { ru: 'Бронь и доставка: сроки, депозит, напоминания, возврат', en: 'Reservations and delivery: terms, deposit, reminders, returns' },
    { ru: 'Честная очередь продавцов и операторов по сменам и занятости', en: 'A fair queue of sellers and operators by shift and load' },
    { ru: 'Смены, торговый зал и табель продавца', en: 'Shifts, shop floor and the seller’s sheet' },
    { ru: 'Все задачи с текстами и сроками из задания', en: 'All tasks with the texts and deadlines of the specification' },
  ],
  needs: ['common'],
  needsLeads: true,
  scopes: ['department', 'disk', 'im', 'imopenlines', 'task'],
  directories: [...leadSources, ...contactTypes, ...dealTypes, ...leadStatuses],
  pipelines: [storePipeline],
  smartProcesses: storeProcesses,
  fieldTypes: [],
  fields: [...specifiedFields, ...impliedFields, ...ownFields, refund, ...processFields],
  placements: storePlacements,
  layouts: storeLayouts,
  folders: [{ role: 'presses', name: 'Cardinal presses' }],
  taskTemplates: storeTasks,
  settings: storeSettings,
  processes: storeProcessPlans,
  manual: storeManual,
}
