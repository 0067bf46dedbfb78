import type { Random } from 'b24-local-portal'
import { couponUntil } from '@/domain/coupon/validity'
import { holdTimes } from '@/domain/store/reservation'
import type { SaleResult } from '@/domain/store/roles'
import { storeDefaults } from '@/domain/store/rules'
import type { KnownClient } from './crowd.ts'
import { pickPair } from './goods.ts'
import type { Pair } from './goods.ts'
import { operators, shops } from './people.ts'
import { DAY, HOUR, MINUTE, NOW, at, dayText } from './shopClock.ts'
import { addDeal, addLead, addTask, give } from './story.ts'
import type { Story } from './story.ts'
import { usualOffer } from './writtenCoupons.ts'

type Kind = 'sale' | 'holdShop' | 'deliveryShop' | 'holdOnline' | 'deliveryOnline' | 'couponUsed' | 'couponIssued' | 'birthday' | 'noContact' | 'tillRefusal' | 'left' | 'offerRefused' | 'junk'

/** How often what happens, and whether a deal comes of it. */
const shares: readonly [kind: Kind, share: number, hasDeal: boolean][] = [
  ['sale', 25, true], ['holdShop', 6, true], ['deliveryShop', 3, true], ['holdOnline', 5, true], ['deliveryOnline', 7, true], ['couponUsed', 6, true],
  ['couponIssued', 10, false], ['birthday', 3, false], ['noContact', 13, false], ['tillRefusal', 4, false], ['left', 5, false], ['offerRefused', 9, false], ['junk', 4, false],
]
const allShares = shares.reduce((sum, [, share]) => sum + share, 0)

/** Kinds in the order in which they will happen, until so many deals have come of them. */
function pickKinds(random: Random, deals: number): Kind[] {
  const kinds: Kind[] = []
  for (let left = deals; left > 0;) {
    let chance = random.next() * allShares
    const [kind, , hasDeal] = shares.find(([, share]) => (chance -= share) < 0) ?? shares[0]!
    kinds.push(kind)
    left -= hasDeal ? 1 : 0
  }
  return kinds
}

interface Moment {
  random: Random
  story: Story
  time: number
  client: KnownClient
  store: 1 | 2
  pair: Pair
  code: () => string
}

const onlineSources = ['whatsapp', 'whatsapp', 'instagram', 'instagram', 'facebook', 'telephony', 'twoGis', 'googleMaps', 'recommendation', 'onlineStore'] as const
const shopSources = ['walkIn', 'walkIn', 'walkIn', 'passerBy', 'neighbour', 'knownClient', 'twoGis', 'recommendation'] as const
const reasons = ['JUST_LOOKING', 'NO_SIZE', 'NO_MODEL', 'EXPENSIVE', 'KIDS_SHOES'] as const
const payments = ['CASH', 'CASH', 'ELSOM', 'CARD', 'CARD', 'ONLINE'] as const
const streets = { 1: ['ул. Токтогула', 'пр. Манаса', 'ул. Боконбаева', 'мкр. Асанбай', 'ул. Ахунбаева'], 2: ['ул. Ленина', 'ул. Масалиева', 'мкр. Туран', 'ул. Навои'] } as const

const fullName = ({ name, lastName }: KnownClient) => `${name} ${lastName}`
const shopOf = (store: 1 | 2) => shops[store - 1]!

function addressOf({ random, store }: Moment): string {
  return `${shopOf(store).title}, ${random.pick(streets[store])}, ${random.whole(2, 180)}`
}

/** A visitor: who came, who served, what became of it. @returns The seller */
function visit({ random, story, time, store, client }: Moment, channel: 'SHOP' | 'ONLINE', lead: number | undefined, saleResult: SaleResult): number {
  const { cashier, sellers } = shopOf(store)
  const seller = random.pick(sellers)
  const acceptedAt = time + random.whole(10, 170) * 1000
  const task = addTask(story, {
    role: channel === 'SHOP' ? 'sellInShop' : 'sellOnline', on: lead === undefined ? [] : [`L_${lead}`], responsible: seller, creator: cashier, setAt: acceptedAt, doneAt: acceptedAt + random.whole(8, 24) * MINUTE,
  })
  story.visits.push({
    store, channel, stage: 'done', at: time, cashier, asked: [seller], seller, acceptedAt, task, saleResult, gender: client.gender,
    groupSize: random.next() < 0.8 ? 1 : random.whole(2, 4), explanation: sellers.length > 1 ? 'Меньше открытых визитов, чем у других' : 'Один продавец в смене', ...(lead === undefined ? {} : { lead }),
  })
  return seller
}

