import AxeBuilder from '@axe-core/playwright'
import type { FrameLocator, Page } from '@playwright/test'
import { expect, openAs, test } from '../support/story.ts'
import type { World } from '../support/story.ts'
import { leadInStatus, storeLeads, storePeople } from '../support/storePeople.ts'

// A coupon at the till: found by what was typed or scanned, redeemed once, given back. The cashier of Bishkek at the deal of lead 1's client.

test.use({ worldName: 'store' })

const DEAL = 1
const cashier = storePeople.cashiers.bishkek
const otherCashier = storePeople.cashiers.osh

async function openTill(page: Page, world: World, { user = cashier as number, deal = DEAL } = {}): Promise<FrameLocator> {
  await openAs(page, world, user, `/crm/deal/details/${deal}/`)
  await page.getByRole('tab', { name: 'Продажа' }).click()
  const frame = page.frameLocator('.app-frame iframe')
  await expect(frame.getByRole('heading', { name: 'Купон' })).toBeVisible()
  return frame
}

const item = async ({ control }: World, entityTypeId: number, id: number) => (await control.rest<{ item: Record<string, unknown> }>('crm.item.get', { entityTypeId, id, useOriginalUfNames: 'Y' })).item
const codeOf = async (world: World, leadId: number) => String((await item(world, 1, leadId)).UF_CRM_ST_COUPON_CODE)
const written = (code: string) => `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`
const input = (till: FrameLocator) => till.getByLabel('Код купона')
const redeem = (till: FrameLocator) => till.getByRole('button', { name: 'Погасить', exact: true })

/** Lead of the deal's own client, with a coupon that takes 10 % off. */
async function ownCoupon(world: World): Promise<string> {
  const lead = await item(world, 1, leadInStatus.couponIssued)
  const { contactId } = await item(world, 2, DEAL)
  await setSettings(world, { 'coupon.benefit': 'percent' })
  await world.control.rest('crm.item.update', { entityTypeId: 1, id: lead.id, useOriginalUfNames: 'Y', fields: { contactId, UF_CRM_ST_COUPON_PERCENT: 10 } })
  await world.control.send('POST', '/_portal/clock', { advanceSeconds: 60 })
  return String(lead.UF_CRM_ST_COUPON_CODE)
}

async function setSettings({ control, portalOrigin }: World, values: Record<string, unknown>): Promise<void> {
  const { apps } = await control.get<{ apps: { id: number, code: string, options: Record<string, string> }[] }>('/_portal/state')
  const app = apps.find(({ code }) => code === 'local.cardinal')!
  const { access_token: auth } = await control.send<{ access_token: string }>('POST', '/_portal/app-token', { user: 1, app: app.id })
  const kept = JSON.parse(app.options['cardinal.settings.store'] ?? '{"version":1,"revision":"","values":{}}') as { values: object }
  await fetch(`${portalOrigin}/rest/app.option.set`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ auth, options: { 'cardinal.settings.store': JSON.stringify({ ...kept, values: { ...kept.values, ...values } }) } }) })
}

