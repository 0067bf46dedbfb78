import type { MiddlewareHandler } from 'hono'

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * The control API hands out tokens, so it answers only to this machine by its own name, and to no page of another
 * origin: a foreign `Host` would mean a name turned to the loopback address, a foreign origin a page that tries its luck.
 */
export function loopbackOnly(): MiddlewareHandler {
  return async (context, next) => {
    const address = new URL(context.req.url)
    const origin = context.req.header('origin')
    const site = context.req.header('sec-fetch-site') ?? 'none'
    if (!LOOPBACK.has(address.hostname) || (origin !== undefined && origin !== address.origin) || !['none', 'same-origin'].includes(site))
      return context.json({ error: 'The control API answers programs on this machine and the portal\'s own pages only.' }, 403)
    return next()
  }
}
