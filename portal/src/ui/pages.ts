import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Hono } from 'hono'
import type { Context } from 'hono'

const BUILT = new URL('../../dist/', import.meta.url)
const TYPES: Record<string, string> = { js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml', woff2: 'font/woff2' }
const PATHS = [
  '/crm/:entity{deal|lead|contact|company}/details/:id{\\d+}/',
  '/crm/:entity{deal|lead|contact|company}/list/',
  '/crm/type/:type{\\d+}/details/:id{\\d+}/',
  '/crm/type/:type{\\d+}/list/category/:category{\\d+}/',
  '/crm/type/:type{\\d+}/kanban/category/:category{\\d+}/',
  '/crm/deal/category/:category{\\d+}/',
  '/crm/deal/kanban/',
  '/crm/deal/kanban/category/:category{\\d+}/',
  '/marketplace/',
  '/marketplace/app/:app/',
  '/marketplace/view/:app/',
  '/marketplace/place/:binding{\\d+}/',
  '/crm/reports/',
  '/crm/reports/:binding{\\d+}/',
  '/shop/catalog/:block{\\d+}/',
  '/shop/catalog/:block{\\d+}/product/:id{\\d+}/',
  '/crm/configs/currency/',
  '/company/personal/user/:id{\\d+}/',
  '/company/personal/user/:id{\\d+}/tasks/',
  '/company/personal/user/:id{\\d+}/tasks/task/view/:task{\\d+}/',
  '/online/',
  '/timeman/',
  '/workgroups/group/:id{\\d+}/',
]

async function built(name: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await readFile(fileURLToPath(new URL(name, BUILT))))
  }
  catch {
    return null
  }
}

async function page(context: Context): Promise<Response> {
  const html = await built('index.html')
  if (!html)
    return context.text('The pages of the portal are not built. Run: npx vite build -c portal/vite.config.ts', 503)
  return context.body(html, 200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    // Sliders of the portal show its own pages; nobody else frames them.
    'content-security-policy': 'frame-ancestors \'self\'',
    'x-content-type-options': 'nosniff',
  })
}

async function asset(context: Context): Promise<Response> {
  const name = context.req.param('name') ?? ''
  const type = TYPES[name.split('.').at(-1) ?? '']
  const bytes = type && /^[\w-][\w.-]*$/.test(name) ? await built(`assets/${name}`) : null
  if (!bytes || !type)
    return context.notFound()
  return context.body(bytes, 200, { 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable', 'x-content-type-options': 'nosniff' })
}

/** The built pages at the portal's real paths; a path without its last slash is sent to the one with it. */
export function pageRoutes(): Hono {
  const routes = new Hono()
  routes.get('/', context => context.redirect('/crm/deal/list/'))
  routes.get('/_ui/assets/:name', asset)
  for (const path of PATHS) {
    routes.get(path, page)
    routes.get(path.slice(0, -1), context => {
      const { pathname, search } = new URL(context.req.url)
      return context.redirect(`${pathname}/${search}`)
    })
  }
  return routes
}
