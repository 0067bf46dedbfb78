import AxeBuilder from '@axe-core/playwright'
import type { FrameLocator, Page } from '@playwright/test'
import { pressSettled } from '../support/pressEdit.ts'
import { expect, openAs, test } from '../support/story.ts'
import type { World } from '../support/story.ts'

// «Заполнить из товара» and the tab «Продажа»: a manager attaches a trip, and the deal fills itself, but for what she has typed.

test.use({ worldName: 'trips' })

/** The world's deals: changed by hand since it was filled; not filled yet; two trips and two contacts. */
const EDITED = 20
const REQUEST = 21
const TWO_TRIPS = 22
const manager = 2
const withoutCatalogue = 6
const readsOnly = 4

async function openFill(page: Page, world: World, { user = manager, deal = EDITED } = {}): Promise<FrameLocator> {
  await openAs(page, world, user, `/crm/deal/details/${deal}/`)
  await page.getByTestId('card-actions').click()
  await page.getByRole('button', { name: /^(?:Заполнить из товара|Fill from product)$/ }).click()
  return page.frameLocator('[data-testid="slider-app"] iframe')
}

async function openSale(page: Page, world: World, { user = manager, deal = TWO_TRIPS } = {}): Promise<FrameLocator> {
  await openAs(page, world, user, `/crm/deal/details/${deal}/`)
  await page.getByRole('tab', { name: 'Продажа' }).click()
  return page.frameLocator('.app-frame iframe')
}

interface Deal { title: string, closedate: string, [field: string]: unknown }
const dealOf = async ({ control }: World, id: number) => (await control.rest<{ item: Deal }>('crm.item.get', { entityTypeId: 2, id, useOriginalUfNames: 'Y' })).item
const change = ({ control }: World, id: number, fields: Record<string, unknown>) => control.rest('crm.item.update', { entityTypeId: 2, id, useOriginalUfNames: 'Y', fields })
const rowOf = (fill: FrameLocator, field: string) => fill.getByRole('row').filter({ has: fill.getByText(field, { exact: true }) })

/** Changes settings of the travel club, as their page does. */
async function setSettings({ control, portalOrigin }: World, values: Record<string, unknown>): Promise<void> {
  const { apps } = await control.get<{ apps: { id: number, code: string, options: Record<string, string> }[] }>('/_portal/state')
  const app = apps.find(({ code }) => code === 'local.cardinal')!
  const { access_token: auth } = await control.send<{ access_token: string }>('POST', '/_portal/app-token', { user: 1, app: app.id })
  const kept = JSON.parse(app.options['cardinal.settings.trips'] ?? '{"version":1,"revision":"","values":{}}') as { values: object }
  await fetch(`${portalOrigin}/rest/app.option.set`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ auth, options: { 'cardinal.settings.trips': JSON.stringify({ ...kept, values: { ...kept.values, ...values } }) } }) })
}

