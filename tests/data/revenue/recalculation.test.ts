import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readRun, readState } from '@/domain/revenue/revenueState'
import { Tally } from '@/domain/revenue/tally'
import type { PortalCalls } from '@/services/portal/types'
import { catchUp } from '@/services/revenue/catchUp'
import { readGround } from '@/services/revenue/ground'
import { planRecalculation } from '@/services/revenue/planRecalculation'
import { readWon } from '@/services/revenue/readWon'
import type { RunProgress } from '@/services/revenue/recalculate'
import { mayWriteTotals, refreshContact } from '@/services/revenue/refreshContact'
import { readContact } from '@/services/revenue/readContact'
import { writeTotals } from '@/services/revenue/writeTotals'
import type { TotalsOutcome } from '@/services/revenue/writeTotals'
import { openClub } from './club.ts'
import type { Club } from './club.ts'
import { interrupted, killable, Killed } from './killable.ts'
import type { KillPoint } from './killable.ts'
import { CONTACT, DEAL, impatient, openOffice, recalculate, usual } from './office.ts'
import type { Office } from './office.ts'
import { recount, recountedBalance } from './recount.ts'

/** Head of sales: sees and changes everything, but is no administrator. Manager: own deals only. Accountant: sees all, changes nothing. */
const [head, manager, accountant] = [2, 3, 4] as const
const administrator = 71

let club: Club
let office: Office

beforeAll(async () => {
  club = await openClub()
  office = openOffice(club)
  await club.control.send('POST', '/_portal/import', { users: [{ id: administrator, name: 'Второй администратор', isAdmin: true }] })
  await club.control.send('POST', '/_portal/snapshot')
})
beforeEach(async () => {
  await club.control.send('POST', '/_portal/reset')
  await club.control.send('DELETE', '/_portal/faults')
  await office.requests()
})
afterAll(() => club.running.close())

const appOptions = () => club.calls.read<Record<string, string>>('app.option.get', {})
const strike = (when: object, action: object) => club.control.send('POST', '/_portal/faults', { when, do: action })

/** What the fields hold after a run that nobody disturbed. */
async function undisturbed(): Promise<unknown[]> {
  expect((await recalculate(club.calls)).kind).toBe('done')
  const fields = await office.written()
  await club.control.send('POST', '/_portal/reset')
  return fields
}

describe('a whole recalculation', () => {
  it('is proved: what stands in the contacts, and what is nobody\'s, is what all won deals come to', async () => {
    const result = await recalculate(club.calls)
    expect(await office.wrong()).toEqual([])
    const balance = recountedBalance(recount(await club.state(), usual))
    expect(result).toMatchObject({ kind: 'done', proof: { difference: 0, differing: [], stored: { minor: Number(balance.contacts) }, deals: { difference: 0, won: { minor: Number(balance.won) }, unshared: { minor: Number(balance.unshared) } } } })
    expect(readRun(await appOptions())).toMatchObject({ standing: 'done', startedBy: 1, failed: 0 })
  })

  it('guard: done again writes no contact', async () => {
    await recalculate(club.calls)
    await office.later()
    await office.requests()
    const { run } = await recalculate(club.calls)
    expect((await office.requests()).writes).toBe(0)
    expect(run.outcomes.size).toBe(0)
  })

  it('says before what it will take, in one request', async () => {
    const ground = (await readGround(club.calls, 'ru'))!
    await office.requests()
    const plan = await planRecalculation(club.calls, ground, { clock: impatient })
    expect((await office.requests()).count).toBe(1)
    const won = recount(await club.state(), usual).length
    expect(plan).toMatchObject({ deals: won, counted: 0, isAll: true })
    expect(plan.contacts).toBeGreaterThan(40)
    expect(plan.all.requests).toBeGreaterThan(plan.writing.requests)
    await recalculate(club.calls)
    expect(await planRecalculation(club.calls, (await readGround(club.calls, 'ru'))!, { clock: impatient })).toMatchObject({ isAll: false, writing: { requests: 0 } })
  })

  it('tells how far it is', async () => {
    const told: RunProgress[] = []
    await recalculate(club.calls, { onProgress: progress => told.push(progress) })
    expect([...new Set(told.map(({ phase }) => phase))]).toEqual(['reading', 'writing', 'checking'])
    const { done, total } = told.at(-1)!
    expect(done).toBe(total)
    expect(total).toBeGreaterThan(50)
  })
})

