import { afterEach, expect, it } from 'vitest'
import type { FaultAction, FaultCondition } from 'b24-local-portal'
import type { PortalCalls } from '@/services/portal/types'
import { planUndo, undoCopy } from '@/services/copy/undoCopy'
import { readCopy, usualRange } from '@/services/copy/readCopy'
import { isoOf } from '@/domain/copy/slots'
import { TEMPLATE, aDevice, aJob, openCopyOffice, press, twelveDates } from './copyOffice.ts'
import type { CopyOffice } from './copyOffice.ts'

const timeoutMs = 60_000
const twelveStarts = twelveDates.map(({ start }) => isoOf(start, '+03:00'))
const range = usualRange(Date.parse('2026-11-16T09:30:00+03:00'))
let office: CopyOffice | null = null

afterEach(async () => {
  await office?.running.close()
  office = null
})

async function open(options?: Parameters<typeof openCopyOffice>[0]): Promise<CopyOffice> {
  office = await openCopyOffice(options)
  return office
}

const strike = ({ control }: CopyOffice, when: FaultCondition, action: FaultAction) =>
  control.send('POST', '/_portal/faults', { when: { times: 1, ...when }, do: action })

interface EventDeal { id: number, title: string, stageId: string, contactIds: number[], assignedById: number, [field: string]: unknown }

const dealOf = async ({ control }: CopyOffice, id: number) => (await control.rest<{ item: EventDeal }>('crm.item.get', { entityTypeId: 2, id, useOriginalUfNames: 'Y' })).item

it('copies to 12 dates in three requests: read with names and clashes, create, verify', async () => {
  const place = await open()
  const calls = await place.callsOf(2)
  await place.control.send('DELETE', '/_portal/log')
  const { job } = await press(place, calls, await aJob())
  expect(await place.requests()).toEqual(['batch', 'batch', 'batch'])
  expect(await place.madeStarts()).toEqual(twelveStarts)
  expect(job).toMatchObject({ isOver: true })
  expect(job.rows.every(({ state, id }) => state === 'made' && id !== null)).toBe(true)
}, timeoutMs)

it('puts into each event what the idea has, and nothing of the idea\'s own', async () => {
  const place = await open()
  const calls = await place.callsOf(2)
  await place.control.rest('crm.item.update', { entityTypeId: 2, id: TEMPLATE, fields: { ufCrmEventPublished: '{"v":1}', ufCrmEventRevision: 7, ufCrmEventCost: '500|RUB', ufCrmCardinalMark: '~12345678', ufCrmCardinalSelfId: 2, ufCrmCardinalDescription: '<p>Дворец <img src="crm-file:77"></p>' } })
  const { job } = await press(place, calls, await aJob(twelveDates.slice(0, 1)))
  const idea = await dealOf(place, TEMPLATE)
  const event = await dealOf(place, job.rows[0]!.id!)
  const { fields: codes } = place.map
  const kept = ['title', 'assignedById', 'opportunity', codes.place, codes.speaker, codes.price, codes.capacity, codes.siteTemplate, codes.format]
  for (const name of kept)
    expect(event[name], name).toEqual(idea[name])
  expect(event).toMatchObject({
    [codes.parent]: TEMPLATE, [codes.start]: '2027-02-06T12:00:00+03:00', [codes.end]: '2027-02-06T15:00:00+03:00',
    [codes.description]: `<p>Дворец <img src="crm-file:${TEMPLATE}-77"></p>`,
    [codes.published]: null, [codes.revision]: null, [codes.cost]: null, UF_CRM_CARDINAL_MARK: null, UF_CRM_CARDINAL_SELF_ID: null,
    stageId: place.map.stages.get('events.planned'),
  })
  expect(String(event[codes.descriptionTwin])).toMatch(/^<p>Дворец <img src="crm-file:2-77"><\/p>\n<!-- cardinal:1 /)
  const bytes = async (deal: EventDeal) => new Uint8Array(await (await fetch((deal[codes.picture] as { urlMachine: string }).urlMachine)).arrayBuffer())
  expect(await bytes(event)).toEqual(await bytes(idea))
  const { productRows } = await place.control.rest<{ productRows: { productName: string, price: number }[] }>('crm.item.productrow.list', { filter: { '=ownerType': 'D', '=ownerId': event.id } })
  expect(productRows.map(({ productName, price }) => [productName, price])).toEqual([['Билет взрослый', 2400], ['Билет льготный', 1700]])
}, timeoutMs)

