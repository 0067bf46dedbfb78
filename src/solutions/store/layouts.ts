import type { LayoutPlan } from '@/domain/blueprint/types'

/** Sections of cards. «Промокод» is in none: it appears when its list is filled in (GAP-56). */
export const storeLayouts: readonly LayoutPlan[] = [
  {
    role: 'lead.storeSheet', entity: 'lead',
    name: { ru: 'Табель', en: 'Sheet' },
    fields: ['saleResult', 'refusalReason', 'gender', 'shoeSize', 'footNote', 'goods', 'barcode', 'visitAt', 'holdUntil', 'deliveryAt', 'deliveryAddress', 'store', 'seller', 'refusedDeal', 'attempts'],
  },
  {
    role: 'lead.storeCoupon', entity: 'lead',
    name: { ru: 'Предложение и купон', en: 'Offer and coupon' },
    fields: ['offer', 'offerRefusals', 'couponKind', 'couponIssued', 'couponCode', 'couponUntil', 'couponPercent', 'couponSum', 'couponDeal', 'couponUsedAt'],
  },
  {
    role: 'contact.store', entity: 'contact',
    name: { ru: 'Покупатель', en: 'Buyer' },
    fields: ['gender', 'city', 'shoeSize', 'footNote', 'mailing', 'loyaltyCard', 'referrer', 'relation', 'recommended', 'giftGiven'],
  },
  {
    role: 'deal.store', entity: 'deal', pipeline: 'store',
    name: { ru: 'Бронь и доставка', en: 'Reservation and delivery' },
    fields: ['store', 'goods', 'barcode', 'paymentMethod', 'coupon', 'holdUntil', 'holdExtensions', 'deposit', 'depositFate', 'deliveryAt', 'deliveryAddress', 'refund'],
  },
]
