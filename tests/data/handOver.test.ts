import { Window } from 'happy-dom'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import type { EventMap, EventField } from '@/domain/eventMap'
import { readOrder } from '@/domain/site/order'
import { handOver } from '@/services/site/handOver'
import type { HandOverContext, HandOverTarget } from '@/services/site/handOver'
import { fastClock, openCompany, soon } from './people.ts'
import type { Company, CompanyOptions } from './people.ts'

// Texts are read as documents here too.
Object.assign(globalThis, { DOMParser: new Window().DOMParser, Node: new Window().Node })

const RATE = 20
const clock = fastClock(RATE)
let company: Company | null = null
let receiver: Server | null = null

afterEach(async () => {
  await company?.running.close()
  receiver?.close()
  company = receiver = null
})

const fieldTypes = { published: 'string', siteAnswer: 'string', revision: 'integer', publication: 'enumeration', siteTemplate: 'string', start: 'datetime', description: 'string', price: 'money' } as const

/** A company whose deals have the fields of the contract, and so many event deals, last changed a while ago. */
async function open(deals: number, options: Partial<CompanyOptions> = {}) {
  const opened = company = await openCompany({ people: 2, clockRate: RATE, ...options })
  const { control } = opened
  const codeOf = (role: string) => `UF_CRM_${role.toUpperCase()}`
  for (const [role, type] of Object.entries(fieldTypes))
    await control.rest('crm.deal.userfield.add', { fields: { FIELD_NAME: role.toUpperCase(), USER_TYPE_ID: type, LABEL: role, ...type === 'enumeration' ? { LIST: [{ VALUE: 'Ждёт', XML_ID: 'waiting' }] } : {} } })
  const listed = await control.rest<{ FIELD_NAME: string, LIST?: { ID: string }[] }[]>('crm.deal.userfield.list', {})
  const waiting = listed.find(({ FIELD_NAME }) => FIELD_NAME === codeOf('publication'))!.LIST![0]!.ID
  const fields = new Proxy({}, { get: (_, role: string) => codeOf(role) }) as EventMap['fields']
  const map: EventMap = { fields, pipelines: { ideas: 1, events: 2, tickets: 3 }, stages: new Map(), options: new Map([['publication.waiting', waiting]]) }
  const ids: number[] = []
  for (let count = 0; count < deals; count++)
    ids.push((await control.rest<{ item: { id: number } }>('crm.item.add', { entityTypeId: 2, useOriginalUfNames: 'Y', fields: { title: `Событие ${count}`, [codeOf('siteTemplate')]: '318', [codeOf('start')]: '2026-12-12T12:00:00+03:00' } })).item.id)
  await control.send('POST', '/_portal/clock', { advanceSeconds: 60 })
  const context: HandOverContext = { map, siteAddress: '', userId: opened.people[0]!.userId }
  const stored = async (id: number, role: EventField) => (await control.rest<{ item: Record<string, unknown> }>('crm.item.get', { entityTypeId: 2, id, useOriginalUfNames: 'Y' })).item[codeOf(role)]
  return { ...opened, ids, map, context, stored, codeOf }
}

const toEvents = (ids: readonly number[]): HandOverTarget[] => ids.map(dealId => ({ dealId, kind: 'event' }))
const kindsOf = (outcomes: ReadonlyMap<number, { kind: string }>) => [...outcomes.values()].map(({ kind }) => kind)

it('hands twelve deals over in two requests, each with its first order', async () => {
  const { people, ids, context, stored, control, map } = await open(12)
  await control.send('DELETE', '/_portal/log')
  const outcomes = await handOver(people[0]!.calls, context, toEvents(ids), { clock })
  expect(kindsOf(outcomes)).toEqual(ids.map(() => 'handed'))
  expect(await control.get('/_portal/log')).toHaveLength(2)
  for (const id of ids) {
    expect(readOrder(String(await stored(id, 'published')), id)).toMatchObject({ kind: 'event', revision: 1, key: `event-${id}-1` })
    expect(await stored(id, 'revision')).toBe(1)
    expect(String(await stored(id, 'publication'))).toBe(map.options.get('publication.waiting'))
  }
})

it('counts revisions up, also from the answer to an order that is gone', async () => {
  const { people, ids: [id], context, stored, control, codeOf } = await open(1)
  const calls = people[0]!.calls
  await handOver(calls, context, toEvents([id!]), { clock })
  await handOver(calls, context, toEvents([id!]), { clock })
  expect(await stored(id!, 'revision')).toBe(2)
  await control.rest('crm.item.update', { entityTypeId: 2, id, useOriginalUfNames: 'Y', fields: { [codeOf('published')]: '', [codeOf('siteAnswer')]: JSON.stringify({ v: 1, deal: id, kind: 'event', revision: 9, key: '', outcome: 'taken' }) } })
  await handOver(calls, context, toEvents([id!]), { clock })
  expect(await stored(id!, 'revision')).toBe(10)
})