it('sees when the host is away, and says so where the calendar is closed', async () => {
  const place = await open()
  const hostId = 7
  await place.control.rest('crm.item.update', { entityTypeId: 2, id: TEMPLATE, useOriginalUfNames: 'Y', fields: { [place.map.fields.host]: hostId } })
  await place.control.send('POST', '/_portal/import', { calendar: [
    { userId: hostId, name: 'Отпуск', from: '2027-02-06', to: '2027-02-07', isAllDay: true, accessibility: 'absent' },
    { userId: hostId, name: 'Концерт', from: '2027-02-13T14:30:00+03:00', to: '2027-02-13T17:00:00+03:00' },
    { userId: hostId, name: 'Обед', from: '2027-02-20T12:00:00+03:00', to: '2027-02-20T13:00:00+03:00', accessibility: 'free' },
  ] })
  const { source } = await readCopy(await place.callsOf(2), place.map, TEMPLATE, { range })
  expect(source.busy).toEqual([
    { what: 'Отпуск', span: { start: Date.parse('2027-02-06T00:00:00+03:00'), end: Date.parse('2027-02-08T00:00:00+03:00') } },
    { what: 'Концерт', span: { start: Date.parse('2027-02-13T14:30:00+03:00'), end: Date.parse('2027-02-13T17:00:00+03:00') } },
  ])
  const { id } = (await place.control.get<{ apps: { id: number, code: string }[] }>('/_portal/state')).apps.find(({ code }) => code === 'local.cardinal')!
  await place.control.send('POST', `/_portal/apps/${id}/versions`, { scopes: ['crm', 'user_brief'] })
  const closed = await readCopy(await place.callsOf(1), place.map, TEMPLATE, { range })
  expect(closed.source).toMatchObject({ busy: null, unseen: ['host'] })
}, timeoutMs)

it('finds the events of the template, of its speaker and of its place, however many there are', async () => {
  const place = await open()
  const { fields: codes } = place.map
  const idea = await dealOf(place, TEMPLATE)
  const many = Array.from({ length: 60 }, (_, index) => ({ title: `Событие ${index}`, categoryId: place.map.pipelines.events, [codes.start]: `2027-03-01T10:${String(index).padStart(2, '0')}:00+03:00`, [codes.speaker]: idea[codes.speaker] }))
  for (const fields of many)
    await place.control.rest('crm.item.add', { entityTypeId: 2, useOriginalUfNames: 'Y', fields })
  const { source } = await readCopy(await place.callsOf(2), place.map, TEMPLATE, { range })
  expect(source.events.filter(({ title }) => title.startsWith('Событие '))).toHaveLength(60)
  expect(source.events.filter(({ templateId }) => templateId === TEMPLATE)).toHaveLength(3)
  expect(source).toMatchObject({ speakerName: 'Ирина Лебедева', pipelineName: 'Есть идея', stageName: 'На сайте', siteTemplate: '302', offset: '+03:00', userId: 2 })
}, timeoutMs)

it('an event is without a picture where the portal does not hand out its bytes', async () => {
  const place = await open()
  const { job } = await press(place, await place.callsOf(2), await aJob(twelveDates.slice(0, 1)), aDevice(), { download: async () => ({ kind: 'unreadable' }) })
  expect((await dealOf(place, job.rows[0]!.id!))[place.map.fields.picture]).toBe(null)
}, timeoutMs)

it('sends pictures in requests of at most 8 MB', async () => {
  const place = await open()
  const calls = await place.callsOf(2)
  const photo = new Blob([new Uint8Array(2 * 1024 * 1024)], { type: 'image/jpeg' })
  await place.control.send('DELETE', '/_portal/log')
  const { job } = await press(place, calls, await aJob(twelveDates.slice(0, 5)), aDevice(), { download: async () => ({ kind: 'done', file: photo }) })
  expect(job.isOver).toBe(true)
  // Two pictures a request: read, three times create, verify.
  expect(await place.requests()).toHaveLength(5)
}, timeoutMs)

