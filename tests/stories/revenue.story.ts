import { readFile } from 'node:fs/promises'
import { expect, test } from '../support/story.ts'
import { expectNoSidewaysScroll, findings } from './reportPages.ts'
import { portalCodes } from '../data/revenue/recount.ts'
import { counted, irina, openRevenue, pagesOf, panel, shownRows, stateOf, table, useSettings, written } from './revenuePages.ts'

// A manager opens a client's card before a call: what has she brought, year by year, why, and what to offer her.

test.use({ worldName: 'trips' })

const administrator = 1
const manager = 3
const requests = (log: { method: string }[]) => log.filter(({ method }) => method === 'batch' || method.startsWith('crm.')).length

test('a manager sees what a client brought, asks why, chooses another rule and takes the table along', async ({ page, world }) => {
  const app = await openRevenue(page, world, administrator)
  const sums = await counted(world, irina)
  await expect(app.getByText(`${written(sums.total)} ₽`).first()).toBeVisible()
  await expect(app.getByText('15 сделок с 2022 года')).toBeVisible()
  await expect(app.getByText('+9 % к 16 ноября 2025')).toBeVisible()
  await expect(app.getByText('14 октября', { exact: true })).toBeVisible()
  await expect(app.getByText('Скидка 7 %', { exact: true })).toBeVisible()

  const codes = portalCodes(await stateOf(world))
  const pipelines = ['tours', 'expeditions', 'meetings'].map(role => codes[`pipeline:${role}`]!)
  const expected = (of: typeof sums) => [
    ...Object.keys(of.years).sort().reverse().map(year => [year, ...pipelines.map(id => of.cells[`${year} ${id}`] === undefined ? '—' : written(of.cells[`${year} ${id}`]!)), written(of.years[year]!)]),
    ['Итого', ...pipelines.map(id => written(of.pipelines[id]!)), written(of.total)],
  ]
  expect(await shownRows(app)).toEqual(expected(sums))

  await app.getByRole('button', { name: /^2025, Авторские туры: 556\s346,67/ }).click()
  await expect(panel(app).getByRole('heading', { name: '2025 · Авторские туры' })).toBeFocused()
  await expect(panel(app).getByText('3 сделки, дата завершения в 2025 году')).toBeVisible()
  await expect(panel(app).getByText(/^890\s000,00\s₽ · 1 из 3, поровну$/)).toBeVisible()
  await expect(panel(app).getByText(/^540,00\s€ × 92,00, курс от 16\.11\.2026 · 1 из 1$/)).toBeVisible()
  await expect(panel(app).getByText('Сходится до копейки')).toBeVisible()
  await expect(panel(app).getByText(/1\s359\s680,00\s₽ равны сумме сделок/)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(app.getByRole('button', { name: /^2025, Авторские туры/ })).toBeFocused()

  await app.getByRole('button', { name: 'Доля: Поровну' }).click()
  await expect(app.getByRole('menuitemradio', { name: 'Поровну · по умолчанию' })).toHaveAttribute('aria-checked', 'true')
  await app.getByRole('menuitemradio', { name: 'По долям' }).click()
  await expect(app.getByText('Показано по вашему выбору')).toBeVisible()
  expect(await shownRows(app)).toEqual(expected(await counted(world, irina, { rule: 'weights' })))
  await app.getByRole('button', { name: /^2025, Авторские туры/ }).click()
  await expect(panel(app).getByText('2 из 5 по долям')).toBeVisible()
  await expect(panel(app).getByText(/доли в сделке не указаны/).first()).toBeVisible()

  await page.reload()
  await page.getByRole('tab', { name: 'Выручка по годам' }).click()
  await expect(app.getByRole('button', { name: 'Доля: По долям' })).toBeVisible()
  await app.getByRole('button', { name: 'Как на портале' }).click()
  expect(await shownRows(app)).toEqual(expected(sums))

  const saved = page.waitForEvent('download')
  await app.getByRole('button', { name: 'Выгрузить' }).click()
  await app.getByRole('menuitem', { name: /^Excel/ }).click()
  const file = await saved
  expect(file.suggestedFilename()).toBe('Выручка по годам Ирина Воронцова.xlsx')
  const [years, deals] = pagesOf(await readFile((await file.path())!))
  expect([years!.name, deals!.name]).toEqual(['По годам', 'Сделки'])
  const body = years!.rows.slice(-Object.keys(sums.years).length - 1)
  expect(body.map(row => row.map(cell => typeof cell === 'number' ? written(BigInt(Math.round(cell * 100))) : cell || '—'))).toEqual(await shownRows(app))
  const lines = deals!.rows.filter(row => /^\d{4}$/.test(String(row[0])))
  expect(lines.map(row => Number(row[2])).sort((a, b) => a - b)).toEqual([...sums.deals].sort((a, b) => a - b))
  expect(Math.round(lines.reduce((sum, row) => sum + Number(row.at(-1)), 0) * 100)).toBe(Number(sums.total))
})

test('opening costs one request', async ({ page, world }) => {
  // What an administrator's page leaves on the portal on its first visit is there by then.
  await openRevenue(page, world, administrator)
  await page.waitForTimeout(1500)
  await world.control.send('DELETE', '/_portal/log')
  const app = await openRevenue(page, world, administrator)
  await expect(table(app)).toBeVisible()
  await page.waitForTimeout(500)
  const log = await world.control.get<{ kind: string, method: string, appCode: string | null }[]>('/_portal/log')
  expect(requests(log.filter(({ appCode, kind }) => appCode === 'local.cardinal' && kind === 'rest'))).toBe(1)
})

test('another date tells beforehand what moves, and is drawn at once', async ({ page, world }) => {
  const app = await openRevenue(page, world, administrator)
  await app.getByRole('button', { name: 'Год по: дате завершения' }).click()
  const choice = app.getByRole('menuitemradio', { name: /^дате оплаты · \d+ сдел\S+ перейд\S+ в другой год/ })
  const moving = Number(/\d+/.exec(await choice.innerText())![0])
  await choice.click()
  await expect(app.getByText(new RegExp(`${moving} сдел\\S+ в другом году, чем на портале`))).toBeVisible()
  const sums = await counted(world, irina, { yearBy: 'payment' })
  const years = (await shownRows(app)).map(row => [row[0], row.at(-1)])
  expect(years).toEqual([...Object.keys(sums.years).sort().reverse().map(year => [year, written(sums.years[year]!)]), ['Итого', written(sums.total)]])
})

test('a deal without the deciding date is named under the table', async ({ page, world }) => {
  await useSettings(world, { yearBy: 'trip' })
  const app = await openRevenue(page, world, administrator)
  await app.getByRole('button', { name: /сдел\S+ не вош\S+ в таблицу/ }).click()
  await expect(panel(app).getByText('нет даты: конец путешествия').first()).toBeVisible()
})

test('the table is walked with the keyboard', async ({ page, world }) => {
  const app = await openRevenue(page, world, administrator)
  await app.getByRole('button', { name: /^2026, Авторские туры/ }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(app.getByRole('button', { name: /^2026, Экспедиции/ })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('End')
  await expect(app.getByRole('button', { name: /^2025, все воронки/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(panel(app).getByRole('heading', { name: '2025 · все воронки' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(app.getByRole('button', { name: /^2025, все воронки/ })).toBeFocused()
  await expect(panel(app)).toHaveCount(0)
})

test('a suggestion opens its rule, and says what is missing to the next', async ({ page, world }) => {
  const app = await openRevenue(page, world, administrator)
  await app.getByRole('button', { name: /^Почему: от 600\s000\s₽ за год$/ }).click()
  await expect(panel(app).getByRole('heading', { name: 'Что предложить' })).toBeVisible()
  await expect(panel(app).getByText('выполнено')).toHaveCount(3)
  await expect(panel(app).getByText(/^Скидка 10 %: не хватает 769\s653,33\s₽$/)).toBeVisible()
})

test('what a manager may not see is said to be missing, and a sum without a rate has no number', async ({ page, world }) => {
  const state = await stateOf(world)
  const sees = (deal: Record<string, unknown>) => Number(deal.assignedById) === manager
  const mine = await counted(world, irina, { sees })
  const app = await openRevenue(page, world, manager)
  await expect(app.getByText('Нет курса: EUR')).toBeVisible()
  await expect(app.getByText('Они появятся, когда эту вкладку откроет администратор.')).toBeVisible()
  await app.getByRole('button', { name: /^2025, Авторские туры: .*нет курса$/ }).click()
  await expect(panel(app).getByText('1 сделка в сумму не вошла: нет курса')).toBeVisible()
  await expect(panel(app).getByRole('button', { name: 'Открыть валюты' })).toBeVisible()

  // An administrator's visit leaves rates and the stored total.
  await openRevenue(page, world, administrator)
  await expect(app.getByText('Сумма записана в поля контакта')).toBeVisible()
  const again = await openRevenue(page, world, manager)
  await expect(again.getByText(/^Курсы взяты на 16\.11\.2026/)).toBeVisible()
  await expect(again.getByText(`${written(mine.total)} ₽`).first()).toBeVisible()
  const hidden = (await counted(world, irina)).deals.length - mine.deals.length
  await expect(again.getByText(hidden === 1 ? '1 сделка вам не видна, в сумму она не вошла' : new RegExp(`^${hidden} сдел`))).toBeVisible()
  await expect(again.getByText(new RegExp(`всего записано ${written((await counted(world, irina)).total).replaceAll('\u00A0', '\\s')}`))).toBeVisible()
  expect(state.items.length).toBeGreaterThan(0)
})

test('where the portal does not find deals by any of their contacts, the last count is shown with its date', async ({ page, world }) => {
  await world.control.send('PATCH', '/_portal/switches', { contactIdsFilter: 'refused' })
  const app = await openRevenue(page, world, administrator)
  await expect(app.getByText('Выручку этого контакта ещё не считали')).toBeVisible()

  await world.control.send('PATCH', '/_portal/switches', { contactIdsFilter: 'supported' })
  await openRevenue(page, world, administrator)
  await expect(app.getByText('Сумма записана в поля контакта')).toBeVisible()
  await world.control.send('PATCH', '/_portal/switches', { contactIdsFilter: 'refused' })
  await openRevenue(page, world, administrator)
  await expect(app.getByText(/^Показан пересчёт: 16\.11\.2026/)).toBeVisible()
  const sums = await counted(world, irina)
  expect((await shownRows(app)).at(-1)!.at(-1)).toBe(written(sums.total))
  await app.getByRole('button', { name: /^2025, Авторские туры/ }).click()
  await expect(panel(app).getByRole('link', { name: 'Камчатка, август 2025' })).toBeVisible()
})

test('a company has its deals whole', async ({ page, world }) => {
  const app = await openRevenue(page, world, administrator, 'company/details/1')
  await expect(table(app)).toBeVisible()
  await app.getByRole('button', { name: /все воронки/ }).first().click()
  await expect(panel(app).getByText('вся сумма сделки').first()).toBeVisible()
})

test('a client without purchases, and one whose portal does not answer, are told apart', async ({ page, world }) => {
  const { items } = await stateOf(world)
  const bought = new Set(items.find(({ entityTypeId }) => entityTypeId === 2)!.rows.flatMap(({ contactIds }) => contactIds as number[]))
  const newcomer = items.find(({ entityTypeId }) => entityTypeId === 3)!.rows.map(({ id }) => Number(id)).find(id => !bought.has(id))
    ?? (await world.control.rest<{ item: { id: number } }>('crm.item.add', { entityTypeId: 3, fields: { name: 'Новая', lastName: 'Гостья' } })).item.id
  const app = await openRevenue(page, world, administrator, `contact/details/${newcomer}`)
  await expect(app.getByText('Успешных сделок с этим контактом пока нет. Выручка появится после первой.')).toBeVisible()
  await expect(app.getByRole('button', { name: 'Открыть сделки' })).toBeVisible()

  await openRevenue(page, world, administrator)
  await expect(table(app)).toBeVisible()
  await world.control.send('POST', '/_portal/faults', { id: 'cut', when: { method: 'batch' }, do: { kind: 'cut-before' } })
  await app.getByRole('button', { name: 'Обновить' }).click()
  await expect(app.getByRole('alert').getByText('Портал не отвечает')).toBeVisible({ timeout: 30_000 })
  await expect(table(app)).toBeVisible()
  await world.control.send('DELETE', '/_portal/faults')
  await app.getByRole('button', { name: 'Повторить' }).click()
  await expect(app.getByRole('alert')).toHaveCount(0)
})

for (const width of [1280, 400]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 900 } })

    test('everything fits, and is there for those who do not see it', async ({ page, world }) => {
      const codes = portalCodes(await stateOf(world))
      await world.control.rest('crm.category.update', { entityTypeId: 2, id: Number(codes['pipeline:expeditions']), fields: { name: 'Экспедиции в труднодоступные места Крайнего Севера и Дальнего Востока' } })
      const app = await openRevenue(page, world, administrator)
      await app.getByRole('button', { name: /^2025, Авторские туры/ }).click()
      await expect(panel(app)).toBeVisible()
      await expect(app.getByRole('img', { name: /^Динамика/ })).toBeVisible()
      await expectNoSidewaysScroll(app)
      expect(await findings(page)).toEqual([])
      if (width === 400)
        expect((await table(app).locator('thead th').allInnerTexts()).slice(0, 2)).toEqual(['Год', 'Итого, ₽'])
      await app.getByRole('button', { name: 'Показать таблицей' }).click()
      await app.getByRole('button', { name: /^Почему/ }).click()
      await expect(panel(app).getByRole('heading', { name: 'Что предложить' })).toBeVisible()
      await expectNoSidewaysScroll(app)
      expect(await findings(page)).toEqual([])
    })
  })
}
