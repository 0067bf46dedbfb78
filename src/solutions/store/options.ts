import type { OptionPlan } from '@/domain/blueprint/types'

export const yesNo: readonly OptionPlan[] = [
  { xmlId: 'YES', name: { ru: 'Да', en: 'Yes' } },
  { xmlId: 'NO', name: { ru: 'Нет', en: 'No' } },
]

/** Sale results of section 6. */
export const specifiedSaleResults = [
  { xmlId: 'TILL_REFUSAL', name: { ru: 'Отказ на кассе', en: 'Refused at the till' } },
  { xmlId: 'DELIVERY', name: { ru: 'Оформить доставку', en: 'Arrange delivery' } },
  { xmlId: 'HOLD_ONLINE', name: { ru: 'Оформить бронь', en: 'Arrange a reservation' } },
  { xmlId: 'HOLD_SHOP', name: { ru: 'Продажа с отложкой', en: 'Sale with goods put aside' } },
  { xmlId: 'REFUSAL_NO_CONTACT', name: { ru: 'Отказ без контакта', en: 'Refused without contact' } },
  { xmlId: 'REFUSAL_CONTACT', name: { ru: 'Отказ с контактом', en: 'Refused with contact' } },
] as const satisfies readonly OptionPlan[]

/** Results that the list of section 6 lacks: a plain sale and a visitor who left (GAP-01, GAP-02, GAP-39). Their names are settings. */
export const addedSaleResults = [
  { xmlId: 'SALE_NEW', name: { ru: 'Продажа новый клиент', en: 'Sale, new client' } },
  { xmlId: 'SALE_REPEAT', name: { ru: 'Продажа повторный клиент', en: 'Sale, repeat client' } },
  { xmlId: 'LEFT', name: { ru: 'Ушел, не дождавшись', en: 'Left without waiting' } },
] as const satisfies readonly OptionPlan[]

export const saleResults = [...specifiedSaleResults, ...addedSaleResults] as const satisfies readonly OptionPlan[]
export type SaleResult = typeof saleResults[number]['xmlId']
