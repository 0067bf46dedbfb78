import { afterEach, describe, expect, it } from 'vitest'
import { markSentByHand } from '@/services/store/messages/markSentByHand'
import { readContact } from '@/services/store/read/readContact'
import { runPlan } from '@/services/store/run/runPlan'
import type { RunPlanOptions } from '@/services/store/run/runPlan'
import type { Store } from '@/services/store/types'
import { dealOnStage, leadInStatus, storeContacts, storePeople } from '../../support/storePeople.ts'
import { pressOf } from './pressing.ts'
import type { Pressed } from './pressing.ts'
import { aBrowser, openShop } from './shop.ts'
import type { Shop } from './shop.ts'

const timeoutMs = 60_000
let shop: Shop | null = null

afterEach(async () => {
  await shop?.running.close()
  shop = null
})

const open = async () => shop = await openShop()
const run = (store: Store, { on, plan, reading }: Pressed, options: RunPlanOptions) => runPlan(store, on, plan, { look: reading.look, ...options })
const kindsOf = (outcomes: { kind: string }[]) => outcomes.map(({ kind }) => kind)
const lead = (id: number) => ({ entity: 'lead' as const, id })
const deal = (id: number) => ({ entity: 'deal' as const, id })

describe('a press', () => {
  it('binds a contact, moves the lead, sets the task word for word and says what was said', async () => {
    const place = await open()
    const store = await place.as(storePeople.operators[0])
    expect(store.roles).toEqual(['operator'])
    const pressed = await pressOf(store, lead(leadInStatus.addContact), 'subscribe', { contactId: storeContacts.openChat, comment: 'Просила написать вечером' })
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
    const pressed = await pressOf(store, lead(20), 'tillRefusal', { saleResult: 'TILL_REFUSAL', reason: 'EXPENSIVE', comment: 'Зайдёт весной' })
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
    const pressed = await pressOf(store, lead(leadInStatus.getPayment), 'arrangeHold', { deposit: { minor: 50_000, currency: 'KGS' } })
    const outcomes = await run(store, pressed, aBrowser(place))
    expect(kindsOf(outcomes).filter(kind => kind !== 'done' && kind !== 'due')).toEqual([])
    const [made] = await place.records(2, { '=originId': `deal-of-lead-${leadInStatus.getPayment}` })
    expect(store.map.stageRole(String(made!.stageId))).toBe('hold')
    expect(made).toMatchObject({ categoryId: store.map.pipelineId, leadId: leadInStatus.getPayment, [store.map.field('deal', 'deposit')!]: '500.00|KGS' })
  }, timeoutMs)

  it('ends a reservation that nobody collected: the deal is closed, an operator gets a lead and a task', async () => {
    const place = await open()
    const store = await place.as(storePeople.cashiers.bishkek)
    const pressed = await pressOf(store, deal(dealOnStage.hold), 'holdLost', { depositFate: 'KEPT', reason: 'EXPENSIVE' })
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
    const pressed = await pressOf(store, { entity: 'contact', id: storeContacts.recommended }, 'recommendation')
    expect(kindsOf(await run(store, pressed, aBrowser(place)))).toEqual(['done', 'done', 'done'])
    expect((await readContact(store, storeContacts.recommended)).facts.isHandedOn).toBe(true)
  }, timeoutMs)

  it('issues a coupon and sends it', async () => {
    const place = await open()
    const store = await place.as(storePeople.operators[0])
    const pressed = await pressOf(store, lead(leadInStatus.sendCoupon), 'issueCoupon')
    const outcomes = await run(store, pressed, aBrowser(place))
    expect(kindsOf(outcomes).filter(kind => kind !== 'done' && kind !== 'due')).toEqual([])
    expect(store.map.statusRole(String((await place.record(1, leadInStatus.sendCoupon)).stageId))).toBe('couponIssued')
  }, timeoutMs)

  it('leaves a coupon’s lead where it is until a message that only a person may send was sent', async () => {
    const place = await open()
    const store = await place.as(storePeople.operators[0])
    const id = leadInStatus.sendCoupon
    await place.control.rest('crm.item.update', { entityTypeId: 1, id, fields: { contactIds: [storeContacts.optedOut] } })
    const pressed = await pressOf(store, lead(id), 'issueCoupon')
    const browser = aBrowser(place)
    const status = async () => store.map.statusRole(String((await place.record(1, id)).stageId))
    expect(await run(store, pressed, browser)).toMatchObject([{ kind: 'done' }, { kind: 'done', message: { state: 'prepared' } }, { kind: 'notTried' }, { kind: 'notTried' }])
    expect(kindsOf(await run(store, pressed, browser)).slice(2)).toEqual(['notTried', 'notTried'])
    expect(await status()).toBe('sendCoupon')
    await markSentByHand(store, pressed.on, `${pressed.plan.name}-texts.coupon`, browser)
    expect((await run(store, pressed, browser)).map(({ kind }) => kind)).not.toContain('notTried')
    expect(await status()).toBe('couponIssued')
  }, timeoutMs)

  it('redeems a coupon in a deal and gives it back', async () => {
    const place = await open()
    const store = await place.as(storePeople.cashiers.bishkek)
    const pressed = await pressOf(store, deal(dealOnStage.receipt), 'redeemCoupon', { couponLeadId: leadInStatus.couponIssued })
    expect(await run(store, pressed, aBrowser(place))).toMatchObject([{ kind: 'done' }, { kind: 'done' }, { kind: 'done' }])
    expect(store.map.statusRole(String((await place.record(1, leadInStatus.couponIssued)).stageId))).toBe('couponUsed')
  }, timeoutMs)
})
