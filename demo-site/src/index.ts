import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { createClock } from './clock.ts'
import type { FieldMap } from './contract/types.ts'
import { noFaults } from './faults.ts'
import { connectPortal } from './portal/calls.ts'
import { adoptElements } from './receiver/adopt.ts'
import { createReceiver } from './receiver/receiver.ts'
import { createApp } from './server/app.ts'
import { contractRoutes } from './server/contractRoutes.ts'
import { controlRoutes } from './server/control.ts'
import { publicRoutes } from './server/publicRoutes.ts'
import type { Site } from './site.ts'
import { fileStore, memoryStore } from './store/store.ts'
import { createSales } from './tickets/sales.ts'

export type { FieldMap } from './contract/types.ts'

export interface DemoSiteOptions {
  /** The portal's incoming webhook: `http://localhost:5080/rest/1/dev/`. */
  portalWebhook: string
  fields: FieldMap
  /** 0 takes any free port. */
  port: number
  /** File that keeps the site's state; in memory without it. */
  store?: string
  /** Token of the portal's outgoing webhook. */
  applicationToken?: string
  /** Address under which visitors know the site; `http://127.0.0.1:<port>` without it. */
  publicOrigin?: string
  title?: string
  timeZone?: string
  /** Time of the site, unix milliseconds. */
  now?: () => number
  /** Longest text, in characters. */
  textLimit?: number
  /** `lazily`: the first request fills the site from what the portal says to be on it already. Later looks come by the clock. */
  adopt?: 'never' | 'lazily'
  /** Whether tests and worlds may steer it by `/_site/`; never on a site that visitors know. */
  control?: boolean
  /** Says nothing of what goes wrong. */
  quiet?: boolean
}

export interface RunningSite {
  origin: string
  /** Ends when nothing is left to do. */
  settled: () => Promise<void>
  close: () => Promise<void>
}

/** How often the site asks for deals whose knock was lost. */
const LOOK_EVERY_MS = 15 * 60_000

/** Starts the client's site of demo worlds and tests, by `docs/site-contract/README.md`. */
export async function startDemoSite(options: DemoSiteOptions): Promise<RunningSite> {
  const { portalWebhook, fields, port, publicOrigin, title = 'Третий переулок', timeZone = 'Europe/Moscow', textLimit = 20_000, adopt = 'never', control = true, quiet = false } = options
  const clock = createClock(options.now)
  const site: Site = {
    origin: publicOrigin ?? '',
    title,
    timeZone,
    map: fields,
    portal: connectPortal(portalWebhook),
    store: options.store === undefined ? memoryStore() : await fileStore(options.store),
    clock,
    faults: noFaults(),
    textLimit,
    note: text => {
      if (!quiet)
        console.warn(text)
    },
  }

  let adoption: Promise<unknown> | null = null
  const adoptNow = () => adoptElements(site)
  const ready = async () => {
    if (adopt === 'never')
      return
    adoption ??= adoptNow().catch((error: unknown) => {
      site.note(`Nothing was adopted: ${error instanceof Error ? error.message : error}`)
      adoption = null
    })
    await adoption
  }
  const receiver = createReceiver(site, ready)
  const sales = createSales(site)
  let looking: Promise<unknown> = Promise.resolve()
  const look = async (withAnswers: boolean) => {
    looking = Promise.all([receiver.look(withAnswers), sales.sendWaiting(), looking])
    await looking
  }
  const settled = async () => {
    await looking
    await receiver.settled()
    await sales.settled()
  }
  const app = createApp(site, {
    control: control ? controlRoutes(site, { settled, look: () => look(true), adopt: adoptNow, forget: () => { adoption = null } }) : null,
    contract: contractRoutes(site, { applicationToken: options.applicationToken ?? null, receiver, ready }),
    pages: publicRoutes(site, sales, ready),
  })
  const server = createAdaptorServer({ fetch: app.fetch })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  site.origin = publicOrigin ?? origin

  const lookLater = () => clock.after(LOOK_EVERY_MS, async () => {
    await look(false)
    lookLater()
  })
  lookLater()
  if (adopt === 'never')
    void look(true)

  return {
    origin,
    settled,
    async close() {
      clock.stop()
      await new Promise<void>((resolve, reject) => {
        server.close(error => error ? reject(error) : resolve())
        if ('closeAllConnections' in server)
          server.closeAllConnections()
      })
    },
  }
}
