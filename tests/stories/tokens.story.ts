import { fileURLToPath } from 'node:url'
import type { Frame, Page } from '@playwright/test'
import { servePage } from '../../build/servePage.ts'
import type { ServedPage } from '../../build/servePage.ts'
import { expect, openAs, test } from '../support/story.ts'
import type { World } from '../support/story.ts'
import type { Asker } from './page/asker.ts'

// A token lives for an hour, a card stays open for a day: what was under way when it ended comes back with the next one.

declare global {
  interface Window { asker: Asker }
}

interface Entry { kind: string, method: string, error: string | null }
interface Deal { title: string }

const CALLS = 20
/** Requests that one card has under way at most. */
const SLOTS = 6
const LIFE_SECONDS = 3600

let served: ServedPage

test.beforeAll(async () => {
  served = await servePage(fileURLToPath(new URL('./page/asker.ts', import.meta.url)))
})
test.afterAll(() => served.close())

/** An employee's frame that has been open for longer than its token lives. */
async function openTooLong(page: Page, world: World): Promise<Frame> {
  const app = await world.control.send<{ id: number }>('POST', '/_portal/apps', { code: 'local.asker', title: 'Asker', handler: `${served.origin}/main`, scopes: ['crm'], access: 'all', installed: true })
  await openAs(page, world, 2, `/marketplace/app/${app.id}/`)
  await expect(page.frameLocator('iframe').getByText('ready')).toBeVisible()
  await world.control.send('POST', '/_portal/clock', { advanceSeconds: LIFE_SECONDS + 100 })
  await world.control.send('DELETE', '/_portal/log')
  return page.frames().find(frame => frame.url().startsWith(served.origin))!
}

const readLog = (world: World) => world.control.get<Entry[]>('/_portal/log')
const countRefused = async (world: World) => (await readLog(world)).filter(({ error }) => error === 'expired_token').length

/** The portal is slow to give the new token: until then so many calls have been refused. */
async function holdRefresh(page: Page, world: World, refused: number): Promise<void> {
  await page.route('**/refresh', async route => {
    await expect.poll(() => countRefused(world)).toBe(refused)
    await route.continue()
  })
}

/** What is written goes out with the old token and reaches the portal only when all that is read was answered with the new one. */
async function holdWrites(page: Page, world: World): Promise<void> {
  await page.route('**/rest/**/crm.item.add**', async route => {
    await expect.poll(async () => (await readLog(world)).filter(({ method, error }) => method === 'crm.item.get' && error === null).length).toBe(CALLS / 2)
    await route.continue()
  })
}

/** Each of the calls was answered, each deal was made once, the portal was asked for one token. */
async function expectAnswered(world: World, outcomes: string[]): Promise<void> {
  expect(outcomes).toEqual(Array.from({ length: CALLS }, (_, index) => index % 2 === 0 ? 'deal 1' : 'done'))
  const deals = await world.control.rest<{ items: Deal[] }>('crm.item.list', { entityTypeId: 2, filter: { '%title': 'Сделка ' }, select: ['id', 'title'] })
  expect(deals.items.map(({ title }) => title).sort()).toEqual(Array.from({ length: CALLS / 2 }, (_, index) => `Сделка ${2 * index + 1}`).sort())
  expect((await readLog(world)).filter(({ method }) => method === 'refreshAuth')).toHaveLength(1)
}

test.beforeEach(({ page }) => {
  // A portal that gives no token shows a dialog.
  page.on('dialog', dialog => {
    throw new Error(`The portal said: ${dialog.message()}`)
  })
})

test('20 calls sent at once with a token that has ended, half of them refused when the new one is there: one refresh, all are answered, each done once', async ({ page, world }) => {
  const frame = await openTooLong(page, world)
  await holdRefresh(page, world, CALLS / 2)
  await holdWrites(page, world)
  await expectAnswered(world, await frame.evaluate(count => window.asker.callHastily(count), CALLS))
  expect(await countRefused(world)).toBe(CALLS)
})

test('20 calls of one card whose token has ended: one refresh, all are answered, each done once', async ({ page, world }) => {
  const frame = await openTooLong(page, world)
  await holdRefresh(page, world, SLOTS)
  await expectAnswered(world, await frame.evaluate(count => window.asker.callPolitely(count), CALLS))
  expect(await countRefused(world)).toBe(SLOTS)
})
