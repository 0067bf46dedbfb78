import { describe, expect, it } from 'vitest'
import { contactActions } from '@/domain/store/actions/contact'
import { contactButtons } from '@/domain/store/actions/pressContact'
import { dealButtons } from '@/domain/store/actions/pressDeal'
import { leadActions, leadButtons } from '@/domain/store/actions/pressLead'
import { moveOf } from '@/domain/store/actions/plan'
import { dealActions } from '@/domain/store/actions/deal'
import { dealStageRoles, leadStatusRoles, storeRoles } from '@/domain/store/roles'
import type { DealStage, LeadStatus, StoreRole } from '@/domain/store/roles'
import { actionOfButton, coverage, elsewhere, pressesOfTransition } from './coverage.fixture'
import { doesEffect, roleOfPlace } from './effects.fixture'
import { leadStatuses } from './leadStatuses'
import { aContact, aDeal, aDesk, aLead, presses } from './presses.fixture'
import { requirementsPage } from './requirementsPage.fixture'
import { requirements, transitions } from './specification.fixture'
import { storePipeline } from './stages'

const roleOf: Record<string, StoreRole> = { operator: 'operator', cashier: 'cashier', seller: 'seller', 'store administrator': 'storeAdministrator' }
const leadIds = (status: LeadStatus, role: StoreRole) => leadButtons({ facts: aLead({ status }), contact: aContact(), input: {}, desk: aDesk() }, [role]).map(({ action }) => action.id)
const dealIds = (stage: DealStage, role: StoreRole) => dealButtons({ facts: aDeal({ stage }), contact: aContact(), input: {}, desk: aDesk() }, [role]).map(({ action }) => action.id)

/** Every status and role that has buttons; all others have none. */
const leadTable: Partial<Record<LeadStatus, Partial<Record<StoreRole, string[]>>>> = {
  new: { operator: ['subscribe', 'noAnswer', 'closeUnreachable'] },
  addContact: { operator: ['subscribe', 'noAnswer', 'closeUnreachable'] },
  subscribe: { operator: ['discoverNeed', 'sendWelcome', 'noAnswer', 'closeUnreachable'] },
  discoverNeed: { operator: ['makeOffer', 'onlineSale', 'transferChat', 'reconsider', 'noAnswer', 'closeUnreachable'], storeAdministrator: ['returnWithOffer', 'refuseOffer'] },
  makeOffer: { operator: ['reconsider', 'acceptOffer', 'noAnswer', 'closeUnreachable'], storeAdministrator: ['returnWithOffer', 'refuseOffer'] },
  sendCoupon: { operator: ['issueCoupon', 'sendCouponAgain'] },
  couponIssued: { operator: ['sendCouponAgain', 'closeUnusedCoupon'], storeAdministrator: ['closeUnusedCoupon'] },
  getPayment: { cashier: ['createDeal', 'arrangeHold', 'arrangeDelivery', 'bindContact', 'tillRefusal', 'refusalWithoutContact', 'remindHold', 'onlineHoldLost'] },
}
const dealTable: Partial<Record<DealStage, string[]>> = {
  receipt: ['paid', 'putAside', 'callCourier', 'redeemCoupon', 'changedMind'],
  hold: ['holdSold', 'extendHold', 'holdLost', 'subscribeClient', 'redeemCoupon', 'changedMind'],
  courier: ['parcelSent', 'redeemCoupon', 'changedMind'],
  exchange: ['goodsAccepted', 'goodsExchanged', 'deliveryReturned', 'redeemCoupon', 'changedMind'],
  confirm: ['moneyReceived', 'goodsExchanged', 'deliveryReturned', 'redeemCoupon', 'changedMind'],
}

describe('buttons by status and role', () => {
  it.each(leadStatusRoles.flatMap(status => storeRoles.map(role => [status, role] as const)))('of a lead in %s for the %s', (status, role) => {
    expect(leadIds(status, role)).toEqual(leadTable[status]?.[role] ?? [])
  })

  it.each(dealStageRoles.flatMap(stage => storeRoles.map(role => [stage, role] as const)))('of a deal in %s for the %s', (stage, role) => {
    expect(dealIds(stage, role)).toEqual(role === 'cashier' ? dealTable[stage] ?? [] : [])
  })

  it.each(storeRoles)('of a contact for the %s', role => {
    const ids = contactButtons({ facts: aContact(), contact: aContact(), input: {}, desk: aDesk() }, [role]).map(({ action }) => action.id)
    expect(ids).toEqual(role === 'cashier' ? ['recommendation', 'subscribeContact', 'addRecommended'] : [])
  })

  it('of somebody with two roles are those of both; of a status that is not the store’s there are none', () => {
    const card = { facts: aLead({ status: 'makeOffer' }), contact: aContact(), input: {}, desk: aDesk() }
    expect(leadButtons(card, ['operator', 'storeAdministrator'])).toHaveLength(6)
    expect(leadButtons({ ...card, facts: aLead({ status: null }) }, storeRoles)).toEqual([])
  })

  it('let an operator link a contact wherever the lead came without one', () => {
    const ids = (status: LeadStatus) => leadButtons({ facts: aLead({ status, contactId: null }), contact: null, input: {}, desk: aDesk() }, ['operator']).map(({ action }) => action.id)
    expect(leadStatusRoles.filter(status => ids(status).includes('bindClient') || ids(status).includes('subscribe'))).toEqual(['new', 'addContact', 'subscribe', 'discoverNeed', 'makeOffer', 'sendCoupon'])
  })

  it('are known by the statuses and stages of the blueprint', () => {
    expect([...leadStatusRoles].sort()).toEqual(leadStatuses.map(({ role }) => role).sort())
    expect([...dealStageRoles].sort()).toEqual(storePipeline.stages.map(({ role }) => role).sort())
  })
})

