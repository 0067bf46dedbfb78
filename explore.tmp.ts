import { chromium } from '@playwright/test'
import { findChromium } from './scripts/chromium.mjs'
import { startWorld } from './worlds/start.ts'
import { aPhoto, choose, altOf, button, bring, zoneOf, aFile, cropOf } from './tests/stories/picture.ts'
import { readFileSync } from 'node:fs'
const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: ['--no-sandbox', '--disable-gpu'] })
const world = await startWorld({ world: 'events', port: 0, quiet: true })
const rest = async (m: string, p: object) => (await fetch(`${world.portalOrigin}/rest/1/dev/${m}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(p) })).json()
const long = 'Вечерняя площадь у Ильинских ворот: красная кирпичная стена, башня с зелёным шатром и клёны, под которыми встречается группа'
const pic = aFile('Вечерняя площадь у Ильинских ворот и красная кирпичная стена, окончательный вариант для сайта (3).jpg', readFileSync('worlds/events/pictures/kitaj-gorod.jpg'), 'image/jpeg')
for (const width of [1280, 400]) {
  const page = await browser.newPage({ viewport: { width, height: 1000 }, locale: 'ru-RU', timezoneId: 'Europe/Moscow' })
  const shot = async (name: string) => { await page.waitForTimeout(700); await page.locator('[data-field="ufCrmCardinalPicture"]').screenshot({ path: `/tmp/pics-shots/${width}-${name}.png` }) }
  const f = page.frameLocator('[data-field="ufCrmCardinalPicture"] iframe')
  const edit = async () => { await page.goto(`${world.portalOrigin}/_portal/login?user=2&to=/crm/deal/details/1/`); await page.getByTestId('edit-ufCrmCardinalPicture').click() }
  await fetch(`${world.portalOrigin}/_portal/reset`, { method: 'POST' })
  await page.goto(`${world.portalOrigin}/_portal/login?user=2&to=/crm/deal/details/1/`)
  await f.locator('img').waitFor(); await shot('view')
  await edit(); await f.locator('.card img').waitFor(); await shot('card')
  await button(f, 'Главное место').click(); await shot('placing'); await page.keyboard.press('Escape')
  await button(f, 'Удалить картинку').click(); await shot('question')
  await rest('crm.item.update', { entityTypeId: 2, id: 1, useOriginalUfNames: 'Y', fields: { UF_CRM_DEAL_EVENT_PICTURE: '' } })
  await edit(); await zoneOf(f).waitFor(); await shot('empty')
  await zoneOf(f).focus(); await shot('empty-focus')
  await choose(page, f, aFile('a.jpg', Buffer.from('BMx'), '')); await shot('refused')
  await bring(zoneOf(f), 'drop', pic, pic); await cropOf(f).waitFor(); await page.keyboard.press('ArrowLeft'); await shot('crop')
  await button(f, 'Сохранить картинку').click(); await shot('crop-noalt')
  await altOf(f).fill(long)
  const session = await page.context().newCDPSession(page.frames().find(fr => fr.url().includes('/image-field.html'))!)
  await session.send('Network.enable'); await session.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 30000 })
  await button(f, 'Сохранить картинку').click(); await f.getByText(/[1-9]\d? %/).waitFor(); await shot('sending')
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 })
  await f.getByText('Сохранено в сделке').waitFor({ timeout: 60000 }); await shot('saved')
  await rest('crm.item.update', { entityTypeId: 2, id: 1, useOriginalUfNames: 'Y', fields: { UF_CRM_EVENT_PICTURE_TEXT: long + ' и ещё раз' } })
  await altOf(f).fill('Моё'); await altOf(f).press('Tab'); await f.getByText('Оставить как есть').waitFor(); await shot('conflict')
  // tab
  await page.goto(`${world.portalOrigin}/_portal/login?user=2&to=/crm/deal/details/1/`)
  await page.getByRole('tab', { name: 'Анонс' }).click()
  const tab = page.frameLocator('[role="tabpanel"]:visible iframe').getByRole('complementary')
  await tab.locator('.card img').waitFor(); await page.waitForTimeout(1000)
  const tabShot = async (name: string) => { await page.waitForTimeout(700); await (width === 400 ? tab : page.locator('[role="tabpanel"]:visible')).screenshot({ path: `/tmp/pics-shots/${width}-${name}.png` }) }
  await tabShot('tab')
  await choose(page, tab, pic, 'Заменить'); await cropOf(tab).waitFor(); await tabShot('tab-crop')
  await button(tab, 'Отмена').click()
  await button(tab, 'Удалить картинку').click(); await tab.getByRole('group', { name: 'Удалить картинку из сделки?' }).getByRole('button', { name: 'Удалить картинку' }).click(); await zoneOf(tab).waitFor()
  await choose(page, tab, aFile('a.heic', Buffer.from('....ftypheic'), '')); await tabShot('tab-refused')
  for (const fr of page.frames()) console.log(width, await fr.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]).catch(() => null))
  await page.close()
}
await browser.close(); await world.close()
