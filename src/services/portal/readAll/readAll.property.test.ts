import fc from 'fast-check'
import { expect, it } from 'vitest'
import { FakeList } from './fakeList.fixture'
import type { Fault } from './fakeList.fixture'
import { itemList } from './listQuery'
import { readAll } from './readAll'
import type { ReadOutcome } from './readAll'
import { decodeResumeToken } from './resumeToken'
import type { ResumeToken } from './resumeToken'

/** Runs of dense ids with gaps of any size between them. */
const layouts = fc.array(fc.tuple(fc.integer({ min: 1, max: 3_000_000 }), fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 40 })), { maxLength: 6 })
  .map(runs => {
    const ids: number[] = []
    let last = 0
    for (const [gap, count, step] of runs) {
      last += gap
      for (let index = 0; index < count; index++)
        ids.push(last += step)
    }
    return ids
  })

const fault: fc.Arbitrary<Fault> = fc.oneof(
  fc.constantFrom<Fault>({ kind: 'lost' }, { kind: 'busy' }, { kind: 'blocked' }),
  fc.record({ kind: fc.constant('cut' as const), after: fc.nat(20) }),
  // A full first page and a total of 50 are believed to be the whole list.
  fc.record({ kind: fc.constant('total' as const), total: fc.nat(20_000).filter(total => total !== 50) }),
  fc.record({ kind: fc.constant('slow' as const), longest: fc.integer({ min: 1, max: 20 }) }),
  fc.record({ kind: fc.constant('insert' as const), id: fc.integer({ min: 1, max: 4_000_000 }) }),
  fc.record({ kind: fc.constant('delete' as const), index: fc.nat(5000) }),
)
/** Once in a while trouble that does not end. */
const faults = fc.tuple(fc.array(fault, { maxLength: 60 }), fc.constantFrom(0, 0, 0, 200)).map(([some, lost]) => [...some, ...Array.from({ length: lost }, (): Fault => ({ kind: 'lost' }))])

async function run(list: FakeList, seen: number[], resume: ResumeToken | null): Promise<ReadOutcome> {
  let now = 0
  return readAll(list.calls, itemList(2), {
    resume,
    onRows: rows => seen.push(...rows.map(row => Number(row.id))),
    wait: async ms => { now += ms },
    now: () => now,
  })
}

it('gives exactly the rows that were there throughout, or a token from which the rest completes', async () => {
  await fc.assert(fc.asyncProperty(layouts, faults, async (ids, script) => {
    const list = new FakeList(ids, script)
    const everThere = new Set([...ids, ...script.flatMap(one => one.kind === 'insert' ? [one.id] : [])])
    const seen: number[] = []
    let outcome = await run(list, seen, null)
    for (let tries = 0; outcome.kind !== 'done'; tries++) {
      expect(outcome.kind).toBe('failed')
      expect(tries).toBeLessThan(60)
      outcome = await run(list, seen, decodeResumeToken(JSON.parse(JSON.stringify((outcome as Extract<ReadOutcome, { kind: 'failed' }>).resume))))
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(outcome.rows).toBe(seen.length)
    expect([...list.throughout].filter(id => !seen.includes(id))).toEqual([])
    expect(seen.filter(id => !everThere.has(id))).toEqual([])
    expect(list.requests.length).toBeLessThanOrEqual(60 + 2 * script.length + ids.length / 50)
  }), { numRuns: 200 })
})
