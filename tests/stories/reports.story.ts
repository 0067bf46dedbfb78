import { readFile } from 'node:fs/promises'
import type { FrameLocator, Page } from '@playwright/test'
import { pressSettled } from '../support/pressEdit.ts'
import { expect, test } from '../support/story.ts'
import type { World } from '../support/story.ts'
import { addDeal, expectNoSidewaysScroll, fieldOf, findings, openReports, writeOptions } from './reportPages.ts'

// The month's report: a month far ahead in which the test alone has entered anything.

const manager = 2
const accountant = 6

const monthList = (app: FrameLocator) => app.getByRole('combobox', { name: 'Месяц' })
const table = (app: FrameLocator) => app.getByRole('table', { name: 'Мероприятия по месяцам' })
const row = (app: FrameLocator, name: string | RegExp) => table(app).getByRole('row', { name })
const nextYear = `${new Date().getFullYear() + 1}`
const month = `${nextYear}-05`

/** Two events with three sales, and one sale that belongs to the lecture by the site's id alone. */
async function fillMonth(world: World): Promise<{ lecture: number, walk: number, lost: number }> {
  const lecture = await addDeal(world, { title: 'Лекция о кирпиче', stage: 'events.held', roles: { start: `${month}-03T12:00:00+03:00`, cost: '300.50|RUB', siteEvent: '7001' } })
  const walk = await addDeal(world, { title: 'Прогулка: <b>двор</b>', stage: 'events.cancelled', roles: { start: `${month}-20T12:00:00+03:00` } })
  const sale = (title: string, stage: 'tickets.paid' | 'tickets.refund' | 'tickets.ordered', opportunity: number, roles: Record<string, unknown>) => addDeal(world, { title, stage, roles, fields: { opportunity, isManualOpportunity: 'Y' } })
  await sale('Билеты Ивановой', 'tickets.paid', 1500.5, { parent: lecture })
  await sale('Билеты Петрова', 'tickets.refund', 500, { parent: lecture })
  await sale('Билеты Сидоровой', 'tickets.ordered', 900, { parent: walk })
  const lost = await sale('Билеты с сайта', 'tickets.paid', 800, { siteEvent: '7001' })
  return { lecture, walk, lost }
}

async function openMonth(page: Page, world: World, user = manager): Promise<FrameLocator> {
  const app = await openReports(page, world, user)
  await monthList(app).selectOption(month)
  await expect(row(app, /Лекция о кирпиче/)).toBeVisible()
  return app
}

test('a month tells what its events sold, gave back and cost', async ({ page, world }) => {
  await fillMonth(world)
  const app = await openMonth(page, world)
  await expect(row(app, /Лекция о кирпиче/)).toHaveText(/1\s?2\s?000,50500,00300,501\s?200,0080\s%$/)
  await expect(row(app, /Прогулка: <b>двор<\/b>/)).toContainText('отменено')
  await expect(row(app, /Прогулка/)).toContainText('1 заказ не оплачен')
  await expect(row(app, /^Итого/)).toHaveText(/2\s?000,50500,00300,501\s?200,0080\s%$/)
  await expect(app.getByText('проведено 1, впереди 0, отменено 1')).toBeVisible()
  await expect(app.getByText('все продажи привязаны')).toBeVisible()
})

test('a row opens its tickets below it or beside it, and Escape leads back', async ({ page, world }) => {
  const { lecture } = await fillMonth(world)
  const app = await openMonth(page, world)
  const opener = app.getByRole('button', { name: 'Лекция о кирпиче' })
  await opener.focus()
  await opener.press('Enter')
  const panel = app.getByRole('complementary', { name: 'Лекция о кирпиче' })
  await expect(panel.getByRole('link', { name: 'Билеты Ивановой' })).toBeVisible()
  await expect(panel.getByText('возврат · 1 билет')).toBeVisible()
  await panel.getByRole('heading').press('Escape')
  await expect(panel).toHaveCount(0)
  await expect(opener).toBeFocused()
  await opener.press('ArrowDown')
  await expect(app.getByRole('button', { name: /Прогулка/ })).toBeFocused()
  await opener.click()
  await panel.getByRole('link', { name: 'Открыть сделку мероприятия' }).click()
  await expect.poll(() => page.frames().some(frame => frame.url().includes(`/crm/deal/details/${lecture}/`))).toBe(true)
})

