import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

export interface ServedPage { origin: string, close: () => void }

/**
 * Builds one script as our pages are built and serves it in a page of its own, for GET and POST, on the loopback address:
 * yardsticks of the bench and the people of the soak runs, never a part of the application.
 *
 * @param entry Path of the script.
 */
export async function servePage(entry: string): Promise<ServedPage> {
  const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))
  const output = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': path('../src'), luxon: path('./luxonShim.ts'), 'qs-esm': path('./qsShim.ts'), axios: path('./axiosShim.ts') } },
    define: { 'process.env.NODE_ENV': '"production"', __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false', __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false' },
    build: { write: false, target: 'es2022', lib: { entry, formats: ['es'], fileName: 'page' } },
  })
  const [first] = Array.isArray(output) ? output : [output]
  if (!first || !('output' in first))
    throw new Error(`${entry} was not built.`)
  const script = first.output[0].code
  const server = createServer((request, response) => {
    if (request.url === '/page.js')
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(script)
    else
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><html lang="en"><title>Page</title><div id="app"></div><script type="module" src="/page.js"></script>')
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() }
}
