import type { FrameLocator } from '@playwright/test'
import { pressSettled } from '../support/pressEdit.ts'
import { expect, openAs, test } from '../support/story.ts'
import { dealOnStage, leadInStatus, storeDeals, storeLeads, storePeople } from '../support/storePeople.ts'
import { change, codesOf, item, openDeal, optionOf, refusalLeads, serious, setStoreSettings, sideways, stageOf, tasksOf } from './storeDeals.ts'

// The cashier's day in deals: shoes are put aside with a deposit, the client calls, comes or does not; a parcel goes by courier and comes back.

test.use({ worldName: 'store' })

const { bishkek: cashier, osh: cashierOfOsh } = storePeople.cashiers
/** Status of a task. */
const completed = 5

const form = (app: FrameLocator) => app.locator('.sheet')
const choose = (app: FrameLocator, name: string) => pressSettled(app.locator('.row').getByRole('button', { name, exact: true }))
const confirm = (app: FrameLocator, name: string) => pressSettled(form(app).getByRole('button', { name, exact: true }))
const done = (app: FrameLocator, name: string) => expect(app.getByText(`Готово: ${name}`)).toBeVisible({ timeout: 30_000 })

test('shoes are put aside with a deposit, kept longer after a call, and bought', async ({ page, world }) => {
  const deal = dealOnStage.receipt
  const app = await openDeal(page, world, cashier, deal)
  await choose(app, 'Отложить')
  await confirm(app, 'Отложить')
  await expect(form(app).getByText('Укажите сумму депозита')).toBeVisible()
  await expect(form(app).getByLabel(/депозит/i)).toBeFocused()
  await form(app).getByLabel(/депозит/i).fill('тысяча')
  await expect(form(app).getByRole('alert')).toBeVisible()
  await form(app).getByLabel(/депозит/i).fill('1 500,50')
  await expect(form(app).getByText('Сделка перейдёт в «ОТЛОЖИТЬ»')).toBeVisible()
  await expect(form(app).getByText('завтра, 12:00: сообщение клиенту «Срок брони истекает»')).toBeVisible()
  await confirm(app, 'Отложить')
  await done(app, 'Отложить')
  await expect(app.getByText('Бронь до 18 ноября, 20:00')).toBeVisible()
  await expect(app.getByText('депозит 1 500,50 сом')).toBeVisible()
  const codes = await codesOf(world)
  const put = await item(world, 2, deal)
  expect(await stageOf(world, deal)).toBe('hold')
  expect([put[codes['field:deal.deposit']!], Date.parse(String(put[codes['field:deal.holdUntil']!]))]).toEqual(['1500.50|KGS', Date.parse('2026-11-18T20:00:00+06:00')])

  await choose(app, 'Продлить')
  await expect(app.getByText('Новый срок брони: 19 ноября, 20:00.')).toBeVisible()
  await form(app).getByLabel('Комментарий').fill('Клиент в отъезде')
  await confirm(app, 'Продлить')
  await done(app, 'Продлить бронь')
  await expect(app.getByText('Бронь до 19 ноября, 20:00')).toBeVisible()
  await expect(app.getByText('На 19 ноября кассир не назначен')).toBeVisible()
  await expect(app.getByText('Бронь уже продлили 1 раз: больше по правилам магазина нельзя.')).toBeVisible()
  await expect(app.locator('.row').getByRole('button', { name: 'Продлить', exact: true })).toHaveCount(0)
  expect(String((await item(world, 2, deal)).comments)).toContain('Клиент в отъезде')

  await choose(app, 'Продать')
  await confirm(app, 'Продать')
  await done(app, 'Клиент забрал товар')
  const sold = await item(world, 2, deal)
  expect(await stageOf(world, deal)).toBe('won')
  expect((await item(world, 3, Number(sold.contactId))).typeId).toBe(codes['status:CONTACT_TYPE.client'])
})

