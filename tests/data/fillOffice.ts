import { startPortal } from 'b24-local-portal'
import type { RunningPortal } from 'b24-local-portal'
import { isoOf } from '@/domain/copy/slots'
import { undoRows } from '@/domain/product/filling'
import { parseLine } from '@/domain/product/mapLine'
import { makePlan } from '@/domain/product/plan'
import type { FillRow } from '@/domain/product/plan'
import { fieldOfRole as rolesOf, technicalFields } from '@/domain/product/technical'
import type { Values } from '@/domain/product/values'
import { readTripMap } from '@/domain/tripMap'
import type { TripMap } from '@/domain/tripMap'
import { connectByToken } from '@/services/portal/tokenPortal'
import type { PortalCalls } from '@/services/portal/types'
import { applyFill, undoFill } from '@/services/product/applyFill'
import { readFill } from '@/services/product/readFill'
import type { FillSource } from '@/services/product/readFill'
import { loadWorld } from '../../worlds/build.ts'
import { controlOf } from '../support/portalControl.ts'
import type { PortalControl } from '../support/portalControl.ts'
import { fastClock, soon } from './people.ts'

/** So many times as fast the portal's clock and the person's waits run. */
const RATE = 20

/** The travel club's portal, with employees who fill deals from products. */
export interface FillOffice {
  running: RunningPortal
  control: PortalControl
  map: TripMap
  callsOf: (userId: number) => Promise<PortalCalls>
  /** Methods of the REST requests since the log was emptied. */
  requests: () => Promise<string[]>
  dealOf: (id: number) => Promise<Record<string, unknown>>
  /** A new deal with such product rows. */
  addDeal: (fields: Readonly<Record<string, unknown>>, rows: readonly Readonly<Record<string, unknown>>[]) => Promise<number>
  change: (id: number, fields: Readonly<Record<string, unknown>>) => Promise<unknown>
}

export async function openFillOffice({ interleave = { fromMs: 0, toMs: 0 } } = {}): Promise<FillOffice> {
  const state = await loadWorld({ world: 'trips', seed: 1, deals: 0 }, { cache: true, onBuild: () => {} })
  const running = await startPortal({ port: 0, state, quiet: true })
  const control = controlOf(running.origin)
  await control.send('PATCH', '/_portal/limits', { rate: null, requestSeconds: null, operatingSeconds: null, interleave })
  await control.send('POST', '/_portal/clock', { freeze: false, rate: RATE })
  const app = state.apps.find(({ code }) => code === 'local.cardinal')!
  return {
    running, control,
    map: readTripMap(app.options as Record<string, unknown>)!,
    async callsOf(userId) {
      const { access_token: accessToken } = await control.send<{ access_token: string }>('POST', '/_portal/app-token', { user: userId, app: app.id })
      return connectByToken({ origin: running.origin, accessToken, manners: null, wait: ms => soon(ms / RATE) })
    },
    requests: async () => (await control.get<{ kind: string, method: string }[]>('/_portal/log')).filter(({ kind }) => kind === 'rest').map(({ method }) => method),
    dealOf: async id => (await control.rest<{ item: Record<string, unknown> }>('crm.item.get', { entityTypeId: 2, id, useOriginalUfNames: 'Y' })).item,
    async addDeal(fields, rows) {
      const { item } = await control.rest<{ item: { id: number } }>('crm.item.add', { entityTypeId: 2, useOriginalUfNames: 'Y', fields })
      if (rows.length > 0)
        await control.rest('crm.item.productrow.set', { ownerType: 'D', ownerId: item.id, productRows: rows })
      return item.id
    },
    change: (id, fields) => control.rest('crm.item.update', { entityTypeId: 2, id, useOriginalUfNames: 'Y', fields }),
  }
}

/** The map of the club's settings. */
export const clubMap = ['name > title', 'code > article', 'property:START > tripStart', 'property:END > tripEnd', 'property:HOTELS > hotels', 'property:HEADLINER > headliner']

export const linesOf = (map: readonly string[]) => map.flatMap(text => {
  const read = parseLine(text)
  return read.kind === 'line' ? [read.line] : []
})

/** A person who looks at a deal and presses. */
export async function aManager(office: FillOffice, userId = 2, map: readonly string[] = clubMap) {
  const calls = await office.callsOf(userId)
  const lines = linesOf(map)
  const fieldOfRole = rolesOf(office.map)
  const technical = technicalFields(office.map, {})
  const clock = fastClock(RATE)
  const planOf = (source: FillSource, choices: ReadonlyMap<string, Values> = new Map()): FillRow[] => makePlan(lines, source.products, source.catalogue, source.deal, source.record, { fieldOfRole, technical, mirrorsCloseDate: true, choices, currency: source.currency, offset: source.offset })
  const act = (source: FillSource) => ({ by: userId, at: isoOf(Date.parse(source.at), source.offset), products: source.products.map(({ productId, rowName }) => ({ id: productId, name: rowName })) })
  return {
    calls, fieldOfRole, planOf,
    look: (dealId: number) => readFill(calls, office.map, lines, dealId),
    /** Fills what needs no question, and the conflicts that are named. */
    fill: (source: FillSource, replaced: readonly string[] = [], choices: ReadonlyMap<string, Values> = new Map()) =>
      applyFill(calls, office.map, source, planOf(source, choices).filter(({ name, state }) => state === 'set' || (state === 'conflict' && replaced.includes(name))), act(source), { clock }),
    undo: (source: FillSource) => undoFill(calls, office.map, source, undoRows(source.record, source.deal).filter(({ state }) => state === 'back'), act(source), { clock }),
  }
}
