import type { SmartProcessPlan } from '@/domain/blueprint/types'

/** Records that the store needs beside leads and deals. A colleague's leads may be hidden from who counts them; these records are not. */
export const storeProcesses: readonly SmartProcessPlan[] = [
  {
    role: 'store',
    name: { ru: 'Магазины', en: 'Stores' },
    features: ['userFieldTarget', 'recycleBin'],
  },
  {
    // The list of the client's S5-4.08 and S5-8.17: who works which shift tomorrow. It also holds who is at work now.
    role: 'shift',
    name: { ru: 'Смены', en: 'Shifts' },
    features: ['processes', 'recycleBin'],
  },
  {
    // A visitor before any lead exists, and an online sale that looks for a seller.
    role: 'visit',
    name: { ru: 'Визиты', en: 'Visits' },
    features: ['processes', 'observers', 'recycleBin', 'userFieldTarget'],
    childOf: ['lead'],
    inTasks: true,
    stages: [
      { role: 'new', code: 'NEW', color: '#39A8EF', meaning: 'work', name: { ru: 'Ищем продавца', en: 'Looking for a seller' } },
      { role: 'everybody', code: 'EVERYBODY', color: '#FFA900', meaning: 'work', name: { ru: 'Спрашиваем всех', en: 'Asking everybody' } },
      { role: 'accepted', code: 'ACCEPTED', color: '#47E4C2', meaning: 'work', name: { ru: 'У продавца', en: 'With a seller' } },
      { role: 'done', code: 'SUCCESS', color: '#7BD500', meaning: 'success', name: { ru: 'Табель заполнен', en: 'Sheet filled in' } },
      { role: 'left', code: 'FAIL', color: '#FF5752', meaning: 'failure', name: { ru: 'Ушел, не дождавшись', en: 'Left without waiting' } },
      { role: 'cancelled', code: 'CANCELLED', color: '#A8ADB4', meaning: 'failure', name: { ru: 'Отменён', en: 'Cancelled' } },
    ],
  },
  {
    // Who got which lead or task, and why him: the load of operators is counted here.
    role: 'assignment',
    name: { ru: 'Назначения', en: 'Assignments' },
    features: ['processes', 'recycleBin'],
    childOf: ['lead', 'deal', 'contact'],
    stages: [
      { role: 'waiting', code: 'NEW', color: '#FFA900', meaning: 'work', name: { ru: 'Ждёт сотрудника', en: 'Waiting for somebody' } },
      { role: 'given', code: 'GIVEN', color: '#39A8EF', meaning: 'work', name: { ru: 'Назначено', en: 'Given' } },
      { role: 'done', code: 'SUCCESS', color: '#7BD500', meaning: 'success', name: { ru: 'Выполнено', en: 'Done' } },
      { role: 'passedOn', code: 'FAIL', color: '#A8ADB4', meaning: 'failure', name: { ru: 'Передано другому', en: 'Passed to another' } },
    ],
  },
  {
    // Answers of the two rating forms: a CRM form can make a record, but not write into a lead or deal that exists.
    role: 'rating',
    name: { ru: 'Оценки', en: 'Ratings' },
    features: ['client', 'recycleBin'],
    childOf: ['lead', 'deal', 'contact'],
  },
]
