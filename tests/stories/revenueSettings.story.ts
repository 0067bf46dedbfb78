import type { FrameLocator, Page } from '@playwright/test'
import { expect, openAs, test } from '../support/story.ts'
import type { World } from '../support/story.ts'
import { expectNoSidewaysScroll, findings } from './reportPages.ts'
import { counted, irina, openRevenue, panel, stateOf, written } from './revenuePages.ts'
import { portalCodes } from '../data/revenue/recount.ts'

// The director decides what clients are offered and how a deal is divided; the tab follows.

test.use({ worldName: 'trips' })

const director = 1

async function openSetting(page: Page, world: World, text: string): Promise<FrameLocator> {
  await openAs(page, world, director, '/marketplace/app/local.cardinal/')
  const app = page.frameLocator('.app-page iframe')
  await app.getByRole('tab', { name: 'Настройки' }).click()
  await app.getByLabel('Найти настройку').fill(text)
  return app
}

async function save(app: FrameLocator): Promise<void> {
  await app.getByRole('button', { name: 'Сохранить' }).click()
  await expect(app.getByRole('status').getByText('Сохранено', { exact: true })).toBeVisible()
}

async function kept(world: World): Promise<unknown> {
  const { apps } = await stateOf(world)
  return (JSON.parse(apps.find(({ code }) => code === 'local.cardinal')!.options['cardinal.settings.trips'] ?? '{}') as { values?: unknown }).values
}

test('rules of rewards are added, mended beside their fields, moved, deleted and brought back', async ({ page, world }) => {
  const app = await openSetting(page, world, 'предложить клиенту')
  const rule = (number: number) => app.getByRole('group', { name: `Правило ${number}` })
  await app.getByRole('button', { name: 'Добавить правило' }).click()
  await expect(rule(5).getByLabel('Что считаем')).toBeFocused()
  await expect(rule(5).getByText('Нужна сумма, например 700 000')).toBeVisible()
  await expect(app.getByRole('button', { name: 'Сохранить' })).toHaveAttribute('aria-disabled', 'true')
  await rule(5).getByLabel('Что считаем').selectOption('число сделок')
  await rule(5).getByLabel('От').fill('2,5')
  await expect(rule(5).getByText('Нужно целое число сделок, например 5')).toBeVisible()
  await rule(5).getByLabel('От').fill('10')
  await rule(5).getByLabel('Скидка, %').fill('120')
  await expect(rule(5).getByText('Нужен процент от 0,01 до 100')).toBeVisible()
  expect(await findings(page)).toEqual([])
  await rule(5).getByLabel('Скидка, %').fill('7,5')
  await app.getByRole('button', { name: 'Выше: правило 5' }).click()
  await expect(rule(4).getByLabel('От')).toHaveValue('10')
  await app.getByRole('button', { name: 'Удалить правило 1' }).click()
  await app.getByRole('button', { name: 'Удалить правило 1' }).click()
  await app.getByRole('button', { name: 'Вернуть удалённое правило' }).click()
  await expect(rule(1).getByLabel('От')).toHaveValue('700000')
  await expectNoSidewaysScroll(app)
  await save(app)
  expect(await kept(world)).toMatchObject({ rewards: ['all >= 700000 > discount 5', 'year >= 600000 > discount 7', 'deals >= 10 > discount 7,5', 'all >= 3000000 > discount 10'] })

  const tab = await openRevenue(page, world, director)
  await expect(tab.getByText('Скидка 7,5 %', { exact: true })).toBeVisible()
  await tab.getByRole('button', { name: 'Почему: от 10 сделок' }).click()
  await expect(panel(tab).getByText('15', { exact: true })).toBeVisible()
})

test('a pipeline gets a share rule of its own after its effect was looked at', async ({ page, world }) => {
  const app = await openSetting(page, world, 'отдельных воронках')
  const row = app.getByRole('row', { name: /^Авторские туры/ })
  await expect(row).toContainText('Поровну')
  await expect(row).toContainText(/296\s666,67\s₽296\s666,67\s₽296\s666,66\s₽/)
  await app.getByLabel('Авторские туры').selectOption('Плательщику')
  await expect(row).toContainText(/0,00\s₽890\s000,00\s₽0,00\s₽/)
  await app.getByLabel('Пример').selectOption({ index: 2 })
  await expect(row).toContainText('Плательщику: данных нет, поровну')
  expect(await findings(page)).toEqual([])
  await save(app)
  const tours = Number(portalCodes(await stateOf(world))['pipeline:tours'])
  expect(await kept(world)).toMatchObject({ shareRules: [`${tours} > payer`] })

  const tab = await openRevenue(page, world, director)
  await expect(tab.getByRole('button', { name: 'Доля: Как на портале' })).toBeVisible()
  const { total } = await counted(world, irina, { ruleOf: { [tours]: 'payer' } })
  await expect(tab.getByText(`${written(total)} ₽`).first()).toBeVisible()
})

test.describe('at 400 px', () => {
  test.use({ viewport: { width: 400, height: 900 } })

  test('both editors fit', async ({ page, world }) => {
    const app = await openSetting(page, world, 'предложить клиенту')
    await expect(app.getByRole('group', { name: 'Правило 4' })).toBeVisible()
    await expectNoSidewaysScroll(app)
    await app.getByLabel('Найти настройку').fill('отдельных воронках')
    await expect(app.getByRole('row', { name: /^Встречи/ })).toBeVisible()
    await expectNoSidewaysScroll(app)
    expect(await findings(page)).toEqual([])
  })
})
