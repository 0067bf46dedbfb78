import { Hono } from 'hono'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { readKnock } from '../contract/knocks.ts'
import type { Receiver } from '../receiver/receiver.ts'
import type { Site } from '../site.ts'
import { inventoryPage, LARGEST_PAGE } from './inventory.ts'

const statuses = { unreadable: 400, token: 403, portal: 403 } as const
const LARGEST_KNOCK_BYTES = 64 * 1024

export interface ContractOptions {
  applicationToken: string | null
  receiver: Receiver
  /** What must be over before the inventory is told. */
  ready: () => Promise<void>
}

/** The two addresses of the contract: `/cardinal/knock` and `/cardinal/inventory.json`. */
export function contractRoutes(site: Site, { applicationToken, receiver, ready }: ContractOptions): Hono {
  const routes = new Hono()
  const rules = { portal: site.map.portal, applicationToken }

  routes.on(['GET', 'POST'], '/cardinal/knock', bodyLimit({ maxSize: LARGEST_KNOCK_BYTES, onError: context => context.text('Too large', 413) }), async (context: Context) => {
    const knock = readKnock({
      method: context.req.method,
      contentType: context.req.header('content-type') ?? '',
      query: new URL(context.req.url).search,
      body: context.req.method === 'POST' ? await context.req.text() : '',
    }, rules)
    if ('refused' in knock)
      return context.text(knock.refused, statuses[knock.refused])
    return receiver.knock(knock.deal) ? context.text('Heard', 202) : context.text('Busy', 503, { 'retry-after': '60' })
  })

  routes.get('/cardinal/inventory.json', async context => {
    await ready()
    const whole = (name: string, otherwise: number) => /^\d{1,9}$/.test(context.req.query(name) ?? '') ? Number(context.req.query(name)) : otherwise
    const size = Math.min(LARGEST_PAGE, Math.max(1, whole('size', LARGEST_PAGE)))
    return context.json(inventoryPage(site, whole('from', 0), size), 200, { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' })
  })
  return routes
}
