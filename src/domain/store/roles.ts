/** Who presses, by department or person in the settings. */
export const storeRoles = ['operator', 'cashier', 'seller', 'storeAdministrator'] as const
export type StoreRole = typeof storeRoles[number]

/** Statuses of leads, by the roles of the blueprint's directory. */
export const leadStatusRoles = [
  'new', 'addContact', 'subscribe', 'discoverNeed', 'makeSale', 'getPayment', 'makeOffer', 'sendCoupon', 'couponIssued',
  'converted', 'couponUsed', 'couponUnused', 'noPhone', 'tillRefusal', 'offerRefused', 'junk',
] as const
export type LeadStatus = typeof leadStatusRoles[number]

/** Stages of the store's deals, by the roles of the blueprint's pipeline. */
export const dealStageRoles = ['receipt', 'hold', 'courier', 'exchange', 'confirm', 'won', 'changedMind', 'holdLost', 'deliveryBack'] as const
export type DealStage = typeof dealStageRoles[number]

/** Values of lists, as their `XML_ID` in the blueprint. */
export type SaleResult = 'TILL_REFUSAL' | 'DELIVERY' | 'HOLD_ONLINE' | 'HOLD_SHOP' | 'REFUSAL_NO_CONTACT' | 'REFUSAL_CONTACT' | 'SALE_NEW' | 'SALE_REPEAT' | 'LEFT'
export type Mailing = 'YES' | 'NO' | 'OPTED_OUT'
export type PaymentMethod = 'CASH' | 'ELSOM' | 'CARD' | 'ONLINE' | 'COURIER'
export type DepositFate = 'RETURNED' | 'KEPT'
export type CouponKind = 'ORDINARY' | 'BIRTHDAY'
