import type { Stage } from './pages.ts'
import { median, percentile } from './trace.ts'

/** The tab «Анонс» of the deal, its text there, its processor slowed four times. */
export async function openSlowed({ browser, portalOrigin, appOrigin }: Pick<Stage, 'browser' | 'portalOrigin' | 'appOrigin'>) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'ru-RU' })
  await page.goto(`${portalOrigin}/crm/deal/details/1/`)
  await page.getByRole('tab', { name: 'Анонс' }).click()
  const editor = page.frameLocator('[role="tabpanel"]:visible iframe').locator('[contenteditable="true"]')
  await editor.waitFor()
  await editor.locator('.picture-placeholder').first().waitFor({ state: 'detached' })
  const frame = page.frames().find(one => one.url().startsWith(`${appOrigin}/announcement-tab.html`))!
  const session = await page.context().newCDPSession(frame)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await editor.press('Control+End')
  return { page, editor, frame, session }
}

interface Noted { handled: number[], shown: number[] }

/** Runs in the frame: notes how long each key took, and how long each took to the screen when that was more than 16 ms. */
function noteKeys(): void {
  const noted: Noted = { handled: [], shown: [] }
  Object.assign(window, { noted })
  new PerformanceObserver(list => noted.shown.push(...list.getEntries().filter(({ name }) => name === 'keydown').map(({ duration }) => duration)))
    .observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
  let from = 0
  // From the key's event to the end of everything that runs for it; the browser's own drawing comes after.
  addEventListener('keydown', () => void (from = performance.now()), { capture: true })
  addEventListener('keyup', () => void (from = 0))
  new MutationObserver(() => {
    if (from > 0)
      queueMicrotask(() => noted.handled.push(performance.now() - from))
  }).observe(document.querySelector('[contenteditable="true"]')!, { subtree: true, childList: true, characterData: true })
}

/** What is typed: one key every 60 ms. */
export const TYPED = 'alleys and yards that no guidebook tells about '.repeat(3)
export const KEY_MS = 60
/** Until the last key's figures are there. */
const SETTLE_MS = 1000

export interface TypingFigures { keys: number, handledP95Ms: number, handledMedianMs: number, shownP95Ms: number }

/**
 * Types at the end of the deal's text, with the processor slowed down four times.
 *
 * `handled` is the time of what a key itself sets off. `shown` is the browser's own figure from the key to the next drawing,
 * in steps of 8 ms: with whatever had to be waited for, the browser's style and layout too.
 */
export async function measureTyping(stage: Stage): Promise<TypingFigures> {
  const { page, editor, frame } = await openSlowed(stage)
  await frame.evaluate(noteKeys)
  await editor.pressSequentially(TYPED, { delay: KEY_MS, timeout: 0 })
  await page.waitForTimeout(SETTLE_MS)
  const { handled, shown } = await frame.evaluate(() => (window as unknown as { noted: Noted }).noted)
  await page.close()
  const quick = Array.from({ length: Math.max(0, TYPED.length - shown.length) }, () => 16)
  return { keys: handled.length, handledP95Ms: percentile(handled, 0.95), handledMedianMs: median(handled), shownP95Ms: percentile([...quick, ...shown], 0.95) }
}
