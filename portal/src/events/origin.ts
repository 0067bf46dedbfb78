import { AsyncLocalStorage } from 'node:async_hooks'

/** Which application a change comes from; the portal's own pages and webhooks have none. */
export interface ChangeOrigin {
  appId: number | null
  /** `auth_connector` of the call; empty without one. */
  connector: string
}

const PORTAL_ITSELF: ChangeOrigin = { appId: null, connector: '' }

// A change is made deep below the call that asked for it, and other calls run while it waits.
const current = new AsyncLocalStorage<ChangeOrigin>()

/** Runs a REST method so that the events it raises know where they come from. */
export function withOrigin<T>(origin: ChangeOrigin, work: () => T): T {
  return current.run(origin, work)
}

export function currentOrigin(): ChangeOrigin {
  return current.getStore() ?? PORTAL_ITSELF
}
