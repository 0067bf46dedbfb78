import { afterEach, describe, expect, it } from 'vitest'
import type { PressInput } from '@/domain/store/actions/facts'
import type { ActionPlan } from '@/domain/store/actions/plan'
import { pressContact, pressDeal, pressLead } from '@/domain/store/actions/press'
import { storeRoles } from '@/domain/store/roles'
import { readContact } from '@/services/store/read/readContact'
import { readDeal } from '@/services/store/read/readDeal'
import { readLead } from '@/services/store/read/readLead'
import { runPlan } from '@/services/store/run/runPlan'
import type { RunPlanOptions } from '@/services/store/run/runPlan'
import type { CardRecord, Reading, Store } from '@/services/store/types'
import { dealOnStage, leadInStatus, storeContacts, storePeople } from '../../support/storePeople.ts'
import { aBrowser, openShop } from './shop.ts'
import type { Shop } from './shop.ts'

const timeoutMs = 60_000
let shop: Shop | null = null

afterEach(async () => {
  await shop?.running.close()
  shop = null
})

interface Pressed { on: CardRecord, plan: ActionPlan, reading: Reading<unknown> }

const open = async () => shop = await openShop()
const reads = { lead: readLead, deal: readDeal, contact: readContact }
const presses = { lead: pressLead, deal: pressDeal, contact: pressContact }

async function press(store: Store, on: CardRecord & { entity: 'lead' | 'deal' | 'contact' }, action: string, input: PressInput = {}): Promise<Pressed> {
  const reading = await reads[on.entity](store, on.id)
  const { now, contact, facts, isOperatorAtWork } = reading
  const pressed = { facts, contact, input, desk: { now, locale: store.locale, userId: store.me.id, rules: store.rules, tasks: store.tasks, couponCode: 'K7MXQ2W9PZ', isOperatorAtWork } }
  const result = (presses[on.entity] as typeof pressLead)(action, pressed as Parameters<typeof pressLead>[1], storeRoles)
  if (result.kind !== 'plan')
    throw new Error(`${action}: ${JSON.stringify(result)}`)
  return { on, plan: result.plan, reading }
}

const run = (store: Store, { on, plan, reading }: Pressed, options: RunPlanOptions) => runPlan(store, on, plan, { look: reading.look, ...options })
const kindsOf = (outcomes: { kind: string }[]) => outcomes.map(({ kind }) => kind)
const lead = (id: number) => ({ entity: 'lead' as const, id })
const deal = (id: number) => ({ entity: 'deal' as const, id })

