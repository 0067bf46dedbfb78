import { spawn } from 'node:child_process'
import { chromium } from '@playwright/test'
import type { Browser } from '@playwright/test'
import { findChromium } from '../../scripts/chromium.mjs'

// Without partitioned storage frames of other sites have none at all; the runner turns it off, and the last list wins.
export const BROWSER_ARGUMENTS = ['--disable-features=Translate,MediaRouter,HttpsUpgrades,OptimizationHints', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run']

/** Starts a browser on a folder of its own; the runner would keep its process to itself. */
export async function startBrowser(folder: string): Promise<{ browser: Browser, kill: () => Promise<void> }> {
  const child = spawn(findChromium() ?? 'chromium', ['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${folder}`, '--window-size=1280,900', '--lang=ru-RU', ...BROWSER_ARGUMENTS, 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  const address = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const [, found] = /DevTools listening on (\S+)/.exec(said) ?? []
      if (found !== undefined)
        resolve(found)
    })
    child.once('exit', code => reject(new Error(`The browser ended with ${code}:\n${said}`)))
  })
  const browser = await chromium.connectOverCDP(address)
  return {
    browser,
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}
