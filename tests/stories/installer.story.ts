import { expect, openAs, test } from '../support/story.ts'

// The administrator registers the application on a portal that has none of it, and presses one button.

interface State {
  apps: { id: number, code: string, installed: boolean, options: Record<string, string> }[]
  fieldTypes: { userTypeId: string }[]
  userFields: { fieldName: string, userTypeId: string }[]
  placements: { placement: string, appId: number }[]
}

test('installs on a bare portal, ends in the interface, and changes nothing when run again', async ({ page, world }) => {
  const { apps: [old] } = await world.control.get<State>('/_portal/state')
  // Another application took nothing: only Cardinal's own parts are taken away first, as on a fresh portal.
  await world.control.send('POST', '/_portal/apps', { code: old!.code, title: 'Cardinal', handler: `${world.appOrigin}/index.html`, installHandler: `${world.appOrigin}/index.html`, scopes: ['crm', 'placement', 'user_brief'], installed: false })
  await openAs(page, world, 1, `/marketplace/app/${old!.id}/`)
  const app = page.frameLocator('.app-page iframe')
  await app.getByRole('button', { name: 'Установить Cardinal' }).click()
  await page.waitForURL(/install_finished=Y/)
  await expect(app.getByText('Cardinal установлен')).toBeVisible({ timeout: 20_000 })
  const state = await world.control.get<State>('/_portal/state')
  expect(state.apps[0]).toMatchObject({ installed: true })
  expect(JSON.parse(state.apps[0]!.options['cardinal.map']!)).toMatchObject({ version: 2 })
  expect(state.fieldTypes.map(type => type.userTypeId)).toEqual(['cardinalhtml'])
  expect(state.placements.map(place => place.placement)).toEqual(['CRM_DEAL_DETAIL_TAB'])
  expect(state.userFields.filter(field => field.fieldName.startsWith('UF_CRM_CARDINAL')).map(field => field.userTypeId).sort()).toEqual([`rest_${old!.id}_cardinalhtml`, 'string'])

  await world.control.send('DELETE', '/_portal/log')
  await app.getByRole('button', { name: 'Проверить ещё раз' }).click()
  await expect(app.getByText(/Всё готово к работе|Cardinal установлен/)).toBeVisible()
  const called = async () => {
    const log = await world.control.get<{ kind: string, method: string, commands?: { method: string }[] }[]>('/_portal/log')
    return log.filter(entry => entry.kind === 'rest').flatMap(entry => entry.commands?.map(command => command.method) ?? [entry.method])
  }
  await expect.poll(called).toContain('placement.get')
  await expect(app.getByRole('button', { name: 'Проверить ещё раз' })).toBeEnabled()
  expect((await called()).filter(method => /\.(add|update|delete|bind|unbind|set)$/.test(method))).toEqual([])
})

test('tells an ordinary employee what the application is for, and offers no setup', async ({ page, world }) => {
  await openAs(page, world, 2, '/marketplace/app/local.cardinal/')
  const app = page.frameLocator('.app-page iframe')
  await expect(app.getByText(/Описание события редактируется/)).toBeVisible()
  await expect(app.getByRole('button', { name: /Добавить|Установить/ })).toHaveCount(0)
})
