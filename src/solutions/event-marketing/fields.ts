import type { FieldPlan } from '@/domain/blueprint/types'
import { requestField, selfIdField } from '../common/fields'
import { typeOfContact, typeOfEvent } from './contactTypes'

const entity = 'process.marketingEvent'

export const marketingFields: readonly FieldPlan[] = [
  typeOfContact,
  typeOfEvent,
  {
    entity, role: 'date', code: 'EVENT_DATE', type: 'date', name: { ru: 'Дата мероприятия', en: 'Date of the event' }, inFilter: true,
    help: { ru: 'Считаются сделки, созданные после этого дня', en: 'Deals created after this day are counted' }, alsoCalled: ['Дата проведения', 'Дата начала'],
  },
  { entity, role: 'place', code: 'EVENT_PLACE', type: 'string', name: { ru: 'Место проведения', en: 'Place' } },
  { entity, role: 'costs', code: 'COSTS', type: 'money', name: { ru: 'Затраты', en: 'Costs' }, alsoCalled: ['Расходы', 'Бюджет'] },
  { entity, role: 'formLink', code: 'FORM_LINK', type: 'url', name: { ru: 'CRM-форма мероприятия', en: 'CRM form of the event' } },
  { entity, role: 'feedback', code: 'FEEDBACK', type: 'string', name: { ru: 'Отзывы сотрудников', en: 'Feedback of employees' }, isMultiple: true, settings: { ROWS: 4 } },
  { entity, role: 'report', code: 'REPORT', type: 'file', name: { ru: 'Отчёты', en: 'Reports' }, isMultiple: true },
  { entity, role: 'contactCount', code: 'CONTACT_COUNT', type: 'integer', name: { ru: 'Количество контактов', en: 'Number of contacts' }, inFilter: true },
  {
    entity, role: 'contactQuality', code: 'CONTACT_QUALITY', type: 'integer', name: { ru: 'Качество контактов', en: 'Quality of contacts' }, inFilter: true,
    help: { ru: 'Успешные сделки с этими контактами', en: 'Won deals with these contacts' },
  },
  { entity, role: 'countedAt', code: 'COUNTED_AT', type: 'datetime', name: { ru: 'Посчитано', en: 'Counted at' } },
  { entity, role: 'countedBy', code: 'COUNTED_BY', type: 'employee', name: { ru: 'Кто посчитал', en: 'Counted by' } },
  {
    entity, role: 'pairs', code: 'PAIRS', type: 'string', name: { ru: 'Cardinal: подтверждённые значения', en: 'Cardinal: confirmed values' },
    help: { ru: 'Служебное поле: значения, которые человек признал одинаковыми', en: 'Technical field: values that a person declared to be the same' },
  },
  requestField(entity),
  selfIdField(entity),
]
