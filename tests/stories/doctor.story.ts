import type { FrameLocator, Page } from '@playwright/test'
import { expect, openAs, test } from '../support/story.ts'
import type { World } from '../support/story.ts'

// Somebody has deleted a field; the administrator sees it, repairs it, and sends the report on.

async function openCheck(page: Page, world: World, user: number): Promise<FrameLocator> {
  await openAs(page, world, user, '/marketplace/app/local.cardinal/')
  const app = page.frameLocator('.app-page iframe')
  await app.getByRole('tab', { name: 'Проверка' }).click()
  await expect(app.getByRole('heading', { name: /^Проверка портала · / })).toBeVisible()
  return app
}

async function deleteField(world: World, name: string): Promise<void> {
  const [field] = await world.control.rest<{ ID: string }[]>('crm.deal.userfield.list', { filter: { FIELD_NAME: name } })
  await world.control.rest('crm.deal.userfield.delete', { id: field!.ID })
}

test.beforeEach(async ({ world }) => {
  await world.control.send('POST', '/_portal/clock', { now: Date.now() })
})

test('a portal that is as planned has nothing but passed lines', async ({ page, world }) => {
  const app = await openCheck(page, world, 1)
  await expect(app.getByText('Всё в порядке')).toBeVisible()
  await app.getByText(/^В порядке: \d+$/).click()
  await expect(app.getByText('Страница description-field.html открывается')).toBeVisible()
  await expect(app.getByText(/^Поля: \d+$/)).toBeVisible()
})

test('a deleted field is found, repaired by the plan, and gone from the check', async ({ page, world }) => {
  await deleteField(world, 'UF_CRM_EVENT_FORMAT')
  const app = await openCheck(page, world, 1)
  await expect(app.getByText('Нет на портале: поле сделки «Формат»')).toBeVisible()
  await expect(app.getByText('1 ошибка')).toBeVisible()
  await app.getByRole('button', { name: 'Исправить…' }).click()
  await app.getByRole('button', { name: /^Применить \d+ измен/ }).click()
  await expect(app.getByRole('button', { name: 'К проверке' })).toBeVisible({ timeout: 30_000 })
  await app.getByRole('tab', { name: 'Проверка' }).click()
  await app.getByRole('button', { name: 'Проверить снова' }).click()
  await expect(app.getByText('Всё в порядке')).toBeVisible()
})

test('what only a person can do is explained step by step', async ({ page, world }) => {
  await world.control.send('POST', '/_portal/clock', { now: Date.now() + 20 * 60_000 })
  const app = await openCheck(page, world, 1)
  await expect(app.getByText('Часы портала и устройства расходятся на 20 минут')).toBeVisible()
  await app.getByText('Как это исправить').click()
  await expect(app.getByText('Включите на устройстве', { exact: false })).toBeVisible()
})

test('the report is text without names of people and without keys', async ({ page, context, world }) => {
  await context.grantPermissions(['clipboard-read'])
  await deleteField(world, 'UF_CRM_EVENT_FORMAT')
  const app = await openCheck(page, world, 1)
  await app.getByRole('button', { name: 'Скопировать отчёт' }).click()
  await expect(app.getByText('Отчёт скопирован')).toBeVisible()
  const report = await page.evaluate(() => navigator.clipboard.readText())
  expect(report).toContain('Ошибка · Поля и смарт-процессы · Нет на портале: поле сделки «Формат» – ')
  expect(report).toContain('В порядке · Права приложения · Право «CRM (crm)» есть')
  const { users, apps: [cardinal] } = await world.control.get<{ users: { lastName: string }[], apps: { code: string, clientSecret?: string }[] }>('/_portal/state')
  expect(users.map(({ lastName }) => lastName).filter(name => name !== '' && report.includes(name))).toEqual([])
  expect(report).not.toMatch(/[0-9a-f]{24,}|auth|token/i)
  expect(cardinal!.code).toBe('local.cardinal')
})

test('an employee reads only what keeps them from working', async ({ page, world }) => {
  const app = await openCheck(page, world, 2)
  await expect(app.getByText('Cardinal работает')).toBeVisible()
  await deleteField(world, 'UF_CRM_EVENT_FORMAT')
  await app.getByRole('button', { name: 'Проверить снова' }).click()
  await expect(app.getByText('Нет на портале: поле сделки «Формат»')).toBeVisible()
  await expect(app.getByRole('button', { name: 'Исправить…' })).toHaveCount(0)
  await app.getByText('Как это исправить').click()
  await expect(app.getByText('Сообщите администратору портала.', { exact: false })).toBeVisible()
})

test('the portal does not answer: the person is told and can try again', async ({ page, world }) => {
  const app = await openCheck(page, world, 1)
  await expect(app.getByText('Всё в порядке')).toBeVisible()
  await world.control.send('POST', '/_portal/faults', { id: 'cut', when: { method: 'batch' }, do: { kind: 'cut-before' } })
  await app.getByRole('button', { name: 'Проверить снова' }).click()
  await expect(app.getByRole('alert').getByText('Портал не отвечает')).toBeVisible({ timeout: 30_000 })
  await world.control.send('DELETE', '/_portal/faults')
  await app.getByRole('button', { name: 'Повторить' }).click()
  await expect(app.getByText('Всё в порядке')).toBeVisible({ timeout: 30_000 })
})
