import type { SettingPlan } from '@/domain/blueprint/types'

/** Deals, delivery, till. */
export const dealsSettings: readonly SettingPlan[] = [
  {
    role: 'deal.paidInShop', gap: 'GAP-17', default: 'receiptFirst',
    name: { ru: 'Оплаченная покупка в магазине', en: 'A paid purchase in the store' },
    help: { ru: 'Для оплаченной покупки добавлен шаг «Оплачено»: сделка закрывается как успешная.', en: 'A step “Paid” is added for a paid purchase: the deal is closed as won.' },
    choices: [
      { value: 'receiptFirst', name: { ru: '«ОФОРМИТЬ ЧЕК», затем кнопка «Оплачено»', en: '“Print the receipt”, then the button “Paid”' } },
      { value: 'wonAtOnce', name: { ru: 'Сразу успешная сделка', en: 'Won at once' } },
    ],
  },
  {
    role: 'goods', gap: 'GAP-41', default: 'catalogOrText',
    name: { ru: 'Товары в сделке', en: 'Goods in the deal' },
    help: { ru: 'Обмена с 1С нет: сумму и товары кассир указывает в сделке.', en: 'There is no exchange with 1C: the cashier enters the sum and the goods in the deal.' },
    choices: [
      { value: 'catalogOrText', name: { ru: 'Из каталога, если он заполнен, иначе текст', en: 'From the catalog if it is filled, else text' } },
      { value: 'text', name: { ru: 'Всегда текст', en: 'Always text' } },
    ],
  },
  {
    role: 'fields.implied', gap: 'GAP-42', default: ['relation', 'deposit', 'paymentMethod', 'visitAt'],
    name: { ru: 'Поля, которых нет в таблице раздела 6', en: 'Fields missing from the table of section 6' },
    help: { ru: 'Созданы поля, которые есть в тексте, но не в таблице: список показан перед установкой.', en: 'Fields are made that stand in the text but not in the table: the list is shown before the installation.' },
  },
  {
    role: 'lead.converted', gap: 'GAP-59', default: 'good',
    name: { ru: 'Лид после создания сделки', en: 'The lead once a deal is made' },
    help: { ru: 'После создания сделки лид закрывается как качественный.', en: 'Once a deal is made, the lead is closed as a good one.' },
    choices: [
      { value: 'good', name: { ru: 'Закрыть как качественный', en: 'Close as a good lead' } },
      { value: 'open', name: { ru: 'Оставить открытым', en: 'Leave open' } },
    ],
  },
  {
    role: 'exchange', gap: 'GAP-60', default: 'confirm',
    name: { ru: 'Сделка после обмена', en: 'The deal after an exchange' },
    help: { ru: 'После обмена сделка ждёт подтверждения.', en: 'After an exchange the deal waits for confirmation.' },
    choices: [
      { value: 'confirm', name: { ru: 'ПОЛУЧИТЬ ПОДТВЕРЖДЕНИЕ', en: 'Get confirmation' } },
      { value: 'courier', name: { ru: 'ВЫЗВАТЬ КУРЬЕРА', en: 'Call a courier' } },
    ],
  },
  {
    role: 'deal.changedMind', gap: 'GAP-61', default: false,
    name: { ru: '«Передумали»: лид для оператора', en: '“Changed their mind”: a lead for an operator' },
    help: { ru: '«Передумали» закрывает сделку; лид оператору не создаётся.', en: '“Changed their mind” closes the deal; no lead is made for an operator.' },
  },
  {
    role: 'dealType', gap: 'GAP-65', default: 'byDelivery',
    name: { ru: 'Тип сделки', en: 'Deal type' },
    help: { ru: 'Тип сделки ставится по способу получения.', en: 'The type is set by how the client gets the goods.' },
    choices: [
      { value: 'byDelivery', name: { ru: 'С доставкой — онлайн, иначе оффлайн', en: 'With delivery online, else offline' } },
      { value: 'byHand', name: { ru: 'Выбирает кассир', en: 'The cashier chooses' } },
    ],
  },
  {
    role: 'return', gap: 'GAP-75', default: 'ask',
    name: { ru: 'Купон при возврате после продажи', en: 'Coupon of a sale returned later' },
    help: { ru: 'Возврат после успешной сделки отмечается вручную.', en: 'A return after a won deal is noted by hand.' },
    choices: [
      { value: 'ask', name: { ru: 'Спросить: вернуть или сжечь', en: 'Ask: give back or burn' } },
      { value: 'giveBack', name: { ru: 'Вернуть клиенту', en: 'Give back' } },
      { value: 'burn', name: { ru: 'Сжечь', en: 'Burn' } },
    ],
  },
  {
    role: 'coupon.graceDays', gap: 'GAP-75', default: 7, unit: 'days', min: 1, max: 60,
    name: { ru: 'На сколько продлить возвращённый купон', en: 'Days of grace of a coupon that is given back' },
    help: { ru: 'Возврат после успешной сделки отмечается вручную.', en: 'A return after a won deal is noted by hand.' },
  },
]
