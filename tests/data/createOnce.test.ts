import { afterEach, expect, it } from 'vitest'
import type { FaultAction, FaultCondition } from 'b24-local-portal'
import type { PortalCalls } from '@/services/portal/types'
import { createOnce } from '@/services/portal/writes/createOnce'
import type { CreateOnceOptions, CreationResult } from '@/services/portal/writes/createOnce'
import type { CreationItem } from '@/services/portal/writes/creationBatch'
import { sweepDuplicates } from '@/services/portal/writes/duplicates'
import { productRows } from '@/services/portal/writes/followUp'
import type { NamedKind } from '@/services/portal/writes/named'
import { fastClock, openCompany } from './people.ts'
import type { Company, CompanyOptions } from './people.ts'

const RATE = 20
const timeoutMs = 60_000
const deals: NamedKind = { entityTypeId: 2, app: 'cardinal' }
const clock = fastClock(RATE)
let company: Company | null = null

afterEach(async () => {
  await company?.running.close()
  company = null
})

async function open(options: Partial<CompanyOptions> = {}): Promise<Company> {
  company = await openCompany({ people: 1, clockRate: RATE, ...options })
  return company
}

function someItems(count: number, { withRows = false } = {}): CreationItem[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `n${index + 1}`,
    fields: { title: `Сделка ${index + 1}` },
    ...(withRows ? { followUps: [productRows('D', [{ productName: 'Билет', price: 100, quantity: 2 }, { productName: 'Обед', price: 5, quantity: 1 }])] } : {}),
  }))
}

const create = (calls: PortalCalls, items: CreationItem[], options: CreateOnceOptions = {}) => createOnce(calls, deals, items, { clock, ...options })

const strike = ({ control }: Company, when: FaultCondition, action: FaultAction) =>
  control.send('POST', '/_portal/faults', { when: { method: 'crm.item.add', times: 1, ...when }, do: action })

/** Names of the portal's deals as an administrator sees them, one for each record. */
async function namesOf({ control }: Company): Promise<string[]> {
  const { items } = await control.rest<{ items: { originId: string }[] }>('crm.item.list', { entityTypeId: 2, filter: { '=originatorId': 'cardinal' }, order: { id: 'ASC' } })
  return items.map(({ originId }) => originId).sort()
}

/** These calls and how many requests that write went out. */
function counted(calls: PortalCalls): { calls: PortalCalls, sent: () => number } {
  let sent = 0
  const writeBatch: PortalCalls['writeBatch'] = (commands, options) => {
    sent += 1
    return calls.writeBatch(commands, options)
  }
  return { calls: { ...calls, writeBatch }, sent: () => sent }
}

const kindsOf = ({ outcomes }: CreationResult) => [...outcomes.values()].map(({ kind }) => kind)

it.each<[string, FaultCondition, FaultAction, number]>([
  ['is applied and its reply cut', {}, { kind: 'cut-after' }, 1],
  ['is cut before it is applied', {}, { kind: 'cut-before' }, 2],
  ['is cut after two records', { nth: 3 }, { kind: 'cut-within' }, 2],
  ['is applied 20 s after the cut', {}, { kind: 'cut-late', seconds: 20 }, 1],
  ['is applied 55 s after the cut', {}, { kind: 'cut-late', seconds: 55 }, 1],
  ['is answered for one record only', {}, { kind: 'partial', keep: 1 }, 1],
  ['ends in the middle of its answer', {}, { kind: 'truncate', bytes: 40 }, 1],
  ['meets a page of a proxy', {}, { kind: 'answer', status: 502, html: '<h1>502</h1>' }, 2],
])('makes three deals once when the request %s', async (_, when, action, requests) => {
  const place = await open()
  await strike(place, when, action)
  const { calls, sent } = counted(place.people[0]!.calls)
  const result = await create(calls, someItems(3))
  expect(kindsOf(result)).toEqual(['done', 'done', 'done'])
  expect(result.duplicates).toEqual([])
  expect(await namesOf(place)).toEqual(['n1', 'n2', 'n3'])
  expect(sent()).toBe(requests)
}, timeoutMs)

it('writes product rows once when the request dies between the deal and its rows', async () => {
  const place = await open()
  await strike(place, { method: 'crm.item.productrow.set' }, { kind: 'cut-within' })
  const { outcomes } = await create(place.people[0]!.calls, someItems(1, { withRows: true }))
  const outcome = outcomes.get('n1')
  expect(outcome).toMatchObject({ kind: 'done', isComplete: true })
  expect(await namesOf(place)).toEqual(['n1'])
  const id = outcome?.kind === 'done' ? outcome.id : 0
  const { productRows: rows } = await place.control.rest<{ productRows: { productName: string }[] }>('crm.item.productrow.list', { filter: { '=ownerType': 'D', '=ownerId': id } })
  expect(rows.map(({ productName }) => productName).sort()).toEqual(['Билет', 'Обед'])
}, timeoutMs)

it('makes every deal when two people start one after the other, the second none', async () => {
  const place = await open({ people: 2 })
  await create(place.people[0]!.calls, someItems(3))
  const { outcomes } = await create(place.people[1]!.calls, someItems(3))
  expect([...outcomes.values()].map(outcome => outcome.kind === 'done' && outcome.was)).toEqual(['there', 'there', 'there'])
  expect(await namesOf(place)).toEqual(['n1', 'n2', 'n3'])
}, timeoutMs)

it('shows every deal that two people make at the same moment, having both found none', async () => {
  const place = await open({ people: 2, limits: { interleave: { fromMs: 0, toMs: 400 } } })
  const [first, second] = place.people.map(({ calls }) => calls)
  let stillAsking = 2
  let letWrite = () => {}
  const bothHaveAsked = new Promise<void>(resolve => { letWrite = resolve })
  const afterBothAsked = (calls: PortalCalls): PortalCalls => ({
    ...calls,
    readBatch: (...args) => calls.readBatch(...args).finally(() => { if (--stillAsking === 0) letWrite() }),
    writeBatch: (...args) => bothHaveAsked.then(() => calls.writeBatch(...args)),
  })
  const results = await Promise.all([first!, second!].map(calls => create(afterBothAsked(calls), someItems(3))))
  expect(await namesOf(place)).toEqual(['n1', 'n1', 'n2', 'n2', 'n3', 'n3'])
  const reported = new Set(results.flatMap(({ duplicates }) => duplicates.map(({ name }) => name)))
  expect([...reported].sort()).toEqual(['n1', 'n2', 'n3'])
  const later = await sweepDuplicates(first!, deals, ['n1', 'n2', 'n3'])
  expect(later.map(({ name }) => name).sort()).toEqual(['n1', 'n2', 'n3'])
}, timeoutMs)

it('control: who does not ask first doubles the deals of a lost reply', async () => {
  const place = await open()
  await strike(place, {}, { kind: 'cut-after' })
  const calls = place.people[0]!.calls
  const nothing = { kind: 'done', result: { items: [] }, time: { durationSeconds: null, operatingSeconds: null, operatingResetAt: null, finishedAt: null } } as const
  const blind = { ...calls, readBatch: async (commands: object) => Object.fromEntries(Object.keys(commands).map(name => [name, nothing])) } as unknown as PortalCalls
  await create(blind, someItems(3))
  expect(await namesOf(place)).toEqual(['n1', 'n1', 'n2', 'n2', 'n3', 'n3'])
}, timeoutMs)
