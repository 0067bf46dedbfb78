import type { Blueprint } from '@/domain/blueprint/types'
import { marketingFields } from './fields'
import { marketingManual } from './manual'
import { marketingEvent } from './process'
import { marketingSettings } from './settings'
import { marketingTasks } from './tasks'

export const eventMarketingBlueprint: Blueprint = {
  solution: 'event-marketing',
  version: 1,
  name: { ru: 'Ивент-маркетинг', en: 'Event marketing' },
  summary: { ru: 'Сколько контактов и сделок принесли выставки, форумы и вебинары.', en: 'How many contacts and deals exhibitions, forums and webinars brought.' },
  gives: [
    { ru: 'Путь мероприятия от подготовки до отчёта, с задачами', en: 'The way of an event from preparation to report, with tasks' },
    { ru: 'Количество и качество контактов считаются сами, когда мероприятие завершено', en: 'Number and quality of contacts are counted when the event is finished' },
    { ru: 'Затраты, выручка и окупаемость каждого мероприятия', en: 'Costs, revenue and return of each event' },
  ],
  needs: ['common'],
  needsLeads: false,
  scopes: [],
  directories: [],
  pipelines: [],
  smartProcesses: [marketingEvent],
  fieldTypes: [],
  fields: marketingFields,
  placements: [
    {
      role: 'eventResult',
      code: 'CRM_DYNAMIC_{process}_DETAIL_TAB',
      process: 'marketingEvent',
      page: 'event-result',
      name: { ru: 'Результат', en: 'Result' },
      isPlanned: true,
    },
  ],
  layouts: [
    {
      role: 'process.marketingEvent',
      entity: 'process.marketingEvent',
      name: { ru: 'Мероприятие', en: 'Event' },
      fields: ['date', 'place', 'contactType', 'formLink', 'costs', 'contactCount', 'contactQuality', 'countedAt', 'countedBy', 'feedback', 'report'],
    },
    { role: 'contact.eventMarketing', entity: 'contact', name: { ru: 'Откуда контакт', en: 'Where the contact is from' }, fields: ['contactType'] },
  ],
  folders: [],
  taskTemplates: marketingTasks,
  settings: marketingSettings,
  processes: [
    { role: 'countOnFinish', name: { ru: 'Мероприятие завершено: посчитать контакты', en: 'Event finished: count the contacts' }, entity: 'process.marketingEvent' },
    { role: 'marketingStageTasks', name: { ru: 'Задачи по стадиям мероприятия', en: 'Tasks by stage of an event' }, entity: 'process.marketingEvent' },
  ],
  manual: marketingManual,
}
