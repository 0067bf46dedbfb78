// @vitest-environment node
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createOnce } from './createOnce'
import type { CreationResult } from './createOnce'
import { aPlanStore, deals, someItems } from './creation.fixture'
import { sweepDuplicates } from './duplicates'
import { aState } from './fakeMethods.fixture'
import { aFakePortal } from './fakePortal.fixture'
import type { FakePortal } from './fakePortal.fixture'
import { someFaults, someGaps, someStarts } from './faults.fixture'
import { aVirtualClock } from './virtualClock.fixture'

const runs = { numRuns: 200 }
const timeoutMs = 120_000

function countByName({ state }: FakePortal): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { originId } of state.items)
    counts.set(String(originId), (counts.get(String(originId)) ?? 0) + 1)
  return counts
}

/** Names in a request's adds. */
const namesIn = (text: string) => [...text.matchAll(/\[originId\]=(n\d+)/g)].map(([, name]) => name!)

/** Names that were sent twice within 75 s by one person though the first answer was lost. */
function repeatedTooSoon({ seen }: FakePortal): string[] {
  const lost = seen.filter(({ isWrite, fault }) => isWrite && ['cut-before', 'cut-after', 'late', 'partial', 'truncated'].includes(fault))
  return lost.flatMap(first => seen
    .filter(again => again.isWrite && again.userId === first.userId && again.at > first.at && again.at - first.at < 75_000)
    .flatMap(({ text }) => namesIn(text).filter(name => namesIn(first.text).includes(name))))
}

function expectTrueTotals(portal: FakePortal, { outcomes }: CreationResult): void {
  const counts = countByName(portal)
  for (const [name, outcome] of outcomes) {
    if (outcome.kind === 'done')
      expect(portal.state.items.some(item => item.id === outcome.id && item.originId === name)).toBe(true)
    if (outcome.kind === 'missing' || outcome.kind === 'refused')
      expect(counts.get(name) ?? 0).toBe(0)
  }
}

it('makes each record once whatever happens to the requests', async () => {
  await fc.assert(fc.asyncProperty(someFaults(), someGaps, fc.integer({ min: 1, max: 30 }), fc.boolean(), async (faults, gaps, count, withRows) => {
    const clock = aVirtualClock()
    const portal = aFakePortal(clock, aState(), gaps)
    const result = await clock.run(createOnce(portal.connect(1, [...faults]), deals, someItems(count, { withRows }), { clock }).catch(() => null))
    await clock.run(clock.wait(200_000))
    expect([...countByName(portal).values()].every(times => times === 1)).toBe(true)
    expect(repeatedTooSoon(portal)).toEqual([])
    if (result === null) {
      expect(portal.state.items).toHaveLength(0)
      return
    }
    expectTrueTotals(portal, result)
    expect(result.duplicates).toEqual([])
    for (const outcome of result.outcomes.values()) {
      if (withRows && outcome.kind === 'done' && outcome.isComplete)
        expect(portal.state.rows.get(outcome.id)).toHaveLength(2)
    }
  }), runs)
}, timeoutMs)

it('makes each record once when the tab is killed and the plan goes on', async () => {
  await fc.assert(fc.asyncProperty(someFaults({ most: 6 }), someGaps, fc.integer({ min: 1, max: 90_000 }), async (faults, gaps, killMs) => {
    const clock = aVirtualClock()
    const portal = aFakePortal(clock, aState(), gaps)
    const plan = { store: aPlanStore(), key: 'course' }
    const killed = aKillableStore(plan.store)
    void createOnce(killed.calls(portal.connect(1, [...faults])), deals, someItems(12), { clock, plan: { ...plan, store: killed.store } }).catch(() => {})
    await clock.run(clock.wait(killMs))
    killed.kill()
    const result = await clock.run(createOnce(portal.connect(1), deals, someItems(12), { clock, plan }))
    await clock.run(clock.wait(200_000))
    expect([...result.outcomes.values()].map(({ kind }) => kind)).toEqual(Array(12).fill('done'))
    expect(portal.state.items).toHaveLength(12)
    expect(repeatedTooSoon(portal)).toEqual([])
  }), runs)
}, timeoutMs)

