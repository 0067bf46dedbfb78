import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Portal } from './portal.ts'
import { createPortal } from './portalService.ts'
import { createServer } from './server.ts'
import { createState } from './state/createState.ts'
import { packState } from './state/pack.ts'
import type { PortalState } from './state/types.ts'

export { createRandom } from './chance.ts'
export type { Random } from './chance.ts'
export type { Distortion, FaultAction, FaultCondition, FaultReading, FaultRule } from './faults/types.ts'
export { createState } from './state/createState.ts'
export { defaultLimits, noLimits } from './state/limits.ts'
export { packState, unpackState } from './state/pack.ts'
export type { LogEntry, Portal } from './portal.ts'
export type * from './state/chatTypes.ts'
export type * from './state/diskTypes.ts'
export type * from './state/lineTypes.ts'
export type * from './state/taskTypes.ts'
export type * from './state/types.ts'

export interface StartOptions {
  /** 0 takes any free port. */
  port: number
  /** State to start with, and to return to by `reset`; without it a fresh portal. */
  state?: PortalState
  /** Seed of a fresh portal. */
  seed?: number
  /** Says nothing when it is ready. */
  quiet?: boolean
}

export interface RunningPortal { portal: Portal, origin: string, close: () => Promise<void> }

/**
 * Starts a portal at `http://localhost:<port>`. It listens on the loopback address only, since its control API hands
 * out tokens.
 */
export async function startPortal({ port, state, seed = 1, quiet = false }: StartOptions): Promise<RunningPortal> {
  const portal = createPortal(state ?? createState({ seed }), '')
  const application = createServer(portal, packState(portal.state))
  const server = createAdaptorServer({ fetch: application.fetch })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  portal.faults.whenCutting = () => {
    if ('closeIdleConnections' in server)
      server.closeIdleConnections()
  }
  portal.origin = `http://localhost:${(server.address() as AddressInfo).port}`
  if (!quiet)
    console.log(`portal ready ${portal.origin}`)
  return { portal, origin: portal.origin, close: () => closeServer(server) }
}

function closeServer(server: ReturnType<typeof createAdaptorServer>): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close(error => error ? reject(error) : resolve())
    if ('closeAllConnections' in server)
      server.closeAllConnections()
  })
}
