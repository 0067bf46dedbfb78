import AxeBuilder from '@axe-core/playwright'
import type { FrameLocator, Page } from '@playwright/test'
import { expect, openAs, test } from '../support/story.ts'
import type { World } from '../support/story.ts'

// «Копировать в события…»: an idea with a template on the site is put on dates.

/** «Дом Пашкова»: on the site, its speaker has other events. */
const IDEA = 2
const person = 2

/** The page in the slider of the card's toolbar. */
async function openCopy(page: Page, world: World, { user = person, deal = IDEA } = {}): Promise<FrameLocator> {
  await openAs(page, world, user, `/crm/deal/details/${deal}/`)
  return openFromCard(page)
}

async function openFromCard(page: Page): Promise<FrameLocator> {
  await page.getByTestId('card-actions').click()
  await page.getByRole('button', { name: 'Копировать в события…' }).click()
  return page.frameLocator('[data-testid="slider-app"] iframe')
}

async function list(copy: FrameLocator, text: string): Promise<void> {
  await copy.getByRole('tab', { name: 'Список' }).click()
  await copy.getByLabel('Даты', { exact: true }).fill(text)
}

const rowOf = (copy: FrameLocator, day: string) => copy.getByRole('row').filter({ hasText: day })
const createButton = (copy: FrameLocator) => copy.getByRole('button', { name: /^Создать \d/ })

interface EventRow { id: number, title: string, createdBy: number, ufCrmEventStart: string }

/** Deals made from the idea for days from 1 February 2027 on, where the world has none. */
async function made({ control }: World): Promise<EventRow[]> {
  const { items } = await control.rest<{ items: EventRow[] }>('crm.item.list', { entityTypeId: 2, filter: { '>=ufCrmEventStart': '2027-02-01', '<ufCrmEventStart': '2027-04-20' }, order: { ufCrmEventStart: 'ASC' } })
  return items
}

const twelve = '6, 13, 20, 27 февраля; 6, 13, 20, 27 марта; 3, 7, 10, 14 апреля'

async function strike({ control }: World, effect: Record<string, unknown>, when: Record<string, unknown> = {}): Promise<void> {
  await control.send('POST', '/_portal/faults', { when: { method: 'crm.item.add', times: 1, ...when }, do: effect })
}

