import type { FrameLocator, Locator, Page } from '@playwright/test'
import { expect, openAs } from '../support/story.ts'
import type { World } from '../support/story.ts'
import { openAnnouncement } from './description.ts'

/** The box «На сайте» of the tab. */
export function siteBox(tab: FrameLocator): Locator {
  return tab.getByRole('region', { name: 'На сайте', exact: true })
}

export function readinessBox(tab: FrameLocator): Locator {
  return tab.getByRole('region', { name: 'Готовность' })
}

export async function openDealTab(page: Page, world: World, id: number, user = 2): Promise<FrameLocator> {
  await openAs(page, world, user, `/crm/deal/details/${id}/`)
  const tab = await openAnnouncement(page)
  await expect(siteBox(tab)).toBeVisible()
  return tab
}

export interface SiteElement { id: string, title: string, deal: number | null, kind: string, revision: number, start: string | null, url: string }

/** What the site's public list holds of a deal. */
export async function onSite(world: World, deal: number): Promise<SiteElement[]> {
  const items: SiteElement[] = []
  for (let address: string | null = `${world.siteOrigin}/cardinal/inventory.json`; address !== null;) {
    const page = await (await fetch(address)).json() as { items: SiteElement[], next: string | null }
    items.push(...page.items)
    address = page.next
  }
  return items.filter(item => item.deal === deal)
}

export async function siteFaults(world: World, faults: Record<string, unknown>): Promise<void> {
  const response = await fetch(`${world.siteOrigin}/_site/faults`, { method: 'POST', body: JSON.stringify(faults) })
  expect(response.ok).toBe(true)
}

/** Lets the site do what waits, as its look every quarter of an hour does. */
export async function siteLooks(world: World): Promise<void> {
  await fetch(`${world.siteOrigin}/_site/look`, { method: 'POST' })
}

export async function dealField(world: World, id: number, key: string): Promise<unknown> {
  return (await world.control.rest<{ item: Record<string, unknown> }>('crm.item.get', { entityTypeId: 2, id })).item[key]
}

export async function setDeal(world: World, id: number, fields: Record<string, unknown>): Promise<void> {
  await world.control.rest('crm.item.update', { entityTypeId: 2, id, fields })
}

/** Receipts in a deal's timeline: headline and label of each. */
export async function receiptsOf(world: World, id: number): Promise<{ ORIGIN_ID: string, COMPLETED: string }[]> {
  return world.control.rest('crm.activity.list', { filter: { OWNER_TYPE_ID: 2, OWNER_ID: id, ORIGINATOR_ID: 'cardinal.site' }, select: ['ID', 'ORIGIN_ID', 'COMPLETED'] })
}
