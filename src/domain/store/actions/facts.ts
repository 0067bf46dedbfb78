import type { GiveBack } from '../../coupon/validity'
import type { Money } from '../../money'
import type { CouponKind, DealStage, DepositFate, LeadStatus, Mailing, PaymentMethod, SaleResult } from '../roles'
import type { StoreRules } from '../rules'
import type { TaskWords } from '../tasks'

/** Moments are milliseconds. A list's value is its `XML_ID`; texts that are not filled in are empty. */
export interface LeadFacts {
  id: number
  title: string
  /** `null`: a status of the portal that is none of the store's. */
  status: LeadStatus | null
  /** When it came into the status, as the portal writes it: with it a press has a name that another press has not. */
  enteredAt: string
  responsibleId: number
  contactId: number | null
  name: string
  lastName: string
  phones: readonly string[]
  /** There is a chat of an open channel, of the lead or of its contact. */
  hasChat: boolean
  /** `STATUS_ID` of the portal, ours or not. */
  sourceId: string | null
  comments: string
  saleResult: SaleResult | null
  refusalReason: string | null
  storeId: number | null
  /** Administrator of that store who gets its tasks; `null` when nobody is named. */
  administratorId: number | null
  /** Seller who accepted the online sale of this lead. */
  sellerId: number | null
  /** Visits made of this lead so far. */
  visits: number
  offer: string
  offerRefusals: number
  attempts: number
  couponCode: string
  couponKind: CouponKind
  couponUntil: number | null
  goods: string
  barcode: string
  visitAt: number | null
  deliveryAddress: string
  deliveryAt: number | null
}

export interface ContactFacts {
  id: number
  name: string
  lastName: string
  phones: readonly string[]
  hasChat: boolean
  mailing: Mailing | null
  referrerId: number | null
  /** How many people the one who recommended has brought so far. */
  referrerRecommended: number
  /** A lead was made of the recommendation. */
  isHandedOn: boolean
  /** Operator of an open lead of this client. */
  operatorId: number | null
}

export interface DealFacts {
  id: number
  title: string
  stage: DealStage | null
  /** When it came into the stage, as the portal writes it. */
  enteredAt: string
  contactId: number | null
  storeId: number | null
  sourceId: string | null
  deposit: Money | null
  depositFate: DepositFate | null
  holdUntil: number | null
  holdExtensions: number
  deliveryAddress: string
  deliveryAt: number | null
  paymentMethod: PaymentMethod | null
  couponLeadId: number | null
  /** End of that coupon. */
  couponUntil: number | null
  goods: string
  barcode: string
  currency: string
  /** Exchanges noted so far. */
  exchanges: number
}

/** A contact that is made together with the press. */
export interface NewContact {
  name: string
  lastName: string
  gender: string | null
  cities: readonly string[]
  phones: readonly string[]
  shoeSize: string | null
  footNote: string
  /** `2001-05-09` */
  birthdate: string | null
}

/** What the person entered for a press; what is absent is taken from the record. */
export interface PressInput {
  comment?: string
  contactId?: number
  newContact?: NewContact
  /** Who the recommended person is to the client. */
  relation?: string
  mailing?: Mailing
  storeId?: number
  reason?: string
  saleResult?: SaleResult
  offer?: string
  deposit?: Money
  depositFate?: DepositFate
  paymentMethod?: PaymentMethod
  deliveryAddress?: string
  deliveryAt?: number
  couponLeadId?: number
  giveBack?: GiveBack
  /** Paid more, or back, at an exchange or a return. */
  surcharge?: Money
  refund?: Money
}

/** Where and when the press happens. */
export interface Desk {
  now: number
  /** Language of what is written on the portal. */
  locale: 'ru' | 'en'
  /** Who presses. */
  userId: number
  rules: StoreRules
  /** Templates of the solution. */
  tasks: readonly TaskWords[]
  /** Drawn for «Выдать купон» and free at that moment; empty for other presses. */
  couponCode: string
  /** The operator who has the lead is at work. */
  isOperatorAtWork: boolean
}

export interface Case<Facts> { facts: Facts, contact: ContactFacts | null, input: PressInput, desk: Desk }
export type LeadCase = Case<LeadFacts>
export type ContactCase = Case<ContactFacts>
export type DealCase = Case<DealFacts>
