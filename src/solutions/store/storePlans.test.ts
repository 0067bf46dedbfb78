import { describe, expect, it } from 'vitest'
import { contactActions } from '@/domain/store/actions/contact'
import { dealActions } from '@/domain/store/actions/deal'
import type { ContactFacts, DealFacts, LeadFacts, PressInput } from '@/domain/store/actions/facts'
import type { Desk } from '@/domain/store/actions/facts'
import { createdOf, moveOf, tasksOf } from '@/domain/store/actions/plan'
import type { ActionPlan, FieldValue, Fields, PlanStep, RecordRef, StoreEntity } from '@/domain/store/actions/plan'
import { nameOf } from '@/domain/store/actions/press'
import { pressContact } from '@/domain/store/actions/pressContact'
import { pressDeal } from '@/domain/store/actions/pressDeal'
import { leadActions, pressLead } from '@/domain/store/actions/pressLead'
import { planBirthday } from '@/domain/store/actions/system'
import { planSheet } from '@/domain/store/actions/sheet'
import { missingContactFields } from '@/domain/store/actions/steps'
import { shouldProposeRefusal } from '@/domain/store/actions/administrator'
import { deliverySteps } from '@/domain/store/delivery'
import { storeRoles } from '@/domain/store/roles'
import { storeDefaults, storeRulesOf } from '@/domain/store/rules'
import type { StoreRules } from '@/domain/store/rules'
import { deadlineOf, storeTaskRoles } from '@/domain/store/tasks'
import { storeBlueprint } from './blueprint'
import { aContact, aDeal, aDesk, aLead, aNewContact, anAnswer, cashier, now, operator, presses, seller } from './presses.fixture'
import { contactRule } from './sheet'
import { storeTasks } from './tasks'

const rulesWith = (rest: Partial<StoreRules>): Partial<Desk> => ({ rules: { ...storeDefaults, ...rest } })
function pressing(id: string, facts: Partial<LeadFacts>, input: PressInput = {}, desk: Partial<Desk> = {}, contact: Partial<ContactFacts> | null = {}): ActionPlan {
  const press = pressLead(id, { facts: aLead(facts), contact: contact && aContact(contact), input, desk: aDesk(desk) }, storeRoles)
  if (press.kind !== 'plan')
    throw new Error(JSON.stringify(press))
  return press.plan
}
function onDeal(id: string, facts: Partial<DealFacts>, input: PressInput = {}, desk: Partial<Desk> = {}): ActionPlan {
  const press = pressDeal(id, { facts: aDeal(facts), contact: aContact(), input, desk: aDesk(desk) }, storeRoles)
  if (press.kind !== 'plan')
    throw new Error(JSON.stringify(press))
  return press.plan
}
const stepsOf = <Do extends PlanStep['do']>(plan: ActionPlan, what: Do) => plan.steps.filter((step): step is Extract<PlanStep, { do: Do }> => step.do === what)

describe('what a press writes', () => {
  const standard: Record<StoreEntity, string[]> = {
    lead: ['title', 'name', 'lastName', 'phones', 'sourceId', 'contacts'],
    deal: ['title', 'contacts', 'lead', 'typeId', 'sourceId'],
    contact: ['name', 'lastName', 'phones', 'typeId', 'sourceId', 'birthdate'],
    visit: ['lead'],
    store: [],
  }
  const ownEntity = (pressed: typeof presses[number]): StoreEntity => pressed.action.id.startsWith('sheet:') ? 'visit' : 'stage' in pressed.facts ? 'deal' : 'status' in pressed.facts ? 'lead' : 'contact'
  const entityOf = (ref: RecordRef, own: StoreEntity) => ref.kind === 'this' ? own : ref.entity
  const written = presses.flatMap(pressed => pressed.plan.steps.flatMap((step): [string, StoreEntity, Fields][] => (
    step.do === 'create' ? [[pressed.action.id, step.entity, step.fields]] : step.do === 'update' ? [[pressed.action.id, entityOf(step.on, ownEntity(pressed)), step.fields ?? {}]] : []
  )))
  const fieldOf = (entity: StoreEntity, role: string) => storeBlueprint.fields.find(field => field.entity === (entity === 'visit' ? 'process.visit' : entity) && field.role === role)
  const each = written.flatMap(([id, entity, fields]) => Object.entries(fields).map(([role, value]) => [id, entity, role, value] as const))

  it.each(each)('by %s to the %s is a field that it has: %s', (_, entity, role, value) => {
    const field = fieldOf(entity, role)
    expect(field !== undefined || standard[entity].includes(role)).toBe(true)
    if (field)
      expect(fits(value, field.type)).toBe(true)
    for (const xmlId of optionsOf(value))
      expect(field?.options?.map(option => option.xmlId)).toContain(xmlId)
    if (typeof value === 'object' && value !== null && 'directory' in value)
      expect(storeBlueprint.directories.some(known => known.directory === value.directory && known.role === value.role)).toBe(true)
  })

  const optionsOf = (value: FieldValue) => typeof value !== 'object' || value === null ? [] : 'option' in value ? [value.option] : 'options' in value ? [...value.options] : []

  function fits(value: FieldValue, type: string): boolean {
    const kinds: Record<string, string[]> = { string: ['string'], integer: ['number'], enumeration: ['option', 'options'], datetime: ['moment'], money: ['money'], crm: ['record'], employee: ['user'], boolean: ['boolean'] }
    if (value === null)
      return true
    const kind = typeof value === 'object' ? Object.keys(value)[0]! : typeof value
    return kinds[type]?.includes(kind) ?? false
  }
})

