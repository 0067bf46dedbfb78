import { createState, startPortal } from 'b24-local-portal'
import type { Distortion, FaultCondition, FaultRule, RunningPortal } from 'b24-local-portal'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { controlOf } from '../support/portalControl.ts'
import { playClaims } from './faults/claims.ts'
import { playCreations } from './faults/creations.ts'
import { furnish } from './faults/office.ts'
import type { Office } from './faults/office.ts'
import { playReads } from './faults/reads.ts'
import type { Part } from './faults/script.ts'
import { playUpdates } from './faults/updates.ts'

// Scripts that once broke a promise: an answer that cannot be read is not the same as one that says "nothing".

let running: RunningPortal
let office: Office

beforeAll(async () => {
  running = await startPortal({ port: 0, state: createState({ seed: 1 }), quiet: true })
  const control = controlOf(running.origin)
  office = await furnish(running.portal, control)
  await control.send('POST', '/_portal/snapshot')
})

afterAll(async () => running.close())

const person = (travelMs: number[] = []): Part => ({ startMs: 0, travelMs, isBehindProxy: false })

const distort = (method: string, how: Distortion, keys?: string[], when: Partial<FaultCondition> = {}): FaultRule =>
  ({ when: { method, ...when }, do: { kind: 'distort', how: [how], ...(keys ? { keys } : {}) } })

it.each<[Distortion, string[] | undefined]>([
  ['list-for-object', undefined],
  ['key-missing', ['items']],
  ['key-missing', ['id']],
  ['null-for-value', ['id']],
  ['key-missing', ['originId']],
  ['null-for-value', ['originId']],
])('does not make a deal again when the looks for it come with %s (%s)', async (how, keys) => {
  expect(await playCreations(office, { count: 1, withRows: false, lateSeconds: 0, pauseMs: 0, people: [person()], rules: [
    { when: { method: 'crm.item.add', nth: 1 }, do: { kind: 'cut-after' } },
    distort('crm.item.list', how, keys, { from: 2, to: 9 }),
  ] })).toEqual([])
})

it('does not call a deal complete that took the place of ours and has no product rows', async () => {
  expect(await playCreations(office, { count: 3, withRows: true, lateSeconds: 0, pauseMs: 0, people: [person([1]), person([0, 6])], rules: [
    { when: { method: 'crm.item.productrow.set', nth: 4 }, do: { kind: 'refuse', error: 'ACCESS_DENIED' } },
    { when: { method: 'crm.item.add', nth: 1 }, do: { kind: 'refuse', error: 'ACCESS_DENIED' } },
  ] })).toEqual([])
})

it('does not say "not saved" after a check that cannot be read and a look that fails', async () => {
  expect(await playUpdates(office, { isMarked: true, pauseMs: 0, people: [person()], rules: [
    distort('crm.item.list', 'list-for-object'),
    { when: { method: 'crm.item.get', from: 4 }, do: { kind: 'cut-before' } },
  ] })).toEqual([])
})

it.each<[Distortion, string[] | undefined]>([
  ['list-for-object', undefined],
  ['null-for-value', ['id']],
  ['key-missing', ['updatedTime']],
])('writes nothing over a record that came with %s (%s)', async (how, keys) => {
  expect(await playUpdates(office, { isMarked: true, pauseMs: 0, people: [person()], rules: [distort('crm.item.get', how, keys)] })).toEqual([])
  const { control } = office
  expect(await control.get<{ method: string, commands?: { method: string }[] }[]>('/_portal/log')
    .then(log => log.flatMap(({ commands = [] }) => commands).filter(({ method }) => method === 'crm.item.update'))).toEqual([])
})

it.each<Distortion>(['key-missing', 'null-for-value'])('gives a claim to one of two people though ids of records come with %s', async how => {
  for (let seed = 1; seed <= 10; seed++) {
    const rule = distort('crm.item.list', how, ['id'], { seed })
    expect(await playClaims(office, { by: 'record', pauseMs: 0, people: [person(), person()], rules: [{ ...rule, do: { ...rule.do, share: 0.5 } as FaultRule['do'] }] })).toEqual([])
  }
})

// Whichever requests the first reading takes, one of these changes comes right after it.
it.each([2, 3, 4, 5, 6, 7])('reads a record again that changed twice in the second of a reading: before requests 1 and %i', async again => {
  const change = (nth: number): FaultRule => ({ when: { method: '*', nth }, do: { kind: 'second-person', moment: 'arrival', call: { method: 'crm.item.update', user: 1, params: { entityTypeId: 2, id: 212, fields: { title: `Изменение ${nth}` } } } } })
  expect(await playReads(office, { what: 'changes', waitsMs: [0, 0], pauseMs: 0, people: [person()], rules: [change(1), change(again)] })).toEqual([])
})
