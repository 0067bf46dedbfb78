// @vitest-environment node
import { expect, it } from 'vitest'
import type { PortalCalls } from '../types'
import { createOnce } from './createOnce'
import type { CreateOnceOptions } from './createOnce'
import { aPlanStore, deals, someItems } from './creation.fixture'
import type { CreationItem } from './creationBatch'
import { aState } from './fakeMethods.fixture'
import type { FakeState } from './fakeMethods.fixture'
import { aFakePortal } from './fakePortal.fixture'
import type { Fault } from './fakePortal.fixture'
import { sweepDuplicates } from './duplicates'
import { aVirtualClock } from './virtualClock.fixture'

const fine: Fault = { kind: 'none', delayMs: 100 }
const lost = (kind: 'cut-before' | 'cut-after'): Fault => ({ kind, delayMs: 100 })
const late = (lateMs: number): Fault => ({ kind: 'late', delayMs: 100, lateMs })

function setUp(state: Partial<FakeState> = {}) {
  const clock = aVirtualClock()
  const portal = aFakePortal(clock, aState(state), [20, 5, 40])
  return {
    ...portal,
    clock,
    create: (items: CreationItem[], faults: Fault[] = [], options: CreateOnceOptions = {}, calls: PortalCalls = portal.connect(1, faults)) =>
      clock.run(createOnce(calls, deals, items, { clock, ...options })),
    adds: () => portal.seen.filter(({ isWrite }) => isWrite),
  }
}

it('creates what is missing and leaves what is there', async () => {
  const { create, state, adds } = setUp({ items: [{ id: 5, originatorId: 'cardinal', originId: 'n1', createdTime: '2026-11-25T09:00:00Z' }] })
  const { outcomes, duplicates } = await create(someItems(3))
  expect([...outcomes]).toEqual([
    ['n1', { kind: 'done', id: 5, was: 'there', isVisible: true, isComplete: true, error: null }],
    ['n2', { kind: 'done', id: 101, was: 'created', isVisible: true, isComplete: true, error: null }],
    ['n3', { kind: 'done', id: 102, was: 'created', isVisible: true, isComplete: true, error: null }],
  ])
  expect(duplicates).toEqual([])
  expect(state.items).toHaveLength(3)
  expect(adds().map(({ methods }) => methods)).toEqual([['crm.item.add', 'crm.item.add']])
})

it('sends name and fields in one call', async () => {
  const { create, state } = setUp()
  await create(someItems(1))
  expect(state.items[0]).toMatchObject({ title: 'Deal 1', originatorId: 'cardinal', originId: 'n1' })
})

it('creates in batches of twelve', async () => {
  const { create, adds } = setUp()
  await create(someItems(30))
  expect(adds().map(({ methods }) => methods.length)).toEqual([12, 12, 6])
})

it('finds what came 20 s after a lost reply, and sends nothing again', async () => {
  const { create, state, adds } = setUp()
  const { outcomes } = await create(someItems(3), [fine, late(20_000)])
  expect([...outcomes.values()].map(({ kind }) => kind)).toEqual(['done', 'done', 'done'])
  expect(state.items).toHaveLength(3)
  expect(adds()).toHaveLength(1)
})

it('finds what came 55 s after a lost reply, and sends nothing again', async () => {
  const { create, state, adds } = setUp()
  await create(someItems(2), [fine, late(55_000)])
  expect(state.items).toHaveLength(2)
  expect(adds()).toHaveLength(1)
})

it('sends again after 75 s what never came, under the same name', async () => {
  const { create, state, adds } = setUp()
  const { toSweep } = await create(someItems(2), [fine, lost('cut-before')])
  expect(state.items).toHaveLength(2)
  const [first, second] = adds()
  expect(second!.at - first!.at).toBeGreaterThanOrEqual(75_000)
  expect(second!.text).toBe(first!.text)
  expect(toSweep).toEqual(['n1', 'n2'])
})

it('does not take a failed question for an absence', async () => {
  const { create, adds } = setUp()
  const { outcomes, isSwept } = await create(someItems(1), [fine, ...Array.from({ length: 40 }, () => lost('cut-before'))])
  expect(adds()).toHaveLength(1)
  expect(outcomes.get('n1')).toMatchObject({ kind: 'unknown' })
  expect(isSwept).toBe(false)
})

it('goes on with the rest when one is refused', async () => {
  const { create, state } = setUp()
  const items = someItems(4)
  items[1] = { name: 'n2', fields: { title: 'refuse' } }
  const { outcomes } = await create(items)
  expect([...outcomes.values()].map(({ kind }) => kind)).toEqual(['done', 'refused', 'done', 'done'])
  expect(state.items).toHaveLength(3)
})

