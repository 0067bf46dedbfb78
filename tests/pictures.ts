// `npm run pictures`: the pictures of README.md, taken from the running product.
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import type { Page } from '@playwright/test'
import { findChromium } from '../scripts/chromium.mjs'
import { startWorld } from '../worlds/start.ts'

const folder = fileURLToPath(new URL('../docs/pictures/', import.meta.url))
const world = await startWorld({ port: 0, quiet: true })
const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-features=Translate', '--no-first-run'] })

async function picture(name: string, size: { width: number, height: number }, show: (page: Page) => Promise<void>, user = 2): Promise<void> {
  const page = await browser.newPage({ viewport: size, locale: 'ru-RU', timezoneId: 'Europe/Moscow' })
  await page.goto(`${world.portalOrigin}/_portal/login?user=${user}&to=/crm/deal/details/1/`)
  await page.frameLocator('[data-field="ufCrmCardinalDescription"] iframe').getByRole('button').first().waitFor()
  await show(page)
  await page.waitForTimeout(800)
  await page.screenshot({ path: `${folder}${name}.png` })
  await page.close()
  console.log(`docs/pictures/${name}.png`)
}

async function edit(page: Page): Promise<void> {
  await page.getByTestId('edit-ufCrmCardinalDescription').click()
  const text = page.frameLocator('[data-field="ufCrmCardinalDescription"] iframe').locator('[contenteditable="true"]')
  await text.waitFor()
  await page.locator('[data-field="ufCrmCardinalDescription"]').evaluate(element => element.scrollIntoView({ block: 'start' }))
  await page.mouse.wheel(0, -120)
}

async function openTab(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Анонс' }).click()
  await page.frameLocator('[role="tabpanel"]:visible iframe').locator('[contenteditable="true"]').waitFor()
}

await picture('field-edit', { width: 1280, height: 900 }, edit)
await picture('field-view', { width: 1280, height: 1100 }, async () => {})
await picture('tab', { width: 1280, height: 900 }, openTab)
await picture('field-edit-narrow', { width: 400, height: 800 }, edit)
await picture('tab-narrow', { width: 400, height: 800 }, openTab)
await browser.close()
await world.close()
