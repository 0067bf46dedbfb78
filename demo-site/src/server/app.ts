import { setTimeout as wait } from 'node:timers/promises'
import { Hono } from 'hono'
import type { Site } from '../site.ts'
import { securityHeaders } from './headers.ts'

/** The whole site; `control`, where there is one, is not struck by faults. */
export function createApp(site: Site, { control, contract, pages }: { control: Hono | null, contract: Hono, pages: Hono }): Hono {
  const app = new Hono()
  app.use('*', securityHeaders)
  if (control)
    app.route('/', control)
  app.use('*', async (context, next) => {
    const { down, status, slowMs } = site.faults
    if (slowMs > 0)
      await wait(slowMs)
    if (down || status !== null)
      return context.text('Out of order on purpose', (status ?? 503) as 503)
    await next()
  })
  app.route('/', contract)
  app.route('/', pages)
  app.onError((error, context) => {
    site.note(`${context.req.method} ${context.req.path}: ${error.stack ?? error.message}`)
    return context.text('Ошибка на сайте. Попробуйте ещё раз через минуту.', 500)
  })
  return app
}