it('names a record that came after 75 s as a duplicate, and removes nothing', async () => {
  const { create, connect, state, clock } = setUp()
  const { toSweep } = await create(someItems(1), [fine, late(90_000)])
  expect(toSweep).toEqual(['n1'])
  await clock.run(clock.wait(60_000))
  const duplicates = await clock.run(sweepDuplicates(connect(1), deals, toSweep))
  expect(state.items).toHaveLength(2)
  expect(duplicates).toMatchObject([{ name: 'n1', keptId: 101, others: [{ id: 102, isUntouched: true }] }])
})

it('reports both when two people create at once, and keeps the lowest', async () => {
  const { connect, clock } = setUp()
  const results = await clock.run(Promise.all([1, 2].map(userId => createOnce(connect(userId), deals, someItems(1), { clock }))))
  const reported = results.flatMap(({ duplicates }) => duplicates)
  expect(reported).toContainEqual(expect.objectContaining({ name: 'n1', keptId: 101 }))
})

it('writes product rows with the record, by reference', async () => {
  const { create, state, adds } = setUp()
  await create(someItems(2, { withRows: true }))
  expect([...state.rows.values()].map(rows => rows.length)).toEqual([2, 2])
  expect(adds()).toHaveLength(1)
})

it('writes only the rows when only they are missing, after 75 s', async () => {
  const { create, state, adds } = setUp()
  const { outcomes } = await create(someItems(1, { withRows: true }), [fine, { kind: 'partial', delayMs: 100, commands: 1 }])
  expect(outcomes.get('n1')).toMatchObject({ kind: 'done', isComplete: true })
  expect(state.items).toHaveLength(1)
  expect(state.rows.get(101)).toHaveLength(2)
  expect(adds().map(({ methods }) => methods)).toEqual([['crm.item.add', 'crm.item.productrow.set'], ['crm.item.productrow.set']])
  expect(adds()[1]!.at - adds()[0]!.at).toBeGreaterThanOrEqual(74_000)
})

it('goes on after a killed tab, and waits out what it had sent', async () => {
  const { connect, state, clock, adds } = setUp()
  const plan = { store: aPlanStore(), key: 'course' }
  const killed = new AbortController()
  void createOnce(connect(1, [fine, late(50_000)]), deals, someItems(12), { clock, plan, signal: killed.signal })
    .catch(() => {})
  await clock.run(clock.wait(2000))
  killed.abort()
  const { outcomes } = await clock.run(createOnce(connect(1), deals, someItems(12), { clock, plan }))
  expect([...outcomes.values()].every(({ kind }) => kind === 'done')).toBe(true)
  expect(state.items).toHaveLength(12)
  expect(adds()).toHaveLength(1)
})

it('tells what it made and may not see, and does not make it again', async () => {
  const { connect, clock, state } = setUp({ hidden: new Set([1]) })
  const plan = { store: aPlanStore(), key: 'course' }
  const create = () => clock.run(createOnce(connect(1), deals, someItems(1), { clock, plan }))
  expect((await create()).outcomes.get('n1')).toMatchObject({ kind: 'done', id: 101, isVisible: false })
  expect((await create()).outcomes.get('n1')).toMatchObject({ kind: 'done', id: 101, isVisible: false })
  expect(state.items).toHaveLength(1)
})

it('ends when it is given up: nothing more is sent, the rest is missing', async () => {
  const { connect, clock, adds } = setUp()
  const controller = new AbortController()
  const { outcomes } = await clock.run(createOnce(connect(1), deals, someItems(30), {
    clock,
    signal: controller.signal,
    onProgress({ done }) {
      if (done === 12)
        controller.abort()
    },
  }))
  expect(adds()).toHaveLength(1)
  expect([...outcomes.values()].filter(({ kind }) => kind === 'done')).toHaveLength(12)
  expect([...outcomes.values()].filter(({ kind }) => kind === 'missing')).toHaveLength(18)
})

it('works without storage, and says so', async () => {
  const { create } = setUp()
  const off = () => Promise.reject(new Error('off'))
  const broken = { load: off, save: off }
  expect(await create(someItems(1), [], { plan: { store: broken, key: 'a' } })).toMatchObject({ isPlanKept: false, isSwept: true })
})

it('does not send what the portal would take for a reference', async () => {
  const { create, state } = setUp()
  const items = someItems(2)
  items[0] = { name: 'n1', fields: { title: 'Costs $total[a]' } }
  const { outcomes } = await create(items)
  expect(outcomes.get('n1')).toMatchObject({ kind: 'refused', error: { code: 'CARDINAL_REFERENCE' } })
  expect(state.items.map(({ title }) => title)).toEqual(['Deal 2'])
})

it('refuses two items of one name', async () => {
  const { create } = setUp()
  await expect(create([...someItems(1), ...someItems(1)])).rejects.toThrow(RangeError)
})
