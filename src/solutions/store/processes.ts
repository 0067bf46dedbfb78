import type { ItemId } from '@/domain/blueprint/items'
import type { ProcessPlan } from '@/domain/blueprint/types'

/** How it begins: a person presses a button, a record appears or reaches a stage, another process or page calls it, once a day. */
export type ProcessStart = 'button' | 'created' | 'stage' | 'called' | 'daily'

/** A process of the client's text. `specification` holds its ids; two ids mean that both describe one event (GAP-24). */
export interface StoreProcessPlan extends ProcessPlan {
  specification: string
  start: ProcessStart
  /** The status or stage that starts it. */
  stage?: ItemId
  /** Tasks that it sets, by their numbers in the specification. */
  tasks?: readonly string[]
  /** Messages that it prepares, by their numbers in the specification. */
  messages?: readonly string[]
  /** No portal process does it: the sheet and the claim of a coupon are pages of ours. */
  isPage?: boolean
}

const section8: readonly StoreProcessPlan[] = [
  { specification: 'P01', role: 'store.chooseOperator', entity: 'process.assignment', start: 'called', name: { ru: 'Распределение лидов и задач между операторами', en: 'Distribution of leads and tasks among operators' } },
  { specification: 'P02', role: 'store.recommendation', entity: 'contact', start: 'button', tasks: ['T03'], name: { ru: 'Обработать рекомендацию', en: 'Handle the recommendation' } },
  { specification: 'P03', role: 'store.subscribeContact', entity: 'contact', start: 'button', tasks: ['T04'], name: { ru: 'Подписать на рассылку (контакт)', en: 'Subscribe to messages (contact)' } },
  { specification: 'P04', role: 'store.onlineSale', entity: 'lead', start: 'button', tasks: ['T11'], name: { ru: 'Сделать онлайн-продажу', en: 'Make an online sale' } },
  // One event in two numbers of section 8; run twice, it would make two leads.
  { specification: 'P05 P13', role: 'store.deliveryBack', entity: 'deal', start: 'stage', stage: 'stage:store.deliveryBack', tasks: ['T06'], name: { ru: 'Возврат доставки → лид', en: 'Delivery returned → lead' } },
  { specification: 'P06', role: 'store.holdLost', entity: 'deal', start: 'stage', stage: 'stage:store.holdLost', tasks: ['T06'], name: { ru: 'Не пришли за бронью → лид', en: 'Reservation not collected → lead' } },
  { specification: 'P07', role: 'store.tillRefusal', entity: 'lead', start: 'button', tasks: ['T06'], name: { ru: 'Обработать отказ на кассе', en: 'Handle the refusal at the till' } },
  { specification: 'P08', role: 'store.birthday', entity: 'contact', start: 'daily', tasks: ['T09'], name: { ru: 'День рождения контакта', en: 'Birthday of a contact' } },
  { specification: 'P09', role: 'store.issueCoupon', entity: 'lead', start: 'button', messages: ['M1', 'M2'], name: { ru: 'Выдать купон', en: 'Issue a coupon' } },
  { specification: 'P10', role: 'store.visitor', entity: 'process.visit', start: 'created', tasks: ['T10'], name: { ru: 'Посетитель в магазине: очередь продавцов', en: 'Visitor in the store: queue of sellers' } },
  { specification: 'P11', role: 'store.couponTerm', entity: 'lead', start: 'stage', stage: 'status:STATUS.couponIssued', messages: ['M3'], name: { ru: 'Выданные купоны: напоминание и окончание', en: 'Issued coupons: reminder and end' } },
  { specification: 'P12', role: 'store.holdTerm', entity: 'deal', start: 'stage', stage: 'stage:store.hold', tasks: ['T16'], messages: ['M4'], name: { ru: 'Отложить: срок брони', en: 'Put aside: term of the reservation' } },
]

/** Described only in sections 3–5 (P14–P20) or implied (P21, P22). */
const otherSections: readonly StoreProcessPlan[] = [
  { specification: 'P14', role: 'store.newRequest', entity: 'lead', start: 'created', stage: 'status:STATUS.new', tasks: ['T01'], name: { ru: 'Новое обращение', en: 'New request' } },
  { specification: 'P15', role: 'store.subscribeLead', entity: 'lead', start: 'stage', stage: 'status:STATUS.subscribe', tasks: ['T04'], name: { ru: 'Задача «Подписать на рассылку» в лиде', en: 'Task “Subscribe to messages” in a lead' } },
  { specification: 'P16', role: 'store.discoverNeed', entity: 'lead', start: 'stage', stage: 'status:STATUS.discoverNeed', tasks: ['T05'], name: { ru: 'Задача «Выявить потребность клиента»', en: 'Task “Find out the client’s need”' } },
  { specification: 'P17', role: 'store.makeOffer', entity: 'lead', start: 'stage', stage: 'status:STATUS.makeOffer', tasks: ['T07'], name: { ru: 'Задача «Сделать предложение клиенту»', en: 'Task “Make the client an offer”' } },
  { specification: 'P18', role: 'store.reconsiderOffer', entity: 'lead', start: 'button', tasks: ['T08'], name: { ru: 'Пересмотреть предложение', en: 'Reconsider the offer' } },
  { specification: 'P19', role: 'store.sheetResult', entity: 'lead', start: 'called', tasks: ['T02', 'T06', 'T12', 'T13', 'T14', 'T15'], isPage: true, name: { ru: 'Результат табеля', en: 'Result of the sheet' } },
  { specification: 'P20', role: 'store.dealFromLead', entity: 'lead', start: 'button', name: { ru: 'Сделка из лида на кассе', en: 'Deal from a lead at the till' } },
  { specification: 'P21', role: 'store.redeemCoupon', entity: 'deal', start: 'called', isPage: true, name: { ru: 'Использование купона', en: 'Redeeming a coupon' } },
  { specification: 'P22', role: 'store.saleRating', entity: 'deal', start: 'stage', stage: 'stage:store.won', messages: ['M5'], name: { ru: 'Оценка кассира и продавца', en: 'Rating of the cashier and the seller' } },
]

export const storeWork: readonly StoreProcessPlan[] = [...section8, ...otherSections]
/** What setup deploys on the portal. */
export const storeProcessPlans: readonly StoreProcessPlan[] = storeWork.filter(({ isPage }) => !isPage)