async function serious(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes.map(node => node.target.join(' ')).join(' | ')}`)
}

test('a code is checked with its last sign, whatever the layout, and redeemed with the lower sum; then given back', async ({ page, world }) => {
  const code = await ownCoupon(world)
  const till = await openTill(page, world)
  await expect(input(till)).toBeFocused()
  await page.keyboard.type(code.slice(0, 9).toLowerCase())
  await expect(till.getByText('Ещё 1 знак')).toBeVisible()
  await page.keyboard.type(code.slice(9))
  await expect(till.getByText(/Айпери Садыкова · скидка 10 % · до 27 ноября/)).toBeVisible()
  await expect(till.getByText(/Чек 6\s900.* → 6\s210/)).toBeVisible()
  expect((await redeem(till).boundingBox())!.height).toBeGreaterThanOrEqual(44)
  expect(await serious(page)).toEqual([])

  await redeem(till).click()
  await expect(till.getByText(/Купон погашен: 16 ноября/)).toBeVisible()
  await expect(till.getByText(/Чек 6\s900.* → 6\s210/)).toBeVisible()
  expect(await item(world, 2, DEAL)).toMatchObject({ opportunity: 6210, UF_CRM_DEAL_ST_COUPON_LEAD: leadInStatus.couponIssued })
  expect(await item(world, 1, leadInStatus.couponIssued)).toMatchObject({ UF_CRM_LEAD_ST_COUPON_DEAL: DEAL })

  await till.getByRole('button', { name: 'Вернуть купон' }).click()
  await till.getByRole('button', { name: 'Вернуть купон' }).click()
  await expect(till.getByText('Выберите, что станет с купоном')).toBeVisible()
  await expect(till.getByText('Напишите причину')).toBeVisible()
  expect(await serious(page)).toEqual([])
  await till.getByLabel('Вернётся клиенту с прежним сроком, до 27 ноября').check()
  await till.getByLabel('Причина возврата').fill('Клиент передумал')
  await till.getByRole('button', { name: 'Вернуть купон' }).click()
  await expect(input(till)).toBeVisible()
  expect(await item(world, 2, DEAL)).toMatchObject({ opportunity: 6900 })
  // The next round is another redemption.
  await input(till).fill(written(code))
  await redeem(till).click()
  await expect(till.getByText(/Купон погашен: 16 ноября/)).toBeVisible()
})

test('what stands in the way is told: wrong sign, expired, used, another client\'s', async ({ page, world }) => {
  const till = await openTill(page, world)
  const code = await codeOf(world, leadInStatus.couponIssued)
  await input(till).fill(code.slice(0, 5))
  await page.keyboard.press('Enter')
  await expect(till.getByText('В коде 10 знаков, введено 5')).toBeVisible()
  const wrong = `${code.slice(0, 2)}${code[2] === '2' ? '3' : '2'}${code.slice(3)}`
  await input(till).fill(wrong)
  await expect(till.getByText('Код не сходится: проверьте 3-й знак')).toBeVisible()
  await till.getByRole('button', { name: `Это ${written(code)}?` }).click()
  await expect(input(till)).toHaveValue(written(code))

  await expect(till.getByText('Это купон другого клиента: Бакыт Эркинов. В сделке – Айпери Садыкова')).toBeVisible()
  await expect(redeem(till)).toHaveAttribute('aria-disabled', 'true')
  expect(await serious(page)).toEqual([])
  await input(till).fill(await codeOf(world, storeLeads.couponOver))
  await expect(till.getByText('Срок купона истёк 13 ноября')).toBeVisible()
  await input(till).fill(await codeOf(world, leadInStatus.couponUsed))
  await expect(till.getByText(/Купон уже погашен/)).toBeVisible()
  await expect(redeem(till)).toHaveCount(0)
  await input(till).fill(await codeOf(world, leadInStatus.couponUnused))
  await expect(till.getByText('Купон закрыт как неиспользованный')).toBeVisible()

  await input(till).fill(written(code))
  await till.getByLabel('Погасить купон другого клиента').check()
  await redeem(till).click()
  await expect(till.getByText(/Купон погашен: 16 ноября/)).toBeVisible()
})

test('two tills: the second hears who is at it; what stopped half way is finished', async ({ page, world, browser }) => {
  const code = await ownCoupon(world)
  const first = await openTill(page, world)
  const context = await browser.newContext({ locale: 'ru-RU' })
  const otherPage = await context.newPage()
  const second = await openTill(otherPage, world, { user: otherCashier, deal: 3 })
  // The record of the first till is refused: its claim stands.
  await world.control.send('POST', '/_portal/faults', { when: { method: 'crm.item.update', user: cashier, times: 1 }, do: { kind: 'refuse', error: 'ACCESS_DENIED' } })
  await input(first).fill(code)
  await redeem(first).click()
  await expect(first.getByText(/Код сохранён/)).toBeVisible()
  await expect(input(first)).toHaveValue(code)

  await input(second).fill(code)
  await expect(second.getByText(/Купон сейчас гасит Назгуль Касымова/)).toBeVisible()
  await world.control.send('POST', '/_portal/clock', { advanceSeconds: 130 })
  await second.getByRole('button', { name: 'Проверить ещё раз' }).click()
  await expect(second.getByText('Погашение не закончено: Назгуль Касымова')).toBeVisible()
  expect(await serious(otherPage)).toEqual([])
  await second.getByRole('button', { name: 'Закончить в сделке «Айпери Садыкова, ботильоны»' }).click()
  await expect(second.getByText(/Купон уже погашен/)).toBeVisible()
  expect(await item(world, 2, DEAL)).toMatchObject({ UF_CRM_DEAL_ST_COUPON_LEAD: leadInStatus.couponIssued })
  await context.close()
})

test.describe('offline', () => {
  // The portal's own page says in the console that it hears nothing.
  test.use({ expectedTroubles: /Failed to fetch/ })

  test('without a connection nothing is redeemed, and the code is kept', async ({ page, world, context }) => {
    const code = await ownCoupon(world)
    const till = await openTill(page, world)
    await input(till).fill(code)
    await expect(redeem(till)).toBeVisible()
    await context.setOffline(true)
    await expect(till.getByText('Нет связи: купон не погашен')).toBeVisible()
    await expect(redeem(till)).toHaveAttribute('aria-disabled', 'true')
    await expect(input(till)).toHaveValue(code)
    await context.setOffline(false)
    await expect(till.getByText('Нет связи: купон не погашен')).toHaveCount(0)
    await page.reload()
    await page.getByRole('tab', { name: 'Продажа' }).click()
    await expect(input(till)).toHaveValue(code)
    await redeem(till).click()
    await expect(till.getByText(/Купон погашен: 16 ноября/)).toBeVisible()
  })
})