interface LeadWords { title: string, status: 'converted' | 'noPhone' | 'tillRefusal' | 'offerRefused' | 'junk' | 'couponIssued' | 'couponUsed' | 'couponUnused', source: string, responsible: number, enteredAt: number, isClientKnown?: boolean }

function leadOf({ story, time, client, store }: Moment, { title, status, source, responsible, enteredAt, isClientKnown = true }: LeadWords, createdAt = time): number {
  return addLead(story, { title, status, source, responsible, createdAt, enteredAt, store, ...(isClientKnown ? { contact: client.id } : {}) })
}

/** A client at the till: the lead is paid, and a deal comes of it. */
function atTill(moment: Moment, channel: 'SHOP' | 'ONLINE', saleResult: SaleResult): { lead: number, seller: number, paidAt: number } {
  const { random, story, time, client, store, pair } = moment
  const { cashier } = shopOf(store)
  const paidAt = Math.min(time + random.whole(14, 40) * MINUTE, NOW - MINUTE)
  const isOnline = channel === 'ONLINE'
  const operator = random.pick(operators)
  const lead = leadOf(moment, { title: `${fullName(client)}, ${pair.goods}`, status: 'converted', source: random.pick(isOnline ? onlineSources : shopSources), responsible: isOnline ? operator : cashier, enteredAt: paidAt }, isOnline ? time - random.whole(1, 20) * HOUR : time)
  if (isOnline)
    give(story, 'discoverNeed', { lead, employee: operator, at: time - HOUR, doneAt: time, explanation: 'Меньше всех открытых назначений' })
  const seller = visit(moment, channel, lead, saleResult)
  Object.assign(story.leads[lead - 1]!, { saleResult, more: { seller, goods: pair.goods, barcode: pair.barcode } })
  addTask(story, { role: 'getPayment', on: [`L_${lead}`], responsible: cashier, creator: 1, setAt: Math.min(time + 12 * MINUTE, paidAt - MINUTE), doneAt: paidAt })
  return { lead, seller, paidAt }
}

function rate({ random, story, client, store }: Moment, deal: number, seller: number, soldAt: number): void {
  const ratedAt = soldAt + random.whole(2, 30) * HOUR
  if (random.next() > 0.3 || ratedAt > NOW)
    return
  const answer = (likely: number) => random.next() < likely ? 'YES' : 'NO'
  story.ratings.push({ deal, contact: client.id, store, rated: [seller, shopOf(store).cashier], answers: { sellerPleasant: answer(0.92), cashierQuick: answer(0.88), wouldRecommend: answer(0.9) }, at: ratedAt })
}

function saleAtTill(moment: Moment): void {
  const { random, story, client, store, pair } = moment
  const { lead, seller, paidAt } = atTill(moment, 'SHOP', random.next() < 0.4 ? 'SALE_NEW' : 'SALE_REPEAT')
  const deal = addDeal(story, { title: `${fullName(client)}, ${pair.goods}`, stage: 'won', contact: client.id, store, cashier: shopOf(store).cashier, type: 'offline', source: 'walkIn', pair, createdAt: paidAt, enteredAt: paidAt, lead, payment: random.pick(payments) })
  rate(moment, deal, seller, paidAt)
}

