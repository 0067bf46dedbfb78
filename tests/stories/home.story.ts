import { expect, openAs, test } from '../support/story.ts'

// What people see on the application's main page of a portal that is set up.

test('an employee sees what the application gives, and nothing to set up', async ({ page, world }) => {
  await openAs(page, world, 2, '/marketplace/app/local.cardinal/')
  const app = page.frameLocator('.app-page iframe')
  await expect(app.getByRole('heading', { name: 'Мероприятия и анонсы' })).toBeVisible()
  await expect(app.getByText('Cardinal настроен')).toBeVisible()
  await expect(app.getByRole('button', { name: /Применить|Настроить|Снять|Добавить/ })).toHaveCount(0)
})

test('an administrator sees that the portal is as planned, and which solutions are set up', async ({ page, world }) => {
  await openAs(page, world, 1, '/marketplace/app/local.cardinal/')
  const app = page.frameLocator('.app-page iframe')
  await expect(app.getByText('Портал совпадает с планом')).toBeVisible()
  const card = app.getByRole('article').filter({ hasText: 'Мероприятия и анонсы' })
  await expect(card.getByText('настроено', { exact: true })).toBeVisible()
  await expect(app.getByText('не настроено', { exact: true })).toHaveCount(4)
})
