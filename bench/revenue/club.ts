import { startPortal } from 'b24-local-portal'
import { readTripMap } from '../../src/domain/tripMap.ts'
import type { TripMap } from '../../src/domain/tripMap.ts'
import { createManners } from '../../src/services/portal/limits/manners.ts'
import { connectByToken } from '../../src/services/portal/tokenPortal.ts'
import type { PortalCalls } from '../../src/services/portal/types.ts'
import type { Clock } from '../../src/services/portal/writes/lookUp.ts'
import { loadWorld } from '../../worlds/build.ts'

/** 80 ms for the way there and back, 0.4 ms for each row of a list, 60 ms for a contact that is written. */
const pace = { roundTripMs: 80, latency: { 'crm.item.list': { callMs: 0, rowMs: 0.4 }, 'crm.item.update': { callMs: 60, rowMs: 0 } } }

/** Portal and page share a clock that runs so much faster than this computer's. */
const RATE = 10

interface LogLine { kind: string, method: string, status: number, commands?: { method: string }[] }

export interface Traffic { requests: number, contactsWritten: number, refused: number }

/** The travel club with a long history, on a portal with the limits of the cloud, and an administrator's page that keeps them. */
export interface BenchClub {
  calls: PortalCalls
  map: TripMap
  clock: Clock
  /** Deals of each contact, the most first. */
  dealsOf: [contact: number, deals: number][]
  /** Seconds of the portal and what came in meanwhile. */
  measure: <T>(work: () => Promise<T>) => Promise<{ result: T, seconds: number, traffic: Traffic }>
  /** Changes a deal as somebody else. */
  change: (deal: number, fields: Record<string, unknown>) => Promise<void>
  close: () => Promise<void>
}

export async function openBenchClub(deals: number): Promise<BenchClub> {
  const state = await loadWorld({ world: 'trips', seed: 1, deals }, { cache: true, onBuild: () => console.log(`  making up ${deals} deals`) })
  state.clock.offsetMs = (state.clock.frozenAt ?? Date.now()) - Date.now()
  state.clock.frozenAt = null
  const won = [...state.items.get(2)!.values()].filter(deal => deal.stageSemanticId === 'S')
  const counts = new Map<number, number>()
  for (const id of won.flatMap(deal => deal.contactIds as number[]))
    counts.set(id, (counts.get(id) ?? 0) + 1)
  const running = await startPortal({ port: 0, state, quiet: true })
  const { origin } = running
  const send = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${origin}${path}`, { method, ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }) })
    if (!response.ok)
      throw new Error(`The portal refused ${path}: ${await response.text()}`)
    return await response.json() as T
  }
  await send('PATCH', '/_portal/limits', pace)
  await send('POST', '/_portal/clock', { rate: RATE })
  const { access_token: accessToken } = await send<{ access_token: string }>('POST', '/_portal/app-token', { user: 1, app: 'local.cardinal' })
  const begin = Date.now()
  const now = () => begin + (Date.now() - begin) * RATE
  const wait = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms / RATE))
  const calls = connectByToken({ origin, accessToken, wait, manners: createManners(origin, { now, wait }) })
  return {
    calls,
    map: readTripMap(await calls.read('app.option.get', {}))!,
    clock: { now, wait },
    dealsOf: [...counts].sort(([, one], [, other]) => other - one),
    async measure(work) {
      await send('DELETE', '/_portal/log')
      const start = performance.now()
      const result = await work()
      const seconds = (performance.now() - start) / 1000 * RATE
      return { result, seconds, traffic: trafficOf(await send<LogLine[]>('GET', '/_portal/log')) }
    },
    async change(deal, fields) {
      await send('POST', '/rest/1/dev/crm.item.update', { entityTypeId: 2, id: deal, fields })
      // The portal tells changes by the second.
      await send('POST', '/_portal/clock', { advanceSeconds: 120 })
    },
    close: () => running.close(),
  }
}

function trafficOf(log: readonly LogLine[]): Traffic {
  const rest = log.filter(({ kind }) => kind === 'rest')
  const methods = rest.flatMap(({ method, commands = [] }) => [method, ...commands.map(command => command.method)])
  return { requests: rest.length, contactsWritten: methods.filter(method => method === 'crm.item.update').length, refused: rest.filter(({ status }) => status === 503).length }
}
