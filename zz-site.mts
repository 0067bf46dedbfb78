import { chromium } from '@playwright/test'
import { ensureChromium } from './scripts/chromium.mjs'
const browser = await chromium.launch({ executablePath: ensureChromium(), args: ['--no-sandbox'] })
for (const width of [1280, 400]) {
  const page = await browser.newPage({ viewport: { width, height: 900 } })
  page.on('console', m => console.log(width, m.text()))
  const shot = async (name: string, full = true) => { await page.screenshot({ path: `/tmp/h-site-${name}-${width}.png`, fullPage: full }) }
  await page.goto('http://127.0.0.1:5982/'); await shot('list', false)
  await page.goto('http://127.0.0.1:5982/calendar'); await shot('calendar')
  const { elements } = await (await fetch('http://127.0.0.1:5982/_site/state')).json()
  const event = elements.find((e: any) => e.kind === 'event' && e.deal !== 0 && e.start > '2026-11-21' && e.host)
  await page.goto(`http://127.0.0.1:5982/calendar/${event.id}`); await shot('event')
  await page.goto(`http://127.0.0.1:5982/events/${event.template}`); await shot('template', false)
  await page.goto(`http://127.0.0.1:5982/calendar/${event.id}`)
  await page.getByLabel('Имя и фамилия').fill('Ольга Крылова'); await page.getByLabel('Телефон').fill('12')
  await page.getByRole('button', { name: 'Заказать' }).click(); await page.getByRole('alert').scrollIntoViewIfNeeded(); await shot('error', false)
  await page.getByLabel('Телефон').fill('+7 000 330-20-10'); await page.getByLabel('Почта').fill('guest1@pochta.example'); await page.getByLabel('Сколько').fill('3')
  await page.getByRole('button', { name: 'Заказать' }).click(); await shot('thanks', false)
  console.log(page.url())
}
await browser.close()