describe('templates of tasks', () => {
  it('are known by their roles', () => expect(storeTaskRoles.map(role => `store.${role}`).sort()).toEqual(storeTasks.map(({ role }) => role).sort()))

  it('are in the language of the portal’s people', () => {
    expect(tasksOf(pressing('makeOffer', { status: 'discoverNeed' }, {}, { locale: 'en' }))[0]?.title).toBe('Make the client an offer')
  })

  it.each([
    ['an hour and more in opening hours, if the settings say so', 'store.makeOffer', { 'deadlines.workingTime': true }, '2026-03-12T15:20:00+06:00'],
    ['minutes never', 'store.sellOnline', { 'deadlines.workingTime': true }, '2026-03-10T15:35:00+06:00'],
    ['«Получить оплату» by its setting', 'store.getPayment', { 'tasks.getPayment': 45 }, '2026-03-10T16:05:00+06:00'],
    ['the morning not before opening', 'store.remindHoldOnline', { hours: { opensAt: '10:00', closesAt: '20:00', daysOff: [] } }, '2026-03-11T10:00:00+06:00'],
  ] as const)('are due: %s', (_, role, rules, due) => {
    expect(deadlineOf(storeTasks.find(task => task.role === role)!, now, { ...storeDefaults, ...rules })).toBe(Date.parse(due))
  })
})

