import AxeBuilder from '@axe-core/playwright'
import type { FrameLocator, Page } from '@playwright/test'
import { expect, openAs, test } from '../support/story.ts'
import type { World } from '../support/story.ts'

// The director recalculates the revenue of all clients: sees what it takes, pauses, goes on in another window, repairs what was refused.

test.use({ worldName: 'trips' })

interface State { items: { entityTypeId: number, rows: Record<string, unknown>[] }[], apps: { code: string, options: Record<string, string> }[] }

async function openRecalculation(page: Page, world: World, user = 1): Promise<FrameLocator> {
  await openAs(page, world, user, '/marketplace/app/local.cardinal/')
  const app = page.frameLocator('.app-page iframe')
  await app.getByRole('tab', { name: 'Пересчёт выручки' }).click()
  await expect(app.getByRole('heading', { name: 'Пересчёт выручки' })).toBeVisible()
  return app
}

/** Contacts that have a total of all time, read from the portal's memory. */
async function counted(world: World): Promise<number> {
  const { items } = await world.control.get<State>('/_portal/state')
  const contacts = items.find(({ entityTypeId }) => entityTypeId === 3)?.rows ?? []
  return contacts.filter(({ ufCrmTripTotalAll }) => ufCrmTripTotalAll !== undefined && ufCrmTripTotalAll !== null).length
}

const slowly = (world: World) => world.control.send('PATCH', '/_portal/limits', { latency: { 'crm.item.update': { callMs: 150, rowMs: 0 } } })

test.beforeEach(async ({ world }) => {
  await world.control.send('POST', '/_portal/clock', { freeze: false, now: Date.now() })
})

test('everything is recalculated and proved to the kopeck; what changes later is brought up to date', async ({ page, world }) => {
  const app = await openRecalculation(page, world)
  await expect(app.getByText('Полного пересчёта ещё не было')).toBeVisible()
  await expect(app.getByText('всем контактам')).toBeVisible()
  await app.getByRole('button', { name: 'Пересчитать всё' }).click()
  await expect(app.getByText('Сходится до копейки')).toBeVisible({ timeout: 30_000 })
  await expect(app.getByText(/^Обновлено .* Марина Кольцова$/)).toBeVisible()
  expect(await counted(world)).toBeGreaterThan(50)
  const { violations } = await new AxeBuilder({ page }).include('.app-page iframe').analyze()
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])

  const { items } = await world.control.get<State>('/_portal/state')
  const deal = items.find(({ entityTypeId }) => entityTypeId === 2)!.rows.find(row => row.stageSemanticId === 'S' && (row.contactIds as number[]).length === 2)!
  await world.control.rest('crm.item.update', { entityTypeId: 2, id: deal.id, fields: { opportunity: 1234.57, isManualOpportunity: 'Y' } })
  await app.getByRole('button', { name: 'Обновить изменившееся' }).click()
  await expect(app.getByText('Обновлено 2 контакта')).toBeVisible()
  await app.getByRole('button', { name: 'Сверить суммы' }).click()
  await expect(app.getByText('Сошлось до копейки')).toHaveCount(2)
})

test('a paused run goes on in another window, and the first one is told', async ({ page, context, world }) => {
  await slowly(world)
  const app = await openRecalculation(page, world)
  await app.getByRole('button', { name: 'Пересчитать всё' }).click()
  await expect(app.getByText(/^Записываем контакты: [1-9]/)).toBeVisible({ timeout: 20_000 })
  await app.getByRole('button', { name: 'Пауза' }).click()
  await expect(app.getByText(/^Пауза: записано \d+ из \d+$/)).toBeVisible({ timeout: 20_000 })
  const before = await counted(world)
  expect(before).toBeGreaterThan(0)

  const second = await context.newPage()
  const other = await openRecalculation(second, world)
  await expect(other.getByText('Пересчёт не закончен')).toBeVisible()
  await expect(other.getByText(`записано ${before} из`, { exact: false })).toBeVisible()
  await other.getByRole('button', { name: 'Продолжить' }).click()
  await expect(other.getByText('Сходится до копейки')).toBeVisible({ timeout: 40_000 })

  await app.getByRole('button', { name: 'Продолжить' }).click()
  await expect(app.getByText('Сходится до копейки').or(app.getByText('Пересчёт продолжили в другом окне', { exact: true }))).toBeVisible({ timeout: 30_000 })
})

test('contacts that are refused are listed with the reason, and written when it is gone', async ({ page, world }) => {
  await world.control.send('POST', '/_portal/faults', { when: { method: 'crm.item.update', from: 51 }, do: { kind: 'refuse', error: 'ACCESS_DENIED', status: 403 } })
  const app = await openRecalculation(page, world)
  await app.getByRole('button', { name: 'Пересчитать всё' }).click()
  await expect(app.getByText(/^Не записано \d+ контакт/).first()).toBeVisible({ timeout: 30_000 })
  await expect(app.getByText(/^Не сходится: разница /)).toBeVisible({ timeout: 30_000 })
  await expect(app.getByText('нет прав на изменение').first()).toBeVisible()
  await world.control.send('DELETE', '/_portal/faults')
  await app.getByRole('button', { name: 'Повторить' }).click()
  await expect(app.getByText('Сходится до копейки')).toBeVisible({ timeout: 20_000 })
  await expect(app.getByText('нет прав на изменение')).toHaveCount(0)
})

test('who does not see all deals is told why he cannot, and finds no button', async ({ page, world }) => {
  const app = await openRecalculation(page, world, 3)
  await expect(app.getByText('Пересчитать может тот, кто видит все сделки')).toBeVisible()
  await expect(app.getByRole('button', { name: 'Пересчитать всё' })).toHaveCount(0)
})
