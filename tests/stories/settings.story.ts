import type { FrameLocator, Page } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { expect, openAs, test } from '../support/story.ts'
import type { World } from '../support/story.ts'

// The administrator looks for one of many settings, changes it, and a colleague changes it as well.

async function openSettings(page: Page, world: World): Promise<FrameLocator> {
  await openAs(page, world, 1, '/marketplace/app/local.cardinal/')
  const app = page.frameLocator('.app-page iframe')
  await app.getByRole('tab', { name: 'Настройки' }).click()
  await expect(app.getByLabel('Найти настройку')).toBeVisible()
  return app
}

async function keptByPortal(world: World): Promise<unknown> {
  const { apps: [cardinal] } = await world.control.get<{ apps: { options: Record<string, string> }[] }>('/_portal/state')
  return (JSON.parse(cardinal!.options['cardinal.settings.events'] ?? '{}') as { values?: unknown }).values
}

async function find(app: FrameLocator, text: string): Promise<void> {
  await app.getByLabel('Найти настройку').fill(text)
}

test('a setting is found by a word of its help, mended beside its field, saved and there again', async ({ page, world }) => {
  const app = await openSettings(page, world)
  await find(app, 'счётчик')
  const limit = app.getByLabel('Предел описания на сайте, знаков')
  await limit.fill('много')
  await expect(app.getByText('Здесь нужно число, например 14 или 2,5')).toBeVisible()
  await expect(app.getByRole('button', { name: 'Сохранить' })).toHaveAttribute('aria-disabled', 'true')
  await limit.fill('70 000')
  await expect(app.getByText(/^Не больше 60\s000$/)).toBeVisible()
  await limit.fill('3500')
  await app.getByRole('button', { name: 'Сохранить' }).click()
  await expect(app.getByRole('status').getByText('Сохранено', { exact: true })).toBeVisible()
  expect(await keptByPortal(world)).toEqual({ descriptionLimit: 3500 })

  const again = await openSettings(page, world)
  await again.getByLabel('Только изменённые').check()
  await expect(again.getByLabel('Предел описания на сайте, знаков')).toHaveValue('3500')
  await expect(again.getByText('своё значение')).toHaveCount(1)
  await again.getByRole('button', { name: /^Вернуть обычное: 4\s000$/ }).click()
  await again.getByRole('button', { name: 'Сохранить' }).click()
  await expect(again.getByRole('status').getByText('Сохранено', { exact: true })).toBeVisible()
  expect(await keptByPortal(world)).toEqual({})
})

test('what was typed and not saved is there after a reload, and can be thrown away', async ({ page, world }) => {
  const app = await openSettings(page, world)
  await find(app, 'перерыв')
  await app.getByLabel(/^Перерыв спикера/).fill('45')
  await page.reload()
  await app.getByRole('tab', { name: 'Настройки' }).click()
  await expect(app.getByText('Не сохранено: 1 настройка')).toBeVisible()
  await app.getByRole('button', { name: 'Отменить изменения' }).click()
  await find(app, 'перерыв')
  await expect(app.getByLabel(/^Перерыв спикера/)).toHaveValue('60')
})

test('a colleague has saved another value: both are shown, the person chooses', async ({ page, context, world }) => {
  const mine = await openSettings(page, world)
  await find(mine, 'счётчик')
  await mine.getByLabel('Предел описания на сайте, знаков').fill('3000')
  // Typed texts are kept per device: the colleague has a device of their own.
  const theirs = await (await context.browser()!.newContext()).newPage()
  const other = await openSettings(theirs, world)
  await find(other, 'счётчик')
  await other.getByLabel('Предел описания на сайте, знаков').fill('5000')
  await other.getByRole('button', { name: 'Сохранить' }).click()
  await expect(other.getByRole('status').getByText('Сохранено', { exact: true })).toBeVisible()

  await mine.getByRole('button', { name: 'Сохранить' }).click()
  await expect(mine.getByText('Коллега сохранил другие значения')).toBeVisible()
  await expect(mine.getByText(/^Коллега сохранил: 5\s000$/)).toBeVisible()
  await expect(mine.getByLabel('Предел описания на сайте, знаков')).toHaveValue('3000')
  expect(await keptByPortal(world)).toEqual({ descriptionLimit: 5000 })
  await mine.getByRole('button', { name: 'Оставить моё' }).click()
  await mine.getByRole('button', { name: 'Сохранить' }).click()
  await expect(mine.getByRole('status').getByText('Сохранено', { exact: true })).toBeVisible()
  expect(await keptByPortal(world)).toEqual({ descriptionLimit: 3000 })
  await theirs.context().close()
})

test('settings travel with the setup’s file and wait to be saved', async ({ page, world }) => {
  const app = await openSettings(page, world)
  await find(app, 'счётчик')
  await app.getByLabel('Предел описания на сайте, знаков').fill('3000')
  await app.getByRole('button', { name: 'Сохранить' }).click()
  await expect(app.getByRole('status').getByText('Сохранено', { exact: true })).toBeVisible()
  await app.getByRole('tab', { name: 'Решения' }).click()
  const [download] = await Promise.all([page.waitForEvent('download'), app.getByRole('button', { name: 'Сохранить в файл' }).click()])
  const text = await readFile((await download.path())!, 'utf8')
  expect(JSON.parse(text)).toMatchObject({ solutions: expect.arrayContaining(['events']) as unknown, settings: { events: { descriptionLimit: 3000 } } })

  await world.control.send('POST', '/_portal/reset')
  await openAs(page, world, 1, '/marketplace/app/local.cardinal/')
  await app.locator('input[type=file]').setInputFiles({ name: 'cardinal-setup.json', mimeType: 'application/json', buffer: Buffer.from(text) })
  await expect(app.getByText(/Из файла взята 1 настройка/)).toBeVisible()
  expect(await keptByPortal(world)).toBeUndefined()
  await app.getByRole('tab', { name: 'Настройки' }).click()
  await expect(app.getByText('Не сохранено: 1 настройка')).toBeVisible()
})

test('an employee has no settings to change', async ({ page, world }) => {
  await openAs(page, world, 2, '/marketplace/app/local.cardinal/')
  const app = page.frameLocator('.app-page iframe')
  await expect(app.getByRole('tab', { name: 'Проверка' })).toBeVisible()
  await expect(app.getByRole('tab', { name: 'Настройки' })).toHaveCount(0)
})
