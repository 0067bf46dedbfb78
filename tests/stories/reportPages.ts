import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import AxeBuilder from '@axe-core/playwright'
import type { FrameLocator, Page } from '@playwright/test'
import type { EventField, EventMap, EventStage } from '../../src/domain/eventMap.ts'
import { expect, openAs } from '../support/story.ts'
import type { World } from '../support/story.ts'

interface PortalState {
  placements: { id: number, placement: string }[]
  apps: { code: string, options: Record<string, string> }[]
}

/** Codes that setup has given, by the names of the blueprint's items. */
async function codesOf(world: World): Promise<Record<string, string>> {
  const { apps } = await world.control.get<PortalState>('/_portal/state')
  return (JSON.parse(apps.find(({ code }) => code === 'local.cardinal')!.options['cardinal.map']!) as { codes: Record<string, string> }).codes
}

/** The reports' page in the CRM's analytics. */
export async function openReports(page: Page, world: World, user: number): Promise<FrameLocator> {
  const { placements } = await world.control.get<PortalState>('/_portal/state')
  await openAs(page, world, user, `/crm/reports/${placements.find(({ placement }) => placement === 'CRM_ANALYTICS_MENU')!.id}/`)
  return page.frameLocator('.app-frame iframe')
}

/** Writes options of the application, as setup and settings do. */
export async function writeOptions(world: World, options: Record<string, string>): Promise<void> {
  const { access_token: auth } = await world.control.send<{ access_token: string }>('POST', '/_portal/app-token', { user: 1, app: 'local.cardinal' })
  await world.control.send('POST', '/rest/app.option.set', { auth, options })
}

export function useFeed(world: World, feedAddress: string): Promise<void> {
  return writeOptions(world, { 'cardinal.settings.events': JSON.stringify({ version: 1, revision: 'story', values: { feedAddress } }) })
}

export interface StoryDeal {
  title: string
  stage: EventStage
  roles?: Partial<Record<EventField, unknown>>
  fields?: Readonly<Record<string, unknown>>
}

/** Adds a deal as an employee would. @returns Its id */
export async function addDeal(world: World, { title, stage, roles = {}, fields = {} }: StoryDeal): Promise<number> {
  const codes = await codesOf(world)
  const own = Object.fromEntries(Object.entries(roles).map(([role, value]) => [codes[`field:deal.${role}`], value]))
  const categoryId = Number(codes[`pipeline:${stage.split('.')[0] as keyof EventMap['pipelines']}`])
  const { item } = await world.control.rest<{ item: { id: number } }>('crm.item.add', {
    entityTypeId: 2, useOriginalUfNames: 'Y', fields: { title, categoryId, stageId: codes[`stage:${stage}`], currencyId: 'RUB', ...own, ...fields },
  })
  return item.id
}

/** A field of a deal, by its role. */
export async function fieldOf(world: World, id: number, role: EventField): Promise<unknown> {
  const codes = await codesOf(world)
  const { item } = await world.control.rest<{ item: Record<string, unknown> }>('crm.item.get', { entityTypeId: 2, id, useOriginalUfNames: 'Y' })
  return item[codes[`field:deal.${role}`]!]
}

export interface StorySite { address: string, items: Record<string, unknown>[], body: string | null, close: () => Promise<void> }

/** A site that serves its inventory; `body` instead of it when set. */
export async function openStorySite(): Promise<StorySite> {
  const site: Pick<StorySite, 'items' | 'body'> = { items: [], body: null }
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'access-control-allow-origin': '*' })
    response.end(site.body ?? JSON.stringify({ v: 1, at: '', next: null, items: site.items }))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return Object.assign(site, {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/inventory.json`,
    close: () => new Promise<void>(resolve => {
      server.closeAllConnections()
      server.close(() => resolve())
    }),
  })
}

/** Elements that fit the world's own ideas and events, as its site would tell them. */
export async function worldsElements(world: World): Promise<Record<string, unknown>[]> {
  const codes = await codesOf(world)
  const field = (role: string) => codes[`field:deal.${role}`]!
  const found: Record<string, unknown>[] = []
  for (const [pipeline, kind, role] of [['ideas', 'template', 'siteTemplate'], ['events', 'event', 'siteEvent']] as const) {
    for (let start = 0; ; start += 50) {
      const { items } = await world.control.rest<{ items: Record<string, unknown>[] }>('crm.item.list', { entityTypeId: 2, useOriginalUfNames: 'Y', filter: { categoryId: codes[`pipeline:${pipeline}`] }, select: ['*', 'UF_*', ...Object.values(codes).filter(code => code.startsWith('UF_'))], order: { id: 'ASC' }, start })
      for (const item of items.filter(each => each[field(role)])) {
        const [amount, currency] = String(item[field('price')] ?? '').split('|')
        found.push({
          kind, id: String(item[field(role)]), title: item.title, deal: item.id, template: null, revision: Number(item[field('revision')]) || 1, url: null,
          ...kind === 'template' ? {} : { start: item[field('start')] || null, end: item[field('end')] || null, place: item[field('place')] || null, price: amount ? { amount, currency } : null },
        })
      }
      if (items.length < 50)
        break
    }
  }
  return found
}

/** Ticket deals of the world without an event. */
export async function lostTickets(world: World): Promise<number[]> {
  const codes = await codesOf(world)
  const parent = codes['field:deal.parent']!
  const found: number[] = []
  for (let start = 0; ; start += 50) {
    const { items } = await world.control.rest<{ items: ({ id: number } & Record<string, unknown>)[] }>('crm.item.list', { entityTypeId: 2, useOriginalUfNames: 'Y', filter: { categoryId: codes['pipeline:tickets'] }, select: ['id', parent], order: { id: 'ASC' }, start })
    found.push(...items.filter(item => !item[parent]).map(({ id }) => id))
    if (items.length < 50)
      return found
  }
}

/** Serious and critical findings of axe in the page and every frame in it. */
export async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes.map(node => node.target.join(' ')).join(' | ')}`)
}

/** Nothing is wider than the frame. */
export async function expectNoSidewaysScroll(app: FrameLocator): Promise<void> {
  expect(await app.locator('html').evaluate(html => html.scrollWidth - html.clientWidth)).toBe(0)
}