test('a lead at the till becomes a deal, and the deal shows its reservation', async ({ page, world }) => {
  await openAs(page, world, cashier, `/crm/lead/details/${storeLeads.atTillHoldShop}/`)
  await page.getByRole('tab', { name: 'Действия' }).click()
  const lead = page.frameLocator('.app-frame iframe')
  await lead.getByLabel(/^Депозит/).fill('2 000')
  await pressSettled(lead.locator('form').getByRole('button', { name: 'Оформить бронь', exact: true }))
  await expect(lead.getByText('Готово: Оформить бронь')).toBeVisible({ timeout: 30_000 })
  const { items } = await world.control.rest<{ items: { id: number }[] }>('crm.item.list', { entityTypeId: 2, filter: { '=leadId': storeLeads.atTillHoldShop }, select: ['id'] })
  expect(items).toHaveLength(1)
  const app = await openDeal(page, world, cashier, items[0]!.id)
  await expect(app.getByText('Бронь до 18 ноября, 20:00')).toBeVisible()
  await expect(app.getByText('депозит 2 000,00 сом')).toBeVisible()
  await expect(app.getByRole('list', { name: 'План брони' }).getByRole('listitem')).toHaveCount(4)
})

test('nobody came: the end is past, the deposit is decided on, and an operator gets the client', async ({ page, world }) => {
  const deal = storeDeals.holdOver
  const app = await openDeal(page, world, cashierOfOsh, deal)
  await expect(app.getByText('Бронь истекла вчера, 20:00')).toBeVisible()
  await expect(app.locator('.row .button').first()).toHaveText('Не пришли за бронью')
  await choose(app, 'Не пришли за бронью')
  await expect(form(app).getByText('Депозит 800,00 сом: решите, вернуть его клиенту или удержать.')).toBeVisible()
  await confirm(app, 'Не пришли за бронью')
  await expect(form(app).getByRole('alert')).toBeVisible()
  await form(app).getByLabel('Что с депозитом').selectOption({ label: 'Удержан' })
  await form(app).getByLabel('Причина отказа').selectOption({ label: 'Нет размера' })
  await expect(form(app).getByText('Задача «Обработать отказ»: оператор по очереди')).toBeVisible()
  await confirm(app, 'Не пришли за бронью')
  await done(app, 'Не пришли за бронью')
  await expect(app.getByText('За отложенным товаром не пришли. Лид и задачу «Обработать отказ» получил оператор.')).toBeVisible()

  const codes = await codesOf(world)
  const lost = await item(world, 2, deal)
  expect(await stageOf(world, deal)).toBe('holdLost')
  expect(await optionOf(world, 'deal', 'depositFate', lost[codes['field:deal.depositFate']!])).toBe('KEPT')
  const [lead, ...others] = await refusalLeads(world, deal)
  expect(others).toEqual([])
  expect([lead!.stageId, lead!.contactId]).toEqual([codes['status:STATUS.discoverNeed'], lost.contactId])
  expect(storePeople.operators).toContain(lead!.assignedById)
  expect((await tasksOf(world, `L_${Number(lead!.id)}`)).map(({ title, responsibleId }) => [title, Number(responsibleId)])).toEqual([['Обработать отказ', lead!.assignedById]])
})

test('a cancelled reservation is taken back, and is as it was', async ({ page, world }) => {
  const deal = storeDeals.holdEndsToday
  const before = await item(world, 2, deal)
  const app = await openDeal(page, world, cashier, deal)
  await choose(app, 'Отменить бронь')
  await form(app).getByLabel('Что с депозитом').selectOption({ label: 'Возвращён' })
  await confirm(app, 'Отменить бронь')
  await done(app, 'Передумали')
  expect(await stageOf(world, deal)).toBe('changedMind')
  await pressSettled(app.getByRole('button', { name: 'Отменить', exact: true }))
  await expect(app.getByText('Отменено: Передумали')).toBeVisible({ timeout: 30_000 })
  await expect(app.getByText('Бронь до сегодня, 20:00')).toBeVisible()
  const after = await item(world, 2, deal)
  const codes = await codesOf(world)
  for (const field of ['stageId', codes['field:deal.deposit']!, codes['field:deal.depositFate']!, codes['field:deal.holdUntil']!])
    expect(after[field], field).toEqual(before[field])
})

