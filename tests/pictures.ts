// `npm run pictures`: the pictures of README.md, taken from the running product.
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import type { Page } from '@playwright/test'
import { findChromium } from '../scripts/chromium.mjs'
import type { WorldName } from '../worlds/build.ts'
import { startWorld } from '../worlds/start.ts'
import type { RunningWorld } from '../worlds/start.ts'
import { pressEdit } from './support/pressEdit.ts'

const folder = fileURLToPath(new URL('../docs/pictures/', import.meta.url))
const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-features=Translate', '--no-first-run'] })

interface Picture { name: string, width: number, height: number, user: number, path: string, show: (page: Page) => Promise<void> }

async function take(world: RunningWorld, { name, width, height, user, path, show }: Picture): Promise<void> {
  const page = await browser.newPage({ viewport: { width, height }, locale: 'ru-RU', timezoneId: 'Europe/Moscow' })
  await page.goto(`${world.portalOrigin}/_portal/login?user=${user}&to=${path}`)
  await show(page)
  await page.waitForTimeout(800)
  await page.screenshot({ path: `${folder}${name}.png` })
  await page.close()
  console.log(`docs/pictures/${name}.png`)
}

async function takeAll(worldName: WorldName, pictures: Picture[]): Promise<void> {
  const world = await startWorld({ world: worldName, port: 0, quiet: true })
  for (const picture of pictures)
    await take(world, picture)
  await world.close()
}

async function view(page: Page): Promise<void> {
  await page.frameLocator('[data-field="ufCrmCardinalDescription"] iframe').getByRole('button').first().waitFor()
}

async function edit(page: Page): Promise<void> {
  await view(page)
  await pressEdit(page)
  const text = page.frameLocator('[data-field="ufCrmCardinalDescription"] iframe').locator('[contenteditable="true"]')
  await text.waitFor()
  await page.locator('[data-field="ufCrmCardinalDescription"]').evaluate(element => element.scrollIntoView({ block: 'start' }))
  await page.mouse.wheel(0, -120)
}

async function openTab(page: Page): Promise<void> {
  await view(page)
  await page.getByRole('tab', { name: 'Анонс' }).click()
  await page.frameLocator('[role="tabpanel"]:visible iframe').locator('[contenteditable="true"]').waitFor()
}

async function copyToDates(page: Page): Promise<void> {
  await openTab(page)
  await page.frameLocator('[role="tabpanel"]:visible iframe').getByRole('button', { name: 'Копировать в события…' }).click()
  const copy = page.frameLocator('[data-testid="slider-app"] iframe')
  await copy.getByRole('tab', { name: 'Список' }).click()
  await copy.getByLabel('Даты', { exact: true }).fill('28 ноября, 5, 12 и 19 декабря 12:00–14:00')
  await copy.getByRole('button', { name: /^Создать \d/ }).waitFor()
}

async function monthReport(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Отчёты Cardinal' }).click()
  await page.frameLocator('.app-frame iframe').getByRole('row', { name: /^Итого/ }).waitFor()
}

async function comparison(page: Page): Promise<void> {
  await monthReport(page)
  await page.frameLocator('.app-frame iframe').getByRole('tab', { name: 'Сверка с сайтом' }).click()
  await page.waitForTimeout(4000)
}

async function planSetup(page: Page): Promise<void> {
  const app = page.frameLocator('.app-page iframe')
  await app.getByRole('button', { name: 'Завершить установку' }).click()
  await app.getByRole('checkbox', { name: 'Мероприятия и анонсы' }).check()
  await app.getByRole('button', { name: 'Показать план' }).click()
  await app.getByRole('button', { name: /^Применить/ }).waitFor()
}

async function check(page: Page): Promise<void> {
  const app = page.frameLocator('.app-page iframe')
  await app.getByRole('tab', { name: 'Проверка' }).click()
  await app.getByText(/^В порядке: /).waitFor()
}

async function leadActions(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Действия' }).click()
  await page.frameLocator('.app-frame iframe').getByRole('heading', { name: 'Что произойдёт' }).waitFor()
}

const card = { user: 2, path: '/crm/deal/details/1/', width: 1280, height: 900 }
await takeAll('events', [
  { ...card, name: 'field-edit', show: edit },
  { ...card, name: 'field-view', height: 1100, show: view },
  { ...card, name: 'tab', show: openTab },
  { ...card, name: 'field-edit-narrow', width: 400, height: 800, show: edit },
  { ...card, name: 'copy', path: '/crm/deal/details/2/', show: copyToDates },
  { ...card, name: 'month', path: '/crm/reports/', show: monthReport },
  { ...card, name: 'comparison', path: '/crm/reports/', show: comparison },
  { ...card, name: 'tab-narrow', width: 400, height: 800, show: openTab },
])
await takeAll('messy', [{ name: 'setup-plan', user: 1, path: '/marketplace/app/local.cardinal/', width: 1280, height: 900, show: planSetup }])
await takeAll('all', [{ name: 'check', user: 1, path: '/marketplace/app/local.cardinal/', width: 1280, height: 700, show: check }])
await takeAll('store', [{ name: 'lead-actions', user: 2, path: '/crm/lead/details/8/', width: 1280, height: 900, show: leadActions }])
await browser.close()
