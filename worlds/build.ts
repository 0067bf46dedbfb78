import { createState, defaultLimits, noLimits, packState, startPortal, unpackState } from 'b24-local-portal'
import type { PortalState } from 'b24-local-portal'
import { cachePath, readCache, writeCache } from './cache.ts'
import { registerCardinal } from './cardinal.ts'
import { seedEvents } from './events/seed.ts'
import { fillMessyPortal } from './messy/fill.ts'
import { WORLD_NOW } from './moscowTime.ts'
import { connectPortal } from './portalClient.ts'
import type { PortalClient } from './portalClient.ts'
import { SHOP_OFFSET } from './store/shopClock.ts'
import { seedStore } from './store/seed.ts'
import { importClub, seedTrips } from './trips/seed.ts'

export interface WorldOptions {
  world: WorldName
  seed: number
  /** At least so many deals; 0 leaves the world as it is written. */
  deals: number
}

interface WorldPlan {
  portalTitle: string
  /** Offset of the portal's time; Moscow's unless said. */
  timeZone?: string
  fill: (portal: PortalClient, options: WorldOptions) => Promise<unknown>
}

const plans = {
  events: { portalTitle: 'Третий переулок', fill: seedEvents },
  trips: { portalTitle: 'Клуб путешествий', fill: seedTrips },
  store: { portalTitle: 'Обувь «Ак-Жол»', timeZone: SHOP_OFFSET, fill: seedStore },
  /** Every solution in one portal: the agency, and behind its records those of the travel club. */
  all: { portalTitle: 'Третий переулок', fill: fillAll },
  empty: { portalTitle: 'Пустой портал', fill: portal => registerCardinal(portal, { access: 'all', isInstalled: false }) },
  messy: { portalTitle: 'Давний портал', fill: fillMessy },
} as const satisfies Record<string, WorldPlan>

export type WorldName = keyof typeof plans
export const worldNames = Object.keys(plans) as WorldName[]

async function fillAll(portal: PortalClient, options: WorldOptions): Promise<void> {
  const { codes, behind } = await seedEvents(portal, options, ['events', 'trips', 'event-marketing', 'loyalty', 'store'])
  await importClub(portal, codes, { seed: options.seed, deals: 0 }, behind)
}

/** People have used the portal for years; Cardinal has just been entered there. */
async function fillMessy(portal: PortalClient): Promise<void> {
  await fillMessyPortal(portal)
  await registerCardinal(portal, { access: 'all', isInstalled: false })
}

/** Builds a world from nothing. The portal's clock stands still meanwhile, so the same options give the same state. */
export async function buildWorld(options: WorldOptions): Promise<PortalState> {
  const plan: WorldPlan = plans[options.world]
  const state = createState({ seed: options.seed })
  state.settings = { ...state.settings, title: plan.portalTitle, ...(plan.timeZone ? { timeZone: plan.timeZone } : {}) }
  state.clock.frozenAt = Date.parse(WORLD_NOW)
  state.limits = noLimits()
  const running = await startPortal({ port: 0, state, quiet: true })
  try {
    await plan.fill(connectPortal(running.origin), options)
    const built = running.portal.state
    // Tokens of the building time would only lie about.
    built.tokens = []
    built.limits = defaultLimits()
    return built
  }
  finally {
    await running.close()
  }
}

/** A world from the cache, or built and cached. Its clock stands at the world's beginning. */
export async function loadWorld(options: WorldOptions, { cache, onBuild }: { cache: boolean, onBuild: () => void }): Promise<PortalState> {
  const path = cachePath({ ...options })
  const packed = cache ? readCache(path) : null
  if (packed)
    return unpackState(packed)
  onBuild()
  const state = await buildWorld(options)
  writeCache(path, packState(state))
  return state
}
