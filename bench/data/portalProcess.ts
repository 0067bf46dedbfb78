import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Layout, Pace } from './cases.ts'
import { paces } from './cases.ts'
import { Digest } from './digest.ts'

interface LogLine { kind: string, status: number }

/** A portal in a process of its own, with deals made up. */
export interface BenchPortal {
  origin: string
  token: string
  /** What a reader must have seen. */
  digest: string
  /** Empties log, buckets and counters. */
  prepare: (pace: Pace, rate: number) => Promise<void>
  /** REST requests since then, and how many of them were refused with 503. */
  requests: () => Promise<{ requests: number, refused: number }>
  close: () => void
}

export async function startBenchPortal(deals: number, layout: Layout): Promise<BenchPortal> {
  const child = spawn(process.execPath, ['--max-old-space-size=3000', '--import', 'tsx', 'portal/src/cli.ts', '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const origin = await new Promise<string>((resolve, reject) => {
    child.once('exit', code => reject(new Error(`The portal's process ended with ${code}.`)))
    createInterface(child.stdout).on('line', line => {
      const address = /^portal ready (\S+)/.exec(line)?.[1]
      if (address !== undefined)
        resolve(address)
    })
  })
  const send = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${origin}/_portal/${path}`, { method, ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }) })
    if (!response.ok)
      throw new Error(`The portal refused ${path}: ${await response.text()}`)
    return await response.json() as T
  }
  const app = await send<{ id: number }>('POST', 'apps', { title: 'Bench', handler: 'http://127.0.0.1:9/index.html', scopes: ['crm'], access: 'all' })
  await send('POST', 'import', { history: { deals, ids: layout, seed: 11 } })
  const { access_token: token } = await send<{ access_token: string }>('POST', 'app-token', { user: 1, app: app.id })
  await send('POST', 'snapshot')
  return {
    origin,
    token,
    digest: await wholeDigest(origin),
    async prepare(pace, rate) {
      await send('POST', 'reset')
      await send('PATCH', 'limits', paces[pace])
      await send('POST', 'clock', { rate })
    },
    async requests() {
      const lines = (await send<LogLine[]>('GET', 'log')).filter(line => line.kind === 'rest')
      return { requests: lines.length, refused: lines.filter(line => line.status === 503).length }
    },
    close: () => child.kill(),
  }
}

/** From the portal's whole state, without REST. */
async function wholeDigest(origin: string): Promise<string> {
  const state = await (await fetch(`${origin}/_portal/state`)).json() as { items: { entityTypeId: number, rows: Record<string, unknown>[] }[] }
  const digest = new Digest()
  for (const deal of state.items.find(({ entityTypeId }) => entityTypeId === 2)?.rows ?? [])
    digest.add(deal)
  return digest.text
}