async function serious(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes.map(node => node.target.join(' ')).join(' | ')}`)
}

test('by mouse: days are picked, a clash is shown with its deal, the rest is created with links', async ({ page, world }) => {
  const copy = await openCopy(page, world)
  await expect(copy.getByText('Копируем: поля (')).toBeVisible()
  await expect(copy.getByRole('button', { name: 'Выберите даты' })).toHaveAttribute('aria-disabled', 'true')
  for (const day of ['пятница, 20 ноября', 'суббота, 28 ноября', 'воскресенье, 29 ноября'])
    await copy.getByRole('button', { name: day }).click()
  await expect(copy.getByRole('heading', { name: 'Проверка: 3 даты' })).toBeVisible()
  await expect(rowOf(copy, '28 ноября')).toContainText('Спикер занят')
  await expect(rowOf(copy, '28 ноября')).toContainText('12:00–14:00 «Арбатские дворы, 28 ноября»')
  await expect(rowOf(copy, '28 ноября').getByRole('checkbox')).not.toBeChecked()
  await createButton(copy).click()
  await expect(copy.getByRole('heading', { name: 'Создано 2 сделки' })).toBeVisible()
  await expect(copy.getByRole('listitem')).toHaveText([/20 ноября.*Создана.*сделка \d/s, /29 ноября.*Создана.*сделка \d/s])
  const { items } = await world.control.rest<{ items: EventRow[] }>('crm.item.list', { entityTypeId: 2, filter: { '=title': 'Дом Пашкова: дворец на холме', '>id': IDEA }, order: { id: 'ASC' } })
  expect(items.map(({ ufCrmEventStart }) => ufCrmEventStart)).toEqual(['2026-11-20T12:00:00+03:00', '2026-11-29T12:00:00+03:00'])
})

test('by keyboard alone: from the list of dates to the created deals', async ({ page, world }) => {
  await openAs(page, world, person, `/crm/deal/details/${IDEA}/`)
  await page.getByTestId('card-actions').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Копировать в события…' }).focus()
  await page.keyboard.press('Enter')
  const copy = page.frameLocator('[data-testid="slider-app"] iframe')
  await copy.getByRole('tab', { name: 'Календарь' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(copy.getByRole('tab', { name: 'Повтор' })).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(copy.getByRole('tab', { name: 'Список' })).toBeFocused()
  await expect(copy.getByLabel('Даты', { exact: true })).toBeVisible()
  await page.keyboard.press('Tab')
  await page.keyboard.type('6 февраля 2027 19:00, 7 февраля 2027 19:00')
  await expect(copy.getByRole('heading', { name: 'Проверка: 2 даты' })).toBeVisible()
  const button = createButton(copy)
  for (let presses = 0; presses < 20 && !await button.evaluate(element => element === document.activeElement); presses++)
    await page.keyboard.press('Tab')
  await expect(button).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(copy.getByRole('heading', { name: 'Создано 2 сделки' })).toBeFocused()
  expect((await made(world)).map(({ ufCrmEventStart }) => ufCrmEventStart)).toEqual(['2027-02-06T19:00:00+03:00', '2027-02-07T19:00:00+03:00'])
})

test('by keyboard in the calendar: arrows walk, Enter picks', async ({ page, world }) => {
  const copy = await openCopy(page, world)
  await copy.getByRole('button', { name: 'понедельник, 16 ноября' }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(rowOf(copy, '23 ноября')).toContainText('Создать')
  await page.keyboard.press('PageDown')
  await page.keyboard.press('Enter')
  await expect(copy.getByRole('table').getByRole('row')).toHaveCount(3)
})

test('twelve dates cost three requests', async ({ page, world }) => {
  const copy = await openCopy(page, world)
  await list(copy, twelve)
  await expect(createButton(copy)).toHaveText('Создать 12 сделок')
  await world.control.send('DELETE', '/_portal/log')
  await createButton(copy).click()
  await expect(copy.getByRole('heading', { name: 'Создано 12 сделок' })).toBeVisible()
  const log = await world.control.get<{ kind: string, method: string, commands?: { method: string }[] }[]>('/_portal/log')
  const requests = log.filter(({ kind }) => kind === 'rest')
  expect(requests.slice(0, 3).map(({ method }) => method)).toEqual(['batch', 'batch', 'batch'])
  // What may have begun after them tells the site.
  expect(requests.slice(3).flatMap(({ commands = [] }) => commands).filter(({ method }) => ['crm.item.add', 'crm.item.productrow.set'].includes(method))).toEqual([])
  expect(await made(world)).toHaveLength(12)
})

test('a line that is no date stays, marked, and the others are taken', async ({ page, world }) => {
  const copy = await openCopy(page, world)
  await list(copy, '6 и 13 февраля 19:00\n31 февраля\nпосле праздников, 20.02.2027')
  await expect(copy.getByText('Строка 2, «31 февраля». Такого дня нет в календаре.')).toBeVisible()
  await expect(copy.getByText('Строка 3, «после праздников». Это не похоже на дату: исправьте или уберите.')).toBeVisible()
  await expect(copy.getByRole('heading', { name: 'Проверка: 3 даты' })).toBeVisible()
  await expect(createButton(copy)).toHaveText('Создать 3 сделки')
})

test('by a rule: holidays are skipped as chosen, and the choice is remembered', async ({ page, world }) => {
  const copy = await openCopy(page, world)
  await copy.getByRole('tab', { name: 'Повтор' }).click()
  await copy.getByRole('button', { name: 'суббота' }).click()
  await copy.getByLabel('Последний день').fill('10.01.2027')
  await expect(rowOf(copy, '2 января')).toContainText('Праздничный день')
  await expect(rowOf(copy, '2 января').getByRole('checkbox')).not.toBeChecked()
  await copy.getByLabel('Пропускать праздники').uncheck()
  await expect(rowOf(copy, '2 января').getByRole('checkbox')).toBeChecked()
  await page.reload()
  const again = await openFromCard(page)
  await expect(again.getByLabel('Пропускать праздники')).not.toBeChecked()
})

test('a clash, a past day and what stands already are made when ticked by hand', async ({ page, world }) => {
  const copy = await openCopy(page, world)
  await list(copy, '28 ноября, 12 декабря 12:00, 10 ноября')
  await expect(rowOf(copy, '10 ноября')).toContainText('Дата прошла')
  await expect(rowOf(copy, '12 декабря')).toContainText('Уже есть')
  await expect(copy.getByRole('button', { name: 'Выберите даты' })).toBeVisible()
  for (const day of ['28 ноября', '12 декабря', '10 ноября'])
    await rowOf(copy, day).getByRole('checkbox').check()
  await expect(rowOf(copy, '28 ноября')).toContainText('Создать, спикер занят')
  await expect(rowOf(copy, '12 декабря')).toContainText('Создать ещё одну')
  await createButton(copy).click()
  await expect(copy.getByRole('heading', { name: 'Создано 3 сделки' })).toBeVisible()
  const { item } = await world.control.rest<{ item: { ufCrmEventCopyRun: number } }>('crm.item.get', { entityTypeId: 2, id: IDEA })
  expect(item.ufCrmEventCopyRun).toBe(1)
})

test('the host who is away is named', async ({ page, world }) => {
  await world.control.rest('crm.item.update', { entityTypeId: 2, id: IDEA, fields: { ufCrmEventHost: 7 } })
  await world.control.send('POST', '/_portal/import', { calendar: [{ userId: 7, name: 'Отпуск', from: '2027-02-06', to: '2027-02-06', isAllDay: true, accessibility: 'absent' }] })
  const copy = await openCopy(page, world)
  await list(copy, '6 и 7 февраля 2027')
  await expect(rowOf(copy, '6 февраля')).toContainText('Встречающий занят')
  await expect(rowOf(copy, '6 февраля')).toContainText('Отпуск')
  await expect(rowOf(copy, '7 февраля')).toContainText('Создать')
})

test('a lost reply is looked up: «Проверяем…», then twelve deals and no more', async ({ page, world }) => {
  const copy = await openCopy(page, world)
  await list(copy, twelve)
  await strike(world, { kind: 'cut-late', seconds: 4 })
  await createButton(copy).click()
  await expect(copy.getByText('Проверяем…').first()).toBeVisible()
  await expect(copy.getByRole('heading', { name: 'Создано 12 сделок' })).toBeVisible({ timeout: 30_000 })
  expect(await made(world)).toHaveLength(12)
})

test('a tab that is closed in the middle goes on from the same place when it is opened again', async ({ page, world }) => {
  await world.control.send('PATCH', '/_portal/limits', { rate: null, interleave: { fromMs: 200, toMs: 400 } })
  const copy = await openCopy(page, world)
  await list(copy, twelve)
  await createButton(copy).click()
  await expect.poll(async () => (await made(world)).length, { intervals: [20] }).toBeGreaterThan(2)
  await page.goto('about:blank')
  await world.control.send('PATCH', '/_portal/limits', { interleave: { fromMs: 0, toMs: 0 } })
  const again = await openCopy(page, world)
  await expect(again.getByRole('heading', { name: /^Создано \d+ из 12$/ })).toBeVisible()
  await again.getByRole('button', { name: 'Продолжить' }).click()
  await expect(again.getByRole('heading', { name: 'Создано 12 сделок' })).toBeVisible({ timeout: 30_000 })
  const deals = await made(world)
  expect(new Set(deals.map(({ ufCrmEventStart }) => ufCrmEventStart)).size).toBe(12)
  expect(deals).toHaveLength(12)
})

test('a run that is stopped keeps what it made, and can be given up', async ({ page, world }) => {
  const copy = await openCopy(page, world)
  await list(copy, '6, 13 и 20 февраля 2027')
  await strike(world, { kind: 'answer', status: 403, body: { error: 'ACCESS_DENIED', error_description: 'Access denied' } })
  await createButton(copy).click()
  await expect(copy.getByRole('heading', { name: /^Создано \d из 3$/ })).toBeVisible()
  await copy.getByRole('button', { name: 'Продолжить' }).click()
  await expect(copy.getByRole('heading', { name: 'Создано 3 сделки' })).toBeVisible()
  expect(await made(world)).toHaveLength(3)
})

test('two people: who comes second is told that the dates have changed, and nothing is doubled', async ({ page, browser, world }) => {
  const first = await openCopy(page, world)
  await list(first, '6, 13 и 20 февраля 2027')
  const context = await browser.newContext({ locale: 'ru-RU' })
  const other = await context.newPage()
  const second = await openCopy(other, world, { user: 3 })
  await list(second, '6, 13 и 20 февраля 2027')
  await expect(createButton(second)).toBeVisible()
  await createButton(first).click()
  await expect(first.getByRole('heading', { name: 'Создано 3 сделки' })).toBeVisible()
  await createButton(second).click()
  await expect(second.getByText('Пока вы выбирали, даты изменились. Ничего не создано')).toBeVisible()
  await expect(rowOf(second, '6 февраля')).toContainText('Уже есть')
  expect(await made(world)).toHaveLength(3)
  await context.close()
})

test('the copying is taken back: untouched deals go, an edited one stays', async ({ page, world }) => {
  const copy = await openCopy(page, world)
  await list(copy, '6, 13 и 20 февраля 2027')
  await createButton(copy).click()
  await expect(copy.getByRole('heading', { name: 'Создано 3 сделки' })).toBeVisible()
  const [first] = await made(world)
  await world.control.rest('crm.item.update', { entityTypeId: 2, id: first!.id, fields: { ufCrmEventCapacity: 5 } })
  await copy.getByRole('button', { name: 'Отменить копирование' }).click()
  const question = copy.getByRole('alertdialog', { name: 'Удалить 2 созданные сделки?' })
  await expect(question.getByRole('button', { name: 'Не удалять' })).toBeFocused()
  await expect(question).toContainText(`сделка ${first!.id}: изменена`)
  await question.getByRole('button', { name: 'Удалить 2 сделки' }).click()
  await expect(copy.getByRole('heading', { name: 'Удалено 2 сделки' })).toBeVisible()
  expect((await made(world)).map(({ id }) => id)).toEqual([first!.id])
})

test('what differs is shown field by field and brought back, in one event or in all to come', async ({ page, world }) => {
  const copy = await openCopy(page, world)
  await list(copy, '6 и 13 февраля 2027')
  await createButton(copy).click()
  await expect(copy.getByRole('heading', { name: 'Создано 2 сделки' })).toBeVisible()
  const [first, second] = await made(world)
  for (const deal of [first!, second!])
    await world.control.rest('crm.item.update', { entityTypeId: 2, id: deal.id, fields: { ufCrmEventPlace: 'У фонтана' } })
  await copy.getByRole('button', { name: 'Сравнить с идеей' }).click()
  const row = copy.getByRole('listitem').filter({ hasText: '6 февраля' }).last()
  await row.getByRole('button', { name: 'Отличается 1 поле' }).click()
  await expect(row).toContainText('Место встречи')
  await expect(row).toContainText('В событии: У фонтана')
  await world.control.rest('crm.item.update', { entityTypeId: 2, id: second!.id, fields: { ufCrmEventPlace: 'У арки' } })
  await row.getByRole('button', { name: 'Взять из идеи' }).click()
  await expect(row).toContainText('как в идее')
  const placeOf = async (id: number) => (await world.control.rest<{ item: { ufCrmEventPlace: string } }>('crm.item.get', { entityTypeId: 2, id })).item.ufCrmEventPlace
  expect(await placeOf(first!.id)).toBe('Вход со Староваганьковского переулка')
  expect(await placeOf(second!.id)).toBe('У арки')
  await copy.getByRole('button', { name: 'Взять из идеи во все будущие' }).click()
  await copy.getByRole('alertdialog').getByRole('button', { name: /^Заменить в/ }).click()
  await expect(copy.getByText(/^Обновлено \d/)).toBeVisible({ timeout: 20_000 })
  expect(await placeOf(second!.id)).toBe('Вход со Староваганьковского переулка')
})

for (const [what, deal, words] of [
  ['an idea without a template on the site', 1, 'У сделки ещё нет шаблона на сайте'],
  ['an event', 40, 'Это уже событие на дату'],
] as const) {
  test(`${what} says why it cannot be copied`, async ({ page, world }) => {
    const copy = await openCopy(page, world, { deal })
    await expect(copy.getByText(words)).toBeVisible()
    await expect(copy.getByRole('button', { name: /Создать/ })).toHaveCount(0)
  })
}

for (const width of [1280, 400]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 900 } })

    test('nothing is serious to axe and nothing scrolls sideways, light and dark', async ({ page, world }) => {
      await world.control.rest('crm.item.update', { entityTypeId: 2, id: IDEA, fields: { title: 'Дом Пашкова: дворец на холме, бельведер, архивный этаж и прогулка по крышам Ваганьковского холма с хранителем' } })
      const copy = await openCopy(page, world)
      const isNarrow = () => copy.locator('html').evaluate(element => element.scrollWidth <= element.clientWidth)
      await expect(copy.getByRole('button', { name: 'пятница, 20 ноября' })).toBeVisible()
      expect(await serious(page)).toEqual([])
      await copy.getByRole('tab', { name: 'Повтор' }).click()
      await copy.getByRole('button', { name: 'суббота' }).click()
      await expect(copy.getByRole('heading', { name: /^Проверка: \d/ })).toBeVisible()
      expect(await serious(page)).toEqual([])
      expect(await isNarrow()).toBe(true)
      await list(copy, '28 ноября, 6 февраля, ерунда')
      await expect(rowOf(copy, '6 февраля')).toBeVisible()
      await copy.locator('html').evaluate(element => { element.dataset.theme = 'dark' })
      expect(await serious(page)).toEqual([])
      await createButton(copy).click()
      await expect(copy.getByRole('heading', { name: 'Создана 1 сделка' })).toBeVisible()
      await copy.getByRole('button', { name: 'Сравнить с идеей' }).click()
      await copy.getByRole('button', { name: /^Отлича/ }).first().click()
      await copy.getByRole('button', { name: 'Отменить копирование' }).click()
      await expect(copy.getByRole('alertdialog')).toBeVisible()
      expect(await serious(page)).toEqual([])
      expect(await isNarrow()).toBe(true)
    })
  })
}

test('a long run can be paused between its requests, goes on, and can be given up', async ({ page, world }) => {
  await world.control.send('PATCH', '/_portal/limits', { rate: null, latency: { 'crm.item.add': { callMs: 60, rowMs: 0 } } })
  const copy = await openCopy(page, world)
  // One of them is a holiday.
  await list(copy, Array.from({ length: 30 }, (_, index) => `${index % 28 + 1}.${index < 28 ? '02' : '03'}.2027`).join(', '))
  await expect(createButton(copy)).toHaveText('Создать 29 сделок')
  await createButton(copy).click()
  await copy.getByRole('button', { name: 'Пауза' }).click()
  await expect(copy.getByRole('heading', { name: 'Создано 12 из 29' })).toBeFocused()
  await copy.getByRole('button', { name: 'Остановить' }).click()
  await expect(copy.getByRole('heading', { name: 'Создано 12 сделок' })).toBeVisible()
  expect(await made(world)).toHaveLength(12)
  await page.reload()
  const again = await openFromCard(page)
  await expect(again.getByRole('heading', { name: 'Проверка' })).toBeVisible()
})

test('opens in a slider from another page of the application', async ({ page, world }) => {
  await openAs(page, world, person, `/crm/deal/details/${IDEA}/`)
  await page.getByRole('tab', { name: 'Анонс' }).click()
  await expect(page.frameLocator('[role="tabpanel"]:visible iframe').getByRole('button', { name: 'Сохранить', exact: true })).toBeVisible()
  await page.frames().find(frame => frame.url().includes('announcement-tab.html'))!.evaluate(deal => {
    const [host, , sid] = window.name.split('|')
    window.parent.postMessage(`openApplication:${JSON.stringify({ ID: deal, cardinalPage: 'copy-to-events', bx24_title: 'Копировать в события' })}:slider:${sid}`, `http://${host}`)
  }, IDEA)
  const copy = page.frameLocator('[data-testid="slider-app"] iframe')
  await expect(copy.getByText('Из сделки Дом Пашкова')).toBeVisible()
  await list(copy, '6 февраля 2027')
  await createButton(copy).click()
  await expect(copy.getByRole('heading', { name: 'Создана 1 сделка' })).toBeVisible()
})

test('a portal that does not answer: said with a way to go on, and nothing chosen is lost', async ({ page, world }) => {
  const copy = await openCopy(page, world)
  await list(copy, '6 и 13 февраля 2027')
  await expect(createButton(copy)).toBeVisible()
  await world.control.send('POST', '/_portal/faults', { when: { method: 'crm.item.get', times: 20 }, do: { kind: 'cut-before' } })
  await createButton(copy).click()
  await expect(copy.getByRole('alert')).toContainText('Портал не отвечает', { timeout: 30_000 })
  await expect(rowOf(copy, '13 февраля').getByRole('checkbox')).toBeChecked()
  await world.control.send('PUT', '/_portal/faults', [])
  await copy.getByRole('button', { name: 'Повторить' }).click()
  await expect(copy.getByRole('heading', { name: 'Создано 2 сделки' })).toBeVisible()
})