it('takes an order that came with a copy for none', async () => {
  const { people, ids: [id, copy], context, stored, control, codeOf } = await open(2)
  await handOver(people[0]!.calls, context, toEvents([id!]), { clock })
  await control.rest('crm.item.update', { entityTypeId: 2, id: copy, useOriginalUfNames: 'Y', fields: { [codeOf('published')]: await stored(id!, 'published'), [codeOf('revision')]: 1 } })
  await handOver(people[0]!.calls, context, toEvents([copy!]), { clock })
  expect(readOrder(String(await stored(copy!, 'published')), copy!)).toMatchObject({ revision: 1, key: `event-${copy}-1` })
})

it.each([
  ['cut after it was applied', 'cut-after', 'handed', '1'],
  ['cut before it was applied', 'cut-before', 'unknown', ''],
] as const)('a write that is %s is looked up, not sent again', async (_, fault, kind, revision) => {
  const { people, ids: [id], context, stored, control } = await open(1)
  await control.send('POST', '/_portal/faults', { when: { method: 'crm.item.update', times: 1 }, do: { kind: fault } })
  expect(kindsOf(await handOver(people[0]!.calls, context, toEvents([id!]), { clock }))).toEqual([kind])
  expect(String(await stored(id!, 'revision') ?? '')).toBe(revision)
})

it('writes nothing into a deal that is not ready, and tells what is missing', async () => {
  const { people, ids, context, stored, control, codeOf } = await open(3)
  const [whole, dateless, strange] = ids as [number, number, number]
  await control.rest('crm.item.update', { entityTypeId: 2, id: dateless, useOriginalUfNames: 'Y', fields: { [codeOf('start')]: '' } })
  await control.rest('crm.item.update', { entityTypeId: 2, id: strange, useOriginalUfNames: 'Y', fields: { [codeOf('siteTemplate')]: '' } })
  const outcomes = await handOver(people[0]!.calls, context, [...toEvents(ids), { dealId: 999_999, kind: 'event' }], { clock })
  expect(outcomes.get(whole)?.kind).toBe('handed')
  expect(outcomes.get(dateless)).toEqual({ kind: 'not-ready', missing: 'start' })
  expect(outcomes.get(strange)).toEqual({ kind: 'not-ready', missing: 'template' })
  expect(outcomes.get(999_999)).toMatchObject({ kind: 'refused', error: { kind: 'missing' } })
  expect(await stored(dateless, 'published') ?? '').toBe('')
})

it('goes on with the other deals when a colleague changes one between check and write', async () => {
  const { people, ids, context, stored, running, control } = await open(4)
  const hooks = running.portal.pauseHooks
  const hook: typeof hooks[number] = async point => {
    if (point.method.toLowerCase() !== 'crm.item.list' || point.userId !== people[0]!.userId)
      return
    hooks.splice(hooks.indexOf(hook), 1)
    await control.rest('crm.item.update', { entityTypeId: 2, id: ids[1], fields: { title: 'Другое имя' } })
  }
  hooks.push(hook)
  expect(kindsOf(await handOver(people[0]!.calls, context, toEvents(ids), { clock }))).toEqual(ids.map(() => 'handed'))
  expect(await Promise.all(ids.map(id => stored(id, 'revision')))).toEqual([1, 1, 1, 1])
})

it('two people at once: an order stands, and it is one that somebody was told of', async () => {
  const { people, ids, context, stored } = await open(6, { limits: { interleave: { fromMs: 0, toMs: 400 } } })
  const [mine, theirs] = await Promise.all(people.map(({ calls }) => handOver(calls, context, toEvents(ids), { clock })))
  for (const id of ids) {
    const told = [mine!.get(id)!, theirs!.get(id)!].flatMap(outcome => outcome.kind === 'handed' ? [outcome.order.key] : [])
    // Both may have written between check and write: the same order then, under one key.
    expect(told).toContain(readOrder(String(await stored(id, 'published')), id)?.key)
    expect(Number(await stored(id, 'revision'))).toBe(new Set(told).size)
  }
})

it('knocks for each order, and only for those', async () => {
  const { people, ids, context, control, codeOf } = await open(2)
  await control.rest('crm.item.update', { entityTypeId: 2, id: ids[1], useOriginalUfNames: 'Y', fields: { [codeOf('start')]: '' } })
  const knocks: unknown[] = []
  receiver = createServer((request, response) => {
    let body = ''
    request.on('data', part => { body += String(part) }).on('end', () => {
      knocks.push(JSON.parse(body))
      response.writeHead(202).end()
    })
  })
  await new Promise<void>(resolve => receiver!.listen(0, '127.0.0.1', resolve))
  const siteAddress = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/cardinal/knock`
  await handOver(people[0]!.calls, { ...context, siteAddress }, toEvents(ids), { clock })
  for (let tries = 0; knocks.length === 0 && tries < 100; tries++)
    await soon(20)
  expect(knocks).toEqual([{ v: 1, portal: people[0]!.calls.origin, deal: ids[0], kind: 'event', revision: 1, key: `event-${ids[0]}-1` }])
})
