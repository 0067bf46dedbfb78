import type { StoreTaskPlan } from './types'

/** Tasks of sellers, section 5 of the client's text, word for word. */
export const sellerTasks: readonly StoreTaskPlan[] = [
  {
    specification: 'T10', role: 'store.sellInShop', entities: ['process.visit'], responsible: 'seller', creator: 'cashier',
    deadlineMinutes: 15, hasSheetLink: true,
    title: { ru: 'Сделать продажу', en: 'Make a sale' },
    description: {
      ru: 'Нужно поприветствовать клиента, и сделать продажу. Надо выявить потребность клиента, и презентовать нужный товар, если необходимо обработать возражение и закрыть продажу. Результат обработки обращения клиента необходимо зафиксировать в таблице клиента по ссылке: {Ссылка на CRM-форму} Результаты продажи должны быть зафиксированы в таблице. Если клиент отказывается, продавец предлагает клиенту подписаться на уведомления магазина, и объяснить какие преимущества клиент при этом получит. Затем нужно взять контакты клиента. Если клиент отказался дать контакты, нужно перейти по ссылке в таблицу клиента, и указать в поле «результат продажи»- отказ без контакта, и тогда Б24 создаст лид и сразу закроет его как некачественный, со статусом отказ без контакта.',
      en: 'Greet the client and make a sale. Find out what the client needs and show the right goods, answer objections where needed and close the sale. Record how it went in the client’s sheet: {Ссылка на CRM-форму} Sale results must be recorded in the sheet. If the client refuses, offer a subscription to the store’s messages and explain what it gives. Then take the client’s contacts. If the client gives none, open the client’s sheet and set “Sale result” to refused without contact; the lead is then made and closed at once as junk, with the status refused without contact.',
    },
  },
  {
    specification: 'T11', role: 'store.sellOnline', entities: ['lead'], responsible: 'seller', creator: 'operator',
    deadlineMinutes: 15, hasSheetLink: true,
    title: { ru: 'Сделать продажу', en: 'Make a sale' },
    description: {
      ru: 'Нужно поприветствовать клиента, и сделать продажу. Надо выявить потребность клиента и презентовать нужный товар по чату. Затем обработать возражение и закрыть задачу, заполнить табель по ссылке из задачи.',
      en: 'Greet the client and make a sale. Find out what the client needs and show the right goods in the chat. Then answer objections and close the task, filling in the sheet by the link in the task.',
    },
  },
]
