import { keptValues } from '../settings/siteProfile'
import { isDayOffName } from './shopTime'
import type { ShopHours } from './shopTime'

/** Settings of the store that its cards go by; names as in the blueprint. Times of day are `HH:MM` of the shop. */
export interface StoreRules {
  timeZone: string
  /** Of a shop that names no hours of its own. */
  hours: ShopHours
  morningAt: string
  messageAt: string
  'deadlines.workingTime': boolean
  'tasks.onLeave': 'close' | 'keep'
  'tasks.refusal': boolean
  /** Minutes. */
  'tasks.getPayment': number
  /** Days. */
  'coupon.lifeDays': number
  'coupon.remindBeforeDays': number
  'coupon.remindAfterHours': number
  'coupon.redeem': 'atTill' | 'onWin'
  'coupon.search': 'warn' | 'refuse'
  'coupon.benefit': 'offer' | 'percent' | 'sum'
  /** Signs of each group of a code. */
  'coupon.groups': '4-4-2' | '5-5' | '10'
  'coupon.graceDays': number
  'hold.online': 'namedDay' | 'nextDay'
  'hold.days': number
  'hold.countFrom': 'sameDay' | 'nextDay'
  'hold.endAt': 'closing' | 'midnight'
  'hold.deposit': 'ask' | 'return' | 'keep'
  /** Whole units of the deal's currency. */
  'hold.deposit.least': number
  'hold.deposit.extensions': number
  'hold.deposit.extensionDays': number
  'tillRefusal.needsContact': 'contactOrPhone' | 'contact'
  'tillRefusal.lead': 'sameLead' | 'newLead'
  onlineRefusal: 'sameOperator' | 'queue'
  'referral.status': 'addContact' | 'new'
  'offer.maxRefusals': number
  'offer.returnTo': 'asker' | 'queue'
  'fields.offer': 'field' | 'fieldAndTimeline'
  'unreachable.attempts': number
  'unreachable.status': 'offerRefused' | 'junk'
  comments: 'fieldAndTimeline' | 'field'
  refusalReason: 'withContact' | 'always' | 'never'
  'subscribe.onHold': readonly string[]
  'subscribe.service': boolean
  'chat.transfer': 'button' | 'byHand'
  'rating.form.operator': string
  'deal.paidInShop': 'receiptFirst' | 'wonAtOnce'
  'lead.converted': 'good' | 'open'
  exchange: 'confirm' | 'courier'
  'deal.changedMind': boolean
  dealType: 'byDelivery' | 'byHand'
  return: 'ask' | 'giveBack' | 'burn'
  'contact.becomesClient': 'firstWonDeal' | 'byHand'
  'client.parallel': 'sameOperator' | 'queue'
  names: 'section8' | 'sections345'
  'cashier.choice': 'leastBusy' | 'inTurn'
  'operators.measure': 'leadsAndTasks' | 'leads' | 'tasks'
  'operators.nobody': 'wait' | 'anybody'
  /** Minutes. */
  'operators.nobody.tellAfter': number
  'sellers.load': 'visits' | 'allVisits'
  /** Minutes. */
  'sellers.nobody.repeatEvery': number
  'sellers.nobody.tellAfter': number
  'ask.seconds': number
  'ask.rounds': number
  /** `HH:MM`, in the order in which they get visitors. */
  shifts: readonly string[]
  /** Minutes. */
  'presence.unknownAfter': number
  'presence.here': 'day' | 'asOthers'
}

export const storeDefaults: StoreRules = {
  timeZone: 'Asia/Bishkek',
  hours: { opensAt: '08:00', closesAt: '20:00', daysOff: [] },
  morningAt: '09:00',
  messageAt: '12:00',
  'deadlines.workingTime': false,
  'tasks.onLeave': 'close',
  'tasks.refusal': false,
  'tasks.getPayment': 30,
  'coupon.lifeDays': 14,
  'coupon.remindBeforeDays': 3,
  'coupon.remindAfterHours': 24,
  'coupon.redeem': 'atTill',
  'coupon.search': 'warn',
  'coupon.benefit': 'offer',
  'coupon.groups': '4-4-2',
  'coupon.graceDays': 7,
  'hold.online': 'namedDay',
  'hold.days': 3,
  'hold.countFrom': 'sameDay',
  'hold.endAt': 'closing',
  'hold.deposit': 'ask',
  'hold.deposit.least': 0,
  'hold.deposit.extensions': 1,
  'hold.deposit.extensionDays': 1,
  'tillRefusal.needsContact': 'contactOrPhone',
  'tillRefusal.lead': 'sameLead',
  onlineRefusal: 'sameOperator',
  'referral.status': 'addContact',
  'offer.maxRefusals': 3,
  'offer.returnTo': 'asker',
  'fields.offer': 'field',
  'unreachable.attempts': 3,
  'unreachable.status': 'offerRefused',
  comments: 'fieldAndTimeline',
  refusalReason: 'withContact',
  'subscribe.onHold': ['contact', 'deal'],
  'subscribe.service': false,
  'chat.transfer': 'button',
  'rating.form.operator': '',
  'deal.paidInShop': 'receiptFirst',
  'lead.converted': 'good',
  exchange: 'confirm',
  'deal.changedMind': false,
  dealType: 'byDelivery',
  return: 'ask',
  'contact.becomesClient': 'firstWonDeal',
  'client.parallel': 'sameOperator',
  names: 'section8',
  'cashier.choice': 'leastBusy',
  'operators.measure': 'leadsAndTasks',
  'operators.nobody': 'wait',
  'operators.nobody.tellAfter': 30,
  'sellers.load': 'visits',
  'sellers.nobody.repeatEvery': 5,
  'sellers.nobody.tellAfter': 10,
  'ask.seconds': 60,
  'ask.rounds': 2,
  shifts: ['08:00', '10:00', '12:00'],
  'presence.unknownAfter': 15,
  'presence.here': 'day',
}

