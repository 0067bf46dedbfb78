import { createState, startPortal } from 'b24-local-portal'
import type { Limits, RunningPortal, Switches } from 'b24-local-portal'
import type { PortalCalls } from '@/services/portal/types'
import { connectByToken } from '@/services/portal/tokenPortal'
import type { Clock } from '@/services/portal/writes/lookUp'
import { controlOf } from '../support/portalControl.ts'
import type { PortalControl } from '../support/portalControl.ts'

const FIRST_PERSON = 11

/** A local portal on a port of its own and employees who call it over application tokens. */
export interface Company {
  running: RunningPortal
  control: PortalControl
  people: { userId: number, calls: PortalCalls }[]
}

export interface CompanyOptions { people: number, seed?: number, limits?: Partial<Limits>, switches?: Partial<Switches>, clockRate?: number, scopes?: readonly string[] }

/** Starts a portal without limits of rate and of a request's length, on a fast clock; whoever asks for limits names them. */
export async function openCompany({ people, seed = 1, limits = {}, switches = {}, clockRate = 20, scopes = ['crm', 'disk', 'user'] }: CompanyOptions): Promise<Company> {
  const running = await startPortal({ port: 0, state: createState({ seed }), quiet: true })
  const control = controlOf(running.origin)
  const users = Array.from({ length: people }, (_, index) => ({ id: FIRST_PERSON + index, name: `Сотрудник ${index + 1}` }))
  await control.send('POST', '/_portal/import', { users })
  await control.send('PATCH', '/_portal/limits', { rate: null, requestSeconds: null, ...limits })
  await control.send('PATCH', '/_portal/switches', switches)
  await control.send('POST', '/_portal/clock', { rate: clockRate })
  await control.send('POST', '/_portal/apps', { code: 'local.data', title: 'Data', handler: 'http://127.0.0.1:9/main', scopes, access: 'all', installed: true })
  const connected = await Promise.all(users.map(async ({ id }) => {
    const { access_token: accessToken } = await control.send<{ access_token: string }>('POST', '/_portal/app-token', { user: id })
    return { userId: id, calls: connectByToken({ origin: running.origin, accessToken, manners: null, wait: ms => soon(ms / clockRate) }) }
  }))
  return { running, control, people: connected }
}

/** A wait of this machine, milliseconds. */
export function soon(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms))
}

/** This machine's clock, going as fast as the portal's. */
export function fastClock(rate: number): Clock {
  const start = Date.now()
  return { now: () => start + (Date.now() - start) * rate, wait: ms => soon(ms / rate) }
}