describe('a run that is cut off', () => {
  const points: KillPoint[] = [
    { kind: 'read', nth: 4, when: 'after' },
    ...[1, 2, 3].flatMap(nth => (['before', 'after'] as const).map(when => ({ kind: 'write' as const, nth, when }))),
    { kind: 'read', nth: 12, when: 'before' },
  ]

  it.each(points)('at $kind request $nth, $when it, and begun again by somebody else ends like one that was not', async point => {
    const wanted = await undisturbed()
    await expect(recalculate(killable(club.calls, point), { runner: 'first' })).rejects.toThrow(Killed)
    await office.later()
    const result = await recalculate(await club.callsOf(administrator), { runner: 'second' })
    expect(result).toMatchObject({ kind: 'done', proof: { difference: 0, differing: [] } })
    expect(await office.written()).toEqual(wanted)
    expect(readRun(await appOptions())).toMatchObject({ standing: 'done', runner: 'second' })
  })

  it('is gone on with by one who is no administrator, once an administrator has counted the deals', async () => {
    await recalculate(club.calls)
    const wanted = await office.written()
    await club.control.send('POST', '/_portal/reset')
    expect((await recalculate(await club.callsOf(head))).kind).toBe('not-allowed')
    // The state comes from an administrator's earlier run; then somebody's import emptied the fields.
    await recalculate(club.calls)
    for (const { id } of (await office.rows(CONTACT)).slice(0, 20))
      await office.change(CONTACT, Number(id), { [club.map.contact.totals]: '', [club.map.contact.totalAll]: '' })
    await office.later()
    const result = await recalculate(await club.callsOf(head))
    expect(result).toMatchObject({ kind: 'done', proof: { difference: 0 } })
    expect(await office.written()).toEqual(wanted)
  })

  it('by its page goes on where it stopped', async () => {
    const stop = new AbortController()
    let count = 0
    const { run, kind } = await recalculate(club.calls, { onOutcome: () => { if (++count === 12) stop.abort() } }, stop.signal)
    expect(kind).toBe('stopped')
    await run.leave('paused')
    expect(readRun(await appOptions())).toMatchObject({ standing: 'paused' })
    const before = run.outcomes.size
    expect(before).toBeGreaterThanOrEqual(12)
    expect(await run.run(new AbortController().signal)).toMatchObject({ kind: 'done', proof: { difference: 0, differing: [] } })
    expect(await office.wrong()).toEqual([])
    expect((await office.requests()).writes).toBe(run.outcomes.size)
  })

  it('is told that another page has taken it over', async () => {
    let now = Date.now()
    const clock = { now: () => now += 5000, wait: async () => {} }
    let other: Promise<unknown> | null = null
    const first = await recalculate(interrupted(club.calls, async () => {
      other = recalculate(club.calls, { runner: 'second' })
      await other
    }), { runner: 'first', clock })
    await other
    expect(first).toMatchObject({ kind: 'taken-over', by: 1 })
    expect(await office.wrong()).toEqual([])
  })
})

it('two at once, with others let in between check and write, do no harm', async () => {
  const wanted = await undisturbed()
  await club.control.send('PATCH', '/_portal/limits', { interleave: { fromMs: 0, toMs: 5 } })
  const [one, other] = await Promise.all([recalculate(club.calls, { runner: 'one' }), recalculate(await club.callsOf(1), { runner: 'other' })])
  expect(['done', 'taken-over']).toContain(one.kind)
  expect(['done', 'taken-over']).toContain(other.kind)
  expect(await office.wrong()).toEqual([])
  expect(await office.written()).toEqual(wanted)
})