test('a parcel goes to its client: sent, accepted, paid by the courier', async ({ page, world }) => {
  const deal = dealOnStage.courier
  const app = await openDeal(page, world, cashierOfOsh, deal)
  await expect(app.getByText('Ош, ул. Ленина, 331, кв. 12')).toBeVisible()
  await choose(app, 'Посылка отправлена')
  await confirm(app, 'Посылка отправлена')
  await done(app, 'Посылка отправлена')
  await choose(app, 'Товар принят')
  await confirm(app, 'Товар принят')
  await done(app, 'Товар принят')
  await choose(app, 'Деньги получены')
  await form(app).getByLabel('Способ оплаты').selectOption({ label: 'Наличные' })
  await expect(form(app).getByText('Контакт станет клиентом')).toBeVisible()
  await confirm(app, 'Деньги получены')
  await done(app, 'Деньги получены')
  const codes = await codesOf(world)
  const won = await item(world, 2, deal)
  expect([await stageOf(world, deal), await optionOf(world, 'deal', 'paymentMethod', won[codes['field:deal.paymentMethod']!])]).toEqual(['won', 'CASH'])
})

test('another size is exchanged, then all comes back: the deal closes with its tasks, an operator gets the client', async ({ page, world }) => {
  const deal = dealOnStage.exchange
  await world.control.rest('tasks.task.add', { fields: { TITLE: 'Позвонить курьеру', RESPONSIBLE_ID: cashier, UF_CRM_TASK: [`D_${deal}`] } })
  const app = await openDeal(page, world, cashier, deal)
  await choose(app, 'Обменяли товар')
  await form(app).getByLabel(/доплат/i).fill('300')
  await confirm(app, 'Обменяли товар')
  await done(app, 'Обменяли товар')
  expect(await stageOf(world, deal)).toBe('confirm')
  expect(String((await item(world, 2, deal)).comments)).toMatch(/Обмен 1[\s\S]*Доплата: 300\.00 KGS/)

  await choose(app, 'Возврат доставки')
  await form(app).getByLabel(/вернули|возврат/i).fill('4 500')
  await form(app).getByLabel('Комментарий').fill('Жмут')
  await confirm(app, 'Возврат доставки')
  await done(app, 'Возврат доставки')
  const codes = await codesOf(world)
  const back = await item(world, 2, deal)
  expect([await stageOf(world, deal), back[codes['field:deal.refund']!]]).toEqual(['deliveryBack', '4500.00|KGS'])
  const statuses = (await tasksOf(world, `D_${deal}`)).map(({ status }) => Number(status))
  expect(statuses).not.toEqual([])
  expect(statuses.filter(status => status !== completed)).toEqual([])
  expect(await refusalLeads(world, deal)).toHaveLength(1)
})

test('the coupon of a parcel that comes back is given back to its client', async ({ page, world }) => {
  const deal = dealOnStage.confirm
  const codes = await codesOf(world)
  const { contactId } = await item(world, 2, deal)
  const coupon = await item(world, 1, leadInStatus.couponIssued)
  await change(world, 1, leadInStatus.couponIssued, { contactId })
  await world.control.send('POST', '/_portal/clock', { advanceSeconds: 60 })
  const app = await openDeal(page, world, cashier, deal)
  await app.getByLabel('Код купона').fill(String(coupon[codes['field:lead.couponCode']!]))
  await pressSettled(app.getByRole('button', { name: 'Погасить', exact: true }))
  await expect(app.getByText(/Купон погашен: 16 ноября/)).toBeVisible({ timeout: 30_000 })
  await choose(app, 'Возврат доставки')
  await confirm(app, 'Возврат доставки')
  await done(app, 'Возврат доставки')
  await pressSettled(app.getByRole('button', { name: 'Вернуть купон' }))
  await app.getByLabel(/^Вернётся клиенту с прежним сроком/).check()
  await app.getByLabel('Причина возврата').fill('Посылка вернулась')
  await pressSettled(app.getByRole('button', { name: 'Вернуть купон' }))
  await expect(app.getByText(/Купон погашен/)).toHaveCount(0, { timeout: 30_000 })
  const back = await item(world, 1, leadInStatus.couponIssued)
  expect([back.stageId, back[codes['field:lead.couponUntil']!]]).toEqual([codes['status:STATUS.couponIssued'], coupon[codes['field:lead.couponUntil']!]])
  expect((await item(world, 2, deal))[codes['field:deal.coupon']!] ?? '').toBeFalsy()
})

