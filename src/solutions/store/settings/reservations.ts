import type { SettingPlan } from '@/domain/blueprint/types'

/** Reservations. */
export const reservationsSettings: readonly SettingPlan[] = [
  {
    role: 'hold.online', gap: 'GAP-13', default: 'namedDay',
    name: { ru: 'До какого дня держим онлайн-бронь', en: 'How long an online reservation holds' },
    help: { ru: 'Онлайн-бронь живёт до конца дня, который назвал клиент. Если он не пришёл, лид возвращается оператору.', en: 'An online reservation holds until the end of the day the client named. If the client does not come, the lead goes back to an operator.' },
    choices: [
      { value: 'namedDay', name: { ru: 'До конца дня, который назвал клиент', en: 'Until the end of the day the client named' } },
      { value: 'nextDay', name: { ru: 'До конца следующего дня', en: 'Until the end of the next day' } },
    ],
  },
  {
    role: 'hold.days', gap: 'GAP-14', default: 3, unit: 'days', min: 1, max: 60,
    name: { ru: 'Сколько дней держим бронь', en: 'Days a reservation holds' },
    help: { ru: 'Бронь действует три дня, считая день оформления, до закрытия магазина.', en: 'A reservation holds for three days, counting the day it was made, until the store closes.' },
  },
  {
    role: 'hold.countFrom', gap: 'GAP-14', default: 'sameDay',
    name: { ru: 'С какого дня считаем', en: 'Which day counts as the first' },
    help: { ru: 'Бронь действует три дня, считая день оформления, до закрытия магазина.', en: 'A reservation holds for three days, counting the day it was made, until the store closes.' },
    choices: [
      { value: 'sameDay', name: { ru: 'День оформления — первый', en: 'The day it was made' } },
      { value: 'nextDay', name: { ru: 'Первый — следующий день', en: 'The day after' } },
    ],
  },
  {
    role: 'hold.endAt', gap: 'GAP-14', default: 'closing',
    name: { ru: 'Когда кончается последний день', en: 'When the last day ends' },
    help: { ru: 'Бронь действует три дня, считая день оформления, до закрытия магазина.', en: 'A reservation holds for three days, counting the day it was made, until the store closes.' },
    choices: [
      { value: 'closing', name: { ru: 'Когда закрывается магазин', en: 'When the store closes' } },
      { value: 'midnight', name: { ru: 'В полночь', en: 'At midnight' } },
    ],
  },
  {
    role: 'morningAt', gap: 'GAP-15', default: '09:00', format: 'time',
    name: { ru: '«Утро» — это', en: '“Morning” means' },
    help: { ru: '«Утро» — 9:00, сообщения клиентам — 12:00; измените в настройках.', en: '“Morning” is 9:00, messages to clients go out at 12:00; change it in the settings.' },
  },
  {
    role: 'messageAt', gap: 'GAP-15', default: '12:00', format: 'time',
    name: { ru: 'Когда отправляем сообщения клиентам', en: 'When messages to clients go out' },
    help: { ru: '«Утро» — 9:00, сообщения клиентам — 12:00; измените в настройках.', en: '“Morning” is 9:00, messages to clients go out at 12:00; change it in the settings.' },
  },
  {
    role: 'hold.deposit', gap: 'GAP-44', default: 'ask',
    name: { ru: 'Депозит, если клиент не пришёл', en: 'Deposit when the client does not come' },
    help: { ru: 'Судьба депозита при неявке спрашивается у кассира.', en: 'What happens to the deposit when the client does not come is asked of the cashier.' },
    choices: [
      { value: 'ask', name: { ru: 'Спросить кассира: вернуть или удержать', en: 'Ask the cashier: return or keep' } },
      { value: 'return', name: { ru: 'Вернуть', en: 'Return' } },
      { value: 'keep', name: { ru: 'Удержать', en: 'Keep' } },
    ],
  },
  {
    role: 'hold.deposit.least', gap: 'GAP-44', default: 0, min: 0,
    name: { ru: 'Наименьший депозит', en: 'Smallest deposit' },
    help: { ru: 'Судьба депозита при неявке спрашивается у кассира.', en: 'What happens to the deposit when the client does not come is asked of the cashier.' },
  },
  {
    role: 'hold.deposit.extensions', gap: 'GAP-44', default: 1, min: 0, max: 10,
    name: { ru: 'Сколько раз можно продлить бронь', en: 'How many times a reservation may be extended' },
    help: { ru: 'Судьба депозита при неявке спрашивается у кассира.', en: 'What happens to the deposit when the client does not come is asked of the cashier.' },
  },
  {
    role: 'hold.deposit.extensionDays', gap: 'GAP-44', default: 1, unit: 'days', min: 1, max: 30,
    name: { ru: 'На сколько дней продлеваем', en: 'Days of an extension' },
    help: { ru: 'Судьба депозита при неявке спрашивается у кассира.', en: 'What happens to the deposit when the client does not come is asked of the cashier.' },
  },
  {
    role: 'print', gap: 'GAP-74', default: 'slip',
    name: { ru: 'Бланк брони', en: 'Reservation slip' },
    help: { ru: 'Образцов бланков нет: печатается простой бланк брони.', en: 'There are no samples of paper forms: a plain reservation slip is printed.' },
    choices: [
      { value: 'slip', name: { ru: 'Печатать простой бланк', en: 'Print a plain slip' } },
      { value: 'none', name: { ru: 'Не печатать', en: 'Do not print' } },
    ],
  },
]
