import type { SettingPlan } from '@/domain/blueprint/types'

/** Coupons. The 3 days of a birthday coupon and its reminder a day before are fixed by the client (`rules.ts`). */
export const couponsSettings: readonly SettingPlan[] = [
  {
    role: 'coupon.lifeDays', gap: 'GAP-04', default: 14, unit: 'days', min: 1, max: 366,
    name: { ru: 'Срок обычного купона', en: 'How long an ordinary coupon is valid' },
    help: { ru: 'Срок обычного купона в ТЗ не указан. Сейчас 14 дней, измените в настройках.', en: 'The specification gives no term for an ordinary coupon. Now it is 14 days; change it in the settings.' },
  },
  {
    role: 'coupon.remindBeforeDays', gap: 'GAP-05', default: 3, unit: 'days', min: 0, max: 60,
    name: { ru: 'За сколько дней напомнить о купоне', en: 'Days before the end to remind of a coupon' },
    help: { ru: 'Напоминание не отправляется, если до него меньше суток от выдачи купона.', en: 'No reminder goes out if less than a day has passed since the coupon was issued.' },
  },
  {
    role: 'coupon.remindAfterHours', gap: 'GAP-05', default: 24, unit: 'hours', min: 0, max: 168,
    name: { ru: 'Не напоминать раньше, чем через столько часов после выдачи', en: 'No reminder sooner than this after the issue' },
    help: { ru: 'Напоминание не отправляется, если до него меньше суток от выдачи купона.', en: 'No reminder goes out if less than a day has passed since the coupon was issued.' },
  },
  {
    role: 'fields.couponCode', gap: 'GAP-06', default: 'field',
    name: { ru: 'Где виден код купона', en: 'Where the coupon code is shown' },
    help: { ru: 'В ТЗ нет поля для кода купона («Промокод» — список). Добавлено поле «Код купона».', en: 'The specification has no field for the code (“Promo code” is a list). The field “Coupon code” is added.' },
    choices: [
      { value: 'field', name: { ru: 'Поле «Код купона»', en: 'Field “Coupon code”' } },
      { value: 'fieldAndTitle', name: { ru: 'Поле и название лида', en: 'Field and title of the lead' } },
    ],
  },
  {
    role: 'coupon.groups', gap: 'GAP-06', default: '4-4-2',
    name: { ru: 'Как пишется код купона', en: 'How the coupon code is written' },
    help: { ru: 'В ТЗ нет поля для кода купона («Промокод» — список). Добавлено поле «Код купона».', en: 'The specification has no field for the code (“Promo code” is a list). The field “Coupon code” is added.' },
    choices: [
      { value: '4-4-2', name: { ru: '7K4M-2PX9-5D', en: '7K4M-2PX9-5D' } },
      { value: '5-5', name: { ru: '7K4M2-PX95D', en: '7K4M2-PX95D' } },
      { value: '10', name: { ru: '7K4M2PX95D', en: '7K4M2PX95D' } },
    ],
  },
  {
    role: 'coupon.benefit', gap: 'GAP-07', default: 'offer',
    name: { ru: 'Что даёт купон', en: 'What a coupon gives' },
    help: { ru: 'Размер выгоды по купону в ТЗ не задан: он берётся из поля «Спец. предложение».', en: 'The specification does not say what a coupon gives: it is taken from the field “Special offer”.' },
    choices: [
      { value: 'offer', name: { ru: 'Текст из «Спец. предложение»', en: 'Text of “Special offer”' } },
      { value: 'percent', name: { ru: 'Скидка в процентах', en: 'Percent off' } },
      { value: 'sum', name: { ru: 'Скидка суммой', en: 'Amount off' } },
    ],
  },
  {
    role: 'fields.couponKind', gap: 'GAP-08', default: 'process',
    name: { ru: 'Кто ставит вид купона', en: 'Who sets the kind of a coupon' },
    help: { ru: 'Добавлено поле «Вид купона»: по нему выбираются сроки.', en: 'The field “Coupon kind” is added: the terms depend on it.' },
    choices: [
      { value: 'process', name: { ru: 'Процесс дня рождения', en: 'The birthday process' } },
      { value: 'person', name: { ru: 'Процесс, оператор может изменить', en: 'The process; an operator may change it' } },
    ],
  },
  {
    role: 'coupon.redeem', gap: 'GAP-11', default: 'atTill',
    name: { ru: 'Когда купон считается погашенным', en: 'When a coupon counts as redeemed' },
    help: { ru: 'ТЗ не описывает погашение. Купон погашается на кассе кнопкой «Погасить»; при отмене или возврате его можно вернуть.', en: 'The specification does not describe redeeming. A coupon is redeemed at the till by “Redeem”; after a cancelled or returned sale it can be given back.' },
    choices: [
      { value: 'atTill', name: { ru: 'Сразу на кассе, кнопкой «Погасить»', en: 'At the till, by “Redeem”' } },
      { value: 'onWin', name: { ru: 'Когда сделка закрыта как успешная', en: 'When the deal is won' } },
    ],
  },
  {
    role: 'coupon.usedSemantics', gap: 'GAP-12', default: 'success',
    name: { ru: 'Использованный купон в отчётах', en: 'Redeemed coupons in reports' },
    help: { ru: 'Статус «Купон использован» стоит среди неуспешных, как в ТЗ; в отчётах приложения он считается успехом.', en: 'The status “Coupon redeemed” stands among the unsuccessful, as the specification says; the reports of the app count it as a success.' },
    choices: [
      { value: 'success', name: { ru: 'Успех', en: 'Success' } },
      { value: 'failure', name: { ru: 'Неуспех, как в CRM', en: 'Failure, as in CRM' } },
    ],
  },
  {
    role: 'coupon.search', gap: 'GAP-55', default: 'warn',
    name: { ru: 'Чужой купон', en: 'Coupon of another client' },
    help: { ru: 'Купон ищется по коду, чужой купон — с предупреждением.', en: 'A coupon is found by its code; that of another client gets a warning.' },
    choices: [
      { value: 'warn', name: { ru: 'Принимать с предупреждением', en: 'Accept with a warning' } },
      { value: 'refuse', name: { ru: 'Не принимать', en: 'Refuse' } },
    ],
  },
  {
    role: 'promoCodes', gap: 'GAP-56', default: [],
    name: { ru: 'Промокоды', en: 'Promo codes' },
    help: { ru: 'Промокоды не перечислены: поле появится, когда вы их заполните.', en: 'No promo codes are listed: the field appears when you fill them in.' },
  },
  {
    role: 'coupon.issue', gap: 'GAP-72', default: 'button',
    name: { ru: 'Как выдаётся купон', en: 'How a coupon is issued' },
    help: { ru: 'Купон выдаётся кнопкой; повторная отправка не создаёт второй код.', en: 'A coupon is issued by a button; sending it again makes no second code.' },
    choices: [
      { value: 'button', name: { ru: 'Кнопкой «Выдать купон»', en: 'By “Issue a coupon”' } },
      { value: 'status', name: { ru: 'Сразу в статусе «ОТПРАВИТЬ КУПОН»', en: 'At once in the status “Send a coupon”' } },
    ],
  },
]
