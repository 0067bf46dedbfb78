import { afterEach, describe, expect, it } from 'vitest'
import type { FaultAction, FaultCondition } from 'b24-local-portal'
import type { PortalCalls } from '@/services/portal/types'
import type { GuardedRecord } from '@/services/portal/writes/guardedRecord'
import { guardedUpdate } from '@/services/portal/writes/guardedUpdate'
import type { GuardedEdit, GuardedOutcome } from '@/services/portal/writes/guardedUpdate'
import { watchUpdate } from '@/services/portal/writes/standing'
import { fastClock, openCompany } from './people.ts'
import type { Company, CompanyOptions } from './people.ts'

// The deal's title is the text, its additional information the place for marks.

const RATE = 20
const timeoutMs = 60_000
const clock = fastClock(RATE)
const jitter = { interleave: { fromMs: 0, toMs: 400 } }
let company: Company | null = null

afterEach(async () => {
  await company?.running.close()
  company = null
})

/** A company with so many deals whose title is "base", last changed a while ago. */
async function open(options: Partial<CompanyOptions> = {}, deals = 1): Promise<Company & { ids: number[] }> {
  company = await openCompany({ people: 2, clockRate: RATE, ...options })
  const ids: number[] = []
  for (let count = 0; count < deals; count++)
    ids.push((await company.control.rest<{ item: { id: number } }>('crm.item.add', { entityTypeId: 2, fields: { title: 'base' } })).item.id)
  await company.control.send('POST', '/_portal/clock', { advanceSeconds: 60 })
  return { ...company, ids }
}

const recordOf = (id: number): GuardedRecord => ({ entityTypeId: 2, id, mark: { field: 'additionalInfo', find: ({ additionalInfo }) => String(additionalInfo ?? '') } })
const editTo = (mine: string, base = 'base'): GuardedEdit<string> =>
  ({ base, mine, isSame: (one, other) => one === other, read: ({ title }) => String(title), fieldsFor: (_, mark) => ({ title: mine, additionalInfo: mark }) })
const save = (calls: PortalCalls, id: number, mine: string, base = 'base') => guardedUpdate(calls, recordOf(id), editTo(mine, base), { clock })
const watch = (calls: PortalCalls, id: number, mine: string, outcome: GuardedOutcome<string>) =>
  watchUpdate(calls, recordOf(id), editTo(mine), outcome.kind === 'done' ? outcome.mark : '', { clock })

async function titleOf({ control }: Company, id: number): Promise<string> {
  return (await control.rest<{ item: { title: string } }>('crm.item.get', { entityTypeId: 2, id })).item.title
}

const strike = ({ control }: Company, when: FaultCondition, action: FaultAction) =>
  control.send('POST', '/_portal/faults', { when: { method: 'crm.item.update', times: 1, ...when }, do: action })

/** How often a person's updates reached the portal. */
async function updatesBy({ control }: Company, userId: number): Promise<number> {
  const log = await control.get<{ userId: number, commands?: { method: string }[] }[]>('/_portal/log')
  return log.filter(entry => entry.userId === userId).flatMap(({ commands = [] }) => commands).filter(({ method }) => method === 'crm.item.update').length
}

/** Lets something happen between the check and the write of a person's next update. */
function inGapOf({ running }: Company, userId: number, happens: () => Promise<unknown>) {
  const hooks = running.portal.pauseHooks
  const hook: typeof hooks[number] = async point => {
    if (point.method.toLowerCase() !== 'crm.item.update' || point.userId !== userId)
      return
    hooks.splice(hooks.indexOf(hook), 1)
    await happens()
  }
  hooks.push(hook)
}

it.each<[string, FaultCondition, FaultAction, string, number]>([
  ['is applied and its reply cut', {}, { kind: 'cut-after' }, 'done', 1],
  ['is cut before it is applied', {}, { kind: 'cut-before' }, 'unknown', 0],
  ['dies before its update', {}, { kind: 'cut-within' }, 'unknown', 0],
  ['is applied 30 s after the cut', {}, { kind: 'cut-late', seconds: 30 }, 'done', 1],
  ['is answered for its check only', {}, { kind: 'partial', keep: 1 }, 'done', 1],
  ['ends in the middle of its answer', {}, { kind: 'truncate', bytes: 40 }, 'done', 1],
  ['meets a page of a proxy', {}, { kind: 'answer', status: 502, html: '<h1>502</h1>' }, 'unknown', 0],
])('writes once at most when the request %s, and says so', async (_, when, action, kind, updates) => {
  const place = await open()
  await strike(place, when, action)
  const outcome = await save(place.people[0]!.calls, place.ids[0]!, 'mine')
  expect(outcome.kind).toBe(kind)
  expect(await titleOf(place, place.ids[0]!)).toBe(kind === 'done' ? 'mine' : 'base')
  expect(await updatesBy(place, place.people[0]!.userId)).toBe(updates)
}, timeoutMs)

it('does not write over what was saved before the request was applied late', async () => {
  const place = await open()
  const [first, second] = place.people.map(({ calls }) => calls)
  const id = place.ids[0]!
  await strike(place, {}, { kind: 'cut-late', seconds: 20 })
  const late = save(first!, id, 'mine')
  await clock.wait(5000)
  expect(await save(second!, id, 'theirs')).toMatchObject({ kind: 'done' })
  expect(await late).toMatchObject({ kind: 'conflict', mine: 'mine', theirs: 'theirs' })
  await clock.wait(40_000)
  expect(await titleOf(place, id)).toBe('theirs')
}, timeoutMs)

