import type { ItemId } from '@/domain/blueprint/items'
import type { LocalText } from '@/domain/blueprint/text'
import type { SaleResult } from './options'

/** Fields that every portal has, by their names in `crm.item.*`; `phone` is the multiple field of telephones and messengers. */
export type StandardField = 'name' | 'lastName' | 'phone' | 'sourceId' | 'birthdate'

export type SheetFieldRole
  = 'result' | 'name' | 'lastName' | 'phone' | 'note' | 'size' | 'source' | 'goods' | 'address' | 'deliveryAt' | 'barcode' | 'visitAt' | 'reason'

export interface SheetField {
  role: SheetFieldRole
  /** As section 7 of the client writes it. */
  name: LocalText
  target: StandardField | ItemId
  /** Required wherever it appears. */
  isRequired: boolean
  isMultiple?: boolean
}

/** Where a sale happens; a refusal at the till is not the seller's to say. */
export type SaleChannel = 'shop' | 'online' | 'till'

export interface SheetVariant {
  result: SaleResult
  channel: SaleChannel
  fields: readonly SheetFieldRole[]
  /** One of them is enough: section 5 writes «Номенклатура/штрих-код». */
  oneOf?: readonly SheetFieldRole[]
  /** May be filled in, never required. */
  optional?: readonly SheetFieldRole[]
  /** No sentence of the client's text asks for it in this channel (GAP-39, GAP-81). */
  isOurs?: boolean
}

/** The seller's sheet, form 1 of section 7. */
export const sheetFields: readonly SheetField[] = [
  { role: 'result', name: { ru: 'Результат продажи', en: 'Sale result' }, target: 'field:lead.saleResult', isRequired: true },
  { role: 'name', name: { ru: 'Имя', en: 'First name' }, target: 'name', isRequired: true },
  { role: 'lastName', name: { ru: 'Фамилия', en: 'Last name' }, target: 'lastName', isRequired: false },
  { role: 'phone', name: { ru: 'WhatsApp/телефон', en: 'WhatsApp/phone' }, target: 'phone', isRequired: true, isMultiple: true },
  { role: 'note', name: { ru: 'Примечание обуви и ноги', en: 'Note on shoes and feet' }, target: 'field:lead.footNote', isRequired: true },
  { role: 'size', name: { ru: 'Размер обуви', en: 'Shoe size' }, target: 'field:lead.shoeSize', isRequired: true },
  { role: 'source', name: { ru: 'Источник', en: 'Source' }, target: 'sourceId', isRequired: true },
  { role: 'goods', name: { ru: 'Номенклатура', en: 'Goods' }, target: 'field:lead.goods', isRequired: true },
  { role: 'address', name: { ru: 'Адрес доставки', en: 'Delivery address' }, target: 'field:lead.deliveryAddress', isRequired: true },
  { role: 'deliveryAt', name: { ru: 'Дата и время доставки', en: 'Delivery date and time' }, target: 'field:lead.deliveryAt', isRequired: true },
  { role: 'barcode', name: { ru: 'Штрих/код', en: 'Barcode' }, target: 'field:lead.barcode', isRequired: true },
  { role: 'visitAt', name: { ru: 'Когда придет за броню', en: 'When the client will collect' }, target: 'field:lead.visitAt', isRequired: true },
  { role: 'reason', name: { ru: 'Причина отказа от продажи', en: 'Why the client did not buy' }, target: 'field:lead.refusalReason', isRequired: true },
]

/**
 * Section 7 requires 12 of the 13 fields of everybody, section 5 asks for 1 to 8 of them by result. Section 5 decides what appears,
 * section 7 whether what appears is required (GAP-36).
 */
export const sheetVariants: readonly SheetVariant[] = [
  { result: 'REFUSAL_NO_CONTACT', channel: 'shop', fields: ['result'], optional: ['reason'] },
  { result: 'REFUSAL_CONTACT', channel: 'shop', fields: ['result', 'name', 'lastName', 'phone', 'size', 'source', 'note', 'reason'] },
  { result: 'SALE_NEW', channel: 'shop', fields: ['result', 'name', 'lastName', 'phone', 'size', 'source', 'note'] },
  { result: 'SALE_REPEAT', channel: 'shop', fields: ['result', 'name', 'lastName', 'note'] },
  { result: 'HOLD_SHOP', channel: 'shop', fields: ['result', 'name', 'lastName', 'phone', 'size', 'source', 'note', 'goods'] },
  { result: 'REFUSAL_CONTACT', channel: 'online', fields: ['result'], optional: ['reason'] },
  { result: 'HOLD_ONLINE', channel: 'online', fields: ['result', 'name', 'lastName', 'phone', 'goods', 'barcode', 'visitAt'], oneOf: ['goods', 'barcode'] },
  { result: 'DELIVERY', channel: 'online', fields: ['result', 'name', 'lastName', 'phone', 'goods', 'barcode', 'address', 'deliveryAt'], oneOf: ['goods', 'barcode'] },
  // The cashier says it in the lead's card.
  { result: 'TILL_REFUSAL', channel: 'till', fields: [] },
  { result: 'LEFT', channel: 'shop', fields: ['result'], isOurs: true },
  { result: 'DELIVERY', channel: 'shop', fields: ['result', 'name', 'lastName', 'phone', 'goods', 'barcode', 'address', 'deliveryAt'], oneOf: ['goods', 'barcode'], isOurs: true },
  { result: 'REFUSAL_NO_CONTACT', channel: 'online', fields: ['result'], optional: ['reason'], isOurs: true },
]

/** What an operator must fill in when he makes a contact, section 3; the birth date is ours and may stay empty (GAP-09). */
export const contactRule: readonly { name: LocalText, target: StandardField | ItemId, isRequired: boolean }[] = [
  { name: { ru: 'Имя', en: 'First name' }, target: 'name', isRequired: true },
  { name: { ru: 'Фамилия', en: 'Last name' }, target: 'lastName', isRequired: true },
  { name: { ru: 'Пол', en: 'Gender' }, target: 'field:contact.gender', isRequired: true },
  { name: { ru: 'Город', en: 'City' }, target: 'field:contact.city', isRequired: true },
  { name: { ru: 'WhatsApp/Тел', en: 'WhatsApp/phone' }, target: 'phone', isRequired: true },
  { name: { ru: 'Размер обуви', en: 'Shoe size' }, target: 'field:contact.shoeSize', isRequired: true },
  { name: { ru: 'Примечание обуви или ноги', en: 'Note on shoes or feet' }, target: 'field:contact.footNote', isRequired: true },
  { name: { ru: 'Дата рождения', en: 'Date of birth' }, target: 'birthdate', isRequired: false },
]
