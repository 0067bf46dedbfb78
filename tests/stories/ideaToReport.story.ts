import type { FrameLocator, Page } from '@playwright/test'
import { expect, openAs, test } from '../support/story.ts'
import type { World } from '../support/story.ts'
import { onSite, openDealTab, readinessBox, setDeal, siteBox } from './publishing.ts'

// The whole way: an idea, its template on the site, three dates, both handovers, tickets bought by visitors, the month's report.

test.use({ withSite: true })
test.setTimeout(120_000)

const idea = 1
const month = '2027-03'

interface PortalItem { id: number, [field: string]: unknown }
interface State {
  placements: { id: number, placement: string }[]
  apps: { code: string, options: Record<string, string> }[]
  items: { entityTypeId: number, rows: PortalItem[] }[]
  productRows: { ownerId: number, quantity: number }[]
}

async function stateOf(world: World): Promise<State & { deals: PortalItem[], codes: Record<string, string> }> {
  const state = await world.control.get<State>('/_portal/state')
  return { ...state, deals: state.items.find(({ entityTypeId }) => entityTypeId === 2)!.rows, codes: (JSON.parse(state.apps.find(({ code }) => code === 'local.cardinal')!.options['cardinal.map']!) as { codes: Record<string, string> }).codes }
}

/** Copies the idea to dates that are typed as a list. */
async function copyTo(page: Page, tab: FrameLocator, dates: string): Promise<void> {
  await siteBox(tab).getByRole('button', { name: 'Копировать в события…' }).click()
  const copy = page.frameLocator('[data-testid="slider-app"] iframe')
  await copy.getByRole('tab', { name: 'Список' }).click()
  await copy.getByLabel('Даты', { exact: true }).fill(dates)
  await copy.getByRole('button', { name: 'Создать 3 сделки' }).click()
  await expect(copy.getByRole('heading', { name: /Создан[оы] 3 сделки/ })).toBeVisible()
}

