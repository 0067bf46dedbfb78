import { describe, expect, it } from 'vitest'
import { FakeList } from './fakeList.fixture'
import type { Fault } from './fakeList.fixture'
import { itemList } from './listQuery'
import type { ListQuery } from './listQuery'
import { readAll } from './readAll'
import type { ReadAllOptions, ReadOutcome } from './readAll'
import { decodeResumeToken } from './resumeToken'

const even = (count: number) => Array.from({ length: count }, (_, index) => 10 + index * 3)
/** Thin stretches, a jump of two millions, a dense end. */
const uneven = (count: number) => Array.from({ length: count }, (_, index) => index < count / 5 ? 1 + index * 997 : 30_000_000 + index)
const deals = itemList(2, { select: ['title'] })

interface Read { outcome: ReadOutcome, ids: number[], waits: number[], phases: string[] }

async function read(list: FakeList, options: Partial<ReadAllOptions> = {}, query: ListQuery = deals): Promise<Read> {
  const ids: number[] = []
  const waits: number[] = []
  const phases: string[] = []
  let now = 0
  const outcome = await readAll(list.calls, query, {
    onRows: rows => ids.push(...rows.map(row => Number(row.id))),
    onProgress: ({ phase }) => phases.push(phase.kind === 'waiting' ? phase.reason : phase.kind),
    wait: async ms => { waits.push(ms); now += ms },
    now: () => now,
    ...options,
  })
  return { outcome, ids: ids.sort((a, b) => a - b), waits, phases }
}

describe('reading a whole list', () => {
  it.each([0, 1, 49, 50])('takes one request for %i rows', async count => {
    const { outcome, ids } = await read(new FakeList(even(count)))
    expect(outcome).toMatchObject({ kind: 'done', rows: count, total: count, requests: 1 })
    expect(ids).toEqual(even(count))
  })

  it.each([
    [even, 100, 2], [even, 101, 3], [even, 1000, 6], [even, 10_000, 6], [even, 100_000, 60],
    [uneven, 1000, 6], [uneven, 10_000, 6], [uneven, 100_000, 60],
  ] as const)('reads %o of %i rows in at most %i requests', async (layout, count, requests) => {
    const { outcome, ids } = await read(new FakeList(layout(count)))
    expect(outcome).toMatchObject({ kind: 'done', rows: count, total: count })
    expect(outcome.requests).toBeLessThanOrEqual(requests)
    expect(ids).toEqual(layout(count))
  })

  it('never asks for more than fifty pages, nor blindly for fifty', async () => {
    const list = new FakeList(even(100_000))
    await read(list)
    const lengths = list.requests.map(commands => Object.keys(commands).length)
    expect(Math.max(...lengths)).toBe(50)
    expect(Math.max(...lengths.slice(1, 6))).toBeLessThanOrEqual(40)
  })

  it.each([[even, 101, 3], [even, 1000, 21], [uneven, 1000, 21]] as const)('asks for pages of %o of %i rows hardly more than once: %i', async (layout, count, pages) => {
    const list = new FakeList(layout(count))
    await read(list)
    expect(list.requests.flatMap(commands => Object.keys(commands))).toHaveLength(pages)
  })

  it('asks for the id beside what is selected', async () => {
    const list = new FakeList(even(3))
    await read(list)
    expect(list.requests[0]!.page!.params).toEqual({ entityTypeId: 2, select: ['id', 'title'], filter: {}, order: { id: 'ASC' }, start: 0 })
  })

  it.each([[{ '>id': 5 }], [{ '@ID': [1, 2] }], [{ logic: 'OR', 0: { stageId: 'NEW' }, 1: { stageId: 'WON' } }], [{ 0: { '=id': 4 } }]])(
    'keeps the caller\'s own condition %j beside the bounds', async filter => {
      const list = new FakeList(even(150))
      await read(list, {}, itemList(2, { filter }))
      const bounded = list.requests.at(-1)!.p0!.params!.filter
      expect(bounded).toEqual({ '>id': 157, 0: filter })
    })
})

