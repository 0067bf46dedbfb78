import { describe, expect, it } from 'vitest'
import { PortalError } from '@/domain/portalError'
import { tripsMap } from '@/domain/tripMap.fixture'
import { FakeList } from '../portal/readAll/fakeList.fixture'
import type { Command, CommandResult, PortalCalls } from '../portal/types'
import { readContact } from './readContact'
import { readTitles } from './readTitles'

const irina = { kind: 'contact' as const, id: 34 }
const idsOf = (count: number) => Array.from({ length: count }, (_, index) => 3 * index + 7)

interface Habits {
  /** Contacts of every deal. */
  contactIds?: number[]
  companyId?: number
  refuses?: Record<string, PortalError>
}

function aRow(id: number, contactIds = [34, 35], companyId = 0) {
  return { id, title: '', contactIds, companyId, stageSemanticId: 'S', opportunity: '100', currencyId: 'RUB', categoryId: 5, closedate: '2025-03-31T03:00:00+03:00' }
}

/** A portal whose join gives each row twice, and counts it twice. */
function doublingPortal(count: number): PortalCalls {
  const doubled = idsOf(count).flatMap(id => [id, id])
  const time = { durationSeconds: 0.02, operatingSeconds: null, operatingResetAt: null, finishedAt: '2027-01-15T08:00:00Z' }
  const readBatch = (commands: Record<string, Command>) => {
    const pages: Record<string, number[]> = {}
    return Promise.resolve(Object.fromEntries(Object.entries(commands).map(([name, { method, params = {} }]): [string, CommandResult] => {
      if (method !== 'crm.item.list')
        return [name, { kind: 'done', result: {}, time }]
      const bound = String((params.filter as Record<string, unknown>)['>id'] ?? 0)
      const from = /^\$result\[(.+?)\]/.exec(bound)?.[1]
      const after = from === undefined ? Number(bound) : pages[from]?.[49]
      if (after === undefined)
        return [name, { kind: 'failed', error: new PortalError('rejected', 'no such row', { code: 'INVALID_ARG_VALUE' }) }]
      const page = pages[name] = doubled.filter(id => id > after).slice(0, 50)
      return [name, { kind: 'done', result: { items: page.map(id => aRow(id)) }, total: doubled.length, time }]
    })))
  }
  return { ...new FakeList([]).calls, readBatch: readBatch as PortalCalls['readBatch'] }
}

/** Won deals of one contact, as a portal gives them. */
function portalWith(count: number, { contactIds = [34, 35], companyId = 0, refuses = {} }: Habits = {}): { calls: PortalCalls, list: FakeList } {
  const list = new FakeList(idsOf(count))
  const dressed = (outcome: CommandResult): CommandResult => {
    if (outcome.kind !== 'done')
      return outcome
    const { items } = outcome.result as { items?: { id: number }[] }
    return items === undefined ? outcome : { ...outcome, result: { items: items.map(({ id }) => aRow(id, contactIds, companyId)) } }
  }
  const readBatch: PortalCalls['readBatch'] = async (commands, options) => {
    const outcomes = await list.calls.readBatch(commands, options)
    return Object.fromEntries(Object.entries<CommandResult>(outcomes).map(([name, outcome]) => [name, name in refuses ? { kind: 'failed', error: refuses[name]! } : dressed(outcome)])) as typeof outcomes
  }
  return { calls: { ...list.calls, readBatch }, list }
}

describe('deals of a client', () => {
  it.each([[0, 1], [1, 1], [50, 1], [51, 2], [100, 2], [2500, 2], [2549, 2], [2600, 3]])('%i cost %i requests', async (count, requests) => {
    const { calls, list } = portalWith(count)
    const { deals } = await readContact(calls, tripsMap, irina)
    expect(deals!.map(({ id }) => id)).toEqual(idsOf(count))
    expect(list.requests).toHaveLength(requests)
  })

  it.each([1, 25, 26, 80, 1300])('%i that come twice count once', async count => {
    expect((await readContact(doublingPortal(count), tripsMap, irina)).deals!.map(({ id }) => id)).toEqual(idsOf(count))
  })

  it('of somebody else mean that the portal passed over the filter', async () => {
    expect((await readContact(portalWith(3, { contactIds: [35] }).calls, tripsMap, irina)).deals).toBeNull()
    expect((await readContact(portalWith(60, { companyId: 8 }).calls, tripsMap, { kind: 'company', id: 7 })).deals).toBeNull()
  })

  it('are none where the portal refuses the filter, and everything else is there', async () => {
    const refusal = new PortalError('rejected', 'no', { code: 'INVALID_ARG_VALUE' })
    const { deals, at } = await readContact(portalWith(3, { refuses: { deals: refusal } }).calls, tripsMap, irina)
    expect([deals, at]).toEqual([null, '2027-01-15T08:00:00Z'])
  })

  it('come without rates and names for those who may not read them', async () => {
    const forbidden = new PortalError('forbidden', 'no')
    const { deals, rates, item, name } = await readContact(portalWith(2, { refuses: { rates: forbidden, item: forbidden } }).calls, tripsMap, irina)
    expect([deals!.length, rates, item, name]).toEqual([2, null, null, ''])
  })

  it('that cannot be read say why', async () => {
    await expect(readContact(portalWith(2, { refuses: { deals: new PortalError('forbidden', 'no') } }).calls, tripsMap, irina)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(readContact(portalWith(2, { refuses: { rates: new PortalError('busy', 'wait') } }).calls, tripsMap, irina)).rejects.toMatchObject({ kind: 'busy' })
  })
})

describe('titles of deals', () => {
  it('are read in one request, and are none when the portal does not answer', async () => {
    const { calls, list } = portalWith(120)
    await readTitles(calls, idsOf(120))
    expect(list.requests).toHaveLength(1)
    list.faults.push({ kind: 'lost' })
    expect(await readTitles(calls, [7])).toEqual(new Map())
  })
})