describe('a press that lacks something', () => {
  const bareLead = { contactId: null, name: '', phones: [], hasChat: false, storeId: null, administratorId: null, comments: '' }
  const actions = leadActions.filter(({ conditions }) => conditions.length > 0)

  it.each(actions.flatMap(action => action.conditions.filter(({ id }) => id !== 'noContact' && id !== 'noCoupon' && id !== 'takesMessages').map(({ id }) => [action.id, id, action.at[0]!] as const)))('%s names %s', (id, condition, status) => {
    const press = pressLead(id, { facts: aLead({ status, ...bareLead }), contact: null, input: {}, desk: aDesk() }, storeRoles)
    expect(press.kind === 'unmet' && press.conditions.map(each => each.id)).toContain(condition)
  })

  it('names what stands against it', () => {
    const refusal = pressLead('refusalWithoutContact', { facts: aLead({ status: 'getPayment' }), contact: aContact(), input: { reason: 'EXPENSIVE' }, desk: aDesk() }, storeRoles)
    expect(refusal).toMatchObject({ kind: 'unmet', conditions: [{ id: 'noContact' }] })
    const again = pressLead('issueCoupon', { facts: aLead({ status: 'sendCoupon', couponCode: 'K7MXQ2W9PZ' }), contact: aContact(), input: {}, desk: aDesk() }, storeRoles)
    expect(again).toMatchObject({ kind: 'unmet', conditions: [{ id: 'noCoupon' }] })
  })

  it('of a new contact needs the fields of the client’s rule, and says which are empty', () => {
    expect(missingContactFields(aNewContact())).toEqual([])
    const empty = aNewContact({ name: ' ', lastName: '', gender: null, cities: [], phones: [], shoeSize: null, footNote: '' })
    expect(missingContactFields(empty)).toHaveLength(contactRule.filter(({ isRequired }) => isRequired).length)
    const press = pressLead('subscribe', { facts: aLead({ contactId: null }), contact: null, input: { newContact: aNewContact({ footNote: '' }) }, desk: aDesk() }, storeRoles)
    expect(press).toMatchObject({ kind: 'unmet', conditions: [{ id: 'contact' }] })
  })

  it.each([
    ['putAside', { stage: 'receipt' }, 'deposit'], ['callCourier', { stage: 'receipt' }, 'deliveryAddress'], ['callCourier', { stage: 'receipt' }, 'deliveryAt'], ['callCourier', { stage: 'receipt' }, 'paymentMethod'],
    ['moneyReceived', { stage: 'confirm' }, 'paymentMethod'], ['holdLost', { stage: 'hold', deposit: { minor: 1, currency: 'KGS' } }, 'depositFate'], ['deliveryReturned', { stage: 'confirm', contactId: null }, 'contactIsBound'],
    ['extendHold', { stage: 'hold', holdUntil: now + 1000, holdExtensions: 1 }, 'extension'], ['extendHold', { stage: 'hold', holdUntil: now - 1000 }, 'extension'], ['redeemCoupon', { stage: 'hold' }, 'coupon'],
  ] as const)('in a deal: %s of %j names %s', (id, facts, condition) => {
    const press = pressDeal(id, { facts: aDeal(facts), contact: aContact(), input: {}, desk: aDesk() }, storeRoles)
    expect(press.kind === 'unmet' && press.conditions.map(each => each.id)).toContain(condition)
  })

  it.each([['recommendation', { referrerId: null }, 'referrer'], ['recommendation', { isHandedOn: true }, 'notHandedOn'], ['subscribeContact', { mailing: 'OPTED_OUT' }, 'notOptedOut'], ['addRecommended', {}, 'recommended'], ['addRecommended', {}, 'relation']] as const)('in a contact: %s of %j names %s', (id, facts, condition) => {
    const press = pressContact(id, { facts: aContact(facts), contact: aContact(facts), input: {}, desk: aDesk() }, storeRoles)
    expect(press.kind === 'unmet' && press.conditions.map(each => each.id)).toContain(condition)
  })

  it('is none of a button that the person’s role or the status does not have', () => {
    expect(pressLead('createDeal', { facts: aLead({ status: 'getPayment' }), contact: aContact(), input: {}, desk: aDesk() }, ['operator'])).toEqual({ kind: 'unknown' })
    expect(pressLead('createDeal', { facts: aLead({ status: 'new' }), contact: aContact(), input: {}, desk: aDesk() }, storeRoles)).toEqual({ kind: 'unknown' })
  })
})

describe('a press has a name', () => {
  it('that the same press has again, whoever presses and whenever', () => {
    expect(pressing('makeOffer', { status: 'discoverNeed' }, {}, { userId: 1, now: now + 5000 }).name).toBe(pressing('makeOffer', { status: 'discoverNeed' }).name)
  })

  it.each([
    ['another stay in the status', () => pressing('makeOffer', { status: 'discoverNeed' }), () => pressing('makeOffer', { status: 'discoverNeed', enteredAt: '2026-03-11T10:00:00+03:00' })],
    ['the next refusal of an offer', () => pressing('reconsider', { status: 'makeOffer' }, { comment: 'Нет' }), () => pressing('reconsider', { status: 'makeOffer', offerRefusals: 1 }, { comment: 'Нет' })],
    ['the next attempt', () => pressing('noAnswer', {}), () => pressing('noAnswer', { attempts: 1 })],
    ['the next visit', () => pressing('onlineSale', { status: 'discoverNeed' }), () => pressing('onlineSale', { status: 'discoverNeed', visits: 1 })],
    ['the next exchange', () => onDeal('goodsExchanged', { stage: 'confirm' }), () => onDeal('goodsExchanged', { stage: 'confirm', exchanges: 1 })],
    ['the next return of a deal that was opened again', () => onDeal('deliveryReturned', { stage: 'confirm' }), () => onDeal('deliveryReturned', { stage: 'confirm', enteredAt: '2026-03-12T10:00:00+03:00' })],
  ])('and another has another: %s', (_, one, other) => {
    expect(one().name).not.toBe(other().name)
    const [first, second] = [createdOf(one(), 'lead') ?? createdOf(one(), 'visit'), createdOf(other(), 'lead') ?? createdOf(other(), 'visit')]
    expect(first === null || first.name !== second?.name).toBe(true)
  })

  it('and so has every record it makes', () => {
    const names = presses.flatMap(({ plan }) => stepsOf(plan, 'create').map(({ name }) => name))
    expect(names.filter(name => !/^[\w:+-]+$/.test(name))).toEqual([])
    expect(createdOf(pressing('createDeal', { status: 'getPayment' }), 'deal')?.name).toBe('deal-of-lead-7')
  })

  it('and is taken back only if nothing has left the house', () => {
    expect(pressing('makeOffer', { status: 'discoverNeed' }).canUndo).toBe(true)
    expect(pressing('issueCoupon', { status: 'sendCoupon' }).canUndo).toBe(false)
    expect(onDeal('redeemCoupon', { stage: 'hold' }, { couponLeadId: 77 }).canUndo).toBe(false)
  })
})

