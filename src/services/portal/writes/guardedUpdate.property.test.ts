// @vitest-environment node
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { PortalCalls } from '../types'
import { asText } from '../decode'
import { aState } from './fakeMethods.fixture'
import { aFakePortal } from './fakePortal.fixture'
import type { FakePortal, Fault } from './fakePortal.fixture'
import { someFaults, someGaps, someStarts } from './faults.fixture'
import { aDeal, marked, titleEdit, unmarked } from './guarded.fixture'
import { lookAt } from './guardedRecord'
import type { GuardedRecord } from './guardedRecord'
import { guardedUpdate } from './guardedUpdate'
import type { GuardedOutcome } from './guardedUpdate'
import { watchUpdate } from './standing'
import { aVirtualClock } from './virtualClock.fixture'
import type { VirtualClock } from './virtualClock.fixture'

const runs = { numRuns: 200 }
const timeoutMs = 120_000

/** How one person fared. `isSure`: told that the text is stored, and nothing else later. */
interface Fate { mine: string, base: string, outcome: GuardedOutcome<string>, isSure: boolean }

/** One person: reads, types, saves, and looks again afterwards. */
async function edit(calls: PortalCalls, record: GuardedRecord, clock: VirtualClock, mine: string, startMs: number): Promise<Fate | null> {
  await clock.wait(startMs)
  const look = await lookAt(calls, record).catch(() => null)
  if (look === null)
    return null
  const base = asText(look.fields.title)
  await clock.wait(300)
  const change = titleEdit(mine, base)
  const outcome = await guardedUpdate(calls, record, change, { clock })
  if (outcome.kind !== 'done')
    return { mine, base, outcome, isSure: false }
  const later = await watchUpdate(calls, record, change, outcome.mark, { clock })
  return { mine, base, outcome, isSure: later.kind === 'stands' }
}

function aPortal(gaps: readonly number[]) {
  const clock = aVirtualClock()
  return { clock, portal: aFakePortal(clock, aState({ items: [aDeal()] }), gaps) }
}

/** Texts on which the record's text was written, itself included. */
function ancestors({ state }: FakePortal, fates: readonly Fate[]): string[] {
  const texts = [asText(state.items[0]!.title)]
  for (let author; (author = fates.find(({ mine }) => mine === texts.at(-1))) !== undefined;)
    texts.push(author.base)
  return texts
}

function repeatedUnknown({ seen }: FakePortal): boolean {
  const lost: Fault['kind'][] = ['cut-before', 'cut-after', 'late', 'partial']
  return seen.some(first => first.isWrite && lost.includes(first.fault) && seen.some(again => again.isWrite && again.userId === first.userId && again.at > first.at))
}

it.each([['with', marked], ['without', unmarked]])('loses no text in silence, whatever happens to three people\'s requests, %s marks', async (_, record) => {
  await fc.assert(fc.asyncProperty(fc.array(someFaults({ most: 6 }), { minLength: 3, maxLength: 3 }), someGaps, someStarts(3, 3000), async (faults, gaps, starts) => {
    const { clock, portal } = aPortal(gaps)
    const fates = (await clock.run(Promise.all(faults.map((some, index) => edit(portal.connect(index + 1, [...some]), record, clock, `text ${index}`, starts[index]!))))).filter(fate => fate !== null)
    await clock.run(clock.wait(200_000))
    const kept = ancestors(portal, fates)
    expect(fates.filter(({ isSure, mine }) => isSure && !kept.includes(mine))).toEqual([])
    for (const { outcome, mine } of fates) {
      if (outcome.kind === 'conflict')
        expect([outcome.mine, outcome.theirs === mine]).toEqual([mine, false])
    }
    expect(repeatedUnknown(portal)).toBe(false)
  }), runs)
}, timeoutMs)

it('raises no false alarm when other fields change meanwhile', async () => {
  await fc.assert(fc.asyncProperty(someFaults({ most: 5 }), someGaps, fc.array(fc.nat({ max: 6000 }), { maxLength: 4 }), async (faults, gaps, changes) => {
    const { clock, portal } = aPortal(gaps)
    const calls = portal.connect(9)
    for (const ms of changes)
      void clock.wait(ms).then(() => calls.write('crm.item.update', { id: 5, fields: { opportunity: ms } }))
    const outcome = await clock.run(guardedUpdate(portal.connect(1, [...faults]), marked, titleEdit('mine'), { clock }))
    await clock.run(clock.wait(200_000))
    expect(outcome.kind).not.toBe('conflict')
    if (outcome.kind === 'done')
      expect(portal.state.items[0]).toMatchObject({ title: 'mine' })
    if (outcome.kind === 'refused')
      expect(portal.state.items[0]).toMatchObject({ title: 'base' })
  }), runs)
}, timeoutMs)

it('raises no false alarm when people save one after the other', async () => {
  await fc.assert(fc.asyncProperty(someGaps, fc.array(fc.integer({ min: 6000, max: 9000 }), { minLength: 2, maxLength: 5 }), async (gaps, pauses) => {
    const { clock, portal } = aPortal(gaps)
    const starts = pauses.map((_, index) => pauses.slice(0, index).reduce((sum, ms) => sum + ms, 0))
    const fates = await clock.run(Promise.all(starts.map((ms, index) => edit(portal.connect(index + 1), marked, clock, `text ${index}`, ms))))
    expect(fates.every(fate => fate?.isSure)).toBe(true)
  }), runs)
}, timeoutMs)

/** Both have looked before either writes. */
async function saveAtOnce(tamper: (calls: PortalCalls) => PortalCalls): Promise<{ kinds: string[], title: unknown }> {
  const { clock, portal } = aPortal([])
  const slow: Fault[] = [{ kind: 'none', delayMs: 1 }, { kind: 'none', delayMs: 3000 }]
  const outcomes = await clock.run(Promise.all([[], slow].map((faults, index) =>
    guardedUpdate(tamper(portal.connect(index + 1, [...faults])), unmarked, titleEdit(`text ${index}`), { clock }))))
  return { kinds: outcomes.map(({ kind }) => kind), title: portal.state.items[0]!.title }
}

it('tells the second of two people whose saves cross', async () => {
  expect(await saveAtOnce(calls => calls)).toEqual({ kinds: ['done', 'conflict'], title: 'text 0' })
})

it('control: without the check one of two texts is gone, and both hear "saved"', async () => {
  const unchecked = (calls: PortalCalls): PortalCalls => ({
    ...calls,
    writeBatch: (commands, options) => calls.writeBatch({ ...commands, check: { method: 'crm.item.list', params: { filter: { '=id': 5 } } } }, options),
  })
  expect(await saveAtOnce(unchecked)).toEqual({ kinds: ['done', 'done'], title: 'text 1' })
})