function hold(moment: Moment, channel: 'SHOP' | 'ONLINE'): void {
  const { random, story, client, store, pair } = moment
  const { lead, seller, paidAt } = atTill(moment, channel, channel === 'SHOP' ? 'HOLD_SHOP' : 'HOLD_ONLINE')
  const { until } = holdTimes(paidAt, storeDefaults)
  const isLost = random.next() < 0.16
  const collectedAt = at(`${dayText(paidAt + random.whole(1, 2) * DAY)}T${random.whole(10, 19)}:15`)
  const endedAt = isLost ? until + 5 * MINUTE : Math.min(collectedAt, until)
  const isOpen = endedAt > NOW
  const deposit = channel === 'SHOP' ? random.pick([500, 500, 1000, 1500]) : undefined
  const deal = addDeal(story, {
    title: `${fullName(client)}, отложено: ${pair.goods}`, stage: isOpen ? 'hold' : isLost ? 'holdLost' : 'won', contact: client.id, store, cashier: shopOf(store).cashier, type: 'offline', source: channel === 'SHOP' ? 'walkIn' : 'whatsapp', pair,
    createdAt: paidAt, enteredAt: isOpen ? paidAt : endedAt, lead, holdUntil: until, ...(deposit === undefined ? {} : { deposit, payment: 'CASH' }), ...(isLost && !isOpen && deposit !== undefined ? { depositFate: random.next() < 0.5 ? 'KEPT' : 'RETURNED' } : {}),
  })
  if (!isOpen && !isLost)
    rate(moment, deal, seller, endedAt)
}

function delivery(moment: Moment, channel: 'SHOP' | 'ONLINE'): void {
  const { random, story, client, store, pair } = moment
  const { lead, seller, paidAt } = atTill(moment, channel, 'DELIVERY')
  const deliveryAt = at(`${dayText(paidAt + DAY)}T${random.whole(11, 18)}:00`)
  const isBack = random.next() < 0.1
  const isOpen = deliveryAt + 2 * HOUR > NOW
  const endedAt = isOpen ? paidAt : deliveryAt + random.whole(10, 110) * MINUTE
  const deal = addDeal(story, {
    title: `${fullName(client)}, доставка: ${pair.goods}`, stage: isOpen ? 'courier' : isBack ? 'deliveryBack' : 'won', contact: client.id, store, cashier: shopOf(store).cashier, type: 'online', source: random.pick(onlineSources), pair,
    createdAt: paidAt, enteredAt: endedAt, lead, payment: random.next() < 0.5 ? 'COURIER' : 'ELSOM', deliveryAddress: addressOf(moment), deliveryAt,
  })
  if (!isOpen && !isBack)
    rate(moment, deal, seller, endedAt)
}

/** An operator has issued a coupon; of an ordinary one the client has two weeks. */
function coupon(moment: Moment, kind: 'ORDINARY' | 'BIRTHDAY', isUsed: boolean): void {
  const { random, story, time, client, store, pair, code } = moment
  const issuedBy = random.pick(operators)
  const issuedAt = isUsed ? time - random.whole(kind === 'BIRTHDAY' ? 20 : 30, kind === 'BIRTHDAY' ? 60 : 280) * HOUR : time
  const untilAt = couponUntil(issuedAt, kind, storeDefaults)
  const isOver = untilAt < NOW
  const status = isUsed ? 'couponUsed' : isOver ? 'couponUnused' : 'couponIssued'
  const lead = leadOf(moment, { title: `${fullName(client)}, купон${kind === 'BIRTHDAY' ? ' ко дню рождения' : ''}`, status, source: 'knownClient', responsible: issuedBy, enteredAt: isUsed ? time : isOver ? untilAt + 6 * MINUTE : issuedAt }, issuedAt - random.whole(1, 40) * HOUR)
  give(story, kind === 'BIRTHDAY' ? 'congratulate' : 'makeOffer', { lead, employee: issuedBy, at: issuedAt - HOUR, doneAt: issuedAt, explanation: 'Меньше всех открытых назначений' })
  const cashier = shopOf(store).cashier
  const use = isUsed ? { deal: addDeal(story, { title: `${fullName(client)}, ${pair.goods}`, stage: 'won', contact: client.id, store, cashier, type: 'offline', source: 'knownClient', pair, createdAt: time - 8 * MINUTE, enteredAt: time, coupon: lead, payment: random.pick(payments) }), by: cashier, at: time } : undefined
  story.coupons.set(lead, {
    code: code(), kind, offer: kind === 'BIRTHDAY' ? 'скидка 15 % ко дню рождения' : usualOffer, issuedAt, issuedBy, firstUntilAt: untilAt, untilAt,
    client: { name: client.name, phone: client.phone ?? '', channel: client.chats?.[0]?.connector ?? null }, ...(use ? { use } : {}),
  })
  if (random.next() < 0.25 && issuedAt + 3 * HOUR < NOW)
    story.ratings.push({ lead, contact: client.id, rated: [issuedBy], answers: { consultantPleasant: random.next() < 0.93 ? 'YES' : 'NO', answersTimely: random.next() < 0.85 ? 'YES' : 'NO' }, at: issuedAt + 3 * HOUR })
}