describe('tasks of a status that is left', () => {
  it('are closed with a note', () => {
    expect(stepsOf(pressing('acceptOffer', { status: 'makeOffer' }), 'finishTasks')).toEqual([{ do: 'finishTasks', on: { kind: 'this' }, tasks: ['makeOffer', 'congratulate'], why: 'left' }])
  })
  it('stay if the settings say so', () => {
    expect(stepsOf(pressing('acceptOffer', { status: 'makeOffer' }, {}, rulesWith({ 'tasks.onLeave': 'keep' })), 'finishTasks')).toEqual([])
  })
  it('are closed once', () => {
    expect(stepsOf(pressing('createDeal', { status: 'getPayment' }), 'finishTasks')).toHaveLength(1)
    expect(stepsOf(pressing('noAnswer', {}), 'finishTasks')).toEqual([])
  })
})

describe('settings change what a press does', () => {
  it('a refusal at the till may make a new lead and close this one', () => {
    const plan = pressing('tillRefusal', { status: 'getPayment' }, { saleResult: 'TILL_REFUSAL', reason: 'EXPENSIVE' }, rulesWith({ 'tillRefusal.lead': 'newLead' }))
    expect(createdOf(plan, 'lead')).toMatchObject({ status: 'discoverNeed', name: 'till-refusal-of-lead-7' })
    expect(moveOf(plan)).toBe('tillRefusal')
    expect(tasksOf(plan).map(({ on }) => on)).toEqual([{ kind: 'made', entity: 'lead' }])
  })
  it('a phone is not enough where a contact is wanted', () => {
    expect(() => pressing('tillRefusal', { status: 'getPayment', contactId: null }, { saleResult: 'TILL_REFUSAL', reason: 'EXPENSIVE' }, rulesWith({ 'tillRefusal.needsContact': 'contact' }), null)).toThrow('contactOrPhone')
  })
  it('a paid deal may be won at once, and the contact becomes a client', () => {
    const plan = pressing('createDeal', { status: 'getPayment' }, {}, rulesWith({ 'deal.paidInShop': 'wonAtOnce' }))
    expect(createdOf(plan, 'deal')?.stage).toBe('won')
    expect(JSON.stringify(plan.steps)).toContain('"role":"client"')
  })
  it('a lead may stay open once the deal is made', () => expect(moveOf(pressing('createDeal', { status: 'getPayment' }, {}, rulesWith({ 'lead.converted': 'open' })))).toBeNull())
  it('the type of a deal may be the cashier’s', () => expect(createdOf(pressing('createDeal', { status: 'getPayment' }, {}, rulesWith({ dealType: 'byHand' })), 'deal')?.fields).not.toHaveProperty('typeId'))
  it('the client’s name may stand in the title of a refusal', () => {
    expect(tasksOf(onDeal('holdLost', { stage: 'hold' }, {}, rulesWith({ 'tasks.refusal': true })))[0]?.title).toBe('Обработать отказ: Айгуль Асанова')
  })
  it('an exchange may send the deal back to the courier', () => {
    expect(moveOf(onDeal('goodsExchanged', { stage: 'exchange' }, {}, rulesWith({ exchange: 'courier' })))).toBe('courier')
    expect(moveOf(onDeal('goodsExchanged', { stage: 'confirm' }, {}, rulesWith({ exchange: 'courier' })))).toBeNull()
  })
  it('a cancelled deal may make a lead', () => {
    expect(createdOf(onDeal('changedMind', { stage: 'courier' }), 'lead')).toBeNull()
    expect(createdOf(onDeal('changedMind', { stage: 'courier' }, {}, rulesWith({ 'deal.changedMind': true })), 'lead')?.status).toBe('discoverNeed')
  })
  it.each([['return', 'RETURNED'], ['keep', 'KEPT']] as const)('the deposit of who did not come is decided: %s', (setting, fate) => {
    const plan = onDeal('holdLost', { stage: 'hold', deposit: { minor: 50_000, currency: 'KGS' } }, {}, rulesWith({ 'hold.deposit': setting }))
    expect(stepsOf(plan, 'update')[0]?.fields?.depositFate).toEqual({ option: fate })
  })
  it('a lead goes back by queue when its operator is not at work, or always', () => {
    const to = (desk: Partial<Desk>) => tasksOf(pressing('returnWithOffer', { status: 'makeOffer' }, { offer: 'Скидка' }, desk))[0]?.responsible
    expect(to({})).toEqual({ user: operator })
    expect(to({ isOperatorAtWork: false })).toMatchObject({ duty: 'operatorInTurn' })
    expect(to(rulesWith({ 'offer.returnTo': 'queue' }))).toMatchObject({ duty: 'operatorInTurn' })
  })
  it('a new lead prefers the operator who has another of this client', () => {
    const to = (desk: Partial<Desk>) => {
      const press = pressContact('recommendation', { facts: aContact({ operatorId: 21 }), contact: null, input: {}, desk: aDesk(desk) }, storeRoles)
      return press.kind === 'plan' ? createdOf(press.plan, 'lead') : null
    }
    expect(to({})).toMatchObject({ status: 'addContact', responsible: { duty: 'operatorInTurn', prefer: 21 } })
    expect(to(rulesWith({ 'client.parallel': 'queue', 'referral.status': 'new' }))).toMatchObject({ status: 'new', responsible: { duty: 'operatorInTurn', prefer: null } })
  })
  it('who has opted out gets no automatic message, unless service messages are let through', () => {
    const issued = (desk: Partial<Desk>) => pressing('issueCoupon', { status: 'sendCoupon' }, {}, desk, { mailing: 'OPTED_OUT' })
    expect(stepsOf(issued({}), 'message').map(({ isByHand }) => isByHand)).toEqual([true, true])
    expect(stepsOf(issued({}), 'messageLater')).toEqual([])
    expect(stepsOf(issued(rulesWith({ 'subscribe.service': true })), 'message').map(({ isByHand }) => isByHand ?? false)).toEqual([false, false])
  })
  it('buttons have the names of section 8 or of sections 3–5', () => {
    const refusal = leadActions.find(({ id }) => id === 'tillRefusal')!
    expect([nameOf(refusal, 'section8').ru, nameOf(refusal, 'sections345').ru]).toEqual(['Обработать отказ на кассе', 'Отказ на кассе'])
    expect(nameOf({ name: refusal.name }, 'sections345')).toBe(refusal.name)
  })
  it.each([['a coupon is redeemed with the sale', 'onWin', undefined], ['a coupon is redeemed at the till', 'atTill', 'couponUsed']] as const)('%s', (_, redeem, status) => {
    expect(stepsOf(onDeal('redeemCoupon', { stage: 'hold' }, { couponLeadId: 77 }, rulesWith({ 'coupon.redeem': redeem })), 'update')[0]?.status).toBe(status)
  })
  it('a coupon that is redeemed with the sale is closed when the deal is won', () => {
    const closed = (desk: Partial<Desk>) => stepsOf(onDeal('paid', { couponLeadId: 77 }, {}, desk), 'update').filter(({ status }) => status === 'couponUsed')
    expect(closed(rulesWith({ 'coupon.redeem': 'onWin' }))).toHaveLength(1)
    expect(closed({})).toEqual([])
  })
  it('a coupon named with the sale is claimed last, for the deal that was made', () => {
    const { steps } = pressing('createDeal', { status: 'getPayment' }, { couponLeadId: 77 })
    expect(steps.slice(-3)).toMatchObject([{ do: 'claimCoupon', leadId: 77 }, { status: 'couponUsed', fields: { couponDeal: { record: { kind: 'made', entity: 'deal' } } } }, { on: { kind: 'made', entity: 'deal' }, fields: { coupon: {} } }])
    expect(createdOf({ steps }, 'deal')?.fields).not.toHaveProperty('coupon')
  })
  it('closing is proposed after so many refusals', () => {
    expect(shouldProposeRefusal({ facts: { offerRefusals: 2 }, desk: aDesk() })).toBe(false)
    expect(shouldProposeRefusal({ facts: { offerRefusals: 3 }, desk: aDesk() })).toBe(true)
  })
})

