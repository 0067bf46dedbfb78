import { chromium } from '@playwright/test'
import type { Browser, BrowserContext, FrameLocator, Page } from '@playwright/test'
import { drawCodes } from '@/domain/coupon/draw'
import { mapOption } from '@/domain/portalMap'
import { readStoreMap } from '@/domain/store/map'
import type { StoreMap } from '@/domain/store/map'
import { findChromium } from '../../scripts/chromium.mjs'
import { startWorld } from '../../worlds/start.ts'
import { controlOf } from '../support/portalControl.ts'
import type { PortalControl } from '../support/portalControl.ts'
import { BROWSER_ARGUMENTS } from './killableBrowser.ts'

const LEAD = 1
const DEAL = 2
const PATTERN_CASHIER = 5
const FIRST_CASHIER = 101
/** A busy machine is slow, and that is no finding. */
const PATIENT_MS = 180_000
/** The page that is not there by now has lost its handshake to a busy machine. */
const OPEN_MS = 40_000
/** How much sooner long waits end once a page is to hurry; the portal's clock goes as fast. */
const HURRY = 20

/** A cashier in a browser context of their own, with the deal's card and the till in it open. */
export interface TillPage {
  userId: number
  dealId: number
  till: FrameLocator
  page: Page
  context: BrowserContext
  /** Types a code, as a scanner does, and waits for what it is. */
  type: (code: string) => Promise<void>
  redeem: () => Promise<void>
  /** What the till says in the end: `redeemed`, or why not. */
  untilTold: () => Promise<Told>
  /** Closes the page, and opens the card anew. */
  reopen: () => Promise<void>
}

export type Told = 'redeemed' | 'used' | 'underway' | 'unfinished' | 'other'

/** The world of shoe shops with the built application, and tills in browsers. */
export interface TillsStage {
  control: PortalControl
  map: StoreMap
  /** So many tills, each with its empty field. */
  open: (count: number) => Promise<TillPage[]>
  /** A coupon nobody has used, issued for nobody in particular. */
  issue: (code: string) => Promise<number>
  dealsWith: (leadId: number) => Promise<number[]>
  holderOf: (leadId: number) => Promise<number | null>
  comments: (dealId: number) => Promise<string[]>
  /** Whether claims are folders on the Drive; takes effect with the next opening of a page. */
  setDrive: (isOn: boolean) => Promise<void>
  reset: () => Promise<void>
  close: () => Promise<void>
}

// Runs in every frame before its page: once told so, waits of a second and more come sooner.
function mayHurry(factor: number): void {
  const wait = window.setTimeout
  const state = window as unknown as { hurries?: boolean }
  window.setTimeout = ((work: () => void, ms = 0) => wait(work, state.hurries && ms >= 900 ? ms / factor : ms)) as typeof window.setTimeout
}

