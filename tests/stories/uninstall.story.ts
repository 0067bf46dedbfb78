import { expect, openAs, test } from '../support/story.ts'
import { storedDescription } from './description.ts'

// The administrator takes the application off the portal, or installs a new version of it.

test('after the application is deleted the card shows the stored text, and nothing is lost', async ({ page, world }) => {
  const before = await storedDescription(world)
  await openAs(page, world, 1, '/marketplace/')
  await page.getByRole('button', { name: 'Удалить приложение: Cardinal' }).click()
  await page.getByRole('button', { name: 'Удалить', exact: true }).click()
  await expect(page.getByText('Приложений ещё нет.')).toBeVisible()

  await openAs(page, world, 1, '/crm/deal/details/1/')
  const field = page.locator('[data-field="ufCrmCardinalDescription"]')
  await expect(field.getByText(before.slice(0, 30))).toBeVisible()
  await expect(field.locator('iframe')).toHaveCount(0)
  await expect(page.getByRole('tab', { name: 'Анонс' })).toHaveCount(0)
  await expect(page.getByTestId('edit-ufCrmCardinalDescription')).toHaveCount(0)
  expect(await storedDescription(world)).toBe(before)
})

test('an employee is offered neither deleting nor updating', async ({ page, world }) => {
  await openAs(page, world, 2, '/marketplace/')
  await expect(page.getByTestId('app-1').getByText('Cardinal', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: /Удалить|Обновить/ })).toHaveCount(0)
})

test('a new version begins with its page and has to bind its places anew', async ({ page, world }) => {
  await openAs(page, world, 1, '/marketplace/')
  await expect(page.getByText(/версия 1/)).toBeVisible()
  await page.getByRole('button', { name: 'Обновить: Cardinal' }).click()
  await page.waitForURL(/\/marketplace\/app\/\d+\//)
  await expect(page.frameLocator('.app-page iframe').getByText(/Cardinal/).first()).toBeVisible()
  const { apps: [app], placements } = await world.control.get<{ apps: { version: number }[], placements: unknown[] }>('/_portal/state')
  expect([app!.version, placements]).toEqual([2, []])
})
