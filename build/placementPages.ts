import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import type { Plugin, ViteDevServer } from 'vite'
import { contentSecurityPolicy } from './contentSecurityPolicy.ts'

/** Pages that the portal opens, and the folder of `src/placements/` behind each. */
export const placeOfPage: Readonly<Record<string, string>> = {
  'index.html': 'home',
  'description-field.html': 'description-field',
  'announcement-tab.html': 'announcement-tab',
  'image-field.html': 'image-field',
  'copy-to-events.html': 'copy-to-events',
  'reports.html': 'reports',
  'fill-from-product.html': 'fill-from-product',
  'deal-sale.html': 'deal-sale',
  'revenue-by-year.html': 'revenue-by-year',
  'lead-actions.html': 'lead-actions',
  'contact-actions.html': 'contact-actions',
}

const templateEntry = '/src/placements/home/entry.ts'
const developmentNonce = 'development'

/**
 * Emits one page per placement from the one template `index.html`, each with its own entry
 * `src/placements/<place>/entry.ts`. The development server answers GET and POST alike, since the portal opens
 * a frame by POST.
 */
export function placementPages(): Plugin {
  let root = ''
  let isServing = false

  function pageHtml(page: string): string {
    return readFileSync(join(root, 'index.html'), 'utf8')
      .replace(templateEntry, `/src/placements/${placeOfPage[page]}/entry.ts`)
  }

  /** Name of the page behind an absolute module id. */
  function pageOfId(id: string): string | undefined {
    return Object.keys(placeOfPage).find(page => id === join(root, page))
  }

  return {
    name: 'placement-pages',
    enforce: 'pre',

    config(config, { command }) {
      isServing = command === 'serve'
      root = config.root ?? process.cwd()
      return {
        appType: 'custom',
        html: isServing ? { cspNonce: developmentNonce } : {},
        build: { rolldownOptions: { input: Object.keys(placeOfPage).map(page => join(root, page)) } },
      }
    },

    resolveId: id => pageOfId(id) === undefined ? null : id,

    load(id) {
      const page = pageOfId(id)
      return page === undefined ? null : pageHtml(page)
    },

    transformIndexHtml: {
      order: 'post',
      handler: () => [{
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy(isServing ? developmentNonce : undefined) },
        injectTo: 'head-prepend',
      }],
    },

    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const page = pageOfRequest(request)
        if (page === undefined)
          return next()
        sendPage(server, pageHtml(page), `/${page}`, response).catch(next)
      })
    },
  }
}

/** Page asked for by a request, whatever its query; `undefined` leaves the request to Vite. */
function pageOfRequest({ method, url = '/' }: IncomingMessage): string | undefined {
  if (!['GET', 'HEAD', 'POST'].includes(method ?? ''))
    return undefined
  const path = new URL(url, 'http://localhost').pathname.slice(1)
  const page = path === '' ? 'index.html' : path
  return page in placeOfPage ? page : undefined
}

async function sendPage(server: ViteDevServer, html: string, url: string, response: ServerResponse): Promise<void> {
  const page = await server.transformIndexHtml(url, html)
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' }).end(page)
}
