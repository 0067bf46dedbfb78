import { Hono } from 'hono'
import { asRecord, parseRecord } from '../contract/json.ts'
import { noFaults, readFaults } from '../faults.ts'
import type { Site } from '../site.ts'

export interface ControlOptions {
  /** Ends when nothing is left to do now. */
  settled: () => Promise<void>
  /** Looks for waiting deals and sends what was not sent. */
  look: () => Promise<void>
  adopt: () => Promise<number>
  /** Forgets that anything was adopted. */
  forget: () => void
}

/** `/_site/*`: what a test or a world does to the site from outside; a page of another site may not. */
export function controlRoutes(site: Site, { settled, look, adopt, forget }: ControlOptions): Hono {
  const routes = new Hono().basePath('/_site')
  routes.use('*', async (context, next) => {
    const origin = context.req.header('origin')
    if (origin !== undefined && origin !== site.origin)
      return context.text('Not from another site', 403)
    await next()
  })
  routes.post('/reset', async context => {
    await settled()
    site.faults = noFaults()
    forget()
    await site.store.clear()
    return context.json({ reset: true })
  })
  routes.get('/state', async context => {
    if (context.req.query('settled') === '1')
      await settled()
    return context.json({ ...site.store.state, faults: site.faults, now: new Date(site.clock.now()).toISOString() })
  })
  routes.post('/faults', async context => {
    site.faults = readFaults(parseRecord(await context.req.text()) ?? {})
    return context.json(site.faults)
  })
  routes.post('/look', async context => {
    await look()
    await settled()
    return context.json({ looked: true })
  })
  routes.post('/advance', async context => {
    const { ms } = asRecord(parseRecord(await context.req.text())) ?? {}
    if (typeof ms !== 'number' || !(ms >= 0))
      return context.json({ error: 'Say how far: {"ms": 60000}.' }, 400)
    await site.clock.advance(ms)
    await settled()
    return context.json({ now: new Date(site.clock.now()).toISOString() })
  })
  routes.post('/adopt', async context => context.json({ adopted: await adopt() }))
  return routes
}
