import { Hono } from 'hono'
import { userOfRequest } from '../auth/tokens.ts'
import { frameRoutes } from '../frame/routes.ts'
import type { Portal } from '../portal.ts'
import { RestError } from '../rest/method.ts'
import { dataRoutes } from './dataRoutes.ts'
import { pageRoutes } from './pages.ts'
import { REFUSALS } from './save.ts'
import { sameOriginWrites } from './sameOrigin.ts'
import { workRoutes } from './workRoutes.ts'

const STATUSES: Record<string, 403 | 404> = { ACCESS_DENIED: 403, NOT_INSTALLED: 403, NOT_FOUND: 404 }

/** The portal's pages at their real paths and the JSON they live on, under `/_ui/`. */
export function uiRoutes(portal: Portal): Hono {
  const data = new Hono()
  data.use('*', async (context, next) => {
    await next()
    context.res.headers.set('cache-control', context.res.headers.get('cache-control') ?? 'no-store')
  })
  data.route('/frame', frameRoutes(portal))
  data.route('/', dataRoutes(portal))
  data.route('/', workRoutes(portal))

  const routes = new Hono()
  // A foreign handler's form lands on the refusal page, so it alone takes posts from anywhere.
  routes.use('/_ui/*', async (context, next) => context.req.path === '/_ui/frame/refused' ? next() : sameOriginWrites()(context, next))
  routes.route('/', pageRoutes())
  routes.route('/_ui', data)
  routes.onError((error, context) => {
    if (error instanceof RestError)
      return context.json({ error: error.code, message: REFUSALS[error.code]?.[userOfRequest(portal, context.req.raw).language] ?? error.message, fields: {} }, STATUSES[error.code] ?? 400)
    if (error instanceof SyntaxError)
      return context.json({ error: 'BAD_REQUEST', message: 'The request is no JSON.', fields: {} }, 400)
    throw error
  })
  return routes
}
