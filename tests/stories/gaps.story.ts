import type { FrameLocator, Page } from '@playwright/test'
import { expect, test as base } from '../support/story.ts'
import type { World } from '../support/story.ts'
import { addDeal, expectNoSidewaysScroll, fieldOf, findings, lostTickets, openReports, openStorySite, useFeed, worldsElements } from './reportPages.ts'
import type { StorySite } from './reportPages.ts'

// The comparison with the site: all of the world's deals stand on a small site, save what a test plants.

const administrator = 1
const manager = 2
const accountant = 6

const test = base.extend<{ site: StorySite }>({
  site: async ({ world }, use) => {
    await world.control.send('PATCH', '/_portal/limits', { rate: null })
    const site = await openStorySite()
    site.items.push(...await worldsElements(world))
    await useFeed(world, site.address)
    await use(site)
    await site.close().catch(() => undefined)
  },
})

async function openGaps(page: Page, world: World, user = manager): Promise<FrameLocator> {
  const app = await openReports(page, world, user)
  await app.getByRole('tab', { name: 'Сверка с сайтом' }).click()
  return app
}

const gap = (app: FrameLocator, text: string | RegExp) => app.getByRole('listitem').filter({ hasText: text })
const compared = (app: FrameLocator) => expect(app.getByText(/^Сверено: /)).toBeVisible({ timeout: 20_000 })

/** The world has tickets that say of no event which it is: only a person can repair that. */
async function removeLostTickets(world: World): Promise<void> {
  for (const id of await lostTickets(world))
    await world.control.rest('crm.item.delete', { entityTypeId: 2, id })
}

/** An event of the site that has no deal, with a sold ticket. */
async function plantOrphan(world: World, site: StorySite): Promise<number> {
  site.items.push({ kind: 'event', id: '5900', title: 'Чердаки <img src=x onerror=alert(1)>', start: '2028-12-12T12:00:00+03:00', end: '2028-12-12T14:00:00+03:00', deal: null, template: null, revision: 1, price: { amount: '2400.00', currency: 'RUB' }, place: 'Ворота', url: 'javascript:alert(1)' })
  return addDeal(world, { title: 'Билеты на чердаки', stage: 'tickets.paid', roles: { siteEvent: '5900', siteOrder: '70001' }, fields: { opportunity: 4800, isManualOpportunity: 'Y' } })
}

/** An event of the world whose price on the site is another. @returns Its deal */
async function plantDifference(world: World, site: StorySite): Promise<number> {
  const id = await addDeal(world, { title: 'Крыши', stage: 'events.planned', roles: { siteEvent: '5901', siteTemplate: '300', start: '2028-12-13T12:00:00+03:00', price: '1500|RUB' } })
  site.items.push({ kind: 'event', id: '5901', title: 'Крыши', start: '2028-12-13T12:00:00+03:00', end: null, deal: id, template: null, revision: null, price: { amount: '1200.00', currency: 'RUB' }, place: null, url: null })
  return id
}

test('an event that was sold without a deal stands first with its sum, and gets its deal and its ticket by one click', async ({ page, world, site }) => {
  const ticket = await plantOrphan(world, site)
  await plantDifference(world, site)
  const app = await openGaps(page, world)
  const first = app.getByRole('listitem').first()
  await expect(first).toContainText('Событие 5900 «Чердаки <img src=x onerror=alert(1)>», 12.12.2028', { timeout: 20_000 })
  await expect(first).toContainText(/Продан 1 заказ билетов на 4\s800,00\s₽/)
  await expect(first.getByRole('link', { name: /Событие 5900/ })).toHaveCount(0)
  await first.getByRole('button', { name: 'Создать сделку' }).click()
  await expect(app.getByRole('status').getByText('Исправлено')).toBeVisible({ timeout: 20_000 })
  await expect(gap(app, 'Событие 5900')).toHaveCount(0)
  const event = Number(await fieldOf(world, ticket, 'parent'))
  expect(await fieldOf(world, event, 'siteEvent')).toBe('5900')
  expect(await fieldOf(world, event, 'price')).toMatch(/^2400(?:\.00)?\|RUB$/)
})

test('a difference is taken from the site into the deal, or goes from the deal to the site', async ({ page, world, site }) => {
  const deal = await plantDifference(world, site)
  const app = await openGaps(page, world)
  const row = gap(app, 'Крыши')
  await expect(row).toContainText(/в сделке 1\s500,00\s₽, на сайте 1\s200,00\s₽/, { timeout: 20_000 })
  await row.getByRole('button', { name: 'Взять из сделки' }).click()
  await expect(app.getByRole('status').getByText('Исправлено')).toBeVisible({ timeout: 20_000 })
  expect(JSON.parse(String(await fieldOf(world, deal, 'published')))).toMatchObject({ deal, kind: 'event', revision: 1 })
  // The site has an hour to do it.
  await expect(app.getByText('1 передача в пути')).toBeVisible()
  await expect(gap(app, 'Крыши')).toHaveCount(0)

  const other = await addDeal(world, { title: 'Подвалы', stage: 'events.planned', roles: { siteEvent: '5902', start: '2028-12-14T12:00:00+03:00', price: '1500|RUB' } })
  site.items.push({ kind: 'event', id: '5902', title: 'Подвалы', start: '2028-12-14T12:00:00+03:00', end: null, deal: other, template: null, revision: 1, price: { amount: '1200.00', currency: 'RUB' }, place: null, url: null })
  await app.getByRole('button', { name: 'Сверить снова' }).click()
  await gap(app, 'Подвалы').getByRole('button', { name: 'Взять с сайта' }).click()
  await expect(gap(app, 'Подвалы')).toHaveCount(0, { timeout: 20_000 })
  expect(await fieldOf(world, other, 'price')).toMatch(/^1200(?:\.00)?\|RUB$/)
})