describe('trouble on the way', () => {
  const many = even(5000)

  it.each([0, 20, 51, 9000])('reads all 5,000 rows of a list that counts %i', async total => {
    expect((await read(new FakeList(many, [{ kind: 'total', total }]))).ids).toEqual(many)
  })

  it('looks for the end again when the request that should have told it got lost', async () => {
    const nothing: Fault[] = Array.from({ length: 5 }, () => ({ kind: 'slow', longest: 99 }))
    const list = new FakeList(many, [...nothing, { kind: 'lost' }])
    expect((await read(list)).ids).toEqual(many)
    const asked = list.requests.filter(commands => Object.values(commands).some(({ params }) => (params?.order as { id: string }).id === 'DESC'))
    expect(asked).toHaveLength(2)
  })

  it('halves a chain that got no answer, and repeats it', async () => {
    const faults: Fault[] = [{ kind: 'total', total: 5000 }, ...Array.from({ length: 40 }, (): Fault => ({ kind: 'slow', longest: 12 }))]
    const { outcome, ids } = await read(new FakeList(many, faults))
    expect(outcome.kind).toBe('done')
    expect(ids).toEqual(many)
  })

  it('pauses longer each time the portal asks to slow down', async () => {
    const { outcome, waits, phases } = await read(new FakeList(even(30), [{ kind: 'busy' }, { kind: 'busy' }, { kind: 'busy' }]))
    expect(outcome.kind).toBe('done')
    expect(waits).toEqual([1000, 2000, 4000])
    expect(phases).toContain('busy')
  })

  it('waits for the reset the portal named, and says so', async () => {
    const { outcome, waits, phases, ids } = await read(new FakeList(many, [{ kind: 'total', total: 5000 }, { kind: 'blocked' }]))
    expect(outcome.kind).toBe('done')
    expect(waits).toContain(101_000)
    expect(phases).toContain('blocked')
    expect(ids).toEqual(many)
  })

  it('gives up with a token that another browser completes', async () => {
    const first = await read(new FakeList(many, [{ kind: 'total', total: 5000 }, { kind: 'cut', after: 7 }, ...Array.from({ length: 100 }, (): Fault => ({ kind: 'lost' }))]))
    if (first.outcome.kind !== 'failed')
      throw new Error(`The outcome is ${first.outcome.kind}.`)
    expect(first.outcome.error.kind).toBe('unreachable')
    const resume = decodeResumeToken(JSON.parse(JSON.stringify(first.outcome.resume)))
    const second = await read(new FakeList(many), { resume })
    expect(second.outcome).toMatchObject({ kind: 'done', rows: 5000, total: 5000 })
    expect([...first.ids, ...second.ids].sort((a, b) => a - b)).toEqual(many)
  })

  it('stops when asked, with a token for the rest', async () => {
    const stop = new AbortController()
    const ids: number[] = []
    const long = even(20_000)
    const { outcome } = await read(new FakeList(long), {
      signal: stop.signal,
      onRows: rows => { ids.push(...rows.map(row => Number(row.id))); if (ids.length > 1000) stop.abort() },
    })
    if (outcome.kind !== 'stopped')
      throw new Error(`The outcome is ${outcome.kind}.`)
    expect(outcome.rows).toBe(ids.length)
    const rest = await read(new FakeList(long), { resume: outcome.resume })
    expect([...ids, ...rest.ids].sort((a, b) => a - b)).toEqual(long)
  })

  it.each([even, uneven])('shares what one token left of %o among all readers', async layout => {
    const ids = layout(20_000)
    const { outcome } = await read(new FakeList(ids, [{ kind: 'total', total: 20_000 }, ...Array.from({ length: 50 }, (): Fault => ({ kind: 'lost' }))]))
    const { resume } = outcome as Extract<ReadOutcome, { kind: 'failed' }>
    expect(resume.left).toHaveLength(1)
    const list = new FakeList(ids)
    const seen = await read(list, { resume })
    expect(seen.ids).toEqual(ids.slice(50))
    expect(list.mostAtOnce).toBe(5)
  })

  it('refuses the token of another query', async () => {
    const { outcome } = await read(new FakeList(many, Array.from({ length: 20 }, (): Fault => ({ kind: 'lost' }))))
    const { resume } = outcome as Extract<ReadOutcome, { kind: 'failed' }>
    await expect(read(new FakeList(many), { resume }, itemList(2, { filter: { stageId: 'NEW' } }))).rejects.toThrow(RangeError)
  })

  it('notices a portal that ignores the bounds', async () => {
    const list = new FakeList(many)
    list.ignoresFilter = true
    expect((await read(list)).outcome).toMatchObject({ kind: 'failed', error: { code: 'FILTER_NOT_HONOURED' } })
  })

  it('notices rows that do not fit the filter', async () => {
    const { outcome } = await read(new FakeList(even(10)), {}, itemList(2, { fits: row => row.id !== 13 }))
    expect(outcome).toMatchObject({ kind: 'failed', rows: 0, error: { code: 'FILTER_NOT_HONOURED' } })
  })

  it('hands a bug of the receiver on', async () => {
    await expect(read(new FakeList(even(10)), { onRows: () => { throw new TypeError('a bug') } })).rejects.toThrow(TypeError)
  })
})

it.each([null, {}, { version: 2 }, { version: 1, fingerprint: 'a', total: 1, rows: 1, left: [{ after: 'x', end: 2 }] }])('reads no token from %j', value => {
  expect(decodeResumeToken(value)).toBeNull()
})
