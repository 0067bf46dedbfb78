import { afterEach, beforeEach, expect, it } from 'vitest'
import { readHeldGoods } from '@/services/store/heldGoods'
import { readHoldEvidence } from '@/services/store/holdEvidence'
import { readDeal } from '@/services/store/read/readDeal'
import type { Store } from '@/services/store/types'
import { dealOnStage, storeDeals, storeLeads, storePeople } from '../../support/storePeople.ts'
import { openShop } from './shop.ts'
import type { Shop } from './shop.ts'

const timeoutMs = 60_000
const cashier = storePeople.cashiers.bishkek
let shop: Shop
let store: Store

beforeEach(async () => {
  shop = await openShop()
  store = await shop.as(cashier)
}, timeoutMs)
afterEach(() => shop.running.close())

const at = (text: string) => Date.parse(`${text}:00+06:00`)
const evidenceOf = async (deal: number) => readHoldEvidence(store, (await readDeal(store, deal)).facts)

it('what waits for its client is read with names, the soonest first', async () => {
  const { rows } = await readHeldGoods(store)
  const row = (entity: string, id: number) => rows.find(({ record }) => record.entity === entity && record.id === id)
  expect(row('deal', storeDeals.holdEndsToday)).toMatchObject({ kind: 'hold', client: 'Нурлан Кадыров', at: at('2026-11-16T20:00'), deposit: { minor: 50_000, currency: 'KGS' }, store: 'Бишкек', responsible: 'Назгуль Касымова' })
  expect(row('deal', dealOnStage.courier)).toMatchObject({ kind: 'delivery', stage: 'courier', at: at('2026-11-16T16:00'), address: 'Ош, ул. Ленина, 331, кв. 12', paymentMethod: 'ELSOM', deposit: null })
  expect(row('lead', storeLeads.atTillHoldOnline)).toMatchObject({ kind: 'online', at: expect.any(Number) })
  for (const stage of ['receipt', 'won', 'holdLost'] as const)
    expect(row('deal', dealOnStage[stage]), stage).toBeUndefined()
  const times = rows.flatMap(row => row.at ?? [])
  expect(times).toEqual([...times].sort((one, other) => one - other))
}, timeoutMs)

it('of sixty more reservations none is missing', async () => {
  const before = (await readHeldGoods(store)).rows.length
  const fields = { categoryId: store.map.pipelineId, stageId: store.map.stageCode('hold'), [store.map.field('deal', 'holdUntil')!]: '2026-11-20T20:00:00+06:00' }
  for (let number = 1; number <= 60; number += 1)
    await shop.control.rest('crm.item.add', { entityTypeId: 2, useOriginalUfNames: 'Y', fields: { title: `Бронь ${number}`, ...fields } })
  expect((await readHeldGoods(store)).rows).toHaveLength(before + 60)
}, timeoutMs)

it('who is on shift on the last day is known by the board, and nobody when it names no cashier', async () => {
  const { cashiers, names, task } = await evidenceOf(dealOnStage.hold)
  expect([cashiers, names.get(cashier), task]).toEqual([[cashier], 'Назгуль Касымова', null])
  const field = store.map.field('deal', 'holdUntil')!
  await shop.control.rest('crm.item.update', { entityTypeId: 2, id: dealOnStage.hold, useOriginalUfNames: 'Y', fields: { [field]: '2026-11-25T20:00:00+06:00' } })
  expect((await evidenceOf(dealOnStage.hold)).cashiers).toEqual([])
}, timeoutMs)

it('the cashier’s task is found by its title, in either language; one of an earlier term counts no more', async () => {
  const add = (title: string) => store.calls.write<{ task: { id: string } }>('tasks.task.add', { fields: { TITLE: title, RESPONSIBLE_ID: cashier, UF_CRM_TASK: [`D_${dealOnStage.hold}`] } })
  await add('Позвонить')
  expect((await evidenceOf(dealOnStage.hold)).task).toBeNull()
  const made = await add('Remind of the reservation')
  const id = Number(made.kind === 'done' ? made.result.task.id : 0)
  expect((await evidenceOf(dealOnStage.hold)).task).toMatchObject({ id, responsibleId: cashier, isCompleted: false })
  await store.calls.write('tasks.task.complete', { taskId: id })
  // It was completed the day before the last.
  expect((await evidenceOf(dealOnStage.hold)).task).toBeNull()
}, timeoutMs)
