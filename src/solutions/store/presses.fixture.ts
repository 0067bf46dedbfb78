import type { StoreAction } from '@/domain/store/actions/action'
import type { ContactFacts, DealFacts, Desk, LeadFacts, NewContact, PressInput } from '@/domain/store/actions/facts'
import type { ActionPlan } from '@/domain/store/actions/plan'
import { contactActions } from '@/domain/store/actions/contact'
import { dealActions } from '@/domain/store/actions/deal'
import { planBirthday, planNewRequest } from '@/domain/store/actions/system'
import { planSheet } from '@/domain/store/actions/sheet'
import type { SheetAnswers } from '@/domain/store/actions/sheet'
import { pressContact } from '@/domain/store/actions/pressContact'
import { pressDeal } from '@/domain/store/actions/pressDeal'
import { leadActions, pressLead } from '@/domain/store/actions/pressLead'
import { storeRoles } from '@/domain/store/roles'
import type { DealStage, LeadStatus, StoreRole } from '@/domain/store/roles'
import { storeDefaults } from '@/domain/store/rules'
import { sheetVariants } from './sheet'
import { storeTasks } from './tasks'

/** Tuesday, 15:20 in Bishkek. */
export const now = Date.parse('2026-03-10T15:20:00+06:00')
export const administrator = 40
export const operator = 20
export const cashier = 30
export const seller = 50

export const aDesk = (rest: Partial<Desk> = {}): Desk => ({
  now, locale: 'ru', userId: cashier, rules: storeDefaults, tasks: storeTasks, couponCode: 'K7MXQ2W9PZ', isOperatorAtWork: true, ...rest,
})

export const aLead = (rest: Partial<LeadFacts> = {}): LeadFacts => ({
  id: 7, title: 'Айгуль из WhatsApp', status: 'new', enteredAt: '2026-03-10T10:00:00+03:00', responsibleId: operator, contactId: 3, name: 'Айгуль', lastName: 'Асанова',
  phones: ['+996555000111'], hasChat: true, sourceId: 'ST_WHATSAPP', comments: '', saleResult: null, refusalReason: null, storeId: 1, administratorId: administrator,
  sellerId: null, visits: 0, offer: '', offerRefusals: 0, attempts: 0, couponCode: '', couponKind: 'ORDINARY', couponUntil: null, goods: 'Ботинки 38', barcode: '460123',
  visitAt: null, deliveryAddress: '', deliveryAt: null, ...rest,
})

export const aContact = (rest: Partial<ContactFacts> = {}): ContactFacts => ({
  id: 3, name: 'Айгуль', lastName: 'Асанова', phones: ['+996555000111'], hasChat: true, mailing: null, referrerId: 9, referrerRecommended: 1, isHandedOn: false, operatorId: null, ...rest,
})

export const aDeal = (rest: Partial<DealFacts> = {}): DealFacts => ({
  id: 11, title: 'Айгуль из WhatsApp', stage: 'receipt', enteredAt: '2026-03-10T10:00:00+03:00', contactId: 3, storeId: 1, sourceId: 'ST_WHATSAPP', deposit: null, depositFate: null,
  holdUntil: null, holdExtensions: 0, deliveryAddress: '', deliveryAt: null, paymentMethod: null, couponLeadId: null, couponUntil: null, goods: 'Ботинки 38', barcode: '460123', currency: 'KGS', exchanges: 0, ...rest,
})

export const aNewContact = (rest: Partial<NewContact> = {}): NewContact => ({
  name: 'Айгуль', lastName: 'Асанова', gender: 'FEMALE', cities: ['BISHKEK'], phones: ['+996555000111'], shoeSize: 'S38', footNote: 'Широкая стопа', birthdate: null, ...rest,
})

const som = (minor: number) => ({ minor, currency: 'KGS' })

/** A press that goes through: what the card held, what was entered, what it does. */
export interface Pressed {
  action: Pick<StoreAction<LeadFacts>, 'id' | 'name' | 'otherName' | 'byHand' | 'roles'> & { at: readonly string[] }
  place: LeadStatus | DealStage | null
  facts: LeadFacts | DealFacts | ContactFacts
  contact: ContactFacts | null
  input: PressInput
  desk: Desk
  plan: ActionPlan
}

