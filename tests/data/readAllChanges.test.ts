import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { FaultAction } from 'b24-local-portal'
import type { Row } from '@/services/portal/readAll/listQuery'
import { decodeResumeToken } from '@/services/portal/readAll/resumeToken'
import type { ResumeToken } from '@/services/portal/readAll/resumeToken'
import { asLines, DEAL, dealFields, dealsOf, everyDeal, idsOf, openHistory, readDeals, strike, strikesOf } from './dealHistory.ts'
import type { Company } from './people.ts'

type SecondCall = Extract<FaultAction, { kind: 'second-person' }>['call']

/** The first chains of five readers reach from one to the next. */
const COUNT = 2400
const timeoutMs = 60_000
let company: Company
let before: Row[]

beforeAll(async () => {
  company = await openHistory(COUNT, 'uneven', { people: 2 })
  before = await dealsOf(company)
})
afterEach(() => company.control.send('POST', '/_portal/reset'))
afterAll(() => company.running.close())

const callsOf = (person: 0 | 1) => company.people[person]!.calls

/** The token as another browser takes it out of its store. */
const stored = (token: ResumeToken) => decodeResumeToken(JSON.parse(JSON.stringify(token)))

it.each([0, 200, 1200])('a reading cancelled behind %i deals is completed in another browser, no deal twice', async enough => {
  const stop = new AbortController()
  const first = await readDeals(callsOf(0), { signal: stop.signal, onRows: count => count > enough && stop.abort() })
  if (first.outcome.kind !== 'stopped')
    throw new Error(`The outcome is ${first.outcome.kind}.`)
  expect(first.rows.length).toBeLessThan(COUNT)
  const second = await readDeals(callsOf(1), { resume: stored(first.outcome.resume) })
  expect(second.outcome).toMatchObject({ kind: 'done', rows: COUNT, total: COUNT })
  expect(asLines([...first.rows, ...second.rows])).toEqual(asLines(before))
}, timeoutMs)

it.each([1, 2, 5])('a reading that fails for good from request %i on is completed later, no deal twice', async from => {
  await strike(company, { method: '*', from }, { kind: 'cut-before' })
  const first = await readDeals(callsOf(0), { wait: async () => {} })
  if (first.outcome.kind !== 'failed')
    throw new Error(`The outcome is ${first.outcome.kind}.`)
  expect(first.outcome.error.kind).toBe('unreachable')
  await company.control.send('DELETE', '/_portal/faults')
  const second = await readDeals(callsOf(1), { resume: stored(first.outcome.resume) })
  expect(second.outcome).toMatchObject({ kind: 'done', rows: COUNT, total: COUNT })
  expect(asLines([...first.rows, ...second.rows])).toEqual(asLines(before))
}, timeoutMs)

it.each(['own', 'none'] as const)('a person who may read %s of the deals gets those, and the total of those', async level => {
  const { userId, calls } = company.people[1]!
  const rights = { entities: { [DEAL]: { read: level, add: 'none', update: 'none', delete: 'none' } }, changeSettings: false }
  await company.control.send('POST', '/_portal/import', { users: [{ id: userId, name: 'Сотрудник 2', rights }] })
  const theirs = level === 'none' ? [] : before.filter(({ assignedById }) => assignedById === userId)
  const { outcome, rows } = await readDeals(calls)
  expect(outcome).toMatchObject({ kind: 'done', rows: theirs.length, total: theirs.length })
  expect(asLines(rows)).toEqual(asLines(theirs))
}, timeoutMs)

const remove = (id: number): SecondCall => ({ method: 'crm.item.delete', user: 1, params: { entityTypeId: DEAL, id } })
const add: SecondCall = { method: 'crm.item.add', user: 1, params: { entityTypeId: DEAL, fields: { title: 'Новая' } } }

const meanwhile = (nth: number, call: SecondCall) => strike(company, { method: 'crm.item.list', nth }, { kind: 'second-person', moment: 'start', call })

/** Every deal that was there throughout, none twice, none that never was. */
async function expectConsistent({ outcome, rows }: Awaited<ReturnType<typeof readDeals>>): Promise<void> {
  const after = idsOf(await dealsOf(company))
  expect(after).not.toHaveLength(COUNT)
  const seen = new Set(idsOf(rows))
  expect(outcome).toMatchObject({ kind: 'done', rows: seen.size })
  expect(rows).toHaveLength(seen.size)
  const there = new Set(after)
  expect(idsOf(before).filter(id => there.has(id) && !seen.has(id))).toEqual([])
  const ever = new Set([...idsOf(before), ...after])
  expect(idsOf(rows).filter(id => !ever.has(id))).toEqual([])
}

const changes: [string, (ids: number[]) => SecondCall][] = [
  ['the first deal is deleted', ids => remove(ids[0]!)],
  ['a deal in the middle is deleted', ids => remove(ids[COUNT / 2]!)],
  ['the last deal is deleted', ids => remove(ids.at(-1)!)],
  ['a deal is added', () => add],
]

it.each(changes.flatMap(([what, call]) => [1, 9, 20, 45].map(nth => [what, nth, call] as const)))('no deal that stays is lost or comes twice when %s right before page %i', async (_, nth, call) => {
  await meanwhile(nth, call(idsOf(before)))
  await expectConsistent(await readDeals(callsOf(0)))
}, timeoutMs)

it('no deal is lost between two readers when three are deleted before the second begins', async () => {
  const ids = idsOf(before)
  const [probe, firstChain] = [1, 9]
  await strike(company, { method: 'batch', nth: 3 }, { kind: 'delay', ms: 3000 })
  for (const id of [ids[60]!, ids[61]!, ids[62]!])
    await meanwhile(probe + firstChain + 1, remove(id))
  await expectConsistent(await readDeals(callsOf(0)))
  expect(await strikesOf(company)).toBe(4)
}, timeoutMs)

it('control: who reads by row numbers loses a deal when another one is deleted meanwhile', async () => {
  await strike(company, { method: 'crm.item.list', nth: 30 }, { kind: 'second-person', moment: 'start', call: remove(idsOf(before)[0]!) })
  const seen = new Set<number>()
  for (let start = 0; start < COUNT; start += 50) {
    const { items } = await callsOf(0).read<{ items: Row[] }>('crm.item.list', { ...everyDeal.params, select: dealFields, order: { id: 'ASC' }, start })
    idsOf(items).forEach(id => seen.add(id))
  }
  const missing = idsOf(await dealsOf(company)).filter(id => !seen.has(id))
  expect(missing).toHaveLength(1)
}, timeoutMs)
