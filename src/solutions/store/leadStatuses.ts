import type { DirectoryValuePlan } from '@/domain/blueprint/types'

/**
 * Statuses of leads: one set for the whole portal, so those that are not ours are left alone. A coupon is a lead, therefore «КУПОН
 * ИСПОЛЬЗОВАН» stands among the failures, as the client asks; reports count it as a success (`coupon.usedSemantics`).
 */
export const leadStatuses: readonly DirectoryValuePlan[] = [
  {
    directory: 'STATUS', role: 'new', code: 'NEW', sort: 10, color: '#39A8EF', meaning: 'work', isStandard: true,
    name: { ru: 'НОВЫЙ', en: 'New' },
    alsoCalled: ['Новая', 'Не обработан'],
  },
  {
    directory: 'STATUS', role: 'addContact', code: 'ST_ADD_CONTACT', sort: 20, color: '#2FC6F6', meaning: 'work',
    name: { ru: 'ДОБАВИТЬ КОНТАКТ', en: 'Add contact' },
  },
  {
    directory: 'STATUS', role: 'subscribe', code: 'ST_SUBSCRIBE', sort: 30, color: '#55D0E0', meaning: 'work',
    name: { ru: 'ПОДПИСАТЬ НА РАССЫЛКУ', en: 'Subscribe to messages' },
  },
  {
    directory: 'STATUS', role: 'discoverNeed', code: 'ST_DISCOVER_NEED', sort: 40, color: '#47E4C2', meaning: 'work',
    name: { ru: 'ВЫЯВИТЬ ПОТРЕБНОСТЬ', en: 'Find out the need' },
  },
  {
    directory: 'STATUS', role: 'makeSale', code: 'ST_MAKE_SALE', sort: 50, color: '#8FE0A0', meaning: 'work',
    name: { ru: 'СДЕЛАТЬ ПРОДАЖУ', en: 'Make a sale' },
  },
  {
    directory: 'STATUS', role: 'getPayment', code: 'ST_GET_PAYMENT', sort: 60, color: '#C6E377', meaning: 'work',
    name: { ru: 'ПОЛУЧИТЬ ОПЛАТУ', en: 'Get payment' },
  },
  {
    directory: 'STATUS', role: 'makeOffer', code: 'ST_MAKE_OFFER', sort: 70, color: '#F7D046', meaning: 'work',
    name: { ru: 'СДЕЛАТЬ ПРЕДЛОЖЕНИЕ', en: 'Make an offer' },
  },
  {
    directory: 'STATUS', role: 'sendCoupon', code: 'ST_SEND_COUPON', sort: 80, color: '#FFA900', meaning: 'work',
    name: { ru: 'ОТПРАВИТЬ КУПОН', en: 'Send a coupon' },
  },
  {
    directory: 'STATUS', role: 'couponIssued', code: 'ST_COUPON_ISSUED', sort: 90, color: '#F28C3A', meaning: 'work',
    name: { ru: 'ВЫДАННЫЕ КУПОНЫ', en: 'Coupons issued' },
    alsoCalled: ['Выдан купон'],
  },
  {
    directory: 'STATUS', role: 'converted', code: 'CONVERTED', sort: 100, color: '#7BD500', meaning: 'success', isStandard: true, isNameKept: true,
    name: { ru: 'Качественный лид', en: 'Good lead' },
  },
  {
    directory: 'STATUS', role: 'couponUsed', code: 'ST_COUPON_USED', sort: 110, color: '#4FA83D', meaning: 'failure',
    name: { ru: 'КУПОН ИСПОЛЬЗОВАН', en: 'Coupon redeemed' },
  },
  {
    directory: 'STATUS', role: 'couponUnused', code: 'ST_COUPON_UNUSED', sort: 120, color: '#FF9A6C', meaning: 'failure',
    name: { ru: 'КУПОН НЕ ИСПОЛЬЗОВАН', en: 'Coupon not used' },
  },
  {
    directory: 'STATUS', role: 'noPhone', code: 'ST_NO_PHONE', sort: 130, color: '#FF7A70', meaning: 'failure',
    name: { ru: 'ОТКАЗ БЕЗ НОМЕРА ТЕЛЕФОНА', en: 'Refused, no phone number' },
    alsoCalled: ['Отказ без контакта', 'Как без контакта отказ'],
  },
  {
    directory: 'STATUS', role: 'tillRefusal', code: 'ST_TILL_REFUSAL', sort: 140, color: '#FF6A62', meaning: 'failure',
    name: { ru: 'ОТКАЗ НА КАССЕ', en: 'Refused at the till' },
  },
  {
    directory: 'STATUS', role: 'offerRefused', code: 'ST_OFFER_REFUSED', sort: 150, color: '#FF5752', meaning: 'failure',
    name: { ru: 'ОТКАЗ ОТ СПЕЦПРЕДЛОЖЕНИЯ', en: 'Refused the special offer' },
  },
  {
    directory: 'STATUS', role: 'junk', code: 'JUNK', sort: 160, color: '#E0483F', meaning: 'failure', isStandard: true, isNameKept: true,
    name: { ru: 'Некачественный лид', en: 'Junk lead' },
    alsoCalled: ['Не качественный', 'Некачественный'],
  },
]
