import type { PipelinePlan } from '@/domain/blueprint/types'

/** Stages named as in the agency's own description of its work. Codes are short: a pipeline's prefix comes on top. */
export const eventPipelines: readonly PipelinePlan[] = [
  {
    role: 'ideas',
    name: { ru: 'Есть идея', en: 'Ideas' },
    sort: 100,
    stages: [
      { role: 'idea', code: 'NEW', name: { ru: 'Идея', en: 'Idea' }, color: '#39A8EF', meaning: 'work' },
      { role: 'discussion', code: 'DISCUSSION', name: { ru: 'Обсуждение', en: 'Discussion' }, color: '#2FC6F6', meaning: 'work' },
      { role: 'concept', code: 'CONCEPT', name: { ru: 'Концепция', en: 'Concept' }, color: '#55D0E0', meaning: 'work' },
      { role: 'announcement', code: 'ANNOUNCEMENT', name: { ru: 'Анонс', en: 'Announcement' }, color: '#FFA900', meaning: 'work' },
      { role: 'site', code: 'WON', name: { ru: 'На сайте', en: 'On the site' }, color: '#7BD500', meaning: 'success' },
      { role: 'shelved', code: 'LOSE', name: { ru: 'Отложена', en: 'Shelved' }, color: '#FF5752', meaning: 'failure' },
    ],
  },
  {
    role: 'events',
    name: { ru: 'События', en: 'Events' },
    sort: 200,
    stages: [
      { role: 'planned', code: 'NEW', name: { ru: 'Запланировано', en: 'Planned' }, color: '#39A8EF', meaning: 'work' },
      { role: 'dates', code: 'DATES', name: { ru: 'Даты согласованы со спикером', en: 'Dates agreed with the speaker' }, color: '#2FC6F6', meaning: 'work' },
      { role: 'host', code: 'HOST', name: { ru: 'Назначен администратор', en: 'Host appointed' }, color: '#FFA900', meaning: 'work' },
      { role: 'held', code: 'HELD', name: { ru: 'Проведено', en: 'Held' }, color: '#47E4C2', meaning: 'work' },
      { role: 'closed', code: 'WON', name: { ru: 'Закрыто', en: 'Closed' }, color: '#7BD500', meaning: 'success' },
      { role: 'cancelled', code: 'LOSE', name: { ru: 'Отменено', en: 'Cancelled' }, color: '#FF5752', meaning: 'failure' },
    ],
  },
  {
    role: 'tickets',
    name: { ru: 'Продажи билетов', en: 'Ticket sales' },
    sort: 300,
    stages: [
      { role: 'ordered', code: 'NEW', name: { ru: 'Заказ с сайта', en: 'Order from the site' }, color: '#39A8EF', meaning: 'work' },
      { role: 'paid', code: 'PAID', name: { ru: 'Оплачен', en: 'Paid' }, color: '#2FC6F6', meaning: 'work' },
      { role: 'sent', code: 'SENT', name: { ru: 'Билет отправлен', en: 'Ticket sent' }, color: '#FFA900', meaning: 'work' },
      { role: 'used', code: 'WON', name: { ru: 'Гость пришёл', en: 'Guest came' }, color: '#7BD500', meaning: 'success' },
      { role: 'refused', code: 'LOSE', name: { ru: 'Заказ отменён', en: 'Order cancelled' }, color: '#FF5752', meaning: 'failure' },
      { role: 'refund', code: 'REFUND', name: { ru: 'Возврат', en: 'Refund' }, color: '#FF5752', meaning: 'failure' },
    ],
  },
]