/** What makes every condition of an action true; several where an action does different things. */
interface Way<Facts> { facts?: Partial<Facts>, input?: PressInput, contact?: Partial<ContactFacts> | null, desk?: Partial<Desk> }

const deliveryInput: PressInput = { deliveryAddress: 'Бишкек, Чуй 120, кв. 8', deliveryAt: Date.parse('2026-03-11T14:00:00+06:00'), paymentMethod: 'COURIER' }
const leadWays: Record<string, Way<LeadFacts>[]> = {
  subscribe: [{ facts: { contactId: null }, contact: null, input: { contactId: 3 } }, { facts: { contactId: null }, input: { newContact: aNewContact() }, contact: null }],
  bindClient: [{ facts: { contactId: null }, contact: null, input: { contactId: 3 } }],
  discoverNeed: [{ input: { mailing: 'YES' } }, { input: { mailing: 'OPTED_OUT', comment: 'Не хочет' } }],
  onlineSale: [{ facts: { storeId: null, administratorId: null }, input: { storeId: 2 } }],
  transferChat: [{ facts: { sellerId: seller, visits: 1 } }],
  reconsider: [{ input: { comment: 'Дорого, нашла дешевле' } }],
  issueCoupon: [{}, { facts: { couponKind: 'BIRTHDAY' } }],
  sendCouponAgain: [{ facts: { couponCode: 'K7MXQ2W9PZ', couponUntil: now + 86_400_000 } }],
  closeUnusedCoupon: [{ facts: { couponCode: 'K7MXQ2W9PZ', couponUntil: now - 1000 } }],
  closeUnreachable: [{ facts: { attempts: 3 } }],
  createDeal: [{}, { facts: { contactId: null }, contact: null }, { input: { couponLeadId: 77 } }],
  arrangeHold: [{ input: { deposit: som(50_000) } }, { facts: { contactId: null }, contact: null, input: { deposit: som(50_000) } }],
  arrangeDelivery: [{ input: deliveryInput }, { input: { ...deliveryInput, couponLeadId: 77 } }],
  bindContact: [{ facts: { contactId: null }, contact: null, input: { contactId: 3 } }],
  tillRefusal: [{ facts: { saleResult: 'TILL_REFUSAL', refusalReason: 'EXPENSIVE' } }, { input: { saleResult: 'TILL_REFUSAL', reason: 'NO_SIZE', comment: 'Зайдёт весной' } }],
  refusalWithoutContact: [{ facts: { contactId: null, phones: [] }, contact: null, input: { reason: 'JUST_LOOKING' } }],
  remindHold: [{ facts: { saleResult: 'HOLD_ONLINE', visitAt: Date.parse('2026-03-12T18:00:00+06:00') } }],
  onlineHoldLost: [{ facts: { saleResult: 'HOLD_ONLINE' }, input: { reason: 'NO_SIZE' } }],
  returnWithOffer: [{ input: { offer: 'Скидка 15 % до пятницы' } }],
}
const dealWays: Record<string, Way<DealFacts>[]> = {
  putAside: [{ input: { deposit: som(50_000) } }],
  callCourier: [{ input: deliveryInput }],
  extendHold: [{ facts: { holdUntil: Date.parse('2026-03-12T20:00:00+06:00') } }],
  holdLost: [{ facts: { deposit: som(50_000) }, input: { depositFate: 'KEPT', reason: 'EXPENSIVE' } }],
  changedMind: [{ facts: { deposit: som(50_000) }, input: { depositFate: 'RETURNED' } }],
  parcelSent: [{ facts: deliveryInput as Partial<DealFacts> }],
  goodsExchanged: [{ input: { surcharge: som(20_000) } }, { input: { refund: som(10_000) } }],
  deliveryReturned: [{ input: { refund: som(400_000), reason: 'NO_SIZE' } }],
  moneyReceived: [{ input: { paymentMethod: 'CASH' } }, { input: { paymentMethod: 'ELSOM' } }],
  redeemCoupon: [{ input: { couponLeadId: 77 } }],
  giveBackCoupon: [{ facts: { couponLeadId: 77, couponUntil: now + 86_400_000 }, input: { giveBack: { way: 'original' } } }, { facts: { couponLeadId: 77, couponUntil: now }, input: { giveBack: { way: 'burn' } } }],
}

