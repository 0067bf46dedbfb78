import type { FrameLocator, Page } from '@playwright/test'
import { expect, openAs, test } from '../support/story.ts'
import type { World } from '../support/story.ts'

// The administrator of a portal with years of its own installs the application, sees what would change, applies it, and takes
// it off again.

interface State {
  apps: { id: number, code: string, installed: boolean, options: Record<string, string> }[]
  placements: { placement: string }[]
  userFields: { fieldName: string }[]
}
interface LogEntry { kind: string, method: string, commands?: { method: string }[] }

test.use({ worldName: 'messy' })

const isWriting = (method: string) => /\.(?:add|update|delete|bind|unbind|set)$/.test(method)

async function openApplication(page: Page, world: World, user: number): Promise<FrameLocator> {
  await openAs(page, world, user, '/marketplace/app/local.cardinal/')
  return page.frameLocator('.app-page iframe')
}

async function finishInstallation(page: Page, app: FrameLocator): Promise<void> {
  await app.getByRole('button', { name: 'Завершить установку' }).click()
  await page.waitForURL(/install_finished=Y/)
}

async function writesSince(world: World): Promise<string[]> {
  const log = await world.control.get<LogEntry[]>('/_portal/log')
  return log.filter(({ kind }) => kind === 'rest').flatMap(({ method, commands }) => commands?.map(command => command.method) ?? [method]).filter(isWriting)
}

test('from installation to the first card, and off again', async ({ page, world }) => {
  test.slow()
  await world.control.rest('crm.item.add', { entityTypeId: 2, fields: { title: 'Заявка Петровых' } })
  const before = await world.control.get<State>('/_portal/state')
  const app = await openApplication(page, world, 1)
  await finishInstallation(page, app)
  await app.getByRole('checkbox', { name: 'Мероприятия и анонсы' }).check()
  await world.control.send('DELETE', '/_portal/log')
  await app.getByRole('button', { name: 'Показать план' }).click()
  const apply = app.getByRole('button', { name: /^Применить \d+ измен/ })
  await expect(apply).toBeVisible()
  expect(await writesSince(world), 'looking at the plan writes nothing').toEqual([])

  await app.getByRole('button', { name: /^Взять похожее/ }).click()
  // A field of another kind stands under our code: ours comes beside it.
  await app.getByRole('button', { name: /^Место встречи/ }).click()
  await app.getByRole('radio', { name: 'Создать под другим названием' }).check()
  await app.getByRole('button', { name: 'Запомнить' }).click()
  await expect(app.getByRole('button', { name: /конфликт/ })).toHaveCount(0)
  await apply.click()
  await app.getByRole('button', { name: 'К проверке' }).click({ timeout: 60_000 })
  await expect(app.getByText('Пока не видно: ни в одной сделке нет ответа сайта.')).toBeVisible()
  const state = await world.control.get<State>('/_portal/state')
  expect(state.apps[0]!.installed).toBe(true)
  expect(state.placements.map(({ placement }) => placement)).toContain('CRM_DEAL_DETAIL_TAB')

  await app.getByRole('button', { name: 'Открыть сделку «Заявка Петровых»' }).click()
  await expect.poll(async () => (await Promise.all(page.frames().map(frame => frame.getByRole('tab', { name: 'Анонс' }).count()))).some(count => count > 0)).toBe(true)

  const home = await openApplication(page, world, 1)
  await expect(home.getByText('Портал совпадает с планом')).toBeVisible()
  await home.getByRole('button', { name: 'Снять с портала…' }).click()
  await home.getByRole('button', { name: /^Удалить \d+ объ/ }).click()
  await expect(home.getByRole('button', { name: 'Не удалять' })).toBeFocused()
  await home.getByRole('alertdialog').getByRole('button', { name: /^Удалить \d+ объ/ }).click()
  await expect(home.getByText('Снято. На портале не осталось ничего')).toBeVisible({ timeout: 60_000 })
  const after = await world.control.get<State>('/_portal/state')
  expect(after.placements).toEqual(before.placements)
  expect(after.userFields.map(({ fieldName }) => fieldName)).toEqual(before.userFields.map(({ fieldName }) => fieldName))
})

test('a run that was stopped halfway goes on after the page was opened anew', async ({ page, world }) => {
  test.slow()
  const app = await openApplication(page, world, 1)
  await finishInstallation(page, app)
  await app.getByRole('checkbox', { name: 'Магазин' }).check()
  await app.getByRole('button', { name: 'Показать план' }).click()
  await app.getByRole('button', { name: /^Применить \d+ измен/ }).click()
  await app.getByRole('button', { name: 'Пауза' }).click()
  await expect(app.getByText('Пауза. Сделанное осталось на портале')).toBeVisible({ timeout: 30_000 })

  await page.reload()
  await expect(app.getByText(/^Портал отличается от плана: \d+ изменен/)).toBeVisible()
  await app.getByRole('button', { name: 'Показать план' }).first().click()
  await app.getByRole('button', { name: /^Применить \d+ измен/ }).click()
  await app.getByRole('button', { name: 'К проверке' }).click({ timeout: 60_000 })
  await expect(app.getByText(/портал настроен|Сделано всё, кроме/)).toBeVisible()
  await world.control.send('DELETE', '/_portal/log')
  await app.getByRole('button', { name: '2 План' }).click()
  await app.getByRole('button', { name: 'Прочитать портал снова' }).click()
  await expect(app.getByRole('button', { name: /создать$/ })).toHaveCount(0)
  expect(await writesSince(world)).toEqual([])
})

