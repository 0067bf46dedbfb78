import { Hono } from 'hono'
import { photoRoutes } from './auth/photos.ts'
import { controlRoutes } from './control/routes.ts'
import { diskRoutes } from './files/diskRoutes.ts'
import { publicLinkRoutes } from './files/publicLinks.ts'
import { fileRoutes } from './files/routes.ts'
import type { Portal } from './portal.ts'
import { pullRoutes } from './pull/routes.ts'
import { createRegistry } from './rest/registry.ts'
import { restRoutes } from './rest/route.ts'
import { uiRoutes } from './ui/routes.ts'

/** Everything the portal answers: REST, files, control, then its pages. `baseline` is the snapshot `reset` returns to. */
export function createServer(portal: Portal, baseline: Uint8Array): Hono {
  const server = new Hono()
  // A browser sends a request again by itself when a connection it had used before is cut: while rules cut, none is used twice.
  server.use(async (context, next) => {
    await next()
    if (portal.faults.cuts)
      context.header('connection', 'close')
  })
  // File links of REST stand below /rest/ and come first.
  server.route('/', fileRoutes(portal))
  server.route('/', diskRoutes(portal))
  server.route('/', publicLinkRoutes(portal))
  server.route('/', restRoutes(portal, createRegistry()))
  server.route('/', pullRoutes(portal))
  server.route('/', photoRoutes(portal))
  server.route('/', controlRoutes(portal, baseline))
  server.route('/', uiRoutes(portal))
  return server
}