export async function openTills(): Promise<TillsStage> {
  const world = await startWorld({ world: 'store', port: 0, quiet: true, site: false })
  const control = controlOf(world.portalOrigin)
  await control.send('PATCH', '/_portal/limits', { rate: null, operatingSeconds: null, requestSeconds: null })
  const { users, apps } = await control.get<{ users: Record<string, unknown>[], apps: { id: number, code: string, options: Record<string, string> }[] }>('/_portal/state')
  const app = apps.find(({ code }) => code === 'local.cardinal')!
  const map = readStoreMap(app.options)!
  const field = (entity: 'lead' | 'deal', role: string) => map.field(entity, role)!
  const pattern = users.find(({ id }) => id === PATTERN_CASHIER)!
  const deals: number[] = []
  let cashiers = 0
  const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: BROWSER_ARGUMENTS })
  const place = { browser, portalOrigin: world.portalOrigin, appOrigin: world.appOrigin }
  const tills: TillPage[] = []
  let isDrive = true

  /** Cashiers are hired, and their deals made, as they are needed. */
  async function hire(count: number): Promise<void> {
    for (; cashiers < count; cashiers++) {
      const id = FIRST_CASHIER + cashiers
      await control.send('POST', '/_portal/import', { users: [{ ...pattern, id, name: 'Кассир', lastName: String(cashiers + 1), email: `till${id}@example.org` }] })
      const { item } = await control.rest<{ item: { id: number } }>('crm.item.add', { entityTypeId: DEAL, fields: { title: `Чек ${cashiers + 1}`, categoryId: map.pipelineId, stageId: map.stageCode('receipt'), opportunity: 8400, isManualOpportunity: 'Y', currencyId: 'KGS', assignedById: id } })
      deals.push(item.id)
    }
  }

  async function setOption(name: string, value: string): Promise<void> {
    const { access_token: auth } = await control.send<{ access_token: string }>('POST', '/_portal/app-token', { user: 1, app: app.id })
    await fetch(`${world.portalOrigin}/rest/app.option.set`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ auth, options: { [name]: value } }) })
  }

  const stage: TillsStage = {
    control,
    map,
    async open(count) {
      await hire(count)
      for (let index = tills.length; index < count; index++)
        tills.push(await openTill(place, FIRST_CASHIER + index, deals[index]!))
      const wanted = tills.slice(0, count)
      for (const till of wanted) {
        if (!await isEmpty(till))
          await till.reopen()
      }
      return wanted
    },
    async issue(code) {
      const { item } = await control.rest<{ item: { id: number } }>('crm.item.add', {
        entityTypeId: LEAD, useOriginalUfNames: 'Y',
        fields: { title: `Купон ${code}`, stageId: map.statusCode('couponIssued'), [field('lead', 'couponCode')]: code, [field('lead', 'couponUntil')]: '2027-01-31T23:59:59+06:00' },
      })
      return item.id
    },
    dealsWith: async leadId => (await control.rest<{ items: { id: number }[] }>('crm.item.list', { entityTypeId: DEAL, select: ['id'], filter: { [`=${field('deal', 'coupon')}`]: leadId }, useOriginalUfNames: 'Y' })).items.map(({ id }) => id),
    holderOf: async leadId => Number((await control.rest<{ item: Record<string, unknown> }>('crm.item.get', { entityTypeId: LEAD, id: leadId, useOriginalUfNames: 'Y' })).item[field('lead', 'couponDeal')]) || null,
    comments: async id => (await control.rest<{ COMMENT: string }[]>('crm.timeline.comment.list', { filter: { ENTITY_ID: id, ENTITY_TYPE: 'deal' } })).map(({ COMMENT }) => COMMENT),
    async setDrive(isOn) {
      if (isDrive === isOn)
        return
      isDrive = isOn
      const portalMap = JSON.parse(app.options[mapOption]!) as { codes: Record<string, unknown> }
      const { 'folder:claims': claims, ...codes } = portalMap.codes
      await setOption(mapOption, JSON.stringify({ ...portalMap, codes: isOn ? { ...codes, 'folder:claims': claims } : codes }))
      for (const till of tills)
        await till.reopen()
    },
    /** Not to a snapshot: pages stay open, each run has a coupon of its own, and the deals let theirs go. */
    async reset() {
      await control.send('DELETE', '/_portal/faults')
      await control.send('PATCH', '/_portal/limits', { interleave: null })
      await control.send('PATCH', '/_portal/switches', { diskUniqueKey: true })
      for (const id of deals)
        await control.rest('crm.item.update', { entityTypeId: DEAL, id, useOriginalUfNames: 'Y', fields: { [field('deal', 'coupon')]: '', [field('deal', 'couponReceipt')]: '', opportunity: 8400 } })
      await control.send('POST', '/_portal/clock', { advanceSeconds: 10 })
    },
    async close() {
      await browser.close()
      await world.close()
    },
  }
  return stage
}

/** Codes of a run, by its chance. */
export function codeOf(random: { whole: (from: number, to: number) => number }): string {
  return drawCodes(1, bytes => bytes.forEach((_, index) => {
    bytes[index] = random.whole(0, 255)
  }), new Set())[0]!
}

async function isEmpty({ till }: TillPage): Promise<boolean> {
  const input = till.getByLabel('Код купона')
  if (!await input.isVisible())
    return false
  await input.fill('')
  return true
}

interface Place { browser: Browser, portalOrigin: string, appOrigin: string }

async function openTill({ browser, portalOrigin, appOrigin }: Place, userId: number, dealId: number): Promise<TillPage> {
  const context = await browser.newContext({ viewport: { width: 900, height: 800 }, locale: 'ru-RU' })
  context.setDefaultTimeout(PATIENT_MS)
  await context.addInitScript(mayHurry, HURRY)
  const page = await context.newPage()
  const till = page.frameLocator('.app-frame iframe')
  const input = till.getByLabel('Код купона')
  const address = `${portalOrigin}/_portal/login?user=${userId}&to=${encodeURIComponent(`/crm/deal/details/${dealId}/`)}`

  async function open(): Promise<void> {
    await page.goto(address)
    await page.getByRole('tab', { name: 'Продажа' }).click()
    if (await input.waitFor({ timeout: OPEN_MS }).then(() => false, () => true))
      return open()
    const frame = page.frames().find(one => one.url().startsWith(appOrigin))!
    await frame.evaluate(() => {
      (window as unknown as { hurries: boolean }).hurries = true
    })
  }
  await open()
  return {
    userId, dealId, till, page, context,
    reopen: open,
    async type(code) {
      await input.fill(code)
      await till.locator('.answer').waitFor()
    },
    redeem: () => till.getByRole('button', { name: 'Погасить', exact: true }).click(),
    async untilTold() {
      const told: [Told, RegExp][] = [['redeemed', /^✓ Купон погашен/], ['used', /^Купон уже погашен/], ['underway', /^Купон сейчас гасит/], ['unfinished', /^Погашение не закончено/]]
      const words = new RegExp(told.map(([, { source }]) => source).join('|'))
      const banner = till.locator('.banner')
      await till.getByText(words).or(banner).first().waitFor()
      for (const [kind, text] of told) {
        if (await till.getByText(text).first().isVisible())
          return kind
      }
      return 'other'
    },
  }
}
