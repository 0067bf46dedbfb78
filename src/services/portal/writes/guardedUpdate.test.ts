// @vitest-environment node
import { expect, it } from 'vitest'
import { aState } from './fakeMethods.fixture'
import type { FakeItem } from './fakeMethods.fixture'
import { aFakePortal } from './fakePortal.fixture'
import type { Fault } from './fakePortal.fixture'
import { guardedUpdate } from './guardedUpdate'
import type { GuardedOptions } from './guardedUpdate'
import { aDeal, marked, titleEdit, unmarked } from './guarded.fixture'
import { newMark } from './mark'
import { aVirtualClock } from './virtualClock.fixture'

const fine: Fault = { kind: 'none', delayMs: 1 }
const late = (lateMs: number): Fault => ({ kind: 'late', delayMs: 1, lateMs })
const lost = (kind: 'cut-before' | 'cut-after'): Fault => ({ kind, delayMs: 1 })

function setUp(fields: Partial<FakeItem> = {}) {
  const clock = aVirtualClock()
  const deal = aDeal(fields)
  const portal = aFakePortal(clock, aState({ items: [aDeal({ id: 1, title: 'Record 1' }), deal] }))
  /** @param between What happens after the look and before the write. */
  const save = (faults: Fault[] = [], { between = () => {}, record = marked, options = {} }: { between?: () => void, record?: typeof marked, options?: GuardedOptions } = {}) => {
    const calls = portal.connect(7, faults)
    const interrupted: typeof calls = { ...calls, writeBatch: async (...args) => {
      between()
      return calls.writeBatch(...args)
    } }
    return clock.run(guardedUpdate(interrupted, record, titleEdit('mine'), { clock, ...options }))
  }
  const writes = () => portal.seen.filter(({ isWrite }) => isWrite)
  return { ...portal, clock, deal, save, writes }
}

it.each([['with', marked], ['without', unmarked]])('writes once and reads back, %s a field for marks', async (_, record) => {
  const { save, deal, seen, writes } = setUp()
  expect(await save([], { record })).toMatchObject({ kind: 'done', look: { fields: { title: 'mine' }, updatedBy: 7 } })
  expect(deal.title).toBe('mine')
  expect(seen).toHaveLength(2)
  expect(writes()).toHaveLength(1)
})

it('leaves a mark that remembers the one before', async () => {
  const { save, deal } = setUp({ mark: '~aaaaaaaa bbbbbbbb' })
  const outcome = await save()
  expect(deal.mark).toMatch(/^~[\da-f]{8} aaaaaaaa bbbbbbbb$/)
  expect(outcome).toMatchObject({ mark: deal.mark })
})

it('stops at the first command that fails', async () => {
  const { save, writes } = setUp()
  await save()
  expect(writes()[0]!.text).toContain('"halt":1')
})

it('writes nothing when it is there already', async () => {
  const { save, writes } = setUp({ title: 'mine' })
  expect(await save()).toMatchObject({ kind: 'done' })
  expect(writes()).toHaveLength(0)
})

it('shows what was saved before, and writes nothing', async () => {
  const { save, writes } = setUp({ title: 'theirs', updatedBy: 9 })
  expect(await save()).toMatchObject({ kind: 'conflict', base: 'base', mine: 'mine', theirs: 'theirs', look: { updatedBy: 9 } })
  expect(writes()).toHaveLength(0)
})

it('shows what was saved between the look and the write, and does not write over it', async () => {
  const { save, deal, state } = setUp()
  expect(await save([], { between: () => Object.assign(deal, { title: 'theirs', updatedTime: '2026-11-25T10:00:00.000Z' }) })).toMatchObject({ kind: 'conflict', theirs: 'theirs' })
  expect(state.items.map(({ title }) => title)).toEqual(['Record 1', 'theirs'])
})

it('notices a marked write of the same second', async () => {
  const { save, deal } = setUp({ mark: '~aaaaaaaa' })
  expect(await save([], { between: () => Object.assign(deal, { title: 'theirs', mark: newMark('~aaaaaaaa') }) })).toMatchObject({ kind: 'conflict', theirs: 'theirs' })
  expect(deal.title).toBe('theirs')
})

it('shows what was written over it before it was read back', async () => {
  const clock = aVirtualClock()
  const deal = aDeal()
  // The pause before the sixth step: after the update, before the record is read back.
  const portal = aFakePortal(clock, aState({ items: [deal] }), [0, 0, 0, 0, 0, 500])
  void clock.wait(250).then(() => Object.assign(deal, { title: 'theirs' }))
  expect(await clock.run(guardedUpdate(portal.connect(7), marked, titleEdit('mine'), { clock }))).toMatchObject({ kind: 'conflict', mine: 'mine', theirs: 'theirs' })
})

