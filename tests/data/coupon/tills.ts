import { startPortal } from 'b24-local-portal'
import type { RunningPortal } from 'b24-local-portal'
import { mapOption } from '@/domain/portalMap'
import { readStoreMap } from '@/domain/store/map'
import { storeRulesOf } from '@/domain/store/rules'
import type { StoreRules } from '@/domain/store/rules'
import type { Intent, IntentStore } from '@/services/portal/claim/intents'
import { connectByToken } from '@/services/portal/tokenPortal'
import type { Clock } from '@/services/portal/writes/lookUp'
import { claimCoupon } from '@/services/store/coupon/redeem'
import type { RedeemOptions } from '@/services/store/coupon/redeem'
import type { RedeemOutcome } from '@/services/store/coupon/answers'
import type { Store } from '@/services/store/types'
import { loadWorld } from '../../../worlds/build.ts'
import { controlOf } from '../../support/portalControl.ts'
import type { PortalControl } from '../../support/portalControl.ts'
import { fastClock, soon } from '../people.ts'

export const RATE = 20
const LEAD = 1
const DEAL = 2

/** A cashier's browser: its own rights, and what it has set out to claim. */
export interface Till {
  userId: number
  dealId: number
  store: Store
  intents: IntentStore & { all: Map<string, Intent> }
  redeem: (leadId: number, more?: RedeemOptions & { dealId?: number }) => Promise<RedeemOutcome>
}

export interface Tills {
  running: RunningPortal
  control: PortalControl
  clock: Clock
  tills: Till[]
  /** Under original names. */
  lead: (id: number) => Promise<Record<string, unknown>>
  deal: (id: number) => Promise<Record<string, unknown>>
  /** Deals that have the coupon. */
  dealsWith: (leadId: number) => Promise<number[]>
  /** Comments of a record, the oldest first. */
  comments: (entity: 'lead' | 'deal', id: number) => Promise<string[]>
  field: (entity: 'lead' | 'deal', role: string) => string
  close: () => Promise<void>
}

export interface TillsOptions { count?: number, withoutDrive?: boolean, rules?: Partial<StoreRules> }

/**
 * The world of shoe shops with so many cashiers, each at the card of an open deal of their own, on a fast clock.
 *
 * @param options `withoutDrive`: setup could make no folder for claims.
 */
export async function openTills({ count = 2, withoutDrive = false, rules = {} }: TillsOptions = {}): Promise<Tills> {
  const state = await loadWorld({ world: 'store', seed: 1, deals: 0 }, { cache: true, onBuild: () => {} })
  Object.assign(state.limits, { rate: null, requestSeconds: null, operatingSeconds: null })
  const running = await startPortal({ port: 0, state, quiet: true })
  const control = controlOf(running.origin)
  await control.send('POST', '/_portal/clock', { rate: RATE })
  const appOptions = await optionsOf(control, running.origin, withoutDrive)
  const map = readStoreMap(appOptions)!
  const field = (entity: 'lead' | 'deal', role: string) => map.field(entity, role)!
  const pattern = (await control.get<{ users: Record<string, unknown>[] }>('/_portal/state')).users.find(({ id }) => id === 5)!
  const users = Array.from({ length: count }, (_, index) => ({ ...pattern, id: 101 + index, name: 'Кассир', lastName: String(index + 1), email: `till${index}@example.org`, login: `till${index}` }))
  await control.send('POST', '/_portal/import', { users })
  const tills: Till[] = []
  for (const { id, name, lastName } of users)
    tills.push(await openTill(id, `${name} ${lastName}`))
  await control.send('POST', '/_portal/clock', { advanceSeconds: 60 })
  const clock = fastClock(RATE)

  async function openTill(userId: number, name: string): Promise<Till> {
    const { access_token: accessToken } = await control.send<{ access_token: string }>('POST', '/_portal/app-token', { user: userId, app: 'local.cardinal' })
    const { item: { id: dealId } } = await control.rest<{ item: { id: number } }>('crm.item.add', {
      entityTypeId: DEAL, fields: { title: `Чек ${userId}`, categoryId: map.pipelineId, stageId: map.stageCode('receipt'), opportunity: 8400, isManualOpportunity: 'Y', currencyId: 'KGS' },
    })
    const calls = connectByToken({ origin: running.origin, accessToken, manners: null, wait: ms => soon(ms / RATE) })
    const store: Store = { calls, map, rules: { ...storeRulesOf(appOptions), ...rules }, texts: {} as Store['texts'], tasks: [], appOptions, me: { id: userId, name, isAdmin: false }, roles: ['cashier'], locale: 'ru' }
    const intents = memory()
    return {
      userId, dealId, store, intents,
      redeem: (leadId, { dealId: where = dealId, ...more } = {}) =>
        claimCoupon(store, { leadId, dealId: where, name: `redeem-${leadId}-${where}` }, { intents, lock: (_, work) => work(), clock: fastClock(RATE), ...more }),
    }
  }

  const item = async (entityTypeId: number, id: number) => (await control.rest<{ item: Record<string, unknown> }>('crm.item.get', { entityTypeId, id, useOriginalUfNames: 'Y' })).item
  return {
    running, control, clock, tills, field,
    lead: id => item(LEAD, id),
    deal: id => item(DEAL, id),
    dealsWith: async leadId => (await control.rest<{ items: { id: number }[] }>('crm.item.list', { entityTypeId: DEAL, select: ['id'], filter: { [`=${field('deal', 'coupon')}`]: leadId }, useOriginalUfNames: 'Y' })).items.map(({ id }) => id),
    comments: async (entity, id) => (await control.rest<{ COMMENT: string }[]>('crm.timeline.comment.list', { filter: { ENTITY_ID: id, ENTITY_TYPE: entity }, order: { ID: 'ASC' } })).map(({ COMMENT }) => COMMENT),
    close: () => running.close(),
  }
}

async function optionsOf(control: PortalControl, origin: string, withoutDrive: boolean): Promise<Record<string, string>> {
  const { access_token: auth } = await control.send<{ access_token: string }>('POST', '/_portal/app-token', { user: 1, app: 'local.cardinal' })
  const response = await fetch(`${origin}/rest/app.option.get?auth=${auth}`)
  const { result } = await response.json() as { result: Record<string, string> }
  if (!withoutDrive)
    return result
  const map = JSON.parse(result[mapOption]!) as { codes: Record<string, unknown> }
  const { 'folder:claims': _, ...codes } = map.codes
  return { ...result, [mapOption]: JSON.stringify({ ...map, codes }) }
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
