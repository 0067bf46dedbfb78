import { serve } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import type { Context, Next } from 'hono'

export interface RunningServer { origin: string, close: () => Promise<void> }

/** Vite puts a hash of the content into these names, so they never change. */
const hashedName = /\/assets\/[^/]+-[\w-]{8,}\.\w+$/

async function securityHeaders(context: Context, next: Next): Promise<void> {
  await next()
  context.header('X-Content-Type-Options', 'nosniff')
  context.header('Referrer-Policy', 'no-referrer')
  // The portal frames the page, so framing stays open to portals on this machine and to no other.
  context.header('Content-Security-Policy', 'frame-ancestors http://localhost:* http://127.0.0.1:*')
  const isHashed = context.res.status === 200 && hashedName.test(context.req.path)
  context.header('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-store')
}

/** The application's files as a static host serves them, except that a page answers POST as it answers GET. */
export function createAppServer(folder: string): Hono {
  const files = new Hono().use('*', serveStatic({ root: folder }))
  const server = new Hono().use('*', securityHeaders)
  server.on(['GET', 'HEAD', 'POST'], '*', async context => {
    const { method, url } = context.req
    // The body of a POST holds tokens; it ends here.
    const answer = await files.request(url, { method: 'GET' }, context.env)
    return method === 'HEAD' ? new Response(null, answer) : answer
  })
  server.all('*', context => context.text('Method not allowed', 405, { Allow: 'GET, HEAD, POST' }))
  return server
}

/** Serves a built application at `http://127.0.0.1:<port>`. */
export function serveApp(folder: string, port: number): Promise<RunningServer> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: createAppServer(folder).fetch, port, hostname: '127.0.0.1' }, () => {
      resolve({
        origin: `http://127.0.0.1:${port}`,
        close: () => new Promise((done, failed) => {
          server.close(error => error ? failed(error) : done())
          if ('closeAllConnections' in server)
            server.closeAllConnections()
        }),
      })
    })
    server.once('error', reject)
  })
}

/** Serves the application from its sources with hot reload at `http://127.0.0.1:<port>`. */
export async function serveAppSources(configFile: string, port: number): Promise<RunningServer> {
  const { createServer } = await import('vite')
  const server = await createServer({ configFile, logLevel: 'warn', server: { port, strictPort: true, host: '127.0.0.1' } })
  await server.listen()
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() }
}
