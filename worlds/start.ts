import { startPortal } from 'b24-local-portal'
import type { PortalState } from 'b24-local-portal'
import { buildAll, compileMessages } from '../scripts/build.mjs'
import { serveApp, serveAppSources } from './appServer.ts'
import { loadWorld } from './build.ts'
import type { WorldName } from './build.ts'
import { moveCardinal } from './cardinal.ts'
import { connectSite, moveSite, startSite } from './site.ts'
import { projectPath } from './paths.ts'
import { PlainError } from './plainError.ts'
import { findPorts } from './ports.ts'

export interface StartWorldOptions {
  world?: WorldName
  /** Port of the portal; the application and the client's site take the next two. 0 finds three free neighbours. */
  port?: number
  seed?: number
  /** At least so many deals. */
  deals?: number
  /** The application from its sources, with hot reload, instead of the built one. */
  dev?: boolean
  /** Build the world even when the cache has it. */
  noCache?: boolean
  /** Folder of the built application. */
  appFolder?: string
  /** The client's site beside it, where the world has events for one; on unless it is said. */
  site?: boolean
  /** Print nothing. */
  quiet?: boolean
}

export interface RunningWorld {
  /** `http://localhost:5080` */
  portalOrigin: string
  /** `http://127.0.0.1:5081`: another site, as a real application is. */
  appOrigin: string
  /** `http://127.0.0.1:5082`; null for a world without a site. */
  siteOrigin: string | null
  /** Deal 1, whose card has the description in it; of the travel club its first client, of the shops lead 4; of a portal that is still to be set up the application's page. */
  cardUrl: string
  close: () => Promise<void>
}

/** What the last line of a start names, where it is no deal. */
const firstCards: Partial<Record<WorldName, string>> = { trips: '/crm/contact/details/1/', store: '/crm/lead/details/4/' }

/**
 * Starts a world: the local portal with its records, the application and the client's site beside it, each built first when
 * its sources changed.
 *
 * @throws {PlainError} when a port is busy or the world cannot be built.
 */
export async function startWorld(options: StartWorldOptions = {}): Promise<RunningWorld> {
  const { world = 'events', port = 5080, seed = 1, deals = 0, dev = false, noCache = false, site: wantsSite = true, quiet = false, appFolder = projectPath('dist') } = options
  const say = (text: string) => {
    if (!quiet)
      console.log(text)
  }
  const ports = await findPorts(port, wantsSite)
  buildPages(dev)
  const state = await loadWorld({ world, seed, deals }, { cache: !noCache, onBuild: () => say(`Building the world "${world}"…`) })
  const appOrigin = `http://127.0.0.1:${ports.app}`
  moveCardinal(state, appOrigin)
  moveSite(state, ports.site)
  const siteAccess = wantsSite ? connectSite(state, ports) : null
  startClock(state)
  const running = await startPortal({ port: ports.portal, state, quiet: true })
  const orEndPortal = async (error: unknown) => {
    await running.close()
    throw error
  }
  const app = await (dev ? serveAppSources(projectPath('vite.config.ts'), ports.app) : serveApp(appFolder, ports.app)).catch(orEndPortal)
  const site = siteAccess && await startSite(siteAccess, { port: ports.site, now: running.portal.now, quiet }).catch(async (error: unknown) => {
    await app.close()
    return orEndPortal(error)
  })
  const portalOrigin = running.origin
  return {
    portalOrigin,
    appOrigin,
    siteOrigin: site?.origin ?? null,
    cardUrl: portalOrigin + (firstCards[world] ?? (state.items.get(2)?.has(1) ? '/crm/deal/details/1/' : '/marketplace/app/local.cardinal/')),
    close: async () => {
      await Promise.all([app.close(), site?.close(), running.close()])
    },
  }
}

/** Builds what is older than its sources; the tool itself prints what is wrong with them. */
function buildPages(dev: boolean): void {
  try {
    if (dev)
      compileMessages()
    buildAll({ names: dev ? ['pages'] : ['app', 'pages'] })
  }
  catch (cause) {
    throw new PlainError('The pages could not be built: see the messages above.', { cause })
  }
}

/** The world's clock stands at its beginning; from the start on it runs. */
function startClock({ clock }: Pick<PortalState, 'clock'>): void {
  if (clock.frozenAt === null)
    return
  clock.offsetMs = clock.frozenAt - Date.now()
  clock.frozenAt = null
}
