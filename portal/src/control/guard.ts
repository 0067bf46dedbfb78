import type { MiddlewareHandler } from 'hono'
import type { Portal } from '../portal.ts'

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * The control API hands out tokens, so it answers only to this machine by its own name, and to no page of another
 * origin: a foreign `Host` would mean a name turned to the loopback address, a foreign origin a page that tries its luck.
 */
export function loopbackOnly(portal: Portal): MiddlewareHandler {
  return async (context, next) => {
    const host = new URL(context.req.url).hostname
    const origin = context.req.header('origin')
    const site = context.req.header('sec-fetch-site') ?? 'none'
    if (!LOOPBACK.has(host) || (origin !== undefined && origin !== portal.origin) || !['none', 'same-origin'].includes(site))
      return context.json({ error: 'The control API answers programs on this machine and the portal\'s own pages only.' }, 403)
    return next()
  }
}