describe('a coupon of a sale that came to nothing', () => {
  const until = Date.parse('2026-03-24T23:59:59+06:00')
  const lost = { stage: 'deliveryBack', couponLeadId: 77, couponUntil: until } as const
  const couponLead = (plan: ActionPlan) => stepsOf(plan, 'update').find(({ on }) => on.kind === 'record' && on.id === 77)

  it('goes back with its own end, and its claim is released last', () => {
    const plan = onDeal('giveBackCoupon', lost, { giveBack: { way: 'original' } })
    expect(couponLead(plan)).toMatchObject({ status: 'couponIssued', fields: { couponUntil: { moment: until }, couponDeal: null, couponUsedAt: null } })
    expect(plan.steps.map(step => step.do)).toEqual(['update', 'update', 'releaseCoupon'])
  })
  it('gets days of grace', () => {
    const plan = onDeal('giveBackCoupon', { ...lost, couponUntil: now - 1000 }, { giveBack: { way: 'grace', graceDays: 7 } })
    expect(couponLead(plan)?.fields?.couponUntil).toEqual({ moment: Date.parse('2026-03-17T23:59:59+06:00') })
  })
  it.each([['as was chosen', { giveBack: { way: 'burn' } }, {}], ['by the settings', {}, rulesWith({ return: 'burn' })]] as const)('burns %s', (_, input, desk) => {
    expect(couponLead(onDeal('giveBackCoupon', lost, input, desk))?.status).toBe('couponUnused')
  })
  it('is not given back dead, nor before it is decided', () => {
    expect(() => onDeal('giveBackCoupon', { ...lost, couponUntil: now - 1000 }, { giveBack: { way: 'original' } })).toThrow('couponAlive')
    expect(() => onDeal('giveBackCoupon', lost)).toThrow('giveBack')
  })
  it('has no button where there is none', () => expect(pressDeal('giveBackCoupon', { facts: aDeal({ stage: 'won' }), contact: null, input: { giveBack: { way: 'burn' } }, desk: aDesk() }, storeRoles)).toEqual({ kind: 'unknown' }))
})

