import { packState, startPortal, unpackState } from 'b24-local-portal'
import type { RunningPortal } from 'b24-local-portal'
import type { PortalCalls } from '@/services/portal/types'
import type { Clock } from '@/services/portal/writes/lookUp'
import { connectByToken } from '@/services/portal/tokenPortal'
import type { IntentStore, Intent } from '@/services/portal/claim/intents'
import type { CreationPlan, PlanStore } from '@/services/portal/writes/creationPlan'
import { openStore } from '@/services/store/openStore'
import { memoryJournal } from '@/services/store/run/journal'
import type { RunPlanOptions } from '@/services/store/run/runPlan'
import type { Store } from '@/services/store/types'
import { buildWorld } from '../../../worlds/build.ts'
import { NOW } from '../../../worlds/store/shopClock.ts'
import { controlOf } from '../../support/portalControl.ts'
import type { PortalControl } from '../../support/portalControl.ts'
import { fastClock, soon } from '../people.ts'

const RATE = 30
const app = 'local.cardinal'
let packed: ReturnType<typeof packState> | null = null

/** The world of shoe shops on a portal of its own, whose clock goes fast. */
export interface Shop {
  running: RunningPortal
  control: PortalControl
  clock: Clock
  /** The store as a person sees it; `fetch` replaces the wire. */
  as: (userId: number, options?: { fetch?: typeof fetch, locale?: 'ru' | 'en' }) => Promise<Store>
  /** A record as an administrator sees it. */
  record: (entityTypeId: number, id: number) => Promise<Record<string, unknown>>
  records: (entityTypeId: number, filter: Record<string, unknown>) => Promise<Record<string, unknown>[]>
  tasks: (binding: string) => Promise<Record<string, unknown>[]>
  comments: (entity: string, id: number) => Promise<string[]>
}

export async function openShop(): Promise<Shop> {
  packed ??= packState(await buildWorld({ world: 'store', seed: 1, deals: 0 }))
  const running = await startPortal({ port: 0, state: unpackState(packed), quiet: true })
  const control = controlOf(running.origin)
  await control.send('PATCH', '/_portal/limits', { rate: null, requestSeconds: null })
  await control.send('POST', '/_portal/clock', { now: NOW, freeze: false, rate: RATE })
  const options = async () => (await control.get<{ apps: { code: string, options: Record<string, string> }[] }>('/_portal/state')).apps.find(({ code }) => code === app)!.options
  // The administrator's webhook has not these scopes: an application token of his has.
  const token = async (user: number) => (await control.send<{ access_token: string }>('POST', '/_portal/app-token', { user, app })).access_token
  const connect = async (user: number, by?: typeof fetch): Promise<PortalCalls> => connectByToken({ origin: running.origin, accessToken: await token(user), manners: null, wait: ms => soon(ms / RATE), ...(by ? { fetch: by } : {}) })
  const boss = await connect(1)
  return {
    running, control,
    clock: fastClock(RATE),
    async as(userId, { fetch: by, locale = 'ru' } = {}) {
      const calls = await connect(userId, by)
      const session = { appOptions: await options(), locale, isAdmin: userId === 1 }
      return (await openStore({ ...calls, session }))!
    },
    record: async (entityTypeId, id) => (await boss.read<{ item: Record<string, unknown> }>('crm.item.get', { entityTypeId, id, useOriginalUfNames: 'Y' })).item,
    records: async (entityTypeId, filter) => (await boss.read<{ items: Record<string, unknown>[] }>('crm.item.list', { entityTypeId, filter, select: ['id', '*', 'UF_*'], order: { id: 'ASC' }, useOriginalUfNames: 'Y' })).items,
    tasks: async binding => (await boss.read<{ tasks: Record<string, unknown>[] }>('tasks.task.list', { filter: { UF_CRM_TASK: binding }, order: { ID: 'ASC' } })).tasks,
    comments: async (entity, id) => (await boss.read<{ COMMENT: string }[]>('crm.timeline.comment.list', { filter: { ENTITY_TYPE: entity, ENTITY_ID: id }, order: { ID: 'ASC' } })).map(({ COMMENT }) => COMMENT),
  }
}

export function memoryPlans(): PlanStore {
  const all = new Map<string, CreationPlan>()
  return { load: async key => structuredClone(all.get(key) ?? {}), save: async (key, plan) => void all.set(key, structuredClone(plan)) }
}

export function memoryIntents(): IntentStore {
  const all = new Map<string, Intent>()
  return { read: async name => all.get(name) ?? null, keep: async intent => void all.set(intent.name, intent), remove: async name => void all.delete(name) }
}

/** What one browser remembers, and the portal's fast time. */
export function aBrowser({ clock }: Pick<Shop, 'clock'>): Required<Pick<RunPlanOptions, 'journal' | 'plans' | 'intents' | 'clock' | 'lock'>> {
  return { journal: memoryJournal(), plans: memoryPlans(), intents: memoryIntents(), clock, lock: (_, work) => work() }
}