/** A tab that stops at some moment: nothing of it is sent or stored any more. */
function aKillableStore(inner: ReturnType<typeof aPlanStore>) {
  let isKilled = false
  const never = new Promise<never>(() => {})
  const unlessKilled = <T>(work: () => Promise<T>): Promise<T> => isKilled ? never : work().then(value => isKilled ? never : value)
  type Calls = ReturnType<FakePortal['connect']>
  return {
    kill: () => { isKilled = true },
    store: { load: (key: string) => unlessKilled(() => inner.load(key)), save: (...args: Parameters<typeof inner.save>) => unlessKilled(() => inner.save(...args)) },
    calls: (calls: Calls): Calls => ({
      ...calls,
      readBatch: (...args) => unlessKilled(() => calls.readBatch(...args)),
      writeBatch: (...args) => unlessKilled(() => calls.writeBatch(...args)),
    }),
  }
}

it('reports every duplicate that two people make at once', async () => {
  await fc.assert(fc.asyncProperty(someFaults({ most: 5 }), someFaults({ most: 5 }), someGaps, someStarts(2, 3000), async (one, other, gaps, starts) => {
    const clock = aVirtualClock()
    const portal = aFakePortal(clock, aState(), gaps)
    const results = await clock.run(Promise.all([one, other].map(async (faults, index) => {
      await clock.wait(starts[index]!)
      return createOnce(portal.connect(index + 1, [...faults]), deals, someItems(3), { clock }).catch(() => null)
    })))
    await clock.run(clock.wait(200_000))
    const reported = new Set(results.flatMap(result => result === null ? [] : [...result.duplicates.map(({ name }) => name), ...result.toSweep]))
    const isUnsure = results.some(result => result?.isSwept === false)
    const doubled = [...countByName(portal)].filter(([, times]) => times > 1).map(([name]) => name)
    if (!isUnsure)
      expect(doubled.filter(name => !reported.has(name))).toEqual([])
    const later = await clock.run(sweepDuplicates(portal.connect(1), deals, someItems(3).map(({ name }) => name)))
    expect(later.map(({ name }) => name).sort()).toEqual(doubled.sort())
  }), runs)
}, timeoutMs)

it('shows every record that lands after 75 s on the next opening', async () => {
  await fc.assert(fc.asyncProperty(someFaults({ lateMs: 400_000 }), someGaps, async (faults, gaps) => {
    const clock = aVirtualClock()
    const portal = aFakePortal(clock, aState(), gaps)
    await clock.run(createOnce(portal.connect(1, [...faults]), deals, someItems(4), { clock }).catch(() => null))
    await clock.run(clock.wait(1_000_000))
    const doubled = [...countByName(portal)].filter(([, times]) => times > 1).map(([name]) => name)
    const found = await clock.run(sweepDuplicates(portal.connect(1), deals, someItems(4).map(({ name }) => name)))
    expect(found.map(({ name }) => name).sort()).toEqual(doubled.sort())
  }), runs)
}, timeoutMs)

it('control: without asking first, the same plan run twice doubles everything', async () => {
  const clock = aVirtualClock()
  const portal = aFakePortal(clock, aState())
  const blind = () => {
    const calls = portal.connect(1)
    return { ...calls, readBatch: async () => ({ time: { kind: 'done', result: '', time: noTime }, list: { kind: 'done', result: { items: [] }, time: noTime } }) } as unknown as typeof calls
  }
  await clock.run(createOnce(blind(), deals, someItems(3), { clock }))
  await clock.run(createOnce(blind(), deals, someItems(3), { clock }))
  expect([...countByName(portal).values()]).toEqual([2, 2, 2])
})

it('control: without names, a lost reply doubles the record', async () => {
  const clock = aVirtualClock()
  const portal = aFakePortal(clock, aState())
  const calls = portal.connect(1, [{ kind: 'none', delayMs: 1 }, { kind: 'cut-after', delayMs: 1 }])
  const nameless = { ...calls, writeBatch: (commands: Record<string, { method: string, params?: Record<string, unknown> }>, options: { halt: boolean }) => calls.writeBatch(Object.fromEntries(Object.entries(commands).map(([key, { method }]) => [key, { method, params: { fields: { title: 'x' } } }])), options) } as typeof calls
  await clock.run(createOnce(nameless, deals, someItems(1), { clock }))
  expect(portal.state.items.length).toBeGreaterThan(1)
})

const noTime = { durationSeconds: null, operatingSeconds: null, operatingResetAt: null, finishedAt: null }
