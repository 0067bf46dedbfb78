import type { TaskTemplatePlan } from '@/domain/blueprint/types'

const day = 24 * 60

export const marketingTasks: readonly TaskTemplatePlan[] = [
  {
    role: 'marketing.prepare',
    stage: 'process.marketingEvent.tasks',
    title: { ru: 'Подготовить мероприятие', en: 'Prepare the event' },
    description: { ru: 'Отметьте всё, что сделано. Ссылку на форму сохраните в поле «CRM-форма мероприятия».', en: 'Tick what is done. Keep the form’s link in the field “CRM form of the event”.' },
    deadlineMinutes: 7 * day,
    checklist: [
      { ru: 'Добавить значение «Тип контакта» для этого мероприятия', en: 'Add a value of “Contact type” for this event' },
      { ru: 'Сделать CRM-форму с этим значением и проверить её с планшета', en: 'Make a CRM form with this value and try it on a tablet' },
      { ru: 'Согласовать участников и дорогу', en: 'Agree on who goes and how they travel' },
      { ru: 'Подготовить стенд и раздаточные материалы', en: 'Prepare the stand and handouts' },
    ],
  },
  {
    role: 'marketing.costs',
    stage: 'process.marketingEvent.costs',
    title: { ru: 'Подсчитать затраты на мероприятие', en: 'Count the costs of the event' },
    description: { ru: 'Впишите сумму в поле «Затраты»: по ней считается окупаемость.', en: 'Enter the sum in the field “Costs”: the return is computed from it.' },
    deadlineMinutes: 5 * day,
    checklist: [
      { ru: 'Участие и стенд', en: 'Participation and stand' },
      { ru: 'Дорога и проживание', en: 'Travel and hotels' },
      { ru: 'Материалы и реклама', en: 'Materials and advertising' },
    ],
  },
  {
    role: 'marketing.feedback',
    stage: 'process.marketingEvent.feedback',
    title: { ru: 'Собрать отзывы и отчёты о мероприятии', en: 'Collect feedback and reports on the event' },
    description: { ru: 'Попросите каждого, кто участвовал, написать, что получилось и что поправить.', en: 'Ask everybody who took part what went well and what to change.' },
    deadlineMinutes: 3 * day,
    checklist: [
      { ru: 'Отзывы сотрудников вписаны в карточку', en: 'Feedback is in the card' },
      { ru: 'Отчёты приложены', en: 'Reports are attached' },
    ],
  },
]