describe('what is no button', () => {
  it('a birthday is congratulated in the lead that the client has, or in a new one of that year', () => {
    expect(planBirthday(aContact(), 2026, null, aDesk()).name).toBe('birthday-3-2026')
    expect(planBirthday(aContact(), 2026, 70, aDesk()).steps).toMatchObject([{ do: 'task', task: { role: 'congratulate', on: { kind: 'record', entity: 'lead', id: 70 } } }])
  })
  const words = { gender: 'женский', at: '10.03.2026 15:20', titleWithoutContact: 'Отказ без контакта, {пол}, {дата и время}' }
  const visit = { id: 5, channel: 'shop' as const, storeId: 1, sellerId: seller, gender: 'FEMALE', lead: null }
  it('a visitor who left makes no lead', () => {
    expect(planSheet(anAnswer('LEFT'), visit, aDesk(), words).steps.map(step => step.do)).toEqual(['update', 'finishTasks'])
  })
  it('a visitor without a name is counted by gender and time', () => {
    const plan = planSheet(anAnswer('REFUSAL_NO_CONTACT', { name: '', lastName: '' }), visit, aDesk(), words)
    expect(createdOf(plan, 'lead')).toMatchObject({ status: 'noPhone', responsible: { user: seller }, fields: { title: 'Отказ без контакта, женский, 10.03.2026 15:20' } })
    expect(tasksOf(plan)).toEqual([])
  })
  it('a refusal online stays with its operator while at work', () => {
    const to = (desk: Partial<Desk>) => tasksOf(planSheet(anAnswer('REFUSAL_CONTACT'), { ...visit, channel: 'online', lead: aLead() }, aDesk(desk), words))[0]?.responsible
    expect(to({})).toEqual({ user: operator })
    expect(to({ isOperatorAtWork: false })).toMatchObject({ duty: 'operatorInTurn' })
    expect(to(rulesWith({ onlineRefusal: 'queue' }))).toMatchObject({ duty: 'operatorInTurn' })
  })
})