describe('buttons of the specification', () => {
  /** What a condition of the specification is among ours. */
  const conditions: Record<string, string[]> = {
    'shop is chosen': ['store'],
    'reason is in the comments': ['comment'],
    'contact with a phone or chat': ['reachable'],
    '«Результат продажи» = «Отказ на кассе»': ['saleResult'],
    'contact or phone is filled': ['contactOrPhone'],
    'reason is filled': ['reason'],
    '«Кто порекомендовал» is filled': ['referrer'],
    'not «Отказался от рассылки»': ['notOptedOut'],
    'contact is bound, or name and phone are filled': ['contactOrNameAndPhone'],
  }
  // The visitor is registered on the shop floor, with routing.
  const own = transitions.buttons.filter(({ card }) => card !== 'shop floor')

  it.each(own.map(button => [button.card, button.name, button] as const))('in a %s: “%s” stands where it is written, under its name, for its role', (card, name, button) => {
    const id = actionOfButton[`${card} ${name}`]!
    const places = [...leadActions, ...contactActions, ...dealActions].find(action => action.id === id)!
    expect(places.name.ru).toBe(name.replace(/ \(.*/, ''))
    expect(places.roles).toEqual([roleOf[button.role]])
    expect(places.at).toEqual(button.states.map(roleOfPlace))
  })

  it.each(own.flatMap(button => button.conditions.map(condition => [button.name, condition, button] as const)))('“%s” says when this is not so: %s', (_, condition, { card, name }) => {
    const id = actionOfButton[`${card} ${name}`]
    const action = [...leadActions, ...contactActions].find(each => each.id === id)!
    expect(action.conditions.map(each => each.id)).toEqual(expect.arrayContaining(conditions[condition]!))
  })
})

describe('transitions of the specification', () => {
  const all = [...transitions.lead, ...transitions.deal]
  const pressesFor = (id: string) => presses.filter(({ action }) => pressesOfTransition[id]!.includes(action.id))

  it.each(all.map(transition => [transition.id, `${transition.from ?? '–'} → ${transition.to}`, transition] as const))('%s %s is made by a press', (id, _, { from, to }) => {
    const own = pressesFor(id)
    const target = roleOfPlace(to)
    const arrives = own.some(({ plan, place }) => plan.steps.some(step => (step.do === 'create' || step.do === 'update') && (step.status ?? step.stage) === target) || (place === target && moveOf(plan) === null))
    expect(arrives).toBe(true)
    // A coupon's lead is closed from the card of a deal.
    if (from !== null && id !== 'L25')
      expect(own.map(({ place }) => place)).toContain(roleOfPlace(from))
  })

  it.each(all.filter(({ who }) => who in roleOf && who !== 'seller').map(transition => [transition.id, transition.who] as const))('%s is for the %s', (id, who) => {
    expect(pressesFor(id).every(({ action }) => action.roles.includes(roleOf[who]!))).toBe(true)
  })

  it.each(all.flatMap(transition => transition.effects.map(effect => [transition.id, effect] as const)))('%s: %s', (id, effect) => {
    expect(pressesFor(id).map(pressed => doesEffect(pressed, effect))).toContain(true)
  })
})

describe('findings of the specification', () => {
  const found = (kind: string) => transitions.findings.filter(finding => finding.kind === kind)

  it('leave a status for the future without a button (S5-5.41)', () => {
    const [kept = ''] = /«(.+)»/.exec(requirements.find(({ id }) => id === 'S5-5.41')!.effects[0]!)?.slice(1) ?? []
    const status = roleOfPlace(kept) as LeadStatus
    expect(status).toBe('makeSale')
    expect(found('unreachable').map(({ status: name }) => roleOfPlace(name))).toContain(status)
    expect(leadIds(status, 'operator')).toEqual([])
  })

  it.each(found('dead end').map(({ status }) => status.replace(/ (\(|without).*/, '').split(', ')).flat())('give a way out of %s', name => {
    const place = roleOfPlace(name)!
    expect(presses.some(pressed => pressed.place === place && ![null, place].includes(moveOf(pressed.plan)))).toBe(true)
  })

  it.each(found('missing exit').map(({ status }) => status.split(' → ') as [string, string]))('give the missing way from %s to %s', (from, to) => {
    const ends = presses.filter(({ place }) => place === roleOfPlace(from)).map(({ plan }) => moveOf(plan))
    expect(ends).toContain(to === 'lost' ? 'changedMind' : roleOfPlace(to))
  })
})

describe('requirements of sections 2–8', () => {
  it.each(requirements.map(({ id, quote }) => [id, quote.slice(0, 60)] as const))('%s is covered, planned or a person’s: %s', id => {
    expect(coverage.get(id)).not.toHaveProperty('missing')
  })

  it('are called planned or a person’s only where no press and no blueprint covers them', () => {
    expect(Object.entries(elsewhere).filter(([id, { by }]) => coverage.get(id)?.by !== by)).toEqual([])
  })

  it('are so many by kind', () => {
    const count = (by: string) => [...coverage.values()].filter(each => each.by === by).length
    expect(['actions', 'plans', 'blueprint', 'routing', 'planned', 'person'].map(count)).toEqual([126, 57, 83, 17, 29, 3])
  })

  it('are listed in the docs', async () => {
    await expect(requirementsPage()).toMatchFileSnapshot('../../../docs/store-requirements.md')
  })
})
