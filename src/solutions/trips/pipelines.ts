import type { LocalText } from '@/domain/blueprint/text'
import type { PipelinePlan, StagePlan } from '@/domain/blueprint/types'

/** The three sell alike; only what happened at the end is called differently. */
export const tripPipelines: readonly PipelinePlan[] = [
  { role: 'tours', name: { ru: 'Авторские туры', en: 'Author tours' }, sort: 400, stages: stages({ ru: 'Поездка состоялась', en: 'Travelled' }) },
  { role: 'expeditions', name: { ru: 'Экспедиции', en: 'Expeditions' }, sort: 410, stages: stages({ ru: 'Экспедиция состоялась', en: 'Expedition took place' }) },
  { role: 'meetings', name: { ru: 'Встречи', en: 'Meetings' }, sort: 420, stages: stages({ ru: 'Встреча состоялась', en: 'Meeting took place' }) },
]

function stages(travelled: LocalText): StagePlan[] {
  return [
    { role: 'new', code: 'NEW', name: { ru: 'Новая заявка', en: 'New request' }, color: '#39A8EF', meaning: 'work' },
    { role: 'booked', code: 'BOOKED', name: { ru: 'Забронировано', en: 'Booked' }, color: '#2FC6F6', meaning: 'work' },
    { role: 'paid', code: 'PAID', name: { ru: 'Оплачено', en: 'Paid' }, color: '#FFA900', meaning: 'work' },
    { role: 'travelled', code: 'TRAVELLED', name: travelled, color: '#47E4C2', meaning: 'work' },
    { role: 'won', code: 'WON', name: { ru: 'Сделка успешна', en: 'Deal won' }, color: '#7BD500', meaning: 'success' },
    { role: 'lost', code: 'LOSE', name: { ru: 'Сделка провалена', en: 'Deal lost' }, color: '#FF5752', meaning: 'failure' },
    { role: 'refund', code: 'REFUND', name: { ru: 'Возврат', en: 'Refund' }, color: '#FF5752', meaning: 'failure' },
  ]
}
