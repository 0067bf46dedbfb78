import type { FrameLocator, Page } from '@playwright/test'
import { expect, openAs, test } from '../support/story.ts'
import type { World } from '../support/story.ts'

// The administrator installs the application, sees what would change, applies it, and can take it off again.

interface State {
  apps: { id: number, code: string, installed: boolean, options: Record<string, string> }[]
  placements: { placement: string }[]
  userFields: { fieldName: string }[]
}
interface LogEntry { kind: string, method: string, commands?: { method: string }[] }

const allScopes = ['crm', 'userfieldconfig', 'placement', 'disk', 'task', 'user']
const isWriting = (method: string) => /\.(?:add|update|delete|bind|unbind|set)$/.test(method)

/** The application as an integrator has just entered it: nothing of it is on the portal. */
async function registerAnew(world: World, options: { installed?: boolean } = {}): Promise<void> {
  await world.control.send('POST', '/_portal/apps', { code: 'local.cardinal', title: 'Cardinal', handler: `${world.appOrigin}/index.html`, installHandler: `${world.appOrigin}/index.html`, scopes: allScopes, access: 'all', installed: false, ...options })
}

async function openApplication(page: Page, world: World, user: number): Promise<FrameLocator> {
  await openAs(page, world, user, '/marketplace/app/local.cardinal/')
  return page.frameLocator('.app-page iframe')
}

async function writesSince(world: World): Promise<string[]> {
  const log = await world.control.get<LogEntry[]>('/_portal/log')
  return log.filter(({ kind }) => kind === 'rest').flatMap(({ method, commands }) => commands?.map(command => command.method) ?? [method]).filter(isWriting)
}

test('from installation to the first card, and off again', async ({ page, world }) => {
  test.slow()
  await registerAnew(world)
  const before = await world.control.get<State>('/_portal/state')
  const app = await openApplication(page, world, 1)
  await app.getByRole('button', { name: 'Завершить установку' }).click()
  await page.waitForURL(/install_finished=Y/)

  await app.getByRole('checkbox', { name: 'Мероприятия и анонсы' }).check()
  await world.control.send('DELETE', '/_portal/log')
  await app.getByRole('button', { name: 'Показать план' }).click()
  const apply = app.getByRole('button', { name: /^Применить \d+ измен/ })
  await expect(apply).toBeVisible()
  expect(await writesSince(world), 'looking at the plan writes nothing').toEqual([])

  await app.getByRole('button', { name: /^Взять похожее/ }).click()
  await expect(app.getByRole('button', { name: /конфликт/ })).toHaveCount(0)
  await apply.click()
  await app.getByRole('button', { name: 'К проверке' }).click({ timeout: 60_000 })
  const state = await world.control.get<State>('/_portal/state')
  expect(state.apps[0]!.installed).toBe(true)
  expect(state.placements.map(({ placement }) => placement)).toContain('CRM_DEAL_DETAIL_TAB')

  await app.getByRole('button', { name: /^Открыть сделку/ }).click()
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
  await registerAnew(world, { installed: true })
  const app = await openApplication(page, world, 1)
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

test('an employee sees what the application gives, and nothing to set up', async ({ page, world }) => {
  const app = await openApplication(page, world, 2)
  await expect(app.getByRole('heading', { name: 'Мероприятия и анонсы' })).toBeVisible()
  await expect(app.getByText('Cardinal настроен')).toBeVisible()
  await expect(app.getByRole('button', { name: /Применить|Настроить|Снять|Добавить/ })).toHaveCount(0)
})
