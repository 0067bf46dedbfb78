import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import type { Browser, Page } from '@playwright/test'
import { findChromium } from '../scripts/chromium.mjs'
import { servePage } from '../build/servePage.ts'
import { startWorld } from '../worlds/start.ts'
import { fullText, plainText, storeText } from './longText.ts'
import { mainThreadCpu, median, USABLE } from './trace.ts'
import { measureTyping } from './typing.ts'

// Without partitioned storage frames of other sites have none at all, and no draft would be written; the last list wins.
const BROWSER_ARGUMENTS = ['--disable-features=Translate,MediaRouter,HttpsUpgrades,OptimizationHints', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run']
const RUNS = 7
/** Time in which the card and its field come to rest before another part is opened. */
const SETTLE_MS = 700
const TYPING_MS = 16
/** Long enough for each page to become usable. */
const WATCH_MS = 5000

interface Measured { what: string, cpuMs: number, against?: { cpuMs: number, limit: number } }

export interface Stage { browser: Browser, portalOrigin: string, appOrigin: string, emptyOrigin: string, benchAppId: number }

/** What opens a page; it must not look into the frame, which would run code there. `usable` finds the first usable part. */
interface Scene {
  usable: string
  prepare: (page: Page, stage: Stage) => Promise<{ address: string, act: () => Promise<unknown> }>
}

/** A page of an application as its main page, nothing else of its site open: process start included. */
const mainPage = (app: (stage: Stage) => string | number, address: (stage: Stage) => string, usable: string): Scene => ({
  usable,
  prepare: async (page, stage) => ({
    address: address(stage),
    act: () => page.goto(`${stage.portalOrigin}/marketplace/app/${app(stage)}/`),
  }),
})

/** The card with the field in view mode. */
const viewField: Scene = {
  usable: '.article > *',
  prepare: async (page, stage) => ({
    address: stage.appOrigin,
    act: () => page.goto(`${stage.portalOrigin}/crm/deal/details/1/`),
  }),
}

async function openCard(page: Page, stage: Stage): Promise<void> {
  await page.goto(`${stage.portalOrigin}/crm/deal/details/1/`)
  await page.frameLocator('[data-field="ufCrmCardinalDescription"] iframe').getByRole('button').first().waitFor()
  await page.waitForTimeout(SETTLE_MS)
}

/** A tab of the card, opened when the card has come to rest. */
const tab = (title: string, address: (stage: Stage) => string, usable: string): Scene => ({
  usable,
  async prepare(page, stage) {
    await openCard(page, stage)
    return { address: address(stage), act: () => page.getByRole('tab', { name: title }).click() }
  },
})

/** The field switched to edit mode. */
const editField: Scene = {
  usable: '[contenteditable="true"]',
  async prepare(page, stage) {
    await openCard(page, stage)
    return { address: stage.appOrigin, act: () => page.getByTestId('edit-ufCrmCardinalDescription').click() }
  },
}

const announcement = tab('Анонс', ({ appOrigin }) => appOrigin, '[contenteditable="true"]')

/** Runs in each frame before its page: marks when the first usable part is there. */
function markWhenUsable({ selector, mark }: { selector: string, mark: string }): void {
  const observer = new MutationObserver(() => {
    if (document.querySelector(selector) === null)
      return
    observer.disconnect()
    performance.mark(mark)
  })
  observer.observe(document, { subtree: true, childList: true })
}

async function measure(stage: Stage, scene: Scene): Promise<number> {
  const figures: number[] = []
  for (let run = 0; run < RUNS; run++) {
    const context = await stage.browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'ru-RU' })
    await context.addInitScript(markWhenUsable, { selector: scene.usable, mark: USABLE })
    const page = await context.newPage()
    const { address, act } = await scene.prepare(page, stage)
    figures.push(await mainThreadCpu(stage.browser, page, address, async () => {
      await act()
      await page.waitForTimeout(WATCH_MS)
    }))
    await context.close()
  }
  return median(figures)
}

