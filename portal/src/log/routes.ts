import { Hono } from 'hono'
import type { Portal } from '../portal.ts'
import { countCalls, selectLog } from './view.ts'

/** `/_portal/log`: what was asked of the portal, how long it took, and who asked how often. */
export function logRoutes(portal: Portal): Hono {
  const routes = new Hono()
  routes.get('/log', context => {
    const lines = selectLog(portal.log, context.req.query())
    if (context.req.query('format') !== 'jsonl')
      return context.json(lines)
    return context.body(lines.map(line => `${JSON.stringify(line)}\n`).join(''), 200, { 'content-type': 'application/jsonl; charset=utf-8' })
  })
  routes.get('/log/counts', context => context.json(countCalls(selectLog(portal.log, context.req.query()))))
  routes.delete('/log', context => {
    portal.log.length = 0
    return context.json({ cleared: true })
  })
  return routes
}