it('shows the second of two people what the first has saved, and writes nothing', async () => {
  const place = await open()
  const [first, second] = place.people.map(({ calls }) => calls)
  await save(first!, place.ids[0]!, 'theirs')
  expect(await save(second!, place.ids[0]!, 'mine')).toMatchObject({ kind: 'conflict', base: 'base', mine: 'mine', theirs: 'theirs' })
  expect(await titleOf(place, place.ids[0]!)).toBe('theirs')
}, timeoutMs)

it('shows what came in with the request itself, and does not write over it', async () => {
  const place = await open()
  const [first, second] = place.people
  const id = place.ids[0]!
  await strike(place, { user: first!.userId }, { kind: 'second-person', moment: 'arrival', call: { method: 'crm.item.update', user: second!.userId, params: { entityTypeId: 2, id, fields: { title: 'theirs' } } } })
  expect(await save(first!.calls, id, 'mine')).toMatchObject({ kind: 'conflict', theirs: 'theirs' })
  expect(await titleOf(place, id)).toBe('theirs')
}, timeoutMs)

describe('the gap between check and write', () => {
  /** The second person saves wholly within the first one's gap. */
  async function saveInGap(place: Company & { ids: number[] }) {
    const [first, second] = place.people
    const id = place.ids[0]!
    let inner: GuardedOutcome<string> | null = null
    inGapOf(place, first!.userId, async () => { inner = await save(second!.calls, id, 'inner') })
    const outer = await save(first!.calls, id, 'outer')
    return { id, first: first!.calls, second: second!.calls, outer, inner: inner! as GuardedOutcome<string> }
  }

  it('tells the one whose save fell into another\'s gap, with both texts; the other hears nothing', async () => {
    const place = await open()
    const { id, first, second, outer, inner } = await saveInGap(place)
    expect([outer.kind, inner.kind, await titleOf(place, id)]).toEqual(['done', 'done', 'outer'])
    expect(await watch(second, id, 'inner', inner)).toMatchObject({ kind: 'conflict', base: 'base', mine: 'inner', theirs: 'outer' })
    expect(await watch(first, id, 'outer', outer)).toEqual({ kind: 'stands' })
  }, timeoutMs)

  it('tells it also when a third has changed the other\'s text since', async () => {
    const place = await open({ people: 3 })
    const { id, second, inner } = await saveInGap(place)
    await clock.wait(2000)
    expect(await save(place.people[2]!.calls, id, 'third', 'outer')).toMatchObject({ kind: 'done' })
    expect(await watch(second, id, 'inner', inner)).toMatchObject({ kind: 'conflict', mine: 'inner', theirs: 'third' })
  }, timeoutMs)

  it('loses no text in silence when two people save twenty deals at the same moment', async () => {
    const place = await open({ limits: jitter }, 20)
    const fates = await Promise.all(place.ids.map(id => Promise.all(place.people.map(async ({ calls }, index) => {
      const mine = `text ${index}`
      const outcome = await save(calls, id, mine)
      return { mine, outcome, standing: outcome.kind === 'done' ? await watch(calls, id, mine, outcome) : null }
    }))))
    for (const [index, both] of fates.entries()) {
      const title = await titleOf(place, place.ids[index]!)
      const lost = both.find(({ mine }) => mine !== title)!
      const told = lost.standing ?? lost.outcome
      expect(told).toMatchObject({ kind: 'conflict', mine: lost.mine, theirs: title })
    }
  }, timeoutMs)
})

describe('no false alarm', () => {
  it('when automation changes other fields before, during and after the save', async () => {
    const place = await open({ limits: jitter })
    const [person, robot] = place.people
    const id = place.ids[0]!
    const touch = (opportunity: number) => robot!.calls.write('crm.item.update', { entityTypeId: 2, id, fields: { opportunity } })
    inGapOf(place, person!.userId, () => touch(1))
    const saving = save(person!.calls, id, 'mine')
    await touch(2)
    const outcome = await saving
    await touch(3)
    expect(outcome).toMatchObject({ kind: 'done' })
    expect(await watch(person!.calls, id, 'mine', outcome)).toEqual({ kind: 'stands' })
  }, timeoutMs)

  it('when a colleague opens the saved text and changes it', async () => {
    const place = await open()
    const [first, second] = place.people.map(({ calls }) => calls)
    const id = place.ids[0]!
    const outcome = await save(first!, id, 'mine')
    await clock.wait(1500)
    expect(await save(second!, id, 'theirs', 'mine')).toMatchObject({ kind: 'done' })
    expect(await watch(first!, id, 'mine', outcome)).toEqual({ kind: 'stands' })
  }, timeoutMs)

  it('when one\'s own save takes 30 s', async () => {
    const place = await open()
    const { calls, userId } = place.people[0]!
    await strike(place, { user: userId }, { kind: 'delay', ms: 30_000 })
    const outcome = await save(calls, place.ids[0]!, 'mine')
    expect(outcome).toMatchObject({ kind: 'done' })
    expect(await watch(calls, place.ids[0]!, 'mine', outcome)).toEqual({ kind: 'stands' })
  }, timeoutMs)

  it.each([['half an hour ahead', 1800], ['half an hour behind', -1800]])('when the portal\'s clock is put %s of this device\'s', async (_, seconds) => {
    const place = await open()
    await place.control.send('POST', '/_portal/clock', { advanceSeconds: seconds })
    const outcome = await save(place.people[0]!.calls, place.ids[0]!, 'mine')
    expect(outcome).toMatchObject({ kind: 'done' })
    expect(await watch(place.people[0]!.calls, place.ids[0]!, 'mine', outcome)).toEqual({ kind: 'stands' })
  }, timeoutMs)
})
