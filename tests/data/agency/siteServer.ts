import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type SiteEntry = Record<string, unknown> & { kind: 'template' | 'event', id: string, deal: number | null, revision: number }

/** A client's site that serves its inventory in pages, as the contract tells. */
export interface SiteServer {
  address: string
  /** Live: what a test changes is what the next reader gets. */
  entries: SiteEntry[]
  requests: () => number
  close: () => Promise<void>
}

export async function openSite(pageSize: number): Promise<SiteServer> {
  const entries: SiteEntry[] = []
  let requests = 0
  const server = createServer((request, response) => {
    requests++
    const from = Number(new URL(request.url ?? '/', 'http://localhost').searchParams.get('from') ?? 0)
    const next = from + pageSize < entries.length ? `/inventory.json?from=${from + pageSize}` : null
    response.writeHead(200, { 'content-type': 'application/json', 'access-control-allow-origin': '*' })
    response.end(JSON.stringify({ v: 1, at: '2026-11-22T10:45:00+03:00', next, items: entries.slice(from, from + pageSize) }))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}/inventory.json`,
    entries,
    requests: () => requests,
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
}
