import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import type { Browser, BrowserContext, Frame, FrameLocator, Page } from '@playwright/test'
import { findChromium } from '../../scripts/chromium.mjs'
import { startWorld } from '../../worlds/start.ts'
import { descriptionOf, openAnnouncement } from '../stories/description.ts'
import { controlOf } from '../support/portalControl.ts'
import type { PortalControl } from '../support/portalControl.ts'
import { BROWSER_ARGUMENTS, startBrowser } from './killableBrowser.ts'
import { pressEdit } from '../support/pressEdit.ts'

/** The deal whose card is opened. */
export const DEAL_ID = 1
const DEAL = 2
const CARD = `/crm/deal/details/${DEAL_ID}/`
/** A busy machine is slow, and that is no finding. */
const PATIENT_MS = 60_000
/** The editor that is not there by now has given up. */
const OPEN_MS = 20_000
/** Where the description is edited. */
export type EditorPlace = 'tab' | 'field'

/** A browser profile of one person, in which cards are opened and tabs die. */
export interface Profile {
  context: BrowserContext
  /** Opens the deal's card and the editor in it. */
  edit: (place: EditorPlace) => Promise<EditedCard>
  close: () => Promise<void>
}

/** A profile on disk, whose browser can be killed as a whole. */
export interface DiskProfile extends Profile {
  /** Kills every process of the browser, and starts it anew. */
  killBrowser: () => Promise<void>
}

/** A card with the editor open. */
export interface EditedCard {
  page: Page
  frame: FrameLocator
  /** Kills the processes that draw the card and the application in it; no page is told that it ends. */
  kill: () => Promise<void>
}

/** A world with the built application, and browsers to open its cards in. */
export interface Cards {
  control: PortalControl
  openProfile: (userId: number) => Promise<Profile>
  openDiskProfile: (userId: number) => Promise<DiskProfile>
  storedText: () => Promise<string>
  reset: () => Promise<void>
  close: () => Promise<void>
}

/** Opens a world whose deal has this description. */
export async function openCards(text: string): Promise<Cards> {
  const world = await startWorld({ port: 0, quiet: true, site: false })
  const control = controlOf(world.portalOrigin)
  await control.rest('crm.item.update', { entityTypeId: DEAL, id: DEAL_ID, fields: { ufCrmCardinalDescription: text } })
  // What follows is not written within the second of this change.
  await control.send('POST', '/_portal/clock', { advanceSeconds: 60 })
  // A browser with one person and many runs would fill the bucket that is meant for a person's hand.
  await control.send('PATCH', '/_portal/limits', { rate: null, operatingSeconds: null })
  await control.send('POST', '/_portal/snapshot')
  const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: BROWSER_ARGUMENTS })
  const place = { portalOrigin: world.portalOrigin, appOrigin: world.appOrigin }
  return {
    control,
    async openProfile(userId) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'ru-RU' })
      context.setDefaultTimeout(PATIENT_MS)
      return { context, edit: where => editCard(context, { ...place, userId }, where), close: () => context.close() }
    },
    openDiskProfile: userId => openDiskProfile({ ...place, userId }),
    storedText: async () => (await control.rest<{ item: { ufCrmCardinalDescription: string } }>('crm.item.get', { entityTypeId: DEAL, id: DEAL_ID })).item.ufCrmCardinalDescription,
    reset: async () => void await control.send('POST', '/_portal/reset'),
    async close() {
      await browser.close()
      await world.close()
    },
  }
}

interface Visitor { portalOrigin: string, appOrigin: string, userId: number }

async function editCard(context: BrowserContext, visitor: Visitor, where: EditorPlace): Promise<EditedCard> {
  const { portalOrigin, appOrigin, userId } = visitor
  const page = await context.newPage()
  await page.goto(`${portalOrigin}/_portal/login?user=${userId}&to=${encodeURIComponent(CARD)}`)
  const frame = where === 'tab' ? await openAnnouncement(page) : await openField(page)
  const isOpen = await descriptionOf(frame).waitFor({ timeout: OPEN_MS }).then(() => true, () => false)
  // The handshake has a time of its own that a busy machine may exceed.
  if (!isOpen) {
    await page.close()
    return editCard(context, visitor, where)
  }
  return {
    page,
    frame,
    async kill() {
      // All frames of the application's site share a process.
      await crash(context, page.frames().find(one => one.url().startsWith(appOrigin))!)
      await crash(context, page)
      await page.close()
    },
  }
}

async function openField(page: Page): Promise<FrameLocator> {
  const field = page.locator('[data-field="ufCrmCardinalDescription"]')
  await field.locator('iframe').waitFor()
  await pressEdit(page)
  return field.frameLocator('iframe')
}

async function crash(context: BrowserContext, target: Page | Frame): Promise<void> {
  const session = await context.newCDPSession(target)
  const crashed = new Promise<void>(resolve => session.once('Inspector.targetCrashed', () => resolve()))
  // It never answers: who should is dead.
  session.send('Page.crash').catch(() => {})
  await crashed
}

async function openDiskProfile(visitor: Visitor): Promise<DiskProfile> {
  const folder = await mkdtemp(join(tmpdir(), 'soak-profile-'))
  let running = await startBrowser(folder)
  const contextOf = (browser: Browser) => {
    const context = browser.contexts()[0]!
    context.setDefaultTimeout(PATIENT_MS)
    return context
  }
  return {
    get context() {
      return contextOf(running.browser)
    },
    edit: where => editCard(contextOf(running.browser), visitor, where),
    async killBrowser() {
      await running.kill()
      running = await startBrowser(folder)
    },
    async close() {
      await running.kill()
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