/** Registers the empty page as an application of the portal, with a tab of its own. */
async function registerEmptyPage(portalOrigin: string, emptyOrigin: string): Promise<number> {
  const send = async (path: string, body: unknown) => {
    const response = await fetch(`${portalOrigin}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    if (!response.ok)
      throw new Error(`${path}: ${await response.text()}`)
    return await response.json() as { id: number, access_token: string }
  }
  const app = await send('/_portal/apps', { code: 'local.empty', title: 'Empty', handler: `${emptyOrigin}/main`, scopes: ['crm', 'placement'], installed: true })
  const { access_token: auth } = await send('/_portal/app-token', { user: 1, app: app.id })
  await send('/rest/placement.bind', { auth, PLACEMENT: 'CRM_DEAL_DETAIL_TAB', HANDLER: `${emptyOrigin}/tab`, TITLE: 'Empty' })
  return app.id
}

/** Measures every page of the application in one run with the empty page, and prints the figures against the budgets. */
export async function benchPages(): Promise<boolean> {
  const world = await startWorld({ port: 0, quiet: true, site: false })
  const empty = await servePage(fileURLToPath(new URL('./empty/main.ts', import.meta.url)))
  const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: BROWSER_ARGUMENTS })
  try {
    const stage: Stage = { browser, portalOrigin: world.portalOrigin, appOrigin: world.appOrigin, emptyOrigin: empty.origin, benchAppId: await registerEmptyPage(world.portalOrigin, empty.origin) }
    const emptyMain = await measure(stage, mainPage(({ benchAppId }) => benchAppId, ({ emptyOrigin }) => emptyOrigin, '#ready'))
    const emptyTab = await measure(stage, tab('Empty', ({ emptyOrigin }) => emptyOrigin, '#ready'))
    const rows: Measured[] = [
      { what: 'empty page (Vue and the SDK), alone', cpuMs: emptyMain },
      { what: 'empty page, as a tab of the card', cpuMs: emptyTab },
      { what: 'description field, view mode', cpuMs: await measure(stage, viewField), against: { cpuMs: emptyMain, limit: 1.3 } },
      { what: 'main page', cpuMs: await measure(stage, mainPage(() => 'local.cardinal', ({ appOrigin }) => appOrigin, 'button')), against: { cpuMs: emptyMain, limit: 1.3 } },
      { what: 'description field, edit mode', cpuMs: await measure(stage, editField), against: { cpuMs: emptyTab, limit: 2 } },
      { what: 'announcement tab', cpuMs: await measure(stage, announcement), against: { cpuMs: emptyTab, limit: 2 } },
    ]
    const full = await fullText(world.portalOrigin)
    await storeText(world.portalOrigin, full)
    rows.push(
      { what: 'description field, edit mode, 60,000 bytes with 40 pictures', cpuMs: await measure(stage, editField), against: { cpuMs: emptyTab, limit: 2 } },
      { what: 'announcement tab, 60,000 bytes with 40 pictures', cpuMs: await measure(stage, announcement), against: { cpuMs: emptyTab, limit: 2 } },
    )
    console.log(`\nMain-thread CPU to usable (median of ${RUNS} runs, not throttled)`)
    let isOver = false
    for (const { what, cpuMs, against } of rows) {
      const ratio = against ? cpuMs / against.cpuMs : 0
      const over = against !== undefined && ratio > against.limit
      isOver ||= over
      console.log(`${over ? 'OVER' : 'ok  '} ${what}: ${cpuMs.toFixed(0)} ms${against ? ` = ${ratio.toFixed(2)} × empty (at most ${against.limit})` : ''}`)
    }
    for (const [what, text] of [['a 59 KB text', plainText()], ['60,000 bytes with 40 pictures', full]] as const) {
      await storeText(world.portalOrigin, text)
      const { keys, handledP95Ms, handledMedianMs, shownP95Ms } = await measureTyping(stage)
      isOver ||= handledP95Ms > TYPING_MS
      console.log(`${handledP95Ms > TYPING_MS ? 'OVER' : 'ok  '} typing into ${what}, processor slowed 4 times: 95 % of ${keys} keys handled within ${handledP95Ms.toFixed(1)} ms (at most ${TYPING_MS}), half within ${handledMedianMs.toFixed(1)} ms; 95 % on the screen within ${shownP95Ms} ms`)
    }
    return !isOver
  }
  finally {
    await browser.close()
    empty.close()
    await world.close()
  }
}
