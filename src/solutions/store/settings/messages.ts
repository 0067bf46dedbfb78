import type { SettingPlan } from '@/domain/blueprint/types'

/** Messages, consent and ratings; texts are in `texts.ts`. */
export const messagesSettings: readonly SettingPlan[] = [
  {
    role: 'channels', gap: 'GAP-33', default: ['chat', 'sms'],
    name: { ru: 'Порядок каналов', en: 'Order of channels' },
    help: { ru: 'Сообщение идёт в чат WhatsApp, если он есть, иначе по SMS. Провайдера SMS нужно подключить.', en: 'A message goes to the WhatsApp chat if there is one, else by SMS. An SMS provider has to be connected.' },
  },
  {
    role: 'subscribe.answerDays', gap: 'GAP-45', default: 3, unit: 'days', min: 1, max: 60,
    name: { ru: 'Сколько ждём ответа о рассылке', en: 'How long we wait for an answer about messages' },
    help: { ru: 'Отказавшимся от рассылки ничего не отправляется автоматически.', en: 'Nothing is sent by itself to those who opted out.' },
  },
  {
    role: 'subscribe.service', gap: 'GAP-45', default: false,
    name: { ru: 'Купоны и бронь — и тем, кто отказался от рассылки', en: 'Coupons and reservations also to those who opted out' },
    help: { ru: 'Отказавшимся от рассылки ничего не отправляется автоматически.', en: 'Nothing is sent by itself to those who opted out.' },
  },
  {
    role: 'chat.transfer', gap: 'GAP-46', default: 'button',
    name: { ru: 'Передача чата продавцу', en: 'Handing the chat over to the seller' },
    help: { ru: 'Чат передаёт оператор; продавцы должны быть добавлены в открытую линию.', en: 'The operator hands the chat over; sellers must be added to the open channel.' },
    choices: [
      { value: 'button', name: { ru: 'Кнопкой приложения', en: 'By a button of the app' } },
      { value: 'byHand', name: { ru: 'Вручную в чате', en: 'By hand in the chat' } },
    ],
  },
  {
    role: 'rating.sale', gap: 'GAP-49', default: false,
    name: { ru: 'Отправлять оценку продавца и кассира', en: 'Send the rating of seller and cashier' },
    help: { ru: 'Отправка оценки продавца и кассира в ТЗ не описана и пока выключена.', en: 'The specification does not say when sellers and cashiers are rated; it is off for now.' },
  },
  {
    role: 'rating.sale.afterHours', gap: 'GAP-49', default: 2, unit: 'hours', min: 0, max: 168,
    name: { ru: 'Через сколько после покупки отправить оценку', en: 'Hours after the purchase to send the rating' },
    help: { ru: 'Отправка оценки продавца и кассира в ТЗ не описана и пока выключена.', en: 'The specification does not say when sellers and cashiers are rated; it is off for now.' },
  },
  {
    role: 'rating.form.operator', gap: 'GAP-50', default: '', format: 'url',
    name: { ru: 'Адрес формы оценки оператора', en: 'Address of the operator rating form' },
    help: { ru: 'Форму оценки нужно один раз создать в портале по инструкции.', en: 'The rating form has to be made once in the portal by the instructions.' },
  },
  {
    role: 'rating.form.sale', gap: 'GAP-50', default: '', format: 'url',
    name: { ru: 'Адрес формы оценки кассира и продавца', en: 'Address of the cashier and seller rating form' },
    help: { ru: 'Форму оценки нужно один раз создать в портале по инструкции.', en: 'The rating form has to be made once in the portal by the instructions.' },
  },
]
