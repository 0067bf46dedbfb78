import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** Builds the empty page as our pages are built and serves it for GET and POST. @returns Its origin and a way to stop. */
export async function serveEmptyPage(): Promise<{ origin: string, close: () => void }> {
  const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))
  const output = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { luxon: path('../../build/luxonShim.ts'), 'qs-esm': path('../../build/qsShim.ts'), axios: path('../../build/axiosShim.ts') } },
    define: { 'process.env.NODE_ENV': '"production"', __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false', __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false' },
    build: { write: false, target: 'es2022', lib: { entry: path('./main.ts'), formats: ['es'], fileName: 'empty' } },
  })
  const [first] = Array.isArray(output) ? output : [output]
  if (!first || !('output' in first))
    throw new Error('The empty page was not built.')
  const script = first.output[0].code
  const server = createServer((request, response) => {
    if (request.url === '/empty.js')
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(script)
    else
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><html lang="en"><title>Empty</title><div id="app"></div><script type="module" src="/empty.js"></script>')
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() }
}