describe('what goes wrong', () => {
  it.each([
    ['lost before it is done', { kind: 'cut-before' }],
    ['done, and the answer is lost', { kind: 'cut-after' }],
    ['half done', { kind: 'cut-within' }],
    ['done, and half of the answer is lost', { kind: 'partial', keep: 3 }],
  ])('a request that is %s: every contact is written once, and right', async (_, action) => {
    await strike({ method: 'crm.item.update', inside: 'batch', nth: 5 }, action)
    const result = await recalculate(club.calls)
    expect(result).toMatchObject({ kind: 'done', proof: { difference: 0, differing: [] } })
    expect(await office.wrong()).toEqual([])
    expect([...result.run.outcomes.values()].every(({ kind }) => kind === 'written' || kind === 'right')).toBe(true)
  })

  it('contacts that the portal refuses are listed, the others written, and tried again on request', async () => {
    await strike({ method: 'crm.item.update', from: 31 }, { kind: 'refuse', error: 'ACCESS_DENIED', status: 403 })
    const { run, ...result } = await recalculate(club.calls)
    const refused = [...run.outcomes].filter(([, outcome]) => outcome.kind === 'refused').map(([id]) => id)
    expect(refused.length).toBeGreaterThan(0)
    expect([...run.outcomes.values()].filter(({ kind }) => kind === 'written')).toHaveLength(30)
    expect(result).toMatchObject({ kind: 'done', proof: { differing: refused.map(contactId => ({ contactId })) } })
    await club.control.send('DELETE', '/_portal/faults')
    await run.retry(refused, new AbortController().signal)
    expect(await office.wrong()).toEqual([])
    expect([...run.outcomes.values()].filter(({ kind }) => kind === 'refused')).toEqual([])
  })

  it('run time that is used up is waited for, and shown', async () => {
    await club.control.send('PATCH', '/_portal/limits', { operatingSeconds: 2, latency: { 'crm.item.update': { callMs: 100, rowMs: 0 } } })
    const pauses: unknown[] = []
    const clock = {
      now: () => Date.now(),
      async wait(ms: number) {
        await club.control.send('POST', '/_portal/clock', { advanceSeconds: ms / 1000 })
      },
    }
    expect((await recalculate(club.calls, { clock, onProgress: ({ pause }) => { if (pause !== null) pauses.push(pause.reason) } })).kind).toBe('done')
    expect(pauses).toContain('blocked')
    expect(await office.wrong()).toEqual([])
  })
})

describe('people', () => {
  it('who do not see all deals write nothing', async () => {
    await recalculate(club.calls)
    await office.requests()
    const calls = await club.callsOf(manager)
    expect(await mayWriteTotals(calls, false)).toBe(false)
    expect((await recalculate(calls)).kind).toBe('not-allowed')
    expect((await catchUp(calls, { language: 'ru', clock: impatient })).kind).toBe('not-allowed')
    expect((await office.requests()).writes).toBe(0)
  })

  it('who see as many deals as an administrator may write; a deleted deal takes that away until an administrator has looked', async () => {
    await recalculate(club.calls)
    const calls = await club.callsOf(head)
    expect(await mayWriteTotals(calls, false)).toBe(true)
    await office.remove(DEAL, 5)
    expect(await mayWriteTotals(calls, false)).toBe(false)
    await office.later()
    await catchUp(club.calls, { language: 'ru', clock: impatient })
    expect(await mayWriteTotals(calls, false)).toBe(true)
  })

  it('who may not read the rates count with those that an administrator has left', async () => {
    await recalculate(club.calls)
    const calls = await club.callsOf(head)
    expect(await readGround(calls, 'ru')).toMatchObject({ ratesOf: { kind: 'kept', on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) } })
    await office.later()
    expect((await recalculate(calls)).kind).toBe('done')
    expect(await office.wrong()).toEqual([])
  })

  it('who may not change contacts are told for each', async () => {
    await recalculate(club.calls)
    const [deal] = (await office.rows(DEAL)).filter(row => row.stageSemanticId === 'S' && (row.contactIds as number[]).length === 2)
    await office.change(DEAL, Number(deal!.id), { opportunity: 1, isManualOpportunity: 'Y' })
    await office.later()
    const caught = await catchUp(await club.callsOf(accountant), { language: 'ru', clock: impatient })
    expect(caught.kind === 'done' && [...caught.outcomes.values()].map(outcome => outcome.kind === 'refused' && outcome.error.kind)).toEqual(['forbidden', 'forbidden'])
  })
})

