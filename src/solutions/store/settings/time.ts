import type { SettingPlan } from '@/domain/blueprint/types'

/** Time, tasks and data. */
export const timeSettings: readonly SettingPlan[] = [
  {
    role: 'subscribe.onHold', gap: 'GAP-19', default: ['contact', 'deal'],
    name: { ru: 'Где есть кнопка «Подписать на рассылку» при брони', en: 'Where “Subscribe to messages” is when goods are put aside' },
    help: { ru: 'Кнопка есть в контакте и в сделке с бронью.', en: 'The button is in the contact and in the deal with a reservation.' },
  },
  {
    role: 'phone.prefix', gap: 'GAP-40', default: '+996',
    name: { ru: 'Код страны по умолчанию', en: 'Country code by default' },
    help: { ru: 'Телефоны хранятся в стандартном поле; номер WhatsApp отмечается отдельно.', en: 'Phones are kept in the standard field; the WhatsApp number is marked.' },
  },
  {
    role: 'phone.whatsappMark', gap: 'GAP-40', default: true,
    name: { ru: 'Отмечать номер WhatsApp', en: 'Mark the WhatsApp number' },
    help: { ru: 'Телефоны хранятся в стандартном поле; номер WhatsApp отмечается отдельно.', en: 'Phones are kept in the standard field; the WhatsApp number is marked.' },
  },
  {
    role: 'tasks.onLeave', gap: 'GAP-47', default: 'close',
    name: { ru: 'Задача, когда лид ушёл дальше', en: 'A task once the lead has moved on' },
    help: { ru: 'Задача статуса закрывается, когда лид ушёл дальше.', en: 'The task of a status is closed when the lead has moved on.' },
    choices: [
      { value: 'close', name: { ru: 'Закрыть с пометкой', en: 'Close with a note' } },
      { value: 'keep', name: { ru: 'Оставить', en: 'Leave open' } },
    ],
  },
  {
    role: 'hours.opensAt', gap: 'GAP-48', default: '08:00', format: 'time',
    name: { ru: 'Магазин открывается', en: 'The store opens at' },
    help: { ru: 'Часы работы в ТЗ нет, взято 8:00–20:00.', en: 'The specification gives no hours; 8:00–20:00 is assumed.' },
  },
  {
    role: 'hours.closesAt', gap: 'GAP-48', default: '20:00', format: 'time',
    name: { ru: 'Магазин закрывается', en: 'The store closes at' },
    help: { ru: 'Часы работы в ТЗ нет, взято 8:00–20:00.', en: 'The specification gives no hours; 8:00–20:00 is assumed.' },
  },
  {
    role: 'hours.daysOff', gap: 'GAP-48', default: [], format: 'dayOff',
    name: { ru: 'Когда магазин закрыт', en: 'When the store is shut' },
    help: { ru: 'Часы работы в ТЗ нет, взято 8:00–20:00.', en: 'The specification gives no hours; 8:00–20:00 is assumed.' },
  },
  {
    role: 'deadlines.workingTime', gap: 'GAP-48', default: false,
    name: { ru: 'Считать часы сроков по рабочему времени', en: 'Count hours of deadlines in working time' },
    help: { ru: 'Часы работы в ТЗ нет, взято 8:00–20:00.', en: 'The specification gives no hours; 8:00–20:00 is assumed.' },
  },
  {
    role: 'timeZone', gap: 'GAP-51', default: 'Asia/Bishkek', format: 'timeZone',
    name: { ru: 'Часовой пояс магазина', en: 'Time zone of the store' },
    help: { ru: 'Все сроки считаются по времени магазина (Бишкек).', en: 'All terms are counted in the time of the store (Bishkek).' },
  },
  {
    role: 'clientMatch', gap: 'GAP-57', default: 'phone',
    name: { ru: 'Как ищем клиента', en: 'How a client is found' },
    help: { ru: 'Клиент ищется по телефону.', en: 'A client is found by phone.' },
    choices: [
      { value: 'phone', name: { ru: 'По телефону, при другом имени спросить', en: 'By phone; ask if the name differs' } },
      { value: 'phoneAndName', name: { ru: 'По телефону и имени', en: 'By phone and name' } },
    ],
  },
  {
    role: 'tasks.getPayment', gap: 'GAP-69', default: 30, unit: 'minutes', min: 1, max: 1440,
    name: { ru: 'Срок задачи «Получить оплату»', en: 'Deadline of “Get payment”' },
    help: { ru: 'Срок и текст взяты из раздела 4, их можно изменить.', en: 'The deadline and the text come from section 4 and can be changed.' },
  },
  {
    role: 'client.parallel', gap: 'GAP-70', default: 'sameOperator',
    name: { ru: 'У клиента уже есть лид', en: 'The client has a lead already' },
    help: { ru: 'Если у клиента уже есть лид, он достаётся тому же оператору.', en: 'If the client has a lead already, the new one goes to the same operator.' },
    choices: [
      { value: 'sameOperator', name: { ru: 'Новый лид — тому же оператору', en: 'The new lead to the same operator' } },
      { value: 'queue', name: { ru: 'Новый лид — по очереди', en: 'The new lead by queue' } },
    ],
  },
  {
    role: 'preconditions', gap: 'GAP-79', default: true,
    name: { ru: 'Проверять, готов ли портал', en: 'Check whether the portal is ready' },
    help: { ru: 'Проверьте портал: лиды, учёт рабочего времени, бизнес-процессы, SMS и WhatsApp.', en: 'Check the portal: leads, work time, workflows, SMS and WhatsApp.' },
  },
]