test('several are repaired at once by keyboard, after a look at the plan, and all is equal', async ({ page, world, site }) => {
  await removeLostTickets(world)
  await plantOrphan(world, site)
  const deal = await plantDifference(world, site)
  const app = await openGaps(page, world)
  await expect(gap(app, 'Крыши')).toBeVisible({ timeout: 20_000 })
  await app.getByLabel('Выбрать всё, что можно исправить').press('Space')
  await app.getByRole('button', { name: 'Исправить 2…' }).press('Enter')
  const panel = app.getByRole('complementary', { name: 'Исправить 2 расхождения' })
  await expect(panel.getByText('Отправить на сайт «Крыши»', { exact: false })).toBeVisible()
  await panel.getByLabel('взять с сайта: изменить сделки').press('Space')
  await expect(panel.getByText(/Взять с сайта в «Крыши» \(№ \d+\): цена/)).toBeVisible()
  expect(await fieldOf(world, deal, 'price')).toBe('1500|RUB')
  await panel.getByRole('button', { name: 'Исправить 2 расхождения' }).press('Enter')
  await expect(app.getByText('Исправлено 2 расхождения')).toBeVisible({ timeout: 30_000 })
  await expect(app.getByText('Сайт и сделки совпадают')).toBeVisible({ timeout: 20_000 })
  expect(await fieldOf(world, deal, 'price')).toMatch(/^1200(?:\.00)?\|RUB$/)
})

test('a site that does not answer leaves the last comparison, and nothing can be repaired by it', async ({ page, world, site }) => {
  await plantDifference(world, site)
  const app = await openGaps(page, world)
  await compared(app)
  site.body = '<!doctype html><title>Ремонт</title>'
  await page.reload()
  await app.getByRole('tab', { name: 'Сверка с сайтом' }).click()
  await expect(app.getByText(/Показана прежняя сверка: /)).toBeVisible({ timeout: 20_000 })
  await expect(app.getByText('не список событий, а обычная страница', { exact: false })).toBeVisible()
  await expect(gap(app, 'Крыши').getByRole('button', { name: 'Взять из сделки' })).toHaveAttribute('aria-disabled', 'true')
  site.body = null
  await app.getByRole('button', { name: 'Сверить снова' }).click()
  await expect(app.getByText(/Показана прежняя сверка: /)).toHaveCount(0)
  await expect(gap(app, 'Крыши').getByRole('button', { name: 'Взять из сделки' })).not.toHaveAttribute('aria-disabled', 'true')
})

test('is filtered, searched and leaves as a file', async ({ page, world, site }) => {
  await plantOrphan(world, site)
  await plantDifference(world, site)
  const app = await openGaps(page, world)
  await expect(gap(app, 'Крыши')).toBeVisible({ timeout: 20_000 })
  await app.getByRole('button', { name: /^отличаются/ }).click()
  await expect(gap(app, 'Событие 5900')).toHaveCount(0)
  await app.getByRole('button', { name: /^отличаются/ }).click()
  await app.getByRole('searchbox').fill('чердаки')
  await expect(gap(app, 'Крыши')).toHaveCount(0)
  const saved = page.waitForEvent('download')
  await app.getByRole('button', { name: 'Выгрузить' }).click()
  await app.getByRole('menuitem', { name: /^CSV: 1 строка/ }).click()
  expect((await saved).suggestedFilename()).toBe('Сверка с сайтом.csv')
})

test('whoever may not change deals is told so, and nothing is lost', async ({ page, world, site }) => {
  const deal = await plantDifference(world, site)
  const app = await openGaps(page, world, accountant)
  await gap(app, 'Крыши').getByRole('button', { name: 'Взять с сайта' }).click({ timeout: 20_000 })
  await expect(app.getByRole('status').getByText('прав', { exact: false })).toBeVisible({ timeout: 20_000 })
  expect(await fieldOf(world, deal, 'price')).toBe('1500|RUB')
})

test('without an address of the list the administrator reads where to put it, an employee whom to ask', async ({ page, world }) => {
  const app = await openGaps(page, world, administrator)
  await expect(app.getByText('Адрес списка событий сайта не задан')).toBeVisible()
  await expect(app.getByText('вкладка «Настройки»', { exact: false })).toBeVisible()
  const other = await openGaps(page, world)
  await expect(other.getByText('Его вписывает администратор портала', { exact: false })).toBeVisible()
})

for (const [width, theme] of [[1280, 'light'], [1680, 'dark'], [400, 'light'], [400, 'dark']] as const) {
  test.describe(`at ${width} px, ${theme}`, () => {
    test.use({ viewport: { width, height: 900 } })

    test('axe finds nothing, and nothing sticks out', async ({ page, world, site }) => {
      await plantOrphan(world, site)
      await plantDifference(world, site)
      site.items.push({ kind: 'event', id: 'x'.repeat(90), title: 'Оченьдлинноеназваниебезпробелов'.repeat(8), start: null, end: null, deal: null, template: null, revision: 1, price: null, place: null, url: 'https://example.ru/' })
      const app = await openGaps(page, world)
      await expect(gap(app, 'Крыши')).toBeVisible({ timeout: 20_000 })
      await app.locator('html').evaluate((html, name) => { html.dataset.theme = name }, theme)
      await expectNoSidewaysScroll(app)
      expect(await findings(page)).toEqual([])
      await app.getByLabel('Выбрать всё, что можно исправить').click()
      await app.getByRole('button', { name: /^Исправить \d+…/ }).click()
      await expect(app.getByText('Где данные отличаются')).toBeVisible()
      await expectNoSidewaysScroll(app)
      expect(await findings(page)).toEqual([])
    })
  })
}
