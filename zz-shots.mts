import { chromium } from '@playwright/test'
import { execSync } from 'node:child_process'
import { startProgram } from './tests/support/process.ts'
import { controlOf } from './tests/support/portalControl.ts'

const only = process.argv[2]?.split(',')
const exe = process.env.CHROME ?? ''
const program = await startProgram('worlds/cli.ts', ['--world', 'trips', '--port', '0', '--no-site'], 'portal ready ')
const origin = new URL(program.said('portal ready ')).origin
const control = controlOf(origin)
const app = (await control.get<{ apps: { id: number, code: string, options: Record<string, string> }[] }>('/_portal/state')).apps.find(({ code }) => code === 'local.cardinal')!
async function setOption(values: Record<string, unknown>) {
  const { access_token } = await control.send<{ access_token: string }>('POST', '/_portal/app-token', { user: 1, app: app.id })
  const now = JSON.parse(app.options['cardinal.settings.trips'] ?? '{"version":1,"revision":"x","values":{}}')
  now.values = { ...now.values, ...values }
  await fetch(`${origin}/rest/app.option.set`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ auth: access_token, options: { 'cardinal.settings.trips': JSON.stringify(now) } }) })
}
const browser = await chromium.launch(exe ? { executablePath: exe } : {})
const shot = async (name: string, width: number, run: (page: import('@playwright/test').Page) => Promise<void>) => {
  if (only && !only.some(one => name.startsWith(one))) return
  const page = await browser.newPage({ viewport: { width, height: width < 500 ? 1500 : 1000 } })
  page.on('pageerror', e => console.log(name, 'ERR', e.message))
  page.on('console', m => m.type() === 'error' && console.log(name, 'CON', m.text()))
  try { await run(page) } catch (e) { console.log(name, String(e).slice(0, 400)) }
  await page.waitForTimeout(600)
  await page.screenshot({ path: `/tmp/p7-${name}-${width}.png`, fullPage: true })
  await page.close()
}
const go = (page: import('@playwright/test').Page, user: number, path: string) => page.goto(`${origin}/_portal/login?user=${user}&to=${encodeURIComponent(path)}`)
const openFill = async (page: import('@playwright/test').Page, user: number, deal: number) => {
  await go(page, user, `/crm/deal/details/${deal}/`)
  await page.getByTestId('card-actions').click()
  await page.getByRole('button', { name: /Заполнить из товара|Fill from product/ }).click()
  const frame = page.frameLocator('[data-testid="slider-app"] iframe')
  await frame.getByRole('table').first().waitFor({ timeout: 8000 })
  return frame
}
const openSale = async (page: import('@playwright/test').Page, user: number, deal: number) => {
  await go(page, user, `/crm/deal/details/${deal}/`)
  await page.getByRole('tab', { name: /Продажа|Sale/ }).click()
  await page.waitForTimeout(2500)
}
for (const width of [1280, 400]) {
  await control.send('POST', '/_portal/reset')
  await shot('a-conflict', width, async page => { await openFill(page, 2, 20) })
  await shot('b-filled', width, async page => {
    const frame = await openFill(page, 2, 21)
    await frame.getByRole('button', { name: /Заполнить \d/ }).click()
    await frame.getByRole('heading', { name: /Что|Всё/ }).first().waitFor()
    await page.waitForTimeout(3500)
    await frame.getByRole('button', { name: 'Показать историю' }).click()
  })
  await shot('c-nocatalogue', width, async page => { await openFill(page, 6, 22) })
  await shot('d-sale', width, async page => { await openSale(page, 2, 22) })
  await setOption({ shareRule: 'weights', fillsOnOpening: true })
  await shot('e-weights', width, async page => { await openSale(page, 2, 22) })
  await shot('f-settings', width, async page => {
    await go(page, 1, `/marketplace/app/${app.id}/`)
    const frame = page.frameLocator('iframe').first()
    await frame.getByRole('tab', { name: 'Настройки' }).click()
    await frame.getByText('Попробовать на товаре').click({ timeout: 8000 })
    await frame.getByRole('button', { name: 'Найти' }).click()
  })
}
await browser.close()
await program.stop()
