import AxeBuilder from '@axe-core/playwright'
import type { FrameLocator, Page } from '@playwright/test'
import { openAs } from './story.ts'
import type { World } from './story.ts'

export const wide = { width: 1280, height: 900 }
export const narrow = { width: 400, height: 900 }

/** Opens the tab «Действия» of a lead or a contact as somebody. */
export async function openActions(page: Page, world: World, user: number, record: { lead: number } | { contact: number }): Promise<FrameLocator> {
  const path = 'lead' in record ? `/crm/lead/details/${record.lead}/` : `/crm/contact/details/${record.contact}/`
  await openAs(page, world, user, path)
  await page.getByRole('tab', { name: /^(?:Действия|Actions)$/ }).click()
  return page.frameLocator('.app-frame iframe')
}

/** What axe calls serious or worse. */
export async function seriousTroubles(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include('.app-frame').analyze()
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes.map(node => node.target.join(' ')).join(' | ')}`)
}

export interface StoreItem { id: number, title: string, stageId: string, contactId: number | null, assignedById: number, comments: string, [field: string]: unknown }

/** A record under original names. */
export async function itemOf({ control }: World, entityTypeId: number, id: number): Promise<StoreItem> {
  return (await control.rest<{ item: StoreItem }>('crm.item.get', { entityTypeId, id, useOriginalUfNames: 'Y' })).item
}

export interface PortalTask { id: string, title: string, responsibleId: string, status: string, ufCrmTask: string[] | null }

/** Tasks of a record: `L_1`, `C_9`. */
export async function tasksOf({ control }: World, binding: string): Promise<PortalTask[]> {
  const { tasks } = await control.rest<{ tasks: PortalTask[] }>('tasks.task.list', { filter: { UF_CRM_TASK: binding }, select: ['ID', 'TITLE', 'RESPONSIBLE_ID', 'STATUS', 'UF_CRM_TASK'], order: { ID: 'asc' } })
  return tasks
}