/** Came, looked, and left no name; or thought better of it at the till. */
function refusal(moment: Moment, status: 'noPhone' | 'tillRefusal'): void {
  const { random, story, time, store } = moment
  const { cashier } = shopOf(store)
  const saleResult = status === 'noPhone' ? 'REFUSAL_NO_CONTACT' : 'TILL_REFUSAL'
  const lead = leadOf(moment, { title: `Посетитель ${dayText(time).slice(8)}.${dayText(time).slice(5, 7)}`, status, source: random.pick(shopSources), responsible: cashier, enteredAt: time + 20 * MINUTE, isClientKnown: false })
  const seller = visit(moment, 'SHOP', lead, saleResult)
  Object.assign(story.leads[lead - 1]!, { saleResult, more: { seller, ...(status === 'noPhone' ? { refusalReason: { option: random.pick(reasons) } } : {}) } })
}

function offerRefused(moment: Moment): void {
  const { random, story, time, client, pair } = moment
  const operator = random.pick(operators)
  const enteredAt = Math.min(time + random.whole(20, 100) * HOUR, NOW - HOUR)
  const lead = leadOf(moment, { title: `${fullName(client)}, ${pair.goods}`, status: 'offerRefused', source: random.pick(onlineSources), responsible: operator, enteredAt })
  give(story, 'makeOffer', { lead, employee: operator, at: time, doneAt: enteredAt, explanation: 'Меньше всех открытых назначений' })
  Object.assign(story.leads[lead - 1]!, { more: { offer: usualOffer, offerRefusals: random.whole(1, 3), attempts: random.whole(0, 2), goods: pair.goods } })
}

const tell: Readonly<Record<Kind, (moment: Moment) => void>> = {
  sale: saleAtTill,
  holdShop: moment => hold(moment, 'SHOP'),
  holdOnline: moment => hold(moment, 'ONLINE'),
  deliveryShop: moment => delivery(moment, 'SHOP'),
  deliveryOnline: moment => delivery(moment, 'ONLINE'),
  couponUsed: moment => coupon(moment, 'ORDINARY', true),
  couponIssued: moment => coupon(moment, 'ORDINARY', false),
  birthday: moment => coupon(moment, 'BIRTHDAY', false),
  noContact: moment => refusal(moment, 'noPhone'),
  tillRefusal: moment => refusal(moment, 'tillRefusal'),
  left({ story, time, store, client, random }) {
    const { cashier, sellers } = shopOf(store)
    story.visits.push({ store, channel: 'SHOP', stage: 'left', at: time, cashier, asked: sellers, acceptedAt: time + random.whole(4, 15) * MINUTE, saleResult: 'LEFT', gender: client.gender, groupSize: 1, explanation: 'Все продавцы заняты' })
  },
  offerRefused,
  junk: moment => void leadOf(moment, { title: 'Ошиблись номером', status: 'junk', source: 'telephony', responsible: moment.random.pick(operators), enteredAt: moment.time + 10 * MINUTE, isClientKnown: false }),
}

export interface HistoryOptions { deals: number, clients: readonly KnownClient[], from: number, until: number, code: () => string }

/** Months of work, made up: the same seed gives the same. It ends a quarter of an hour before the world begins. */
export function tellHistory(random: Random, story: Story, { deals, clients, from, until, code }: HistoryOptions): void {
  const kinds = pickKinds(random, deals)
  for (const [index, kind] of kinds.entries()) {
    const day = dayText(from + (until - from) * index / kinds.length)
    const time = Math.min(at(`${day}T${String(random.whole(9, 19)).padStart(2, '0')}:${String(random.whole(0, 59)).padStart(2, '0')}`), until)
    const known = clients.findLastIndex(({ since }) => since < time)
    // Who came lately comes again sooner than who came long ago.
    const client = clients[Math.max(0, Math.floor((known + 1) * random.next() ** 0.7) - 1)]!
    tell[kind]({ random, story, time, client, store: client.city === 'BISHKEK' ? 1 : 2, pair: pickPair(random), code })
  }
}