async function serious(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes.map(node => node.target.join(' ')).join(' | ')}`)
}

test('a trip is attached, and the deal fills itself; what was typed by hand stays until it is ticked', async ({ page, world }) => {
  const fill = await openFill(page, world, { deal: REQUEST })
  await expect(fill.getByText('Товар: Алтай, май 2027.')).toBeVisible()
  await expect(rowOf(fill, 'Название')).toContainText('изменено вручную')
  await expect(rowOf(fill, 'Название').getByRole('checkbox')).not.toBeChecked()
  await fill.getByRole('button', { name: 'Заполнить 6 полей' }).click()
  await expect(fill.getByText('Заполнено 6 полей', { exact: true })).toBeVisible()
  const filled = await dealOf(world, REQUEST)
  expect([filled.title, filled.closedate.slice(0, 10), filled.UF_CRM_TRIP_ARTICLE]).toEqual(['Заявка с сайта: Алтай в мае', '2027-05-24', 'ALT-2027-05'])

  await rowOf(fill, 'Название').getByRole('checkbox').check()
  await fill.getByRole('button', { name: 'Заполнить 1 поле' }).click()
  await expect(fill.getByRole('heading', { name: 'Всё уже как в товаре' })).toBeFocused()
  expect((await dealOf(world, REQUEST)).title).toBe('Алтай, май 2027')
})

test('a conflict is asked about in words, taken back, and told in the history', async ({ page, world }) => {
  const fill = await openFill(page, world)
  await expect(rowOf(fill, 'Дата завершения')).toContainText('Дата завершения изменена вручную: было 1 марта 2027, в товаре 27 февраля 2027. Заменить?')
  await expect(fill.getByRole('button', { name: 'Отметьте поля' })).toHaveAttribute('aria-disabled', 'true')
  await rowOf(fill, 'Дата завершения').getByRole('checkbox').check()
  await fill.getByRole('button', { name: 'Заполнить 1 поле' }).click()
  await expect(fill.getByText('Заполнено 1 поле', { exact: true })).toBeVisible()
  expect((await dealOf(world, EDITED)).closedate.slice(0, 10)).toBe('2027-02-27')
  await fill.getByRole('button', { name: 'Отменить', exact: true }).click()
  await expect(fill.getByText('Возвращено 1 поле', { exact: true })).toBeVisible()
  expect((await dealOf(world, EDITED)).closedate.slice(0, 10)).toBe('2027-03-01')
  await fill.getByRole('button', { name: 'Показать историю' }).click()
  await expect(fill.getByText('Дата завершения: 01.03.2027 → 27.02.2027')).toBeVisible()
  await expect(fill.getByText(/Денис Архипов/).first()).toBeVisible()
})

test('a colleague was faster: nothing is written, the table shows what the deal holds now', async ({ page, world }) => {
  const fill = await openFill(page, world, { deal: REQUEST })
  await expect(fill.getByRole('button', { name: 'Заполнить 6 полей' })).toBeVisible()
  await change(world, REQUEST, { UF_CRM_TRIP_HEADLINER: 'Сама Юлия' })
  await fill.getByRole('button', { name: 'Заполнить 6 полей' }).click()
  await expect(fill.getByText('Пока вы смотрели, сделку изменили: Марина Кольцова')).toBeVisible()
  await expect(rowOf(fill, 'Хедлайнер')).toContainText('Сама Юлия')
  await expect(rowOf(fill, 'Хедлайнер').getByRole('checkbox')).not.toBeChecked()
  expect((await dealOf(world, REQUEST)).UF_CRM_TRIP_ARTICLE).toBeNull()
})

test('by keyboard alone', async ({ page, world }) => {
  await openAs(page, world, manager, `/crm/deal/details/${REQUEST}/`)
  await page.getByTestId('card-actions').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Заполнить из товара' }).focus()
  await page.keyboard.press('Enter')
  const fill = page.frameLocator('[data-testid="slider-app"] iframe')
  await fill.getByRole('button', { name: 'Проверить снова' }).focus()
  await page.keyboard.press('Tab')
  await expect(fill.getByRole('checkbox', { name: 'Заполнить поле «Название»' })).toBeFocused()
  await page.keyboard.press('Space')
  for (let step = 0; step < 7; step += 1)
    await page.keyboard.press('Tab')
  await expect(fill.getByRole('button', { name: 'Заполнить 7 полей' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(fill.getByRole('heading', { name: 'Всё уже как в товаре' })).toBeFocused()
  expect((await dealOf(world, REQUEST)).title).toBe('Алтай, май 2027')
})

test('without the catalogue only the rows are known; without the right nothing is written; without products it says so', async ({ page, world }) => {
  const english = await openFill(page, world, { user: withoutCatalogue, deal: REQUEST })
  await expect(english.getByText('You can’t see the catalogue')).toBeVisible()
  await expect(rowOf(english, 'Артикул').or(rowOf(english, 'Article')).first()).toContainText('hidden')

  const reader = await openFill(page, world, { user: readsOnly, deal: REQUEST })
  await reader.getByRole('button', { name: 'Заполнить 6 полей' }).click()
  await expect(reader.getByText('Нет прав на изменение этой сделки')).toBeVisible()
  expect((await dealOf(world, REQUEST)).UF_CRM_TRIP_ARTICLE).toBeNull()

  const { item } = await world.control.rest<{ item: { id: number } }>('crm.item.add', { entityTypeId: 2, fields: { title: 'Пустая' } })
  const empty = await openFill(page, world, { deal: item.id })
  await expect(empty.getByText('В сделке нет товаров')).toBeVisible()
})

test('opening the tab fills what is missing if the setting says so, and takes it back', async ({ page, world }) => {
  await setSettings(world, { fillsOnOpening: true })
  const sale = await openSale(page, world, { deal: REQUEST })
  await expect(sale.getByText('При открытии заполнено из товара 6 полей')).toBeVisible()
  expect(await dealOf(world, REQUEST)).toMatchObject({ title: 'Заявка с сайта: Алтай в мае', UF_CRM_TRIP_ARTICLE: 'ALT-2027-05' })
  await sale.getByRole('button', { name: 'Отменить', exact: true }).click()
  await expect(sale.getByText('Возвращено 6 полей')).toBeVisible()
  expect((await dealOf(world, REQUEST)).UF_CRM_TRIP_ARTICLE || null).toBeNull()
})

test('opening the tab says nothing of a right to whoever only reads', async ({ page, world }) => {
  await setSettings(world, { fillsOnOpening: true })
  const sale = await openSale(page, world, { user: readsOnly, deal: REQUEST })
  await expect(sale.getByRole('button', { name: 'Заполнить 6 полей' })).not.toHaveAttribute('aria-busy', 'true')
  await expect(sale.getByText('Нет прав на изменение этой сделки')).toHaveCount(0)
  expect((await dealOf(world, REQUEST)).UF_CRM_TRIP_ARTICLE).toBeNull()
})

test('a portal that does not answer is said to, and asked again by a press', async ({ page, world }) => {
  const fill = await openFill(page, world, { deal: REQUEST })
  await expect(fill.getByRole('button', { name: 'Заполнить 6 полей' })).toBeVisible()
  await world.control.send('POST', '/_portal/faults', { when: { method: 'batch' }, do: { kind: 'cut-before' } })
  await fill.getByRole('button', { name: 'Проверить снова' }).click()
  await expect(fill.getByText('Портал не отвечает').first()).toBeVisible({ timeout: 40_000 })
  await expect(rowOf(fill, 'Артикул')).toContainText('ALT-2027-05')
  await world.control.send('DELETE', '/_portal/faults')
  await fill.getByRole('button', { name: 'Повторить' }).click()
  await expect(fill.getByText('Портал не отвечает')).toHaveCount(0)
})

test('weights are typed with each one\'s sum beside, to the last cent, and kept with the deal', async ({ page, world }) => {
  await setSettings(world, { shareRule: 'weights' })
  const sale = await openSale(page, world)
  const weights = sale.getByLabel(/^Доля: /)
  await expect(weights).toHaveCount(2)
  await weights.first().fill('2')
  await weights.last().fill('1')
  await expect(sale.getByText('2 670,00 €')).toBeVisible()
  await expect(sale.getByText('1 335,00 €')).toBeVisible()
  await weights.last().fill('много')
  await expect(sale.getByText('Доля – число от 0 до 1 000 000')).toBeVisible()
  await weights.last().fill('1')
  // The warning above has just gone.
  await pressSettled(sale.getByRole('button', { name: 'Сохранить доли' }))
  await expect(sale.getByText('Сохранено', { exact: true })).toBeVisible()
  expect(JSON.parse(String((await dealOf(world, TWO_TRIPS)).UF_CRM_TRIP_WEIGHTS))).toMatchObject({ deal: TWO_TRIPS })

  await sale.getByLabel('Дата оплаты').fill('31.06.2027')
  await expect(sale.getByText('Такой даты нет: напишите её как 14.06.2027')).toBeVisible()
  await sale.getByLabel('Дата оплаты').fill('30.06.2027')
  await sale.getByLabel('Сумма возврата, EUR').fill('100,50')
  await pressSettled(sale.getByRole('button', { name: 'Сохранить', exact: true }))
  await expect(sale.getByText('Сохранено', { exact: true })).toBeVisible()
  const deal = await dealOf(world, TWO_TRIPS)
  expect([String(deal.UF_CRM_TRIP_PAID_ON).slice(0, 10), deal.UF_CRM_CARDINAL_REFUND]).toEqual(['2027-06-30', '100.50|EUR'])
})

test('the map is edited in rows, its trouble stands beside the row, and it is tried on a product', async ({ page, world }) => {
  await openAs(page, world, 1, '/marketplace/app/local.cardinal/')
  const app = page.frameLocator('.app-page iframe')
  await app.getByRole('tab', { name: 'Настройки' }).click()
  await app.getByLabel('Найти настройку').fill('переносить')
  const target = app.getByLabel('Строка 1: куда')
  await expect(target).toHaveValue('title')
  await target.selectOption({ label: 'Окончание путешествия (дата)' })
  await expect(app.getByText('Это поле уже заполняет строка выше: уберите одну из них.')).toBeVisible()
  await target.selectOption('title')
  await app.getByLabel('Строка 1: откуда').selectOption({ label: 'Текст по шаблону' })
  await app.getByLabel('Строка 1: шаблон').fill('{name}, {start')
  await expect(app.getByText(/В фигурных скобках/)).toBeVisible()
  await app.getByLabel('Строка 1: шаблон').fill('{code}: {start}–{end}')
  await app.getByText('Попробовать на товаре').click()
  await app.getByLabel('Название товара').fill('Камчатка, август 2027')
  await app.getByRole('button', { name: 'Найти' }).click()
  await expect(app.getByRole('table', { name: 'Что придёт в сделку' })).toContainText(/KAM-2027-08: \d\d\.08\.2027–\d\d\.08\.2027/)
  await app.getByRole('button', { name: 'Сохранить' }).click()
  await expect(app.getByRole('status').getByText('Сохранено', { exact: true })).toBeVisible()

  const fill = await openFill(page, world, { user: 1, deal: REQUEST })
  await expect(rowOf(fill, 'Название')).toContainText('ALT-2027-05: 17.05.2027–24.05.2027')
})

test('no serious accessibility findings and no sideways scroll at 400 px', async ({ page, world }) => {
  for (const width of [1280, 400]) {
    await page.setViewportSize({ width, height: 1200 })
    const fill = await openFill(page, world)
    await expect(fill.getByText('изменено вручную').first()).toBeVisible()
    expect(await serious(page), `${width}`).toEqual([])
    expect(await fill.locator('html').evaluate(html => html.scrollWidth - html.clientWidth)).toBeLessThanOrEqual(0)
    const sale = await openSale(page, world)
    await expect(sale.getByRole('heading', { name: 'Доли контактов' })).toBeVisible()
    expect(await serious(page), `${width}`).toEqual([])
    expect(await sale.locator('html').evaluate(html => html.scrollWidth - html.clientWidth)).toBeLessThanOrEqual(0)
  }
})
