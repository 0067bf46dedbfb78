import { test as base, expect } from '@playwright/test'
import type { Frame, Page } from '@playwright/test'
import { controlOf } from './portalControl.ts'
import type { PortalControl } from './portalControl.ts'
import type { WorldName } from '../../worlds/build.ts'
import { startProgram } from './process.ts'

export interface World {
  portalOrigin: string
  appOrigin: string
  /** Of the client's site; empty unless the story asks for it with `withSite`. */
  siteOrigin: string
  control: PortalControl
}

/** A story: a portal with a world, `events` by default, and the built application, back at its beginning before each test. */
export const test = base.extend<{ world: World, quietPage: void, expectedTroubles: RegExp | null }, { worldName: WorldName, withSite: boolean, running: World }>({
  worldName: ['events', { option: true, scope: 'worker' }],

  /** Whether the client's site runs beside the portal: it reads deals on its own, so only its stories have it. */
  withSite: [false, { option: true, scope: 'worker' }],

  /** What this story provokes on purpose. */
  expectedTroubles: [null, { option: true }],

  running: [async ({ worldName, withSite }, use) => {
    const program = await startProgram('worlds/cli.ts', ['--world', worldName, '--port', '0', ...withSite ? [] : ['--no-site']], 'portal ready ')
    const portalOrigin = new URL(program.said('portal ready ')).origin
    await use({ portalOrigin, appOrigin: program.said('application '), siteOrigin: withSite ? program.said('site ') : '', control: controlOf(portalOrigin) })
    await program.stop()
  }, { scope: 'worker', timeout: 120_000 }],

  world: async ({ running }, use) => {
    await running.control.send('POST', '/_portal/reset')
    if (running.siteOrigin !== '')
      await fetch(`${running.siteOrigin}/_site/reset`, { method: 'POST' })
    await use(running)
  },

  // Every story also proves that no script fails and no policy is violated on the way.
  quietPage: [async ({ page, expectedTroubles }, use) => {
    const troubles: string[] = []
    page.on('pageerror', error => troubles.push(`error: ${error.message}`))
    page.on('console', message => {
      if (message.type() === 'error' && !/Failed to load resource|net::ERR_/.test(message.text()))
        troubles.push(`console: ${message.text()}`)
    })
    await use()
    expect(troubles.filter(trouble => !expectedTroubles?.test(trouble))).toEqual([])
  }, { auto: true }],
})

export { expect }

/** Signs in as a user of the portal and opens a page. */
export async function openAs(page: Page, world: World, user: number, path: string): Promise<void> {
  await page.goto(`${world.portalOrigin}/_portal/login?user=${user}&to=${encodeURIComponent(path)}`)
}

/** The application's frame whose address begins with the given page, once its document is there. */
export async function appFrame(page: Page, world: World, appPage: string): Promise<Frame> {
  const isIt = (frame: Frame) => frame.url().startsWith(`${world.appOrigin}/${appPage}`)
  await expect.poll(() => page.frames().filter(isIt).length).toBeGreaterThan(0)
  return page.frames().filter(isIt).at(-1)!
}
