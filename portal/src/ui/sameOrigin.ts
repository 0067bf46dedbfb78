import type { MiddlewareHandler } from 'hono'

const READING = ['GET', 'HEAD', 'OPTIONS']

/** Writes come from the portal's own pages only: the browser's cookie alone is no permission. */
export function sameOriginWrites(): MiddlewareHandler {
  return async (context, next) => {
    if (READING.includes(context.req.method))
      return next()
    const site = context.req.header('sec-fetch-site')
    const origin = context.req.header('origin')
    const isForeignSite = site !== undefined && site !== 'same-origin'
    const isForeignOrigin = origin !== undefined && origin.replace(/^https?:\/\//, '') !== context.req.header('host')
    const isJson = (context.req.header('content-type') ?? '').startsWith('application/json')
    // A page elsewhere can send a form without asking, JSON it cannot: so a request without either header needs JSON.
    if (isForeignSite || isForeignOrigin || !isJson)
      return context.json({ error: 'FOREIGN_ORIGIN', message: 'This address answers the portal\'s own pages only.', fields: {} }, 403)
    return next()
  }
}
