import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** One request for the probe's page, as the application's host saw it. */
export interface ProbeRequest { method: string, path: string, query: URLSearchParams, body: URLSearchParams }

export interface ProbeServer {
  /** `http://127.0.0.1:<port>`: another site than the portal. */
  origin: string
  requests: ProbeRequest[]
  close: () => Promise<void>
}

async function bundleProbe(): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: { entry: fileURLToPath(new URL('./probe.ts', import.meta.url)), formats: ['es'], fileName: 'probe' },
    },
  })
  const [first] = Array.isArray(output) ? output : [output]
  if (!first || !('output' in first))
    throw new Error('The probe was not bundled.')
  return first.output[0].code
}

let bundled: Promise<string> | null = null

/** Serves the probe at every path, for GET and POST alike, from an origin of its own. */
export async function startProbeServer(): Promise<ProbeServer> {
  bundled ??= bundleProbe()
  const script = await bundled
  const requests: ProbeRequest[] = []
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    if (url.pathname === '/probe.js') {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(script)
      return
    }
    if (url.pathname === '/favicon.ico') {
      response.writeHead(204).end()
      return
    }
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      requests.push({ method: request.method ?? '', path: url.pathname, query: url.searchParams, body: new URLSearchParams(Buffer.concat(chunks).toString()) })
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        .end('<!doctype html><html lang="en"><title>Probe</title><body style="height:321px;margin:0">probe<script type="module" src="/probe.js"></script>')
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () => new Promise(resolve => {
      server.closeAllConnections()
      server.close(() => resolve())
    }),
  }
}