test('a second tab is told that the portal is being set up, and both leave nothing twice', async ({ page, context, world }) => {
  test.slow()
  const first = await openApplication(page, world, 1)
  await finishInstallation(page, first)
  const secondPage = await context.newPage()
  const second = await openApplication(secondPage, world, 1)
  for (const app of [first, second]) {
    await app.getByRole('checkbox', { name: 'Магазин' }).check()
    await app.getByRole('button', { name: 'Показать план' }).click()
    await expect(app.getByRole('button', { name: /^Применить \d+ измен/ })).toBeVisible()
  }
  await world.control.send('POST', '/_portal/faults', { id: 'slow', when: { method: 'batch' }, do: { kind: 'delay', ms: 1500 } })
  await first.getByRole('button', { name: /^Применить \d+ измен/ }).click()
  await expect(first.getByRole('button', { name: 'Пауза' })).toBeVisible()
  await second.getByRole('button', { name: /^Применить \d+ измен/ }).click()
  await expect.poll(async () => (await Promise.all([first, second].map(app => app.getByText('Портал уже настраивают').count()))).some(count => count > 0), { timeout: 120_000 }).toBe(true)
  await world.control.send('DELETE', '/_portal/faults')

  const told = await first.getByText('Портал уже настраивают').count() > 0 ? first : second
  const other = told === first ? second : first
  await expect(other.getByRole('button', { name: 'К проверке' }).or(other.getByText('Портал уже настраивают'))).toBeVisible({ timeout: 120_000 })
  await told.getByRole('button', { name: 'Продолжить' }).click()
  await expect(told.getByRole('button', { name: 'К проверке' })).toBeVisible({ timeout: 120_000 })
  const { userFields, categories } = await world.control.get<{ userFields: { entityTypeId: number, fieldName: string }[], categories: { name: string, entityTypeId: number }[] }>('/_portal/state')
  const names = [...userFields.map(({ entityTypeId, fieldName }) => `${entityTypeId} ${fieldName}`), ...categories.filter(({ entityTypeId }) => entityTypeId === 2).map(({ name }) => name)]
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})

test('an application without its rights says what it cannot do, does the rest, and the check names the right', async ({ page, world }) => {
  test.slow()
  const { apps: [cardinal] } = await world.control.get<State>('/_portal/state')
  await world.control.send('POST', `/_portal/apps/${cardinal!.id}/versions`, { scopes: ['crm', 'user_brief'] })
  const app = await openApplication(page, world, 1)
  await finishInstallation(page, app)
  await app.getByRole('checkbox', { name: 'Мероприятия и анонсы' }).check()
  await app.getByRole('button', { name: 'Показать план' }).click()
  await app.getByRole('button', { name: /нельзя/ }).first().click()
  await app.getByRole('button', { name: /^Анонс/ }).click()
  await expect(app.getByText('Приложению не дали нужного права', { exact: false }).first()).toBeVisible()
  await app.getByRole('button', { name: /^Применить \d+ измен/ }).click()
  await app.getByRole('button', { name: 'К проверке' }).click({ timeout: 60_000 })
  await expect(app.getByText('отказал', { exact: false })).toHaveCount(0)

  await app.getByRole('tab', { name: 'Проверка' }).click()
  await expect(app.getByText('Нет права «Встраивание приложений (placement)»')).toBeVisible()
  await expect(app.getByText('Вкладки и поля Cardinal не появятся в карточках.')).toBeVisible()
})

test('an employee who comes before the portal is set up changes nothing and reads whom to ask', async ({ page, world }) => {
  await world.control.send('POST', '/_portal/import', { users: [{ id: 20, name: 'Вера', language: 'ru' }] })
  await world.control.send('PATCH', '/_portal/apps/local.cardinal', { access: 'all' })
  await finishInstallation(page, await openApplication(page, world, 1))
  await world.control.send('DELETE', '/_portal/log')
  const app = await openApplication(page, world, 20)
  await expect(app.getByText('Раздел ещё не настроен')).toBeVisible()
  await expect(app.getByText(/администратор/i).first()).toBeVisible()
  await app.getByRole('tab', { name: 'Проверка' }).click()
  await expect(app.getByText('Раздел ещё не настроен')).toBeVisible()
  await expect(app.getByText('Cardinal работает')).toHaveCount(0)
  expect(await writesSince(world)).toEqual([])
})