test('sales without an event stand in red, are linked after a look at the plan, and the row turns green', async ({ page, world }) => {
  const { lecture, lost } = await fillMonth(world)
  const app = await openReports(page, world, manager)
  // A sale counts in the month in which it was made: this one.
  await app.getByRole('button', { name: /^Привязать \d+ прода/ }).click()
  const panel = app.getByRole('complementary', { name: 'Привязать продажи к мероприятиям' })
  await expect(panel.getByRole('link', { name: 'Билеты с сайта' })).toBeVisible()
  await expect(panel.getByRole('link', { name: 'Лекция о кирпиче' })).toBeVisible()
  expect(await fieldOf(world, lost, 'parent')).toBeFalsy()
  await panel.getByRole('button', { name: 'Привязать 1 продажу' }).click()
  await expect(panel.getByText('Привязана 1 продажа')).toBeVisible()
  expect(Number(await fieldOf(world, lost, 'parent'))).toBe(lecture)
  await expect(table(app).getByRole('row', { name: /Без привязки/ })).not.toContainText('800,00')
})

test('is sorted by keyboard, searched and filtered, and remembers how', async ({ page, world }) => {
  await fillMonth(world)
  const app = await openMonth(page, world)
  const head = table(app).getByRole('columnheader', { name: /Выручка/ })
  await head.getByRole('button').press('Enter')
  await expect(head).toHaveAttribute('aria-sort', 'descending')
  await head.getByRole('button').press('Enter')
  await expect(head).toHaveAttribute('aria-sort', 'ascending')
  await expect(table(app).getByRole('rowheader').first()).toContainText('Прогулка')
  await app.getByRole('searchbox', { name: 'Найти мероприятие' }).fill('кирпич')
  await expect(row(app, /Прогулка/)).toHaveCount(0)
  await app.getByRole('searchbox').fill('нет такого')
  await expect(app.getByText('Ничего не нашли')).toBeVisible()
  await app.getByRole('button', { name: 'Очистить поиск' }).click()
  await app.getByRole('button', { name: /^отменено/ }).click()
  await expect(row(app, /Лекция/)).toHaveCount(0)
  await page.reload()
  await monthList(app).selectOption(month)
  await expect(row(app, /Прогулка/)).toBeVisible()
  await expect(row(app, /Лекция/)).toHaveCount(0)
  await expect(head).toHaveAttribute('aria-sort', 'ascending')
})

test('leaves as CSV, as Excel and on paper, with the rows that are shown', async ({ page, world }) => {
  await page.addInitScript(() => { window.print = () => undefined })
  await fillMonth(world)
  await addDeal(world, { title: '=HYPERLINK("http://evil.example")', stage: 'events.planned', roles: { start: `${month}-21T12:00:00+03:00` } })
  const app = await openMonth(page, world)
  const choose = async (name: RegExp) => {
    await app.getByRole('button', { name: 'Выгрузить' }).click()
    await app.getByRole('menuitem', { name }).click()
  }
  const saved = page.waitForEvent('download')
  await choose(/^CSV: 3 строки/)
  const csv = await saved
  expect(csv.suggestedFilename()).toBe(`Мероприятия, Май ${nextYear}.csv`)
  const text = await readFile((await csv.path())!, 'utf8')
  expect(text.split('\r\n')[1]).toBe(`Лекция о кирпиче;${month}-03;1;2000,50;500,00;300,50;1200,00;79,97;проведено`)
  expect(text).toContain('"\'=HYPERLINK(""http://evil.example"")"')
  expect(text).toContain('Без привязки к мероприятию')
  await app.getByRole('searchbox').fill('кирпич')
  const savedExcel = page.waitForEvent('download')
  await choose(/^Excel: 1 строка/)
  expect((await readFile((await (await savedExcel).path())!)).subarray(0, 2).toString()).toBe('PK')
  await choose(/^Распечатать 1 строку/)
  await expect(app.locator('.print-page')).toContainText('Лекция о кирпиче')
  await expect(app.locator('.print-page')).toContainText('По сделкам, которые вам видны')
  await expect(app.locator('.print-page')).toBeHidden()
  await page.emulateMedia({ media: 'print' })
  await expect(app.locator('.print-page')).toBeVisible()
  await expect(table(app)).toBeHidden()
})