const choices: { [Role in keyof StoreRules]?: readonly StoreRules[Role][] } = {
  'tasks.onLeave': ['close', 'keep'],
  'coupon.redeem': ['atTill', 'onWin'],
  'coupon.search': ['warn', 'refuse'],
  'coupon.benefit': ['offer', 'percent', 'sum'],
  'coupon.groups': ['4-4-2', '5-5', '10'],
  'hold.online': ['namedDay', 'nextDay'],
  'hold.countFrom': ['sameDay', 'nextDay'],
  'hold.endAt': ['closing', 'midnight'],
  'hold.deposit': ['ask', 'return', 'keep'],
  'tillRefusal.needsContact': ['contactOrPhone', 'contact'],
  'tillRefusal.lead': ['sameLead', 'newLead'],
  onlineRefusal: ['sameOperator', 'queue'],
  'referral.status': ['addContact', 'new'],
  'offer.returnTo': ['asker', 'queue'],
  'fields.offer': ['field', 'fieldAndTimeline'],
  'unreachable.status': ['offerRefused', 'junk'],
  comments: ['fieldAndTimeline', 'field'],
  refusalReason: ['withContact', 'always', 'never'],
  'chat.transfer': ['button', 'byHand'],
  'deal.paidInShop': ['receiptFirst', 'wonAtOnce'],
  'lead.converted': ['good', 'open'],
  exchange: ['confirm', 'courier'],
  dealType: ['byDelivery', 'byHand'],
  return: ['ask', 'giveBack', 'burn'],
  'contact.becomesClient': ['firstWonDeal', 'byHand'],
  'client.parallel': ['sameOperator', 'queue'],
  names: ['section8', 'sections345'],
  'cashier.choice': ['leastBusy', 'inTurn'],
  'operators.measure': ['leadsAndTasks', 'leads', 'tasks'],
  'operators.nobody': ['wait', 'anybody'],
  'sellers.load': ['visits', 'allVisits'],
  'presence.here': ['day', 'asOthers'],
}

/** Least and most of the numbers that are not free. */
const limits: { [Role in keyof StoreRules]?: readonly [number, number] } = {
  'tasks.getPayment': [1, 1440],
  'coupon.lifeDays': [1, 366],
  'coupon.remindBeforeDays': [0, 60],
  'coupon.remindAfterHours': [0, 168],
  'coupon.graceDays': [1, 60],
  'hold.days': [1, 60],
  'hold.deposit.least': [0, Infinity],
  'hold.deposit.extensions': [0, 10],
  'hold.deposit.extensionDays': [1, 30],
  'offer.maxRefusals': [1, 20],
  'unreachable.attempts': [1, 20],
  'operators.nobody.tellAfter': [1, 1440],
  'sellers.nobody.repeatEvery': [1, 60],
  'sellers.nobody.tellAfter': [1, 240],
  'ask.seconds': [15, 600],
  'ask.rounds': [1, 10],
  'presence.unknownAfter': [5, 240],
}

const times: readonly (keyof StoreRules)[] = ['morningAt', 'messageAt']

/** Options of an application hold what hands may have changed: what is no value of a setting counts as its default. */
export function storeRulesOf(appOptions: Readonly<Record<string, unknown>>): StoreRules {
  const kept = keptValues(appOptions['cardinal.settings.store'])
  const roles = (Object.keys(storeDefaults) as (keyof StoreRules)[]).filter(role => role !== 'hours')
  const rules = Object.fromEntries(roles.map(role => [role, isUsable(role, kept[role]) ? kept[role] : storeDefaults[role]])) as unknown as StoreRules
  const time = (role: string, usual: string) => isTime(kept[role]) ? kept[role] : usual
  const daysOff = Array.isArray(kept['hours.daysOff']) ? kept['hours.daysOff'].filter(day => typeof day === 'string' && isDayOffName(day)) as string[] : []
  const hours = { opensAt: time('hours.opensAt', '08:00'), closesAt: time('hours.closesAt', '20:00'), daysOff }
  return { ...rules, hours: hours.opensAt < hours.closesAt ? hours : { ...storeDefaults.hours, daysOff } }
}

function isUsable(role: keyof StoreRules, value: unknown): boolean {
  if (role === 'timeZone')
    return typeof value === 'string' && isTimeZone(value)
  if (times.includes(role))
    return isTime(value)
  if (role === 'shifts')
    return Array.isArray(value) && value.length > 0 && value.every(isTime)
  const usual = storeDefaults[role]
  if (Array.isArray(usual))
    return Array.isArray(value) && value.every(each => typeof each === 'string')
  if (typeof usual === 'number') {
    const [least, most] = limits[role] ?? [0, Infinity]
    return typeof value === 'number' && Number.isFinite(value) && value >= least && value <= most
  }
  return typeof value === typeof usual && ((choices[role] as readonly unknown[] | undefined)?.includes(value) ?? true)
}

function isTime(value: unknown): value is string {
  return typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value)
}

function isTimeZone(value: string): boolean {
  try {
    return value !== '' && new Intl.DateTimeFormat('en', { timeZone: value }).format(0) !== ''
  }
  catch {
    return false
  }
}
