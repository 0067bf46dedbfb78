import { chromium } from '@playwright/test'
import { startWorld } from './worlds/start.ts'
import { ensureChromium } from './scripts/chromium.mjs'
const world = await startWorld({ world: 'events', port: 0, quiet: true })
const browser = await chromium.launch({ executablePath: ensureChromium() })
const deal = process.argv[2] ?? '1'
for (const width of [1280, 400]) {
  const page = await browser.newPage({ viewport: { width, height: 1000 } })
  page.on('pageerror', e => console.log('pageerror', e.message))
  page.on('console', m => m.type() === 'error' && console.log('console', m.text().slice(0, 300)))
  await page.goto(`${world.portalOrigin}/_portal/login?user=2&to=/crm/deal/details/${deal}/`)
  await page.getByRole('tab', { name: 'Анонс' }).click()
  const frame = page.frameLocator('[role="tabpanel"]:visible iframe')
  await frame.locator('.readiness').waitFor({ timeout: 15000 }).catch(e => console.log(e.message))
  await page.waitForTimeout(1500)
  await page.screenshot({ path: `/tmp/shot-${deal}-${width}.png`, fullPage: true })
  if (width === 1280) {
    const need = frame.locator('.need.missing').first()
    if (await need.count()) { await need.click(); await page.waitForTimeout(300); await page.screenshot({ path: `/tmp/shot-${deal}-need.png`, fullPage: true }) }
    const send = frame.getByRole('button', { name: /Отправить/ })
    if (await send.count()) { await send.first().click(); await page.waitForTimeout(2500); await page.screenshot({ path: `/tmp/shot-${deal}-sent.png`, fullPage: true }) }
  }
  await page.close()
}
await browser.close(); await world.close()
