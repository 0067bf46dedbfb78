import { expect, it } from 'vitest'
import { countItems } from './countItems'
import { FakeList } from './fakeList.fixture'
import { itemList, lastIdOf, olderList, pageCommand } from './listQuery'
import type { Row } from './listQuery'
import { readIncremental } from './readIncremental'
import type { ChangeCursor } from './readIncremental'
import { readTogether } from './readTogether'

const ids = (count: number) => Array.from({ length: count }, (_, index) => index * 2 + 1)
const deals = itemList(2, { filter: { '@contactIds': [7] }, select: ['title'] })

it.each([[0, 1], [50, 1], [51, 2], [700, 6]])('reads %i deals of a contact beside the currencies in at most %i requests', async (count, requests) => {
  const list = new FakeList(ids(count))
  const { lists, answers } = await readTogether(list.calls, { deals }, { currencies: { method: 'crm.currency.list' } })
  expect(lists.deals.map(row => row.id)).toEqual(ids(count))
  expect(answers.currencies).toEqual({ answered: 'crm.currency.list' })
  expect(list.requests.length).toBeLessThanOrEqual(requests + 1)
  expect(count > 50 || list.requests.length === 1).toBe(true)
})

it('counts 120 lists in three requests, each by its own filter', async () => {
  const list = new FakeList(ids(300))
  const queries = Object.fromEntries(Array.from({ length: 120 }, (_, index) => [`v${index}`, itemList(3, { filter: { '>id': index } })]))
  const counts = await countItems(list.calls, queries)
  expect(list.requests.map(commands => Object.keys(commands).length)).toEqual([50, 50, 20])
  expect(counts.v0).toBe(300)
  expect(list.requests[0]!.v5!.params).toMatchObject({ filter: { 0: { '>id': 5 } }, select: ['id'], start: 0 })
})

it('writes bounds and references of an older method by its own names', () => {
  expect(lastIdOf(olderList('crm.contact.list'), 'p3')).toBe('$result[p3][49][ID]')
  expect(pageCommand(olderList('crm.contact.list', { filter: { TYPE_ID: 'CLIENT' } }), {}, { direction: 'DESC' })).toEqual({ method: 'crm.contact.list', params: { filter: { TYPE_ID: 'CLIENT' }, order: { ID: 'DESC' }, start: -1 } })
})

async function changes(list: FakeList, cursor: ChangeCursor | null) {
  const rows: Row[] = []
  const outcome = await readIncremental(list.calls, itemList(2, { select: ['title'] }), cursor, { onRows: page => rows.push(...page), wait: async () => {} })
  return { outcome, changed: rows.map(row => Number(row.id)) }
}

it('reads what changed since the last reading, each change once', async () => {
  const list = new FakeList(ids(120))
  list.changedAt = id => id > 20 ? '2027-01-15T10:58:00+03:00' : '2027-01-14T00:00:00+03:00'
  const first = await changes(list, null)
  expect(first.changed).toHaveLength(120)
  expect(first.outcome.cursor).toMatchObject({ since: expect.stringMatching(/^2027-01-15T07:58:59/) as string })
  expect(Object.keys(first.outcome.cursor!.seen)).toHaveLength(0)
})

it('reads a change of the overlap again only when it changed once more', async () => {
  const list = new FakeList(ids(120))
  list.changedAt = () => '2027-01-15T10:59:30+03:00'
  const { outcome } = await changes(list, null)
  expect(Object.keys(outcome.cursor!.seen)).toHaveLength(120)
  list.changedAt = id => id === 5 ? '2027-01-15T10:59:31+03:00' : '2027-01-15T10:59:30+03:00'
  expect((await changes(list, JSON.parse(JSON.stringify(outcome.cursor)) as ChangeCursor)).changed).toEqual([5])
})

it('reads once more what changed in the second of the look, since it may change again within it', async () => {
  const list = new FakeList(ids(120))
  list.changedAt = id => id === 5 ? '2027-01-15T10:59:59+03:00' : '2027-01-15T10:59:58+03:00'
  const { outcome } = await changes(list, null)
  expect(outcome).toMatchObject({ kind: 'done', startedAt: expect.stringMatching(/^2027-01-15T07:59:59/) })
  expect((await changes(list, outcome.cursor)).changed).toEqual([5])
})

it('notices a portal that does not honour the moment', async () => {
  const list = new FakeList(ids(20))
  list.changedAt = () => '2020-01-01T00:00:00+03:00'
  const { outcome } = await changes(list, { since: '2027-01-01T00:00:00.000Z', seen: {} })
  expect(outcome).toMatchObject({ kind: 'failed', cursor: null, error: { code: 'FILTER_NOT_HONOURED' } })
})