const everybody: readonly StoreRole[] = storeRoles
const presserOf: Readonly<Record<StoreRole, number>> = { operator, cashier, seller, storeAdministrator: administrator }
const contactOf = (way: { contact?: Partial<ContactFacts> | null }) => way.contact === null ? null : aContact(way.contact)

function done<Facts>(action: Pressed['action'], place: Pressed['place'], facts: LeadFacts | DealFacts | ContactFacts, way: Way<Facts>, desk: Desk, press: { kind: string, plan?: ActionPlan }): Pressed {
  if (press.plan === undefined)
    throw new Error(`${action.id} in ${place}: ${JSON.stringify(press)}`)
  return { action, place, facts, contact: contactOf(way), input: way.input ?? {}, desk, plan: press.plan }
}

/** A sheet with everything filled in that its result asks for. */
export const anAnswer = (result: SheetAnswers['result'], rest: Partial<SheetAnswers> = {}): SheetAnswers => ({
  result, name: 'Айгуль', lastName: 'Асанова', phones: ['+996555000111'], shoeSize: 'S38', footNote: 'Широкая стопа', sourceId: 'ST_WALKIN', goods: 'Ботинки 38', barcode: '460123',
  deliveryAddress: 'Бишкек, Чуй 120', deliveryAt: now + 86_400_000, visitAt: now + 86_400_000, refusalReason: 'EXPENSIVE', ...rest,
})

const titles = { gender: 'женский', at: '10.03.2026 15:20', titleWithoutContact: 'Отказ без контакта, {пол}, {дата и время}' }

/** What is no button: a lead that appears, a birthday, a sheet that a seller sends. */
function others(): Pressed[] {
  const aPress = (id: string, place: Pressed['place'], facts: Pressed['facts'], plan: ActionPlan): Pressed => ({
    action: { id, name: { ru: 'Табель', en: 'Sheet' }, roles: ['seller'], at: place === null ? [] : [place] }, place, facts, contact: aContact(), input: {}, desk: aDesk(), plan,
  })
  const sheets = sheetVariants.filter(({ channel }) => channel !== 'till').map(({ result, channel }) => {
    const lead = channel === 'online' ? aLead({ status: 'discoverNeed' }) : null
    const isNameless = result === 'REFUSAL_NO_CONTACT' || result === 'LEFT'
    const answers = anAnswer(result, isNameless ? { name: '', lastName: '', phones: [] } : {})
    const visit = { id: 5, channel: channel === 'online' ? 'online' as const : 'shop' as const, storeId: 1, sellerId: seller, gender: 'FEMALE', lead }
    return aPress(`sheet:${channel}:${result}`, lead ? 'discoverNeed' : null, lead ?? aLead(), planSheet(answers, visit, aDesk(), titles))
  })
  return [
    ...sheets,
    aPress('newRequest', 'new', aLead(), planNewRequest(aLead(), aDesk())),
    aPress('birthday', null, aContact(), planBirthday(aContact(), 2026, null, aDesk())),
  ]
}

/** Every button in every place it stands, pressed in every way. */
export const presses: readonly Pressed[] = [
  ...leadActions.flatMap(action => action.at.flatMap(status => (leadWays[action.id] ?? [{}]).map(way => {
    const facts = aLead({ status, ...way.facts })
    const desk = aDesk({ ...way.desk, userId: presserOf[action.roles[0]!] })
    return done(action, status, facts, way, desk, pressLead(action.id, { facts, contact: contactOf(way), input: way.input ?? {}, desk }, everybody))
  }))),
  ...dealActions.flatMap(action => action.at.flatMap(stage => (dealWays[action.id] ?? [{}]).map(way => {
    const facts = aDeal({ stage, ...way.facts })
    const desk = aDesk(way.desk)
    return done(action, stage, facts, way, desk, pressDeal(action.id, { facts, contact: contactOf(way), input: way.input ?? {}, desk }, everybody))
  }))),
  ...contactActions.map(action => {
    const facts = aContact()
    const input: PressInput = action.id === 'addRecommended' ? { newContact: aNewContact({ name: 'Бермет', gender: null, cities: [], shoeSize: null, footNote: '' }), relation: 'сестра' } : {}
    return done(action, null, facts, { input }, aDesk(), pressContact(action.id, { facts, contact: facts, input, desk: aDesk() }, everybody))
  }),
  ...others(),
]
