import { startPortal } from 'b24-local-portal'
import type { RunningPortal } from 'b24-local-portal'
import { apartCodes } from '@/domain/copy/apart'
import { copyParts } from '@/domain/copy/fields'
import { readEventMap } from '@/domain/eventMap'
import type { EventMap } from '@/domain/eventMap'
import type { CopyJob, JobStore } from '@/services/copy/jobs'
import { rememberingPlans } from '@/services/copy/jobs'
import { readCopy, usualRange } from '@/services/copy/readCopy'
import { copyName, planKey } from '@/services/copy/names'
import { runCopy } from '@/services/copy/runCopy'
import type { RunCopyOptions } from '@/services/copy/runCopy'
import { connectByToken } from '@/services/portal/tokenPortal'
import type { PortalCalls } from '@/services/portal/types'
import type { CreationPlan, PlanStore } from '@/services/portal/writes/creationPlan'
import { loadWorld } from '../../worlds/build.ts'
import { controlOf } from '../support/portalControl.ts'
import type { PortalControl } from '../support/portalControl.ts'
import { fastClock, soon } from './people.ts'

/** So many times as fast the portal's clock and the person's waits run. */
const RATE = 20
/** The world's idea that is published on the site: «Дом Пашкова». */
export const TEMPLATE = 2

/** The event agency's portal, with employees who copy. */
export interface CopyOffice {
  running: RunningPortal
  control: PortalControl
  map: EventMap
  apart: string[]
  callsOf: (userId: number) => Promise<PortalCalls>
  /** Deals made from the template since, by their start. */
  madeStarts: () => Promise<string[]>
  /** Methods of the REST requests since the log was emptied. */
  requests: () => Promise<string[]>
}

export async function openCopyOffice({ interleave = { fromMs: 0, toMs: 0 } } = {}): Promise<CopyOffice> {
  const state = await loadWorld({ world: 'events', seed: 1, deals: 0 }, { cache: true, onBuild: () => {} })
  const running = await startPortal({ port: 0, state, quiet: true })
  const control = controlOf(running.origin)
  await control.send('PATCH', '/_portal/limits', { rate: null, requestSeconds: null, operatingSeconds: null, interleave })
  await control.send('POST', '/_portal/clock', { freeze: false, rate: RATE })
  const app = state.apps.find(({ code }) => code === 'local.cardinal')!
  const map = readEventMap(app.options as Record<string, unknown>)!
  const before = new Set((await events(control, map)).map(({ id }) => id))
  return {
    running, control, map,
    apart: apartCodes(app.options as Record<string, unknown>),
    async callsOf(userId) {
      const { access_token: accessToken } = await control.send<{ access_token: string }>('POST', '/_portal/app-token', { user: userId, app: app.id })
      return connectByToken({ origin: running.origin, accessToken, manners: null, wait: ms => soon(ms / RATE) })
    },
    madeStarts: async () => (await events(control, map)).filter(({ id }) => !before.has(id)).map(({ start }) => start).sort(),
    requests: async () => (await control.get<{ kind: string, method: string }[]>('/_portal/log')).filter(({ kind }) => kind === 'rest').map(({ method }) => method),
  }
}

async function events(control: PortalControl, map: EventMap): Promise<{ id: number, start: string }[]> {
  const { items } = await control.rest<{ items: { id: number, ufCrmEventStart: string }[] }>('crm.item.list', { entityTypeId: 2, filter: { '=categoryId': map.pipelines.events, '>ufCrmEventStart': '2027-02-01' }, order: { id: 'ASC' } })
  return items.map(({ id, ufCrmEventStart }) => ({ id, start: ufCrmEventStart }))
}

/** Twelve Saturdays of spring, noon to three, unix milliseconds. */
export const twelveDates = Array.from({ length: 12 }, (_, index) => {
  const start = Date.parse('2027-02-06T12:00:00+03:00') + index * 7 * 86_400_000
  return { start, end: start + 3 * 3_600_000 }
})

export async function aJob(dates: readonly { start: number, end: number }[] = twelveDates, change: Partial<CopyJob> = {}): Promise<CopyJob> {
  const rows = await Promise.all(dates.map(async ({ start, end }) => ({ name: await copyName(TEMPLATE, start, 0), start, end, doubt: '', id: null, state: 'open' as const, twins: [] })))
  return { templateId: TEMPLATE, parts: [...copyParts], startedAt: 0, userId: 2, rows, isOver: false, sent: {}, ...change }
}

export function memoryJobs(): JobStore & { last: () => CopyJob | null } {
  let kept: CopyJob | null = null
  return { load: async () => kept, save: async job => { kept = structuredClone(job) }, last: () => kept }
}

export function memoryPlans(): PlanStore {
  const plans = new Map<string, CreationPlan>()
  return { load: async key => plans.get(key) ?? {}, save: async (key, plan) => void plans.set(key, structuredClone(plan)) }
}

/** What one browser of a person keeps. */
export function aDevice() {
  const clock = fastClock(RATE)
  return { clock, jobs: memoryJobs(), plans: rememberingPlans(memoryPlans(), clock.now) }
}

/** A person's press of «Создать»: one read, and what follows. */
export async function press(office: CopyOffice, calls: PortalCalls, job: CopyJob, device = aDevice(), change: Partial<RunCopyOptions> = {}) {
  const { clock, jobs, plans } = device
  const names = job.rows.map(({ name }) => name)
  const { source, found } = await readCopy(calls, office.map, TEMPLATE, { range: usualRange(Date.parse('2026-11-16T09:30:00+03:00')), names, now: clock.now })
  return runCopy(calls, office.map, source, job, {
    jobs, clock, apart: office.apart, plan: { store: plans, key: planKey(TEMPLATE) }, ...(found ? { asked: { found, askedAt: source.askedAt } } : {}),
    encode: async file => Buffer.from(await file.arrayBuffer()).toString('base64'), ...change,
  })
}
