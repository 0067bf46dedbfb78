import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { FaultAction, FaultCondition } from 'b24-local-portal'
import { itemList } from '@/services/portal/readAll/listQuery'
import { connectByToken } from '@/services/portal/tokenPortal'
import type { PortalCalls } from '@/services/portal/types'
import { asLines, DEAL, dealFields, dealsOf, openHistory, RATE, readDeals, strike, strikesOf } from './dealHistory.ts'
import { openCompany, soon } from './people.ts'
import type { Company } from './people.ts'

const timeoutMs = 60_000
const patienceMs = 30_000
let company: Company
let calls: PortalCalls

beforeAll(async () => {
  company = await openHistory(3000, 'uneven')
  calls = company.people[0]!.calls
})
afterEach(() => company.control.send('POST', '/_portal/reset'))
afterAll(() => company.running.close())

async function expectWhole(reading: ReturnType<typeof readDeals>): Promise<void> {
  const { outcome, rows } = await reading
  expect(outcome).toMatchObject({ kind: 'done', rows: 3000, total: 3000 })
  expect(asLines(rows)).toEqual(asLines(await dealsOf(company)))
}

it('reads deals of very uneven ids as the portal has them, each once', () => expectWhole(readDeals(calls)), timeoutMs)

it.each([49, 50, 51, 120, 1000])('reads %i deals of even ids as the portal has them, each once', async count => {
  const other = await openHistory(count, 'even')
  try {
    const { outcome, rows } = await readDeals(other.people[0]!.calls)
    expect(outcome).toMatchObject({ kind: 'done', rows: count, total: count })
    expect(asLines(rows)).toEqual(asLines(await dealsOf(other)))
  }
  finally {
    await other.running.close()
  }
}, timeoutMs)

it('reads nothing from a portal without deals', async () => {
  const other = await openCompany({ people: 1 })
  const { outcome } = await readDeals(other.people[0]!.calls).finally(other.running.close)
  expect(outcome).toMatchObject({ kind: 'done', rows: 0, total: 0, requests: 1 })
}, timeoutMs)

it('reads the won deals only', async () => {
  const { rows } = await readDeals(calls, { query: itemList(DEAL, { select: dealFields, filter: { stageSemanticId: 'S' } }) })
  const won = (await dealsOf(company)).filter(({ stageSemanticId }) => stageSemanticId === 'S')
  expect(won.length).toBeGreaterThan(100)
  expect(asLines(rows)).toEqual(asLines(won))
}, timeoutMs)

it.each<[string, FaultCondition, FaultAction]>([
  ['the first request is cut', { method: '*', nth: 1 }, { kind: 'cut-before' }],
  ['every third request is cut', { method: '*', every: 3 }, { kind: 'cut-before' }],
  ['every third reply is cut', { method: '*', every: 3 }, { kind: 'cut-after' }],
  ['every third request is applied 20 s after its cut', { method: '*', every: 3 }, { kind: 'cut-late', seconds: 20 }],
  ['requests are cut between their pages', { method: 'crm.item.list', every: 17 }, { kind: 'cut-within' }],
  ['every third reply ends after 40 bytes', { method: '*', every: 3 }, { kind: 'truncate', bytes: 40 }],
  ['every third reply ends after 20,000 bytes', { method: '*', every: 3 }, { kind: 'truncate', bytes: 20_000 }],
  ['every second batch lacks all but two pages', { method: 'batch', every: 2 }, { kind: 'partial', keep: 2 }],
  ['every second batch lacks everything', { method: 'batch', every: 2 }, { kind: 'partial', keep: 0 }],
  ['batches lack a page in their middle', { method: 'batch', from: 2, times: 6 }, { kind: 'partial', commands: ['p3'] }],
  ['batches lack the last page of the list', { method: 'batch', from: 2, times: 6 }, { kind: 'partial', commands: ['last'] }],
  ['pages fail in the portal', { method: 'crm.item.list', every: 17 }, { kind: 'refuse', error: 'INTERNAL_SERVER_ERROR', status: 500 }],
  ['every fourth request meets a page of a proxy', { method: '*', every: 4 }, { kind: 'answer', status: 502, html: '<h1>502</h1>' }],
  ['every fourth request meets a full bucket', { method: '*', every: 4 }, { kind: 'refuse', error: 'QUERY_LIMIT_EXCEEDED', status: 503 }],
  ['ids arrive as texts', { method: 'crm.item.list', every: 2 }, { kind: 'distort', how: ['numbers-as-texts'], keys: ['id'] }],
  ['pages arrive as objects', { method: 'crm.item.list', every: 3 }, { kind: 'distort', how: ['object-for-list'], keys: ['items'] }],
])('reads all though %s', async (_, when, action) => {
  await strike(company, when, action)
  await expectWhole(readDeals(calls))
  expect(await strikesOf(company)).toBeGreaterThan(0)
}, timeoutMs)

it('reads all though every fourth answer comes after we have given up', async () => {
  const { access_token: accessToken } = await company.control.send<{ access_token: string }>('POST', '/_portal/app-token', { user: company.people[0]!.userId })
  const impatient = connectByToken({ origin: company.running.origin, accessToken, manners: null, timeoutMs: patienceMs / RATE, wait: ms => soon(ms / RATE) })
  await strike(company, { method: '*', every: 4 }, { kind: 'delay', ms: 1.5 * patienceMs })
  await expectWhole(readDeals(impatient))
  expect(await strikesOf(company)).toBeGreaterThan(0)
}, timeoutMs)

it('reads all though the run time of the method is spent on the way, and waits for its reset', async () => {
  await company.control.send('PATCH', '/_portal/limits', { operatingSeconds: 20 })
  const waits: number[] = []
  const wait = async (ms: number) => {
    waits.push(ms)
    await company.control.send('POST', '/_portal/clock', { advanceSeconds: ms / 1000 })
  }
  await expectWhole(readDeals(calls, { wait }))
  const log = await company.control.get<{ commands?: { error: string | null }[] }[]>('/_portal/log')
  const blocked = log.flatMap(({ commands = [] }) => commands).filter(({ error }) => error === 'OPERATION_TIME_LIMIT')
  expect(blocked.length).toBeGreaterThan(0)
  expect(waits.length).toBeGreaterThan(0)
}, timeoutMs)

it.each([1, 2, 3])('reads all though every fourth request meets one of three troubles, by seed %i', async seed => {
  await strike(company, { method: '*', probability: 0.1, seed }, { kind: 'cut-after' })
  await strike(company, { method: 'batch', probability: 0.1, seed: seed + 10 }, { kind: 'partial', keep: 1 })
  await strike(company, { method: '*', probability: 0.1, seed: seed + 20 }, { kind: 'truncate', bytes: 5000 })
  await expectWhole(readDeals(calls))
  expect(await strikesOf(company)).toBeGreaterThan(0)
}, timeoutMs)
