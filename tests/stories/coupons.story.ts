import AxeBuilder from '@axe-core/playwright'
import { expect, openAs, test } from '../support/story.ts'
import { storePeople } from '../support/storePeople.ts'

// Coupons on the main page: what became of them, and issue to a segment that is counted first.

test.use({ worldName: 'store' })

test('an operator looks through the lists and issues coupons to those who take messages, once', async ({ page, world }) => {
  await openAs(page, world, storePeople.operators[0], '/marketplace/app/local.cardinal/')
  const app = page.frameLocator('.app-page iframe')
  await app.getByRole('tab', { name: 'Купоны' }).click()
  await expect(app.getByText(/^\d+ купон/)).toBeVisible()
  await app.getByRole('tab', { name: 'Погашены' }).click()
  await expect(app.getByRole('columnheader', { name: 'Погашен' })).toBeVisible()
  await expect(app.getByRole('row').nth(1)).toBeVisible()
  await app.getByRole('tab', { name: 'Истекли' }).click()
  await expect(app.getByRole('row').filter({ hasText: 'Сабина Рахимова' })).toBeVisible()

  await app.getByRole('button', { name: 'Выдать сегменту' }).click()
  await app.getByRole('button', { name: 'Посчитать' }).click()
  await expect(app.getByText(/Купоны получат \d+ клиент/)).toBeVisible()
  await expect(app.getByText(/Не получат: .*отказавши.* от рассылки/)).toBeVisible()
  await app.getByRole('button', { name: /^Выдать \d+ купон/ }).click()
  await expect(app.getByText('Напишите, что даёт купон')).toBeVisible()
  await app.getByLabel('Спец. предложение').fill('Скидка 10 % на вторую пару')
  const { violations } = await new AxeBuilder({ page }).include('.app-page iframe').analyze()
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
  await app.getByRole('button', { name: /^Выдать \d+ купон/ }).click()
  await expect(app.getByText(/^Выдано \d+ купон/)).toBeVisible()
  await app.getByRole('button', { name: 'Закрыть' }).click()
  await app.getByRole('button', { name: 'Выдать сегменту' }).click()
  await app.getByRole('button', { name: 'Посчитать' }).click()
  await expect(app.getByText('Выдавать некому')).toBeVisible()
})
