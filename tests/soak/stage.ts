import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import type { Browser, Frame } from '@playwright/test'
import { createState, startPortal } from 'b24-local-portal'
import type { Portal } from 'b24-local-portal'
import { servePage } from '../../build/servePage.ts'
import type { ServedPage } from '../../build/servePage.ts'
import { findChromium } from '../../scripts/chromium.mjs'
import { controlOf } from '../support/portalControl.ts'
import type { PortalControl } from '../support/portalControl.ts'
import type { PersonCalls } from './page/main.ts'
import type { Scenario } from './scenario.ts'

const FIRST_PERSON = 11

/** One employee in a browser context of their own, with the application's frame open. */
export interface Person {
  userId: number
  /** Calls a function of the page in the employee's frame. */
  do: <Name extends keyof PersonCalls>(name: Name, ...args: Parameters<PersonCalls[Name]>) => Promise<Awaited<ReturnType<PersonCalls[Name]>>>
  /** Closes the page as a closed slider does: whatever was under way is gone. */
  leave: () => Promise<void>
  /** Opens the page anew; the browser's storage is still there. */
  comeBack: () => Promise<void>
  /** Whether the page was opened after the snapshot. */
  isLate: () => boolean
}

/** A portal, and people in browsers on it. */
export interface Stage {
  portal: Portal
  control: PortalControl
  people: Person[]
  /** Back to the snapshot. People who came back after it was taken open their pages anew: the portal forgot their tokens. */
  reset: () => Promise<void>
  close: () => Promise<void>
}

/** Opens a fresh portal with the page of the soak runs as its application and so many employees in front of it. */
export async function openStage({ people, seed, prepare }: Pick<Scenario, 'people' | 'prepare'> & { seed: number }): Promise<Stage> {
  const running = await startPortal({ port: 0, state: createState({ seed }), quiet: true })
  const control = controlOf(running.origin)
  if (people > 0)
    await control.send('POST', '/_portal/import', { users: Array.from({ length: people }, (_, index) => ({ id: FIRST_PERSON + index, name: `Сотрудник ${index + 1}` })) })
  const opened = people === 0 ? null : await openPeople(running.origin, control, people)
  await prepare?.(running.portal, control)
  await control.send('POST', '/_portal/snapshot')
  return {
    portal: running.portal,
    control,
    people: opened?.people ?? [],
    async reset() {
      await control.send('POST', '/_portal/reset')
      for (const person of opened?.people.filter(one => one.isLate()) ?? []) {
        await person.leave()
        await person.comeBack()
      }
    },
    async close() {
      await opened?.browser.close()
      opened?.page.close()
      await running.close()
    },
  }
}

async function openPeople(origin: string, control: PortalControl, count: number): Promise<{ browser: Browser, page: ServedPage, people: Person[] }> {
  const page = await servePage(fileURLToPath(new URL('./page/main.ts', import.meta.url)))
  const app = await control.send<{ id: number }>('POST', '/_portal/apps', { code: 'local.soak', title: 'Soak', handler: `${page.origin}/main`, scopes: ['crm', 'disk', 'user'], access: 'all', installed: true })
  const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-features=Translate,MediaRouter'] })
  const people: Person[] = []
  for (let index = 0; index < count; index++)
    people.push(await openPerson(browser, { origin, appId: app.id, pageOrigin: page.origin, userId: FIRST_PERSON + index }))
  return { browser, page, people }
}

/** Runs in the frame. */
function callPerson({ name, args }: { name: string, args: unknown[] }): unknown {
  return (window as unknown as { person: Record<string, (...all: unknown[]) => unknown> }).person[name]!(...args)
}

async function openPerson(browser: Browser, place: { origin: string, appId: number, pageOrigin: string, userId: number }): Promise<Person> {
  const context = await browser.newContext({ locale: 'ru-RU' })
  const address = `/marketplace/app/${place.appId}/`
  let page = await context.newPage()
  let frame: Frame
  // A busy machine is slow, and that is no finding: nothing here ends but by what the page says.
  context.setDefaultTimeout(0)
  async function open() {
    await page.goto(`${place.origin}/_portal/login?user=${place.userId}&to=${encodeURIComponent(address)}`)
    const said = page.frameLocator('iframe').locator('#ready, #failed')
    await said.waitFor({ state: 'attached' })
    // The handshake has a time of its own that a busy machine may exceed.
    if (await said.getAttribute('id') === 'failed')
      return open()
    frame = page.frames().find(one => one.url().startsWith(place.pageOrigin))!
  }
  let isLate = false
  await open()
  return {
    userId: place.userId,
    do: (name, ...args) => frame.evaluate(callPerson, { name: String(name), args: args as unknown[] }) as never,
    leave: () => page.close(),
    async comeBack() {
      page = await context.newPage()
      await open()
      isLate = true
    },
    isLate: () => isLate,
  }
}
