import type { SmartProcessPlan } from '@/domain/blueprint/types'

/** The way of an event: tasks of preparation, costs, feedback and reports, the successful end. */
export const marketingEvent: SmartProcessPlan = {
  role: 'marketingEvent',
  name: { ru: 'Мероприятия', en: 'Marketing events' },
  features: ['client', 'processes', 'automation', 'recycleBin', 'observers'],
  inTasks: true,
  stages: [
    { role: 'preparation', code: 'NEW', name: { ru: 'Подготовка', en: 'Preparation' }, color: '#39A8EF', meaning: 'work' },
    { role: 'tasks', code: 'TASKS', name: { ru: 'Задачи', en: 'Tasks' }, color: '#2FC6F6', meaning: 'work', alsoCalled: ['Задачи по подготовке'] },
    { role: 'held', code: 'HELD', name: { ru: 'Проведено', en: 'Held' }, color: '#55D0E0', meaning: 'work' },
    { role: 'costs', code: 'COSTS', name: { ru: 'Затраты', en: 'Costs' }, color: '#FFA900', meaning: 'work', alsoCalled: ['Подсчёт затрат'] },
    { role: 'feedback', code: 'FEEDBACK', name: { ru: 'Отзывы и отчёты', en: 'Feedback and reports' }, color: '#47E4C2', meaning: 'work', alsoCalled: ['Отзывы', 'Сбор отзывов'] },
    { role: 'finished', code: 'SUCCESS', name: { ru: 'Завершено', en: 'Finished' }, color: '#7BD500', meaning: 'success', alsoCalled: ['Завершено успешно'] },
    { role: 'cancelled', code: 'FAIL', name: { ru: 'Отменено', en: 'Cancelled' }, color: '#FF5752', meaning: 'failure' },
  ],
}