async function buy(page: Page, address: string, who: { name: string, phone: string, mail: string }): Promise<void> {
  await page.goto(address)
  await page.getByRole('link', { name: 'Заказать билеты' }).click()
  await page.getByLabel('Имя и фамилия').fill(who.name)
  await page.getByLabel('Телефон').fill(who.phone)
  await page.getByLabel('Почта').fill(who.mail)
  await page.getByRole('button', { name: 'Заказать' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Спасибо, заказ принят')
}

test('an idea becomes a template, three dates, two handovers, two tickets and a row of the month’s report', async ({ page, world, browser }) => {
  await setDeal(world, idea, { ufCrmCardinalDescription: '<p>Прогулка по переулкам от Покровки до Солянки.</p>', ufCrmEventPictureText: 'Башня и стена' })

  await test.step('the idea comes to its last stage, and the site has its template', async () => {
    const tab = await openDealTab(page, world, idea)
    await readinessBox(tab).getByRole('button', { name: 'Перевести на «На сайте»' }).click()
    await expect(siteBox(tab)).toContainText('совпадает с сайтом')
    expect(await onSite(world, idea)).toMatchObject([{ kind: 'template', title: 'Тайны Китай-города' }])
    await copyTo(page, tab, '6, 13 и 20 марта 2027 19:00')
  })

  const { deals: all, codes } = await stateOf(world)
  const key = (role: string) => codes[`field:deal.${role}`]!.toLowerCase().replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
  const events = all.filter(deal => Number(deal[key('parent')]) === idea && deal.categoryId === Number(codes['pipeline:events']))
  const [first] = events

  await test.step('each date is a calendar event of that template', async () => {
    expect(events).toHaveLength(3)
    for (const event of events)
      await expect.poll(() => onSite(world, event.id)).toMatchObject([{ kind: 'event', revision: 1 }])
    const visit = await (await fetch((await onSite(world, first!.id))[0]!.url)).text()
    expect(visit).toContain('Прогулка по переулкам')
    expect(visit).not.toContain('Лебедева')
  })

  await test.step('the stages hand over the speaker and the host', async () => {
    const tab = await openDealTab(page, world, first!.id)
    await readinessBox(tab).getByRole('button', { name: 'Перевести на «Даты согласованы со спикером»' }).click()
    await expect(siteBox(tab)).toContainText(/принято, версия 2/)
    expect(await (await fetch((await onSite(world, first!.id))[0]!.url)).text()).toContain('Лебедева')
    await readinessBox(tab).getByRole('button', { name: 'Встречает гостей: не заполнено' }).click()
    await readinessBox(tab).getByRole('button', { name: 'Выбрать сотрудника' }).click()
    await page.getByTestId('dialog-users').getByText('Наталья Зимина').click()
    await page.getByTestId('dialog-users').getByRole('button', { name: 'Выбрать' }).click()
    await readinessBox(tab).getByRole('button', { name: 'Сохранить' }).click()
    await readinessBox(tab).getByRole('button', { name: 'Перевести на «Назначен администратор»' }).click()
    await expect(siteBox(tab)).toContainText(/принято, версия 3/)
    expect(await (await fetch((await onSite(world, first!.id))[0]!.url)).text()).toContain('Наталья')
  })

  await test.step('two visitors buy tickets, and each sale hangs on its event', async () => {
    const visitor = await browser.newPage()
    const [element] = await onSite(world, first!.id)
    await buy(visitor, element!.url, { name: 'Ольга Крылова', phone: '+7 000 330-20-10', mail: 'guest1@pochta.example' })
    await buy(visitor, element!.url, { name: 'Пётр Ёлкин', phone: '+7 000 330-20-11', mail: 'guest2@pochta.example' })
    await visitor.close()
    const sales = async () => (await stateOf(world)).deals.filter(deal => Number(deal[key('parent')]) === first!.id && deal.categoryId === Number(codes['pipeline:tickets']))
    await expect.poll(async () => (await sales()).length).toBe(2)
    // Rows follow their deal.
    await fetch(`${world.siteOrigin}/_site/state?settled=1`)
    // What the cashier does by hand in a day is done here at once.
    await world.control.send('PATCH', '/_portal/limits', { rate: null })
    for (const { id } of await sales())
      await setDeal(world, id, { stageId: codes['stage:tickets.paid'] })
    await setDeal(world, first!.id, { [key('cost')]: '1234.50|RUB', stageId: codes['stage:events.held'] })
  })

  await test.step('the month’s report equals a recount from the portal’s state', async () => {
    const state = await stateOf(world)
    const { deals } = state
    const inMonth = deals.filter(deal => deal.categoryId === Number(codes['pipeline:events']) && String(deal[key('start')]).startsWith(month))
    const sold = deals.filter(deal => inMonth.some(({ id }) => id === Number(deal[key('parent')])) && deal.stageId === codes['stage:tickets.paid'])
    const kopecks = (value: unknown) => Math.round(Number.parseFloat(String(value ?? 0)) * 100) || 0
    const tickets = state.productRows.filter(({ ownerId }) => sold.some(({ id }) => id === ownerId)).reduce((sum, { quantity }) => sum + quantity, 0)
    const revenue = sold.reduce((sum, deal) => sum + kopecks(deal.opportunity), 0)
    const cost = inMonth.reduce((sum, deal) => sum + kopecks(deal[key('cost')]), 0)
    expect([inMonth.length, sold.length]).toEqual([3, 2])
    const placement = state.placements.find(each => each.placement === 'CRM_ANALYTICS_MENU')!
    await openAs(page, world, 2, `/crm/reports/${placement.id}/`)
    const app = page.frameLocator('.app-frame iframe')
    await app.getByRole('combobox', { name: 'Месяц' }).selectOption(month)
    const money = (amount: number) => new Intl.NumberFormat('ru', { minimumFractionDigits: 2 }).format(amount / 100)
    const total = app.getByRole('table', { name: 'Мероприятия по месяцам' }).getByRole('row', { name: /^Итого/ })
    await expect(total.getByRole('cell')).toHaveText([/.*/, String(tickets), money(revenue), money(0), money(cost), money(revenue - cost), /.*/])
    await expect(app.getByText('все продажи привязаны')).toBeVisible()
  })
})