describe('steps of a delivery', () => {
  const moves: Record<string, string> = { callCourier: 'callCourier', send: 'parcelSent', accept: 'goodsAccepted', exchange: 'goodsExchanged', return: 'deliveryReturned', getMoney: 'moneyReceived' }
  it.each(deliverySteps.flatMap(step => step.from.map(from => [step.move, from, step] as const)))('%s from %s is a button with the same end and the same required fields', (move, from, { to, needs, makesLead, closesTasks }) => {
    const action = dealActions.find(({ id }) => id === moves[move])!
    const pressed = presses.find(press => press.action.id === action.id && press.place === from)!
    expect(moveOf(pressed.plan)).toBe(to)
    expect(action.conditions.map(({ id }) => id)).toEqual(expect.arrayContaining([...needs]))
    expect(createdOf(pressed.plan, 'lead') !== null).toBe(makesLead ?? false)
    expect(stepsOf(pressed.plan, 'finishTasks').some(({ tasks }) => tasks === 'all')).toBe(closesTasks ?? false)
  })
})

describe('rules', () => {
  const plans = new Map(storeBlueprint.settings.map(plan => [plan.role, plan]))
  it.each(Object.entries(storeDefaults).filter(([role]) => role !== 'hours'))('%s has the default of its setting', (role, value) => {
    expect(plans.get(role)?.default).toEqual(value)
  })
  it('have the opening hours of their settings', () => {
    expect(storeDefaults.hours).toEqual({ opensAt: plans.get('hours.opensAt')?.default, closesAt: plans.get('hours.closesAt')?.default, daysOff: plans.get('hours.daysOff')?.default })
  })
  it.each([...plans.values()].filter(({ role, choices }) => role in storeDefaults && choices).flatMap(({ role, choices }) => choices!.map(({ value }) => [role, value] as const)))('%s takes its choice %j', (role, value) => {
    expect(storeRulesOf({ 'cardinal.settings.store': JSON.stringify({ version: 1, values: { [role]: value } }) })).toMatchObject({ [role]: value })
  })
  it.each([...plans.values()].filter(({ role, min }) => role in storeDefaults && min !== undefined).map(({ role, min, max }) => [role, min!, max] as const))('%s is at least %d and at most %j', (role, min, max) => {
    const of = (value: number) => (storeRulesOf({ 'cardinal.settings.store': JSON.stringify({ version: 1, values: { [role]: value } }) }) as unknown as Record<string, unknown>)[role]
    expect([min, ...(max === undefined ? [] : [max])].map(of)).toEqual([min, ...(max === undefined ? [] : [max])])
    expect([min - 1, ...(max === undefined ? [] : [max + 1])].map(of)).toEqual([min, ...(max === undefined ? [] : [max])].map(() => plans.get(role)!.default))
  })
  it.each([
    [{ 'hold.days': 'три', timeZone: 'Луна', morningAt: '25:00', 'tasks.onLeave': 'burn', 'subscribe.onHold': [1], 'hold.deposit.least': -5 }, {}],
    [{ 'hours.opensAt': '20:00', 'hours.closesAt': '08:00' }, {}],
    [{ 'hold.days': 5, timeZone: 'Europe/Moscow', 'hours.closesAt': '21:00' }, { 'hold.days': 5, timeZone: 'Europe/Moscow', hours: { opensAt: '08:00', closesAt: '21:00', daysOff: [] } }],
    [{ 'hours.daysOff': ['0', '2027-03-21', '2027-02-29', '7', 'вс', 5] }, { hours: { ...storeDefaults.hours, daysOff: ['0', '2027-03-21'] } }],
  ])('of what hands left, %j, are %j', (values, rules) => {
    expect(storeRulesOf({ 'cardinal.settings.store': JSON.stringify({ version: 1, values }) })).toEqual({ ...storeDefaults, ...rules })
  })
  it('of a portal without settings are the defaults', () => expect(storeRulesOf({})).toEqual(storeDefaults))
})

it('tells the buttons of lead, contact and deal apart', () => {
  const ids = [...leadActions, ...contactActions, ...dealActions].map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(cashier).not.toBe(operator)
})
