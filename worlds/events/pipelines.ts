export interface Stage<Key extends string> { key: Key, code: string, name: string, color: string, semantics?: 'S' | 'F' }
export interface Pipeline<Key extends string> { name: string, sort: number, stages: Stage<Key>[] }

export type IdeaStage = 'idea' | 'discussion' | 'concept' | 'announcement' | 'site' | 'shelved'
export type EventStage = 'planned' | 'dates' | 'host' | 'held' | 'closed' | 'cancelled'
export type TicketStage = 'ordered' | 'paid' | 'sent' | 'used' | 'refused' | 'refund'

/** Stages named as in the agency's own description of its work. Codes are short: a pipeline's prefix comes on top. */
export const ideas: Pipeline<IdeaStage> = {
  name: 'Есть идея',
  sort: 100,
  stages: [
    { key: 'idea', code: 'NEW', name: 'Идея', color: '#39A8EF' },
    { key: 'discussion', code: 'DISCUSSION', name: 'Обсуждение', color: '#2FC6F6' },
    { key: 'concept', code: 'CONCEPT', name: 'Концепция', color: '#55D0E0' },
    { key: 'announcement', code: 'ANNOUNCEMENT', name: 'Анонс', color: '#FFA900' },
    { key: 'site', code: 'WON', name: 'На сайте', color: '#7BD500', semantics: 'S' },
    { key: 'shelved', code: 'LOSE', name: 'Отложена', color: '#FF5752', semantics: 'F' },
  ],
}

export const events: Pipeline<EventStage> = {
  name: 'События',
  sort: 200,
  stages: [
    { key: 'planned', code: 'NEW', name: 'Запланировано', color: '#39A8EF' },
    { key: 'dates', code: 'DATES', name: 'Даты согласованы со спикером', color: '#2FC6F6' },
    { key: 'host', code: 'HOST', name: 'Назначен администратор', color: '#FFA900' },
    { key: 'held', code: 'HELD', name: 'Проведено', color: '#47E4C2' },
    { key: 'closed', code: 'WON', name: 'Закрыто', color: '#7BD500', semantics: 'S' },
    { key: 'cancelled', code: 'LOSE', name: 'Отменено', color: '#FF5752', semantics: 'F' },
  ],
}

export const tickets: Pipeline<TicketStage> = {
  name: 'Продажи билетов',
  sort: 300,
  stages: [
    { key: 'ordered', code: 'NEW', name: 'Заказ с сайта', color: '#39A8EF' },
    { key: 'paid', code: 'PAID', name: 'Оплачен', color: '#2FC6F6' },
    { key: 'sent', code: 'SENT', name: 'Билет отправлен', color: '#FFA900' },
    { key: 'used', code: 'WON', name: 'Гость пришёл', color: '#7BD500', semantics: 'S' },
    { key: 'refused', code: 'LOSE', name: 'Заказ отменён', color: '#FF5752', semantics: 'F' },
    { key: 'refund', code: 'REFUND', name: 'Возврат', color: '#FF5752', semantics: 'F' },
  ],
}
