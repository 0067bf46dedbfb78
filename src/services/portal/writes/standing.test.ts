// @vitest-environment node
import { expect, it } from 'vitest'
import { aState } from './fakeMethods.fixture'
import type { FakeItem } from './fakeMethods.fixture'
import { aFakePortal } from './fakePortal.fixture'
import type { Fault } from './fakePortal.fixture'
import { aDeal, marked, titleEdit, unmarked } from './guarded.fixture'
import { overwritten, watchUpdate } from './standing'
import { aVirtualClock } from './virtualClock.fixture'

const mark = '~bbbbbbbb aaaaaaaa'
const lost: Fault = { kind: 'cut-before', delayMs: 1 }

function lookOf(fields: Partial<FakeItem>) {
  const deal = aDeal({ title: 'mine', mark, ...fields })
  return { fields: deal, updatedTime: '', updatedBy: 9, portalTime: '', mark: marked.mark!.find(deal) }
}

it.each<[string, Partial<FakeItem>, boolean]>([
  ['it stands', {}, false],
  ['it stands, and another field was changed', { opportunity: 5, updatedTime: '2026-11-25T11:00:00.000Z' }, false],
  ['a later write had seen it', { title: 'later', mark: '~cccccccc bbbbbbbb aaaaaaaa' }, false],
  ['two later writes had seen it, one after the other', { title: 'later', mark: '~dddddddd cccccccc bbbbbbbb aaaaaaaa' }, false],
  ['somebody else wrote the same', { mark: '~cccccccc aaaaaaaa' }, false],
  ['a write that had not seen it came after it', { title: 'theirs', mark: '~cccccccc aaaaaaaa' }, true],
  ['a write upon such a one came after it', { title: 'theirs', mark: '~dddddddd cccccccc aaaaaaaa' }, true],
  ['a form that leaves no marks wrote over it', { title: 'theirs' }, true],
  ['the mark is gone', { title: 'theirs', mark: '' }, true],
])('tells of a lost value or keeps silent: %s', (_, fields, isLost) => {
  const found = overwritten(titleEdit('mine'), mark, lookOf(fields))
  expect(found).toEqual(isLost ? { kind: 'conflict', base: 'base', mine: 'mine', theirs: 'theirs', look: lookOf(fields) } : null)
})

/** Watches deal 5, which holds "mine"; `changes` happen so many milliseconds after the write. */
async function watch(changes: [number, Partial<FakeItem>][], faults: Fault[] = [], record = marked) {
  const clock = aVirtualClock()
  const deal = aDeal({ title: 'mine', mark })
  const portal = aFakePortal(clock, aState({ items: [deal] }))
  const startedAt = clock.now()
  for (const [ms, change] of changes)
    void clock.wait(ms).then(() => Object.assign(deal, change))
  const standing = await clock.run(watchUpdate(portal.connect(7, faults), record, titleEdit('mine'), record.mark ? mark : '', { clock }))
  return { standing, requests: portal.seen.length, passedMs: clock.now() - startedAt }
}

const blind = { title: 'theirs', mark: '~cccccccc aaaaaaaa' }

it('looks twice, with one request each, and is content', async () => {
  expect(await watch([])).toMatchObject({ standing: { kind: 'stands' }, requests: 2 })
})

it.each([[100, 1], [4900, 1], [5100, 2], [19_900, 2]])('shows both values when it is lost %d ms later, in less than 30 s', async (ms, requests) => {
  const found = await watch([[ms, blind]])
  expect(found).toMatchObject({ standing: { kind: 'conflict', mine: 'mine', theirs: 'theirs' }, requests })
  expect(found.passedMs).toBeLessThan(30_000)
})

it('shows it without a place for marks, too', async () => {
  expect(await watch([[100, { title: 'theirs' }]], [], unmarked)).toMatchObject({ standing: { kind: 'conflict', theirs: 'theirs' } })
})

it('keeps silent while people change it knowingly', async () => {
  expect(await watch([[3000, { title: 'later', mark: '~cccccccc bbbbbbbb aaaaaaaa' }], [9000, { title: 'latest', mark: '~dddddddd cccccccc bbbbbbbb aaaaaaaa' }]])).toMatchObject({ standing: { kind: 'stands' } })
})

it('does not know when the last look gets no answer', async () => {
  expect(await watch([], [{ kind: 'none', delayMs: 1 }, lost, lost, lost])).toMatchObject({ standing: { kind: 'unknown' } })
})

it('still sees it at the second look when the first gets no answer', async () => {
  expect(await watch([[100, blind]], [lost, lost, lost])).toMatchObject({ standing: { kind: 'conflict' } })
})

it('ends when it is given up', async () => {
  const clock = aVirtualClock()
  const portal = aFakePortal(clock, aState({ items: [aDeal({ title: 'mine', mark })] }))
  const controller = new AbortController()
  void clock.wait(1000).then(() => controller.abort(new Error('saved again')))
  const watching = watchUpdate(portal.connect(7), marked, titleEdit('mine'), mark, { clock, signal: controller.signal })
  await expect(clock.run(watching)).rejects.toThrow('saved again')
  expect(portal.seen).toEqual([])
})
