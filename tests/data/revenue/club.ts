import { startPortal } from 'b24-local-portal'
import type { PortalState, RunningPortal } from 'b24-local-portal'
import type { RevenueDeal } from '@/domain/revenue/types'
import { readTripMap } from '@/domain/tripMap'
import type { TripMap } from '@/domain/tripMap'
import { readAll } from '@/services/portal/readAll/readAll'
import { connectByToken } from '@/services/portal/tokenPortal'
import type { PortalCalls } from '@/services/portal/types'
import { decodeRevenueDeal, isWonRow } from '@/services/revenue/decodeDeal'
import { wonDeals } from '@/services/revenue/lists'
import { loadWorld } from '../../../worlds/build.ts'
import { controlOf } from '../../support/portalControl.ts'
import type { PortalControl } from '../../support/portalControl.ts'
import type { StateJson } from './recount.ts'

/** The world of the travel club on a portal of its own. */
export interface Club {
  running: RunningPortal
  control: PortalControl
  calls: PortalCalls
  map: TripMap
  appOptions: Readonly<Record<string, string>>
  callsOf: (user: number) => Promise<PortalCalls>
  /** The portal's memory, without REST. */
  state: () => Promise<StateJson>
}

/** @param prepare Changes what the portal begins with. @param deals At least so many. */
export async function openClub(prepare: (state: PortalState) => void = () => {}, deals = 0): Promise<Club> {
  const state = await loadWorld({ world: 'trips', seed: 1, deals }, { cache: true, onBuild: () => {} })
  // Limits are somebody else's concern; the world's clock stands still until it is started.
  Object.assign(state.limits, { rate: null, requestSeconds: null })
  prepare(state)
  const running = await startPortal({ port: 0, state, quiet: true })
  const control = controlOf(running.origin)
  const callsOf = async (user: number) => {
    const { access_token: accessToken } = await control.send<{ access_token: string }>('POST', '/_portal/app-token', { user, app: 'local.cardinal' })
    return connectByToken({ origin: running.origin, accessToken, manners: null })
  }
  const calls = await callsOf(1)
  const appOptions = await calls.read<Record<string, string>>('app.option.get', {})
  return { running, control, calls, map: readTripMap(appOptions)!, appOptions, callsOf, state: () => control.get<StateJson>('/_portal/state') }
}

/** All won deals as the product reads them. */
export async function readWonDeals({ calls, map }: Club): Promise<RevenueDeal[]> {
  const deals: RevenueDeal[] = []
  const outcome = await readAll(calls, wonDeals(map), { onRows: rows => deals.push(...rows.filter(isWonRow).map(row => decodeRevenueDeal(row, map))) })
  if (outcome.kind !== 'done')
    throw new Error('The won deals were not read.')
  return deals
}
