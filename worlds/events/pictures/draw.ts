import { stat, writeFile } from 'node:fs/promises'
import { chromium } from '@playwright/test'
import { findChromium } from '../../../scripts/chromium.mjs'
import { projectPath } from '../../paths.ts'
import { scenes } from './scenes/index.ts'
import { HEIGHT, WIDTH } from './svg.ts'

const LARGEST_BYTES = 60 * 1024

/** Draws every scene in Chromium and writes it as JPEG beside this file: `npx tsx worlds/events/pictures/draw.ts [name…]`. */
async function draw(names: string[]): Promise<void> {
  const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: ['--no-sandbox', '--disable-gpu'] })
  const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT } })
  for (const [name, scene] of Object.entries(scenes)) {
    if (names.length > 0 && !names.includes(name))
      continue
    await page.setContent(`<style>body{margin:0}svg{display:block}</style>${scene()}`)
    const path = projectPath(`worlds/events/pictures/${name}.jpg`)
    let quality = 84
    do {
      await writeFile(path, await page.screenshot({ type: 'jpeg', quality }))
      quality -= 8
    } while ((await stat(path)).size > LARGEST_BYTES && quality > 30)
    process.stdout.write(`${name}.jpg ${Math.round((await stat(path)).size / 1024)} KB\n`)
  }
  await browser.close()
}

await draw(process.argv.slice(2))
