/** People of the world `store`, by user id. */
export const storePeople = {
  director: 1,
  /** At work; Данияр has a break; Amelia's interface is English. */
  operators: [2, 3, 4],
  cashiers: { bishkek: 5, osh: 6 },
  /** The second of Bishkek has not come yet. */
  sellers: { bishkek: [7, 8], osh: [9] },
  administrators: { bishkek: 10, osh: 11 },
  deputies: { bishkek: 12, osh: 13 },
} as const

export const storeRecords = { bishkek: 1, osh: 2 } as const

/** Contacts by how a message reaches them. */
export const storeContacts = {
  /** Wrote by WhatsApp within the last hour. */
  openChat: 1,
  /** Wrote by WhatsApp three days ago: the channel takes nothing any more. */
  closedChat: 2,
  noChat: 3,
  /** Neither a phone nor a chat. */
  noPhone: 4,
  /** Telegram takes messages for ever. */
  telegram: 5,
  /** Has opted out of messages; WhatsApp is open. */
  optedOut: 6,
  /** Instagram is closed, Telegram is open. */
  twoChats: 7,
  recommender: 8,
  recommended: 9,
  birthdayToday: 10,
  /** Wrote in Instagram half an hour ago. */
  openInstagram: 11,
  /** Wrote by WhatsApp this morning; buys in Osh. */
  osh: 12,
} as const

/** Leads, one in each status; id and place of the status are the same. */
export const leadInStatus = {
  new: 1, addContact: 2, subscribe: 3, discoverNeed: 4, makeSale: 5, getPayment: 6, makeOffer: 7, sendCoupon: 8, couponIssued: 9,
  converted: 10, couponUsed: 11, couponUnused: 12, noPhone: 13, tillRefusal: 14, offerRefused: 15, junk: 16,
} as const

/** Further leads: at the till with each result of a sale, coupons in other states. */
export const storeLeads = {
  /** Lead 6 has the result «Продажа повторный клиент». */
  atTillDelivery: 17,
  atTillHoldOnline: 18,
  atTillHoldShop: 19,
  atTillRefusal: 20,
  birthdayCoupon: 21,
  /** Redeemed, then given back with days added. */
  couponGivenBack: 22,
  /** Over since three days, and still in the status «Выданные купоны». */
  couponOver: 23,
  /** Its client has neither phone nor chat. */
  clientWithoutPhone: 24,
} as const

/** Deals, one on each stage; id and place of the stage are the same. */
export const dealOnStage = { receipt: 1, hold: 2, courier: 3, exchange: 4, confirm: 5, won: 6, changedMind: 7, holdLost: 8, deliveryBack: 9 } as const

/** Further deals: three on the stage «Отложить», and one that was taken back. */
export const storeDeals = {
  holdEndsToday: 10,
  /** Without a deposit. */
  holdOnline: 11,
  /** Ended last night, and nobody has looked. */
  holdOver: 12,
  /** Cancelled; its coupon is `storeLeads.couponGivenBack`. */
  couponGivenBack: 13,
} as const