it.each<[string, FaultCondition, FaultAction]>([
  ['of all twelve is applied and its reply cut', { method: 'crm.item.add' }, { kind: 'cut-after' }],
  ['is cut before anything is applied', { method: 'crm.item.add' }, { kind: 'cut-before' }],
  ['is cut within, after the first', { method: 'crm.item.add', nth: 2 }, { kind: 'cut-within' }],
  ['is cut within, after the sixth', { method: 'crm.item.add', nth: 7 }, { kind: 'cut-within' }],
  ['is cut within, after the eleventh', { method: 'crm.item.add', nth: 12 }, { kind: 'cut-within' }],
  ['dies between a deal and its products', { method: 'crm.item.productrow.set', nth: 5 }, { kind: 'cut-within' }],
  ['is applied 20 s after the cut', { method: 'crm.item.add' }, { kind: 'cut-late', seconds: 20 }],
  ['meets a page of a proxy', { method: 'crm.item.add' }, { kind: 'answer', status: 502, html: '<h1>502</h1>' }],
])('makes twelve deals once, with their products, when the request %s', async (_, when, action) => {
  const place = await open()
  await strike(place, when, action)
  const { job, result } = await press(place, await place.callsOf(2), await aJob())
  expect(await place.madeStarts()).toEqual(twelveStarts)
  expect(result.duplicates).toEqual([])
  expect(job.isOver).toBe(true)
  const counts = await Promise.all(job.rows.map(async ({ id }) => (await place.control.rest<{ productRows: unknown[] }>('crm.item.productrow.list', { filter: { '=ownerType': 'D', '=ownerId': id } })).productRows.length))
  expect(counts).toEqual(Array(12).fill(2))
}, timeoutMs)

/** A tab that dies once so many deals are there: nothing of it is sent or stored any more. */
function mortal(calls: PortalCalls, device: ReturnType<typeof aDevice>) {
  let isDead = false
  const never = new Promise<never>(() => {})
  const alive = <T>(work: () => Promise<T>): Promise<T> => isDead ? never : work().then(value => isDead ? never : value)
  return {
    kill: () => { isDead = true },
    calls: { ...calls, readBatch: (...args: Parameters<PortalCalls['readBatch']>) => alive(() => calls.readBatch(...args)), writeBatch: (...args: Parameters<PortalCalls['writeBatch']>) => alive(() => calls.writeBatch(...args)) } as PortalCalls,
    device: { ...device, jobs: { ...device.jobs, save: (job: Parameters<typeof device.jobs.save>[0]) => alive(() => device.jobs.save(job)) }, plans: { load: device.plans.load, save: (...args: Parameters<typeof device.plans.save>) => alive(() => device.plans.save(...args)) } },
  }
}

it.each([1, 6, 11])('makes exactly twelve when the tab is killed after deal %i and opened again', async count => {
  const place = await open({ interleave: { fromMs: 0, toMs: 400 } })
  const calls = await place.callsOf(2)
  const device = aDevice()
  const tab = mortal(calls, device)
  void press(place, tab.calls, await aJob(), tab.device)
  await expect.poll(async () => (await place.madeStarts()).length, { interval: 5, timeout: 20_000 }).toBeGreaterThanOrEqual(count)
  tab.kill()
  const kept = device.jobs.last()!
  expect(kept.isOver).toBe(false)
  const { job } = await press(place, calls, kept, device)
  expect(job.isOver).toBe(true)
  expect(await place.madeStarts()).toEqual(twelveStarts)
}, timeoutMs)