it('takes a change of another field for no conflict', async () => {
  const { save, deal, writes } = setUp()
  const between = () => writes().length === 0 && Object.assign(deal, { opportunity: 5, updatedTime: '2026-11-25T09:30:00.000Z' })
  expect(await save([], { between: () => void between() })).toMatchObject({ kind: 'done' })
  expect(deal).toMatchObject({ title: 'mine', opportunity: 5 })
  expect(writes()).toHaveLength(2)
})

it('gives up after five rounds when the record changes all the time', async () => {
  const { save, deal, writes } = setUp()
  let minute = 0
  const outcome = await save([], { between: () => { deal.updatedTime = `2026-11-25T09:${10 + minute++}:00.000Z` } })
  expect(outcome).toMatchObject({ kind: 'refused', error: { kind: 'busy' } })
  expect(writes()).toHaveLength(5)
  expect(deal.title).toBe('base')
})

it('does not trust a look at a record of the same second: waits, and looks again', async () => {
  const { save, clock, writes, seen } = setUp({ updatedTime: '2026-11-25T10:00:00.000Z' })
  const startedAt = clock.now()
  expect(await save()).toMatchObject({ kind: 'done' })
  expect(seen.indexOf(writes()[0]!)).toBe(2)
  expect(writes()[0]!.at - startedAt).toBeGreaterThanOrEqual(1000)
})

it('does not wait for a record that seems to be of the future: two clocks of the portal differ', async () => {
  const { save, clock, seen } = setUp({ updatedTime: '2026-11-25T10:00:10.000Z' })
  const startedAt = clock.now()
  expect(await save()).toMatchObject({ kind: 'done' })
  expect(seen).toHaveLength(2)
  expect(clock.now() - startedAt).toBeLessThan(1000)
})

it('is found by reading after a lost reply, and not sent again', async () => {
  const { save, writes } = setUp()
  expect(await save([fine, lost('cut-after')])).toMatchObject({ kind: 'done', mark: expect.stringMatching(/^~[\da-f]{8}$/) as string })
  expect(writes()).toHaveLength(1)
})

it('is found when it is applied 30 s later', async () => {
  const { save, writes } = setUp()
  expect(await save([fine, late(30_000)])).toMatchObject({ kind: 'done' })
  expect(writes()).toHaveLength(1)
})

it('stays unknown when it is not found, and is not sent again', async () => {
  const { save, writes, deal } = setUp()
  expect(await save([fine, lost('cut-before')])).toMatchObject({ kind: 'unknown' })
  expect(writes()).toHaveLength(1)
  expect(deal.title).toBe('base')
})

it('does not write over what came before it was applied late', async () => {
  const { connect, clock, deal } = setUp()
  const slow = guardedUpdate(connect(7, [fine, late(30_000)]), marked, titleEdit('mine'), { clock })
  const quick = clock.wait(5000).then(() => guardedUpdate(connect(8), marked, titleEdit('theirs'), { clock }))
  const [mine, theirs] = await clock.run(Promise.all([slow, quick]))
  await clock.run(clock.wait(60_000))
  expect(theirs).toMatchObject({ kind: 'done' })
  expect(mine).toMatchObject({ kind: 'conflict', theirs: 'theirs' })
  expect(deal.title).toBe('theirs')
})

it('is refused for a record that is gone, and no other record is touched', async () => {
  const { save, state } = setUp()
  expect(await save([], { between: () => { state.items = state.items.filter(({ id }) => id === 1) } })).toMatchObject({ kind: 'refused' })
  expect(state.items.map(({ title }) => title)).toEqual(['Record 1'])
})

it('is refused, not unknown, when the portal cannot be reached before it', async () => {
  const { save, writes } = setUp()
  expect(await save(Array.from({ length: 3 }, () => lost('cut-before')))).toMatchObject({ kind: 'refused', error: { kind: 'unreachable' } })
  expect(writes()).toHaveLength(0)
})

it('does not send what the portal would take for a reference', async () => {
  const { connect, clock, writes } = setUp()
  const outcome = await clock.run(guardedUpdate(connect(7), marked, titleEdit('$error[check]'), { clock }))
  expect(outcome).toMatchObject({ kind: 'refused', error: { code: 'CARDINAL_REFERENCE' } })
  expect(writes()).toHaveLength(0)
})

it('ends as unknown when the person gives up waiting for a lost reply', async () => {
  const { save, clock } = setUp()
  const controller = new AbortController()
  void clock.wait(3000).then(() => controller.abort())
  expect(await save([fine, lost('cut-before')], { options: { signal: controller.signal } })).toMatchObject({ kind: 'unknown' })
})
