import { chromium } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { findChromium } from './scripts/chromium.mjs'
const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: ['--no-sandbox'] })
const sheets: Record<string, string[]> = {
  a: ['1280-view', '1280-card', '1280-placing', '1280-question', '1280-empty', '1280-empty-focus'],
  b: ['1280-refused', '1280-crop', '1280-crop-noalt', '1280-sending', '1280-saved', '1280-conflict'],
  c: ['400-view', '400-card', '400-placing', '400-question', '400-empty', '400-refused', '400-crop', '400-crop-noalt'],
  d: ['400-sending', '400-saved', '400-conflict', '400-tab', '400-tab-crop', '400-tab-refused'],
}
for (const [name, files] of Object.entries(sheets)) {
  const page = await browser.newPage({ viewport: { width: name < 'c' ? 1900 : 1700, height: 400 } })
  await page.setContent(`<body style="margin:8px;background:#888;display:flex;flex-wrap:wrap;gap:10px;align-items:flex-start">${files.map(f => `<figure style="margin:0"><figcaption>${f}</figcaption><img src="data:image/png;base64,${readFileSync(`/tmp/pics-shots/${f}.png`).toString('base64')}"></figure>`).join('')}`)
  await page.screenshot({ path: `/tmp/pics-shots/sheet-${name}.png`, fullPage: true })
}
await browser.close()