it('who gives a killed run up, makes another date and then the same ones anew makes no second deal', async () => {
  const place = await open()
  const calls = await place.callsOf(2)
  const device = aDevice()
  await strike(place, { method: 'crm.item.add' }, { kind: 'cut-late', seconds: 30 })
  const tab = mortal(calls, device)
  void press(place, tab.calls, await aJob(), tab.device)
  await expect.poll(async () => (await place.control.get<{ late: unknown[] }>('/_portal/faults')).late.length).toBe(1)
  tab.kill()
  const other = { start: twelveDates[11]!.start + 86_400_000, end: twelveDates[11]!.end + 86_400_000 }
  await press(place, calls, await aJob([other]), device)
  await press(place, calls, await aJob(), device)
  await expect.poll(async () => (await place.control.get<{ late: unknown[] }>('/_portal/faults')).late.length).toBe(0)
  expect(await place.madeStarts()).toEqual([...twelveStarts, isoOf(other.start, '+03:00')])
}, timeoutMs)

it('two people one after the other: the second makes none', async () => {
  const place = await open()
  await press(place, await place.callsOf(2), await aJob())
  const { job } = await press(place, await place.callsOf(3), await aJob(twelveDates, { userId: 3 }))
  expect(job.rows.map(({ state }) => state)).toEqual(Array(12).fill('there'))
  expect(await place.madeStarts()).toEqual(twelveStarts)
}, timeoutMs)

it('two people in the same second: twelve dates, and every double deal is named', async () => {
  const place = await open({ interleave: { fromMs: 0, toMs: 400 } })
  const both = await Promise.all([2, 3].map(async userId => ({ calls: await place.callsOf(userId), job: await aJob(twelveDates, { userId }) })))
  const results = await Promise.all(both.map(({ calls, job }) => press(place, calls, job)))
  const made = await place.madeStarts()
  expect([...new Set(made)]).toEqual(twelveStarts)
  const named = new Set(results.flatMap(({ job }) => job.rows.filter(({ twins }) => twins.length > 0).map(({ start }) => isoOf(start, '+03:00'))))
  expect(made.filter((start, index) => made.indexOf(start) !== index).filter(start => !named.has(start))).toEqual([])
}, timeoutMs)

it('control: who sends again without asking doubles the deals of a lost reply', async () => {
  const place = await open()
  await strike(place, { method: 'crm.item.add' }, { kind: 'cut-after' })
  const calls = await place.callsOf(2)
  const commands = Object.fromEntries((await aJob()).rows.map(({ name, start }, index) => [`add${index}`, { method: 'crm.item.add', params: { entityTypeId: 2, useOriginalUfNames: 'Y', fields: { title: 'Событие', originId: name, categoryId: place.map.pipelines.events, [place.map.fields.start]: isoOf(start, '+03:00') } } }]))
  for (let attempt = 0; attempt < 2; attempt++) {
    if ((await calls.writeBatch(commands, { halt: true })).kind === 'done')
      break
  }
  expect(await place.madeStarts()).toHaveLength(24)
}, timeoutMs)

it('takes back only deals that nobody has changed and no ticket belongs to', async () => {
  const place = await open()
  const calls = await place.callsOf(2)
  const { job } = await press(place, calls, await aJob(twelveDates.slice(0, 4)))
  const [first, second, third, fourth] = job.rows.map(({ id }) => id!)
  // By the same person: only the values tell.
  await calls.write('crm.item.update', { entityTypeId: 2, id: second, fields: { ufCrmEventCapacity: 5 } })
  await place.control.rest('crm.item.add', { entityTypeId: 2, useOriginalUfNames: 'Y', fields: { title: 'Билет', categoryId: place.map.pipelines.tickets, [place.map.fields.parent]: third } })
  const { source } = await readCopy(calls, place.map, TEMPLATE, { range })
  const plan = await planUndo(calls, place.map, job, source.facts)
  expect(plan.map(({ state }) => state)).toEqual(['untouched', 'edited', 'sold', 'untouched'])
  // A colleague is quicker than the person who answers the question.
  await place.control.send('POST', '/_portal/clock', { advanceSeconds: 60 })
  await place.control.rest('crm.item.update', { entityTypeId: 2, id: fourth, fields: { title: 'Моё' } })
  expect(await undoCopy(calls, plan)).toEqual([first])
  expect((await place.madeStarts())).toEqual(twelveStarts.slice(1, 4))
}, timeoutMs)
