import { afterEach, expect, it } from 'vitest'
import { PortalError } from '@/domain/portalError'
import { claim, claimName } from '@/services/portal/claim/claim'
import type { ClaimOptions, ClaimOutcome } from '@/services/portal/claim/claim'
import { listClaims, openClaimFolder } from '@/services/portal/claim/folder'
import type { Intent, IntentStore } from '@/services/portal/claim/intents'
import { claimByRecord } from '@/services/portal/claim/recordClaim'
import { openCompany, soon } from './people.ts'
import type { Company, CompanyOptions } from './people.ts'

const RATE = 20
const DEAL = 2
let company: Company | null = null

afterEach(async () => {
  await company?.running.close()
  company = null
})

async function open(options: CompanyOptions): Promise<Company> {
  company = await openCompany({ clockRate: RATE, ...options })
  return company
}

function memory(): IntentStore & { all: Map<string, Intent> } {
  const all = new Map<string, Intent>()
  return {
    all,
    read: async name => all.get(name) ?? null,
    keep: async intent => void all.set(intent.name, intent),
    remove: async name => void all.delete(name),
  }
}

const unlocked = <T>(_: string, work: () => Promise<T>) => work()
const wait = (ms: number) => soon(ms / RATE)

function options(userId: number, intents: IntentStore, more: Partial<ClaimOptions> = {}): ClaimOptions {
  return { intents, operation: `operation-${userId}`, userId, lock: unlocked, clock: { wait, now: Date.now }, ...more }
}

const ours = (outcomes: ClaimOutcome[]) => outcomes.filter(({ kind }) => kind === 'ours')

async function race({ people }: Company): Promise<ClaimOutcome[]> {
  const folder = await openClaimFolder(people[0]!.calls, 'Cardinal')
  return Promise.all(people.map(({ calls, userId }) => claim(calls, folder, claimName('12', 0), options(userId, memory()))))
}

const jitter = { interleave: { fromMs: 0, toMs: 400 } }

it.each([2, 5, 25])('gives a name to one of %d employees who claim it at once; the others hear whose it is', async count => {
  const outcomes = await race(await open({ people: count, limits: jitter }))
  expect(ours(outcomes)).toHaveLength(1)
  const winner = company!.people[outcomes.findIndex(({ kind }) => kind === 'ours')]!.userId
  for (const outcome of outcomes.filter(({ kind }) => kind !== 'ours'))
    expect(outcome).toMatchObject({ kind: 'taken', by: { name: '12-0', userId: winner } })
})

it('control: without the portal\'s unique key two employees can both have it', async () => {
  const outcomes = await race(await open({ people: 25, limits: jitter, switches: { diskUniqueKey: false } }))
  expect(ours(outcomes).length).toBeGreaterThan(1)
})

it('still gives it to one when the losers are answered by a broken server', async () => {
  const outcomes = await race(await open({ people: 5, limits: jitter, switches: { diskUniqueKey: 'fails' } }))
  expect(ours(outcomes)).toHaveLength(1)
  expect(outcomes.filter(({ kind }) => kind === 'taken')).toHaveLength(4)
})

it('goes on with a claim whose reply was lost before the page was closed', async () => {
  const { people: [person, other] } = await open({ people: 2 })
  const folder = await openClaimFolder(person!.calls, 'Cardinal')
  const intents = memory()
  await intents.keep({ operation: 'operation-1', name: '12-0', userId: person!.userId, sentAt: Date.now() })
  await person!.calls.write('disk.folder.addsubfolder', { id: folder.id, data: { NAME: '12-0' } })
  expect(await claim(other!.calls, folder, '12-0', options(other!.userId, memory()))).toMatchObject({ kind: 'taken', by: { userId: person!.userId } })
  expect(await claim(person!.calls, folder, '12-0', options(person!.userId, intents))).toEqual({ kind: 'ours', name: '12-0' })
  expect(intents.all.size).toBe(0)
})

it('does not take a claim of the same employee for its own when it has no open intent', async () => {
  const { people: [person] } = await open({ people: 1 })
  const folder = await openClaimFolder(person!.calls, 'Cardinal')
  expect(await claim(person!.calls, folder, '12-0', options(person!.userId, memory()))).toMatchObject({ kind: 'ours' })
  expect(await claim(person!.calls, folder, '12-0', options(person!.userId, memory()))).toMatchObject({ kind: 'taken' })
})

it('never claims again blindly: a lost request without effect stays unknown until 75 s have passed, then it is sent anew', async () => {
  const { people: [person], control } = await open({ people: 1 })
  const folder = await openClaimFolder(person!.calls, 'Cardinal')
  const intents = memory()
  let time = 0
  const lost = { ...person!.calls, write: async () => ({ kind: 'unknown' as const, error: new PortalError('unreachable', 'cut') }) }
  const clock = { now: () => time, wait: async (ms: number) => { time += ms } }
  expect(await claim(lost, folder, '12-0', options(person!.userId, intents, { clock }))).toMatchObject({ kind: 'unknown' })
  expect(intents.all.size).toBe(1)
  expect(time).toBeGreaterThanOrEqual(75_000)
  const before = (await control.get<{ method: string }[]>('/_portal/log')).filter(({ method }) => method.toLowerCase() === 'disk.folder.addsubfolder').length
  expect(await claim(person!.calls, folder, '12-0', options(person!.userId, intents, { clock }))).toMatchObject({ kind: 'ours' })
  const after = (await control.get<{ method: string }[]>('/_portal/log')).filter(({ method }) => method.toLowerCase() === 'disk.folder.addsubfolder').length
  expect(after - before).toBe(1)
})

it('says that an employee without rights to the folder is refused', async () => {
  const { people: [person] } = await open({ people: 1 })
  expect(await claim(person!.calls, { id: 999_999 }, '12-0', options(person!.userId, memory()))).toMatchObject({ kind: 'refused' })
})

it('lists claims that stand for some time, so that unfinished ones can be found', async () => {
  const { people: [person], control } = await open({ people: 1 })
  const folder = await openClaimFolder(person!.calls, 'Cardinal')
  await claim(person!.calls, folder, '12-0', options(person!.userId, memory()))
  await control.send('POST', '/_portal/clock', { advanceSeconds: 300 })
  await claim(person!.calls, folder, '13-0', options(person!.userId, memory()))
  const { now } = await control.get<{ now: string }>('/_portal/clock')
  expect((await listClaims(person!.calls, folder, Date.parse(now) - 120_000)).map(({ name, userId }) => [name, userId])).toEqual([['12-0', person!.userId]])
})

it('makes the folder once, whoever opens it', async () => {
  const { people } = await open({ people: 5, limits: jitter })
  const folders = await Promise.all(people.map(({ calls }) => openClaimFolder(calls, 'Cardinal')))
  expect(new Set(folders.map(({ id }) => id)).size).toBe(1)
})

it.each([2, 5, 25])('without Drive: %d employees at once, the lowest record wins', async count => {
  const { people } = await open({ people: count, limits: jitter })
  const records = { entityTypeId: DEAL, nameField: 'originId', markField: 'originatorId', fields: { title: 'Заявка' } }
  const outcomes = await Promise.all(people.map(({ calls, userId }) => claimByRecord(calls, records, '12-0', { operation: `operation-${userId}`, wait })))
  expect(ours(outcomes)).toHaveLength(1)
})

it.each([['', 0], ['a b', 0], ['a', -1], ['a', 0.5]])('refuses to name a claim %j in round %d', (key, round) => {
  expect(() => claimName(key, round)).toThrow(RangeError)
})
