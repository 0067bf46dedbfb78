import type { FrameLocator, Page } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { recount, sumsOfContact } from '../data/revenue/recount.ts'
import type { RecountSettings, StateJson, Sums } from '../data/revenue/recount.ts'
import { expect, openAs } from '../support/story.ts'
import type { World } from '../support/story.ts'
import { writeOptions } from './reportPages.ts'

export const irina = 1

export async function stateOf(world: World): Promise<StateJson> {
  return world.control.get<StateJson>('/_portal/state')
}

/** The tab in the card of a contact or company, once its figures are there. */
export async function openRevenue(page: Page, world: World, user: number, card = `contact/details/${irina}`): Promise<FrameLocator> {
  await openAs(page, world, user, `/crm/${card}/`)
  await page.getByRole('tab', { name: 'Выручка по годам' }).click()
  const app = page.frameLocator('iframe[src*="revenue-by-year"], .app-frame iframe').last()
  await expect(app.locator('.view')).toBeVisible()
  return app
}

export const table = (app: FrameLocator) => app.getByRole('table', { name: 'Выручка по годам и воронкам' })
export const panel = (app: FrameLocator) => app.getByRole('complementary')

/** The portal's state counted a second time, by hand as it were. */
export async function counted(world: World, contact: number, settings: Partial<RecountSettings> = {}): Promise<Sums> {
  return sumsOfContact(recount(await stateOf(world), { rule: 'equal', yearBy: 'closing', currency: 'RUB', ...settings }), contact)
}

/** `2 230 346,67` of kopecks, as the table writes it. */
export function written(minor: bigint): string {
  const text = (minor < 0n ? -minor : minor).toString().padStart(3, '0')
  return `${minor < 0n ? '\u2212' : ''}${text.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, '\u00A0')},${text.slice(-2)}`
}

/** Rows of the table as they are shown, without its head: year, sums by pipeline, total. */
export async function shownRows(app: FrameLocator): Promise<string[][]> {
  const rows = await table(app).locator('tbody tr, tfoot tr').all()
  return Promise.all(rows.map(async row => (await row.locator('th, td').all()).reduce<Promise<string[]>>(async (cells, cell) => [...await cells, ((await cell.locator('.money').count()) > 0 ? await cell.locator('.money').innerText() : await cell.innerText()).replace(/нет$/, '').trim()], Promise.resolve([]))))
}

/** Cells of an Excel file's pages, rows of texts and numbers. */
export function pagesOf(file: Uint8Array): { name: string, rows: (string | number)[][] }[] {
  const files = unzipSync(file)
  const read = (pattern: RegExp) => Object.keys(files).filter(name => pattern.test(name)).sort().map(name => strFromU8(files[name]!))
  const plain = (text: string) => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&apos;|&#39;/g, '\'').replace(/&amp;/g, '&')
  const texts = [...(read(/sharedStrings\.xml$/)[0] ?? '').matchAll(/<si>.*?<t[^>]*>(.*?)<\/t>.*?<\/si>/gs)].map(([, text]) => plain(text!))
  const names = [...(read(/workbook\.xml$/)[0] ?? '').matchAll(/<sheet [^>]*?name="([^"]*)"/g)].map(([, name]) => plain(name!))
  return read(/worksheets\/sheet\d+\.xml$/).map((page, index) => ({
    name: names[index] ?? '',
    rows: [...page.matchAll(/<row[^>]*>(.*?)<\/row>/gs)].map(([, row]) => {
      const cells: (string | number)[] = []
      for (const [, attributes, content = ''] of row!.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
        const column = /r="([A-Z])\d+"/.exec(attributes!)![1]!.charCodeAt(0) - 65
        const value = /<v>(.*?)<\/v>/.exec(content)?.[1] ?? ''
        // Empty cells have no place of their own.
        while (cells.length < column)
          cells.push('')
        cells.push(/t="s"/.test(attributes!) ? texts[Number(value)]! : value === '' ? '' : Number(value))
      }
      return cells
    }),
  }))
}

/** Settings of the solution as an administrator has saved them. */
export async function useSettings(world: World, values: Record<string, unknown>): Promise<void> {
  await writeOptions(world, { 'cardinal.settings.trips': JSON.stringify({ version: 1, revision: 'story', values }) })
}
