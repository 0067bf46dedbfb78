import { readFile } from 'node:fs/promises'
import type { FrameLocator, Page } from '@playwright/test'
import { expect, openAs, test } from '../support/story.ts'
import type { World } from '../support/story.ts'
import { storeLeads, storePeople } from '../support/storePeople.ts'
import { openDeal, serious, setStoreSettings, sideways } from './storeDeals.ts'

// What waits for its client today: reservations, online reservations and deliveries, on the main page.

test.use({ worldName: 'store' })

const cashier = storePeople.cashiers.bishkek

async function openList(page: Page, world: World, user: number = cashier): Promise<FrameLocator> {
  await openAs(page, world, user, '/marketplace/app/local.cardinal/')
  const app = page.frameLocator('.app-page iframe')
  await app.getByRole('tab', { name: 'Брони и доставки' }).click({ timeout: 20_000 })
  await expect(app.getByText(/^Обновлено/)).toBeVisible({ timeout: 20_000 })
  return app
}

const rows = (app: FrameLocator) => app.locator('tbody').first().getByRole('row')

test('shows what is late and what is due today; further days, kinds and searches are a press away', async ({ page, world }) => {
  const app = await openList(page, world)
  await expect(rows(app)).toHaveCount(5)
  await expect(rows(app).filter({ hasText: 'Жибек Алымкулова' })).toContainText('бронь истекла')
  await expect(rows(app).filter({ hasText: 'Нурлан Кадыров' })).toContainText(/сегодня, 20:00.*Осталось 7 часов/s)
  await app.getByRole('button', { name: /^просрочено/ }).click()
  await app.getByRole('button', { name: /^сегодня/ }).click()
  expect(await rows(app).count()).toBeGreaterThan(6)
  await app.getByRole('button', { name: /^доставка/ }).click()
  await expect(rows(app).filter({ hasText: 'Нурлан Кадыров' })).toHaveCount(0)
  await app.getByRole('button', { name: /^доставка/ }).click()
  await app.getByRole('searchbox').fill('масалиева')
  await app.getByRole('searchbox').fill('КАДЫРОВ')
  await expect(rows(app)).toHaveCount(1)
  await app.getByRole('searchbox').fill('')
  await app.getByRole('button', { name: 'Депозит' }).click()
  await expect(app.getByRole('columnheader', { name: 'Депозит' })).toHaveAttribute('aria-sort', 'descending')
  await expect(rows(app).first()).toContainText('1 000,00 сом')
  await app.getByRole('link', { name: 'Нурлан Кадыров' }).click()
  await expect(page.getByTestId('slider-page')).toHaveAttribute('src', /crm\/deal\/details\/10/)
})

test('leaves as CSV, as Excel and on paper, with the rows that are shown', async ({ page, world }) => {
  await page.addInitScript(() => { window.print = () => undefined })
  const app = await openList(page, world)
  const choose = async (name: RegExp) => {
    await app.getByRole('button', { name: 'Выгрузить' }).click()
    await app.getByRole('menuitem', { name }).click()
  }
  const saved = page.waitForEvent('download')
  await choose(/^CSV: 5/)
  const csv = await saved
  expect(csv.suggestedFilename()).toBe('Брони и доставки 16.11.2026.csv')
  const text = await readFile((await csv.path())!, 'utf8')
  expect(text).toContain('Нурлан Кадыров;бронь;2026-11-16;20:00;')
  expect(text).toContain('Дастан Мамбетов;доставка;2026-11-15;18:00;')
  await app.getByRole('searchbox').fill('Кадыров')
  const savedExcel = page.waitForEvent('download')
  await choose(/^Excel: 1/)
  expect((await readFile((await (await savedExcel).path())!)).subarray(0, 2).toString()).toBe('PK')
  await choose(/^Распечатать/)
  await expect(app.locator('.print-page')).toContainText('Нурлан Кадыров')
  await expect(app.locator('.print-page')).toContainText('Время магазина: Asia/Bishkek')
})

test('an online reservation is seen in its lead and among the others', async ({ page, world }) => {
  const app = await openList(page, world)
  await app.getByRole('button', { name: /^просрочено/ }).click()
  await app.getByRole('button', { name: /^сегодня/ }).click()
  await app.getByRole('button', { name: /^онлайн-бронь/ }).click()
  await expect(rows(app)).toHaveCount(1)
  await openAs(page, world, cashier, `/crm/lead/details/${storeLeads.atTillHoldOnline}/`)
  await page.getByRole('tab', { name: 'Действия' }).click()
  const lead = page.frameLocator('.app-frame iframe')
  await expect(lead.getByRole('heading', { name: 'Онлайн-бронь' })).toBeVisible({ timeout: 20_000 })
  await expect(lead.getByText(/^Бронь (?:до|истекла)/).first()).toBeVisible()
})

test('days on which the shop is shut are set with ticks and dates, and a reservation moves past them', async ({ page, world }) => {
  await openAs(page, world, storePeople.director, '/marketplace/app/local.cardinal/')
  const app = page.frameLocator('.app-page iframe')
  await app.getByRole('tab', { name: 'Настройки' }).click({ timeout: 20_000 })
  await app.getByLabel('Найти настройку').fill('Когда магазин закрыт')
  const days = app.getByRole('group', { name: 'Когда магазин закрыт' })
  await days.getByLabel('среда').check()
  await days.getByLabel('Праздники и другие даты').fill('19.11.2026\n31.02.2027')
  await expect(days.getByText('Такого дня нет: «31.02.2027»')).toBeVisible()
  await days.getByLabel('Праздники и другие даты').fill('19.11.2026')
  await app.getByRole('button', { name: 'Сохранить' }).click()
  await expect(app.getByRole('status').getByText('Сохранено', { exact: true })).toBeVisible()
  await page.goto('about:blank')
  const deal = await openDeal(page, world, cashier, 1)
  await deal.locator('.row').getByRole('button', { name: 'Отложить', exact: true }).click()
  await deal.getByLabel(/депозит/i).fill('500')
  // Monday: the third day is Wednesday, Thursday is the holiday.
  await expect(deal.getByText('20 ноября, 09:00: задача «Напомнить бронь»: кассир на смене в тот день')).toBeVisible()
})

test('is readable at 400 px, without serious accessibility findings; without anything to show it says so', async ({ page, world }) => {
  await page.setViewportSize({ width: 400, height: 1200 })
  const app = await openList(page, world)
  await expect(rows(app)).toHaveCount(5)
  expect(await serious(page)).toEqual([])
  expect(await sideways(app)).toBeLessThanOrEqual(0)
  await setStoreSettings(world, { timeZone: 'Asia/Bishkek' })
  await app.getByRole('searchbox').fill('такого нет')
  await expect(app.getByText('Ничего не нашли')).toBeVisible()
})
