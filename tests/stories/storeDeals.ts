import AxeBuilder from '@axe-core/playwright'
import type { FrameLocator, Page } from '@playwright/test'
import { expect, openAs } from '../support/story.ts'
import type { World } from '../support/story.ts'

interface Task { id: number, title: string, description: string, status: number, responsibleId: number, deadline: string | null, crm: readonly string[], [key: string]: unknown }
interface State {
  apps: { code: string, options: Record<string, string> }[]
  tasks: { items: Task[] }
  items: { entityTypeId: number, rows: Record<string, unknown>[] }[]
}

/** The deal's tab, once it shows what can be done. */
export async function openDeal(page: Page, world: World, user: number, deal: number): Promise<FrameLocator> {
  await openAs(page, world, user, `/crm/deal/details/${deal}/`)
  await page.getByRole('tab', { name: 'Продажа' }).click()
  const app = page.frameLocator('.app-frame iframe')
  await expect(app.locator('#store-deal')).toBeVisible({ timeout: 20_000 })
  return app
}

export const stateOf = ({ control }: World) => control.get<State>('/_portal/state')

export const item = async ({ control }: World, entityTypeId: number, id: number) => (await control.rest<{ item: Record<string, unknown> }>('crm.item.get', { entityTypeId, id, useOriginalUfNames: 'Y' })).item

export const change = ({ control }: World, entityTypeId: number, id: number, fields: Record<string, unknown>) => control.rest('crm.item.update', { entityTypeId, id, useOriginalUfNames: 'Y', fields })

/** Roles of the blueprint by the codes that this portal has given. */
export async function codesOf(world: World): Promise<Record<string, string>> {
  const { apps } = await stateOf(world)
  return (JSON.parse(apps.find(({ code }) => code === 'local.cardinal')!.options['cardinal.map']!) as { codes: Record<string, string> }).codes
}

/** Role of the stage a deal is in. */
export async function stageOf(world: World, deal: number): Promise<string> {
  const codes = await codesOf(world)
  const { stageId } = await item(world, 2, deal)
  return Object.entries(codes).find(([id, code]) => id.startsWith('stage:store.') && code === stageId)?.[0].slice('stage:store.'.length) ?? ''
}

/** Role of a list's value. */
export async function optionOf(world: World, entity: 'deal' | 'lead', role: string, value: unknown): Promise<string> {
  const codes = await codesOf(world)
  const start = `option:${entity}.${role}.`
  return Object.entries(codes).find(([id, code]) => id.startsWith(start) && code === String(value))?.[0].slice(start.length) ?? ''
}

/** Leads that a refusal of the deal has made. */
export async function refusalLeads(world: World, deal: number): Promise<Record<string, unknown>[]> {
  const field = (await codesOf(world))['field:lead.refusedDeal']!
  const { items } = await world.control.rest<{ items: Record<string, unknown>[] }>('crm.item.list', { entityTypeId: 1, useOriginalUfNames: 'Y', select: ['*', 'UF_*'], filter: { [`=${field}`]: deal } })
  return items
}

export interface FoundTask { id: string, title: string, description: string, status: string, responsibleId: string, deadline: string }
/** Tasks of a record, the newest first. */
export async function tasksOf(world: World, binding: string): Promise<FoundTask[]> {
  const { tasks } = await world.control.rest<{ tasks: FoundTask[] }>('tasks.task.list', { filter: { UF_CRM_TASK: binding }, select: ['ID', 'TITLE', 'DESCRIPTION', 'STATUS', 'REAL_STATUS', 'RESPONSIBLE_ID', 'DEADLINE', 'UF_CRM_TASK'], order: { ID: 'DESC' } })
  return tasks
}

export async function setStoreSettings(world: World, values: Record<string, unknown>): Promise<void> {
  const { apps } = await stateOf(world)
  const kept = JSON.parse(apps.find(({ code }) => code === 'local.cardinal')!.options['cardinal.settings.store'] ?? '{"version":1,"revision":"","values":{}}') as { values: object }
  const { access_token: auth } = await world.control.send<{ access_token: string }>('POST', '/_portal/app-token', { user: 1, app: 'local.cardinal' })
  await world.control.send('POST', '/rest/app.option.set', { auth, options: { 'cardinal.settings.store': JSON.stringify({ ...kept, values: { ...kept.values, ...values } }) } })
}

export async function serious(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes.map(node => node.target.join(' ')).join(' | ')}`)
}

export const sideways = (app: FrameLocator) => app.locator('html').evaluate(html => html.scrollWidth - html.clientWidth)