describe('a press', () => {
  it('binds a contact, moves the lead, sets the task word for word and says what was said', async () => {
    const place = await open()
    const store = await place.as(storePeople.operators[0])
    expect(store.roles).toEqual(['operator'])
    const pressed = await press(store, lead(leadInStatus.addContact), 'subscribe', { contactId: storeContacts.openChat, comment: 'Просила написать вечером' })
    const outcomes = await run(store, pressed, aBrowser(place))
    expect(outcomes).toEqual(expect.arrayContaining([{ kind: 'done', wasThere: false, taskId: expect.any(Number), userId: expect.any(Number) }]))
    expect(kindsOf(outcomes)).toEqual(pressed.plan.steps.map(() => 'done'))
    const item = await place.record(1, leadInStatus.addContact)
    expect(store.map.statusRole(String(item.stageId))).toBe('subscribe')
    expect(item.contactIds).toEqual([storeContacts.openChat])
    expect(String(item.comments)).toContain('Подписать на рассылку\nПросила написать вечером')
    expect(await place.comments('lead', item.id as number)).toEqual(['Подписать на рассылку\nПросила написать вечером'])
    const task = (await place.tasks(`L_${item.id as number}`)).at(-1)!
    const words = store.tasks.find(({ role }) => role === 'store.subscribe')!
    expect(task).toMatchObject({ title: words.title.ru, description: words.description.ru, responsibleId: String(item.assignedById) })
    expect(Date.parse(String(task.deadline)) - pressed.reading.now).toBeCloseTo(24 * 3_600_000, -4)
  }, timeoutMs)

  it('gives a refusal at the till to the operator with the least to do, and keeps why', async () => {
    const place = await open()
    const store = await place.as(storePeople.cashiers.bishkek)
    const pressed = await press(store, lead(20), 'tillRefusal', { saleResult: 'TILL_REFUSAL', reason: 'EXPENSIVE', comment: 'Зайдёт весной' })
    const outcomes = await run(store, pressed, aBrowser(place))
    expect(kindsOf(outcomes)).toEqual(pressed.plan.steps.map(() => 'done'))
    const item = await place.record(1, 20)
    expect(storePeople.operators).toContain(item.assignedById)
    const [given] = await place.records(store.map.processTypeId('assignment')!, { '=parentId1': 20 })
    expect(given).toMatchObject({ [store.map.field('process.assignment', 'employee')!]: item.assignedById })
    expect(String(given![store.map.field('process.assignment', 'explanation')!])).toMatch(/^Оператор по очереди, по списку смен\n/)
    expect(String(item.comments)).toContain('Причина отказа от покупки: Дорого')
  }, timeoutMs)

  it('makes a contact and a deal of a lead at the till, closes the lead and its tasks', async () => {
    const place = await open()
    const store = await place.as(storePeople.cashiers.bishkek)
    const pressed = await press(store, lead(leadInStatus.getPayment), 'arrangeHold', { deposit: { minor: 50_000, currency: 'KGS' } })
    const outcomes = await run(store, pressed, aBrowser(place))
    expect(kindsOf(outcomes).filter(kind => kind !== 'done' && kind !== 'due')).toEqual([])
    const [made] = await place.records(2, { '=originId': `deal-of-lead-${leadInStatus.getPayment}` })
    expect(store.map.stageRole(String(made!.stageId))).toBe('hold')
    expect(made).toMatchObject({ categoryId: store.map.pipelineId, leadId: leadInStatus.getPayment, [store.map.field('deal', 'deposit')!]: '500.00|KGS' })
  }, timeoutMs)

  it('ends a reservation that nobody collected: the deal is closed, an operator gets a lead and a task', async () => {
    const place = await open()
    const store = await place.as(storePeople.cashiers.bishkek)
    const pressed = await press(store, deal(dealOnStage.hold), 'holdLost', { depositFate: 'KEPT', reason: 'EXPENSIVE' })
    const outcomes = await run(store, pressed, aBrowser(place))
    expect(kindsOf(outcomes)).toEqual(pressed.plan.steps.map(() => 'done'))
    const again = await run(store, pressed, aBrowser(place))
    expect(again.every(outcome => outcome.kind === 'done' && outcome.wasThere)).toBe(true)
    const [made] = await place.records(1, { [`=${store.map.field('lead', 'refusedDeal')!}`]: dealOnStage.hold })
    expect(await place.tasks(`L_${made!.id as number}`)).toHaveLength(1)
  }, timeoutMs)

  it('hands a recommendation on and counts it', async () => {
    const place = await open()
    const store = await place.as(storePeople.cashiers.bishkek)
    const pressed = await press(store, { entity: 'contact', id: storeContacts.recommended }, 'recommendation')
    expect(kindsOf(await run(store, pressed, aBrowser(place)))).toEqual(['done', 'done', 'done'])
    expect((await readContact(store, storeContacts.recommended)).facts.isHandedOn).toBe(true)
  }, timeoutMs)

  it('issues a coupon and sends it', async () => {
    const place = await open()
    const store = await place.as(storePeople.operators[0])
    const pressed = await press(store, lead(leadInStatus.sendCoupon), 'issueCoupon')
    const outcomes = await run(store, pressed, aBrowser(place))
    console.log(JSON.stringify(outcomes, null, 1))
    expect(kindsOf(outcomes).filter(kind => kind !== 'done' && kind !== 'due')).toEqual([])
    expect(store.map.statusRole(String((await place.record(1, leadInStatus.sendCoupon)).stageId))).toBe('couponIssued')
  }, timeoutMs)

  it('redeems a coupon in a deal and gives it back', async () => {
    const place = await open()
    const store = await place.as(storePeople.cashiers.bishkek)
    const pressed = await press(store, deal(dealOnStage.receipt), 'redeemCoupon', { couponLeadId: leadInStatus.couponIssued })
    console.log(JSON.stringify(await (await import('@/services/store/coupon/redeem')).claimCoupon(store, { leadId: leadInStatus.couponIssued, dealId: 1, name: 'x' }, aBrowser(place)), null, 1))
    expect(await run(store, pressed, aBrowser(place))).toMatchObject([{ kind: 'done' }, { kind: 'done' }, { kind: 'done' }])
    expect(store.map.statusRole(String((await place.record(1, leadInStatus.couponIssued)).stageId))).toBe('couponUsed')
  }, timeoutMs)
})