describe('somebody who has counted later', () => {
  /** Totals as one read them, and a sum that changes before he writes. */
  async function before(): Promise<{ write: (calls?: PortalCalls) => Promise<Map<number, TotalsOutcome>>, change: () => Promise<void> }> {
    await recalculate(club.calls)
    await office.later()
    const ground = (await readGround(club.calls, 'ru'))!
    const tally = new Tally(ground.settings, ground.rates)
    await readWon(club.calls, ground, tally)
    // One's own setting makes every contact differ.
    const other = { ...ground, settings: { ...ground.settings, rule: 'primary' as const } }
    const tasks = tally.contactIds.map(contactId => ({ contactId, tally: tally.of(contactId) }))
    return {
      async write(calls = club.calls) {
        const outcomes = new Map<number, TotalsOutcome>()
        await writeTotals(calls, other, tasks, { clock: impatient, onOutcome: (id, outcome) => outcomes.set(id, outcome) })
        return outcomes
      },
      async change() {
        await office.later()
        const won = (await office.rows(DEAL)).filter(row => row.stageSemanticId === 'S')
        for (const { id } of won.slice(0, 10))
          await office.change(DEAL, Number(id), { opportunity: 777, isManualOpportunity: 'Y' })
        await office.later()
        await catchUp(club.calls, { language: 'ru', clock: impatient })
      },
    }
  }

  it('guard: is not written over by who had read before', async () => {
    const { write, change } = await before()
    await change()
    const outcomes = await write()
    expect([...outcomes.values()].filter(outcome => outcome.kind === 'right' && outcome.isNewer).length).toBeGreaterThan(2)
    expect(await office.wrong()).toEqual([])
  })

  it('guard: is not written over either when he comes between look and write', async () => {
    const { write, change } = await before()
    await write(interrupted(club.calls, change))
    expect(await office.wrong()).toEqual([])
  })
})

describe('one contact', () => {
  it('is set right on opening, from the deals that were read; nothing is written when it was', async () => {
    await recalculate(club.calls)
    await office.change(CONTACT, 1, { [club.map.contact.totalAll]: 5, [club.map.contact.totals]: '' })
    await office.later()
    const { deals, at } = await readContact(club.calls, club.map, { kind: 'contact', id: 1 })
    const refresh = () => refreshContact(club.calls, 1, deals!, at, { language: 'ru', clock: impatient })
    expect(await refresh()).toEqual({ kind: 'written' })
    expect(await office.wrong()).toEqual([])
    await office.requests()
    expect(await refresh()).toMatchObject({ kind: 'right' })
    expect((await office.requests()).writes).toBe(0)
  })

  it('is not written by who sees only some deals', async () => {
    const calls = await club.callsOf(manager)
    const { deals, at } = await readContact(calls, club.map, { kind: 'contact', id: 1 })
    expect(await refreshContact(calls, 1, deals!, at, { language: 'ru', clock: impatient })).toEqual({ kind: 'not-allowed' })
  })
})

it('other settings ask for a recalculation, and nothing is written until then', async () => {
  await recalculate(club.calls)
  await club.calls.write('app.option.set', { options: { 'cardinal.settings.trips': JSON.stringify({ version: 1, revision: 'r', values: { shareRule: 'primary' } }) } })
  expect((await catchUp(club.calls, { language: 'ru', clock: impatient })).kind).toBe('settings')
  await office.later()
  expect((await recalculate(club.calls)).kind).toBe('done')
  expect(await office.wrong({ ...usual, rule: 'primary' })).toEqual([])
})

it('what is kept for the next time is small', async () => {
  await recalculate(club.calls)
  const options = await appOptions()
  expect(readState(options)).not.toBeNull()
  expect(options['cardinal.revenue.state']!.length).toBeLessThan(2000)
})