test('a reminder that did not go by itself is sent from the card: prepared, and noted as sent by hand', async ({ page, world }) => {
  const deal = storeDeals.holdEndsToday
  const app = await openDeal(page, world, cashier, deal)
  const strip = app.getByRole('list', { name: 'План брони' })
  await expect(strip).toContainText('не отправлено')
  await pressSettled(app.getByRole('button', { name: 'Отправить сообщение' }))
  await expect(app.locator('[data-answer]')).toBeVisible({ timeout: 30_000 })
  await pressSettled(app.getByRole('button', { name: 'Отметить отправленным' }))
  await expect(strip).not.toContainText('не отправлено', { timeout: 30_000 })
  await expect(app.getByRole('button', { name: 'Отправить сообщение' })).toHaveCount(0)
})

test('a colleague was faster: nothing is written over, the deal is shown as it is now', async ({ page, world }) => {
  const deal = dealOnStage.hold
  const app = await openDeal(page, world, cashier, deal)
  await choose(app, 'Продать')
  const codes = await codesOf(world)
  await world.control.send('POST', '/_portal/clock', { advanceSeconds: 5 })
  await change(world, 2, deal, { stageId: codes['stage:store.changedMind'] })
  await confirm(app, 'Продать')
  await expect(app.getByText('Сделку изменили, пока вы смотрели')).toBeVisible({ timeout: 30_000 })
  await expect(app.getByText('Клиент передумал, сделка закрыта.')).toBeVisible()
  expect(await stageOf(world, deal)).toBe('changedMind')
})

test('a reply is lost: the press is looked up and made once', async ({ page, world }) => {
  const deal = storeDeals.holdOver
  const app = await openDeal(page, world, cashierOfOsh, deal)
  await choose(app, 'Не пришли за бронью')
  await form(app).getByLabel('Что с депозитом').selectOption({ label: 'Возвращён' })
  await world.control.send('POST', '/_portal/faults', { when: { method: 'crm.item.update', inside: 'batch', times: 1 }, do: { kind: 'cut-after' } })
  await confirm(app, 'Не пришли за бронью')
  await done(app, 'Не пришли за бронью')
  expect(await refusalLeads(world, deal)).toHaveLength(1)
})

test('who is no cashier sees the reservation and why there are no buttons; other pipelines have no store', async ({ page, world }) => {
  const app = await openDeal(page, world, storePeople.operators[0], dealOnStage.hold)
  await expect(app.getByText('Бронь до завтра, 20:00')).toBeVisible()
  await expect(app.getByText(/Кнопки этой стадии — у кассира/)).toBeVisible()
  await setStoreSettings(world, { 'hold.deposit.extensions': 0 })

  const { item: other } = await world.control.rest<{ item: { id: number } }>('crm.item.add', { entityTypeId: 2, fields: { title: 'Аренда', categoryId: 0 } })
  await page.goto(`${world.portalOrigin}/crm/deal/details/${other.id}/`)
  await page.getByRole('tab', { name: 'Продажа' }).click()
  await expect(page.frameLocator('.app-frame iframe').getByText(/в сделках воронки «Продажи магазина»/)).toBeVisible({ timeout: 20_000 })
})

test('by keyboard alone, and without serious accessibility findings at 1280 and 400 px', async ({ page, world }) => {
  const deal = storeDeals.holdEndsToday
  for (const width of [400, 1280]) {
    await page.setViewportSize({ width, height: 1400 })
    const app = await openDeal(page, world, cashier, deal)
    await choose(app, 'Не пришли за бронью')
    await expect(form(app).getByRole('heading', { name: 'Не пришли за бронью' })).toBeFocused()
    expect(await serious(page), `${width}`).toEqual([])
    expect(await sideways(app)).toBeLessThanOrEqual(0)
    await page.keyboard.press('Escape')
    await expect(app.locator('.row').getByRole('button', { name: 'Не пришли за бронью' })).toBeFocused()
  }
  const app = page.frameLocator('.app-frame iframe')
  await app.locator('.row').getByRole('button', { name: 'Продать' }).focus()
  await page.keyboard.press('Enter')
  await expect(form(app).getByRole('heading', { name: 'Клиент забрал товар' })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(form(app).getByLabel('Комментарий')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(form(app).getByRole('button', { name: 'Продать' })).toBeFocused()
  await page.keyboard.press('Enter')
  await done(app, 'Клиент забрал товар')
  await expect(app.locator('[data-answer]').first()).toBeFocused()
  expect(await stageOf(world, deal)).toBe('won')
})