test('a month without events says so, and the arrows lead on', async ({ page, world }) => {
  const app = await openReports(page, world, manager)
  await monthList(app).selectOption(month)
  await expect(app.getByText('В этом месяце мероприятий нет.')).toBeVisible()
  await expect(app.getByText('все продажи привязаны')).toBeVisible()
  await app.getByRole('button', { name: 'Предыдущий месяц' }).press('Enter')
  await expect(monthList(app)).toHaveValue(`${nextYear}-04`)
})

test('a portal that does not answer leaves the old rows, and is asked again', async ({ page, world }) => {
  await fillMonth(world)
  const app = await openMonth(page, world)
  await world.control.send('POST', '/_portal/faults', { id: 'cut', when: { method: 'batch' }, do: { kind: 'cut-before' } })
  await app.getByRole('button', { name: 'Обновить' }).click()
  await expect(app.getByRole('alert').getByText('Портал не отвечает')).toBeVisible({ timeout: 30_000 })
  await world.control.send('DELETE', '/_portal/faults')
  await app.getByRole('button', { name: 'Повторить' }).click()
  await expect(app.getByRole('alert')).toHaveCount(0)
  await expect(row(app, /Лекция о кирпиче/)).toBeVisible()
})

test.describe('people', () => {
  test('who may not read rates are told which amounts are left out', async ({ page, world }) => {
    const { lecture } = await fillMonth(world)
    await addDeal(world, { title: 'Билеты в евро', stage: 'tickets.paid', roles: { parent: lecture }, fields: { opportunity: 10, currencyId: 'EUR', isManualOpportunity: 'Y' } })
    const app = await openMonth(page, world, accountant)
    await expect(app.getByText('Нет курса: EUR')).toBeVisible()
    await expect(row(app, /^Итого/)).toContainText(/2\s000,50/)
  })

  test('of a portal that is not set up read what to do', async ({ page, world }) => {
    await writeOptions(world, { 'cardinal.map': '' })
    const app = await openReports(page, world, manager)
    await expect(app.getByText('Раздел ещё не настроен')).toBeVisible()
    await expect(app.getByText('Попросите администратора портала', { exact: false })).toBeVisible()
  })

  test('who read English read it in English', async ({ page, world }) => {
    const app = await openReports(page, world, 9)
    await expect(app.getByRole('tab', { name: 'Events by month' })).toBeVisible()
    await expect(app.getByText('Without an event')).toBeVisible()
  })
})

for (const [width, theme] of [[1280, 'light'], [1680, 'dark'], [400, 'light'], [400, 'dark']] as const) {
  test.describe(`at ${width} px, ${theme}`, () => {
    test.use({ viewport: { width, height: 900 } })

    test('axe finds nothing, and nothing sticks out', async ({ page, world }) => {
      await addDeal(world, { title: 'Оченьдлинноеназваниемероприятиябезпробеловкотороенигденепереносится '.repeat(3), stage: 'events.planned', roles: { start: `${month}-21T12:00:00+03:00` } })
      await fillMonth(world)
      const app = await openMonth(page, world)
      await app.locator('html').evaluate((html, name) => { html.dataset.theme = name }, theme)
      if (width < 1600)
        await app.getByText('График').click()
      await expect(app.getByRole('img', { name: /Лекция о кирпиче: Выручка 2\s000,50\s₽, Маржа 1\s200,00\s₽/ })).toBeVisible()
      // The chart above it has just taken its place.
      await pressSettled(app.getByRole('button', { name: 'Лекция о кирпиче' }))
      await expect(app.getByRole('link', { name: 'Билеты Ивановой' })).toBeVisible()
      await expectNoSidewaysScroll(app)
      expect(await findings(page)).toEqual([])
      await app.getByRole('button', { name: 'Показать таблицей' }).click()
      await expect(app.getByRole('table', { name: 'Выручка и маржа по мероприятиям' })).toBeVisible()
      expect(await findings(page)).toEqual([])
    })
  })
}
