import type { FrameLocator } from '@playwright/test'
import { pressSettled } from '../support/pressEdit.ts'
import { expect, test } from '../support/story.ts'
import { dealOnStage, storeDeals, storePeople } from '../support/storePeople.ts'
import { change, codesOf, item, openDeal, optionOf, refusalLeads, serious, setStoreSettings, sideways, stageOf, tasksOf } from './storeDeals.ts'

// The cashier's day in deals: shoes are put aside with a deposit, the client calls, comes or does not; a parcel goes by courier and comes back.

test.use({ worldName: 'store' })

const { bishkek: cashier, osh: cashierOfOsh } = storePeople.cashiers
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
  await expect(form(app).getByText('17 ноября, 12:00: сообщение клиенту «Срок брони истекает»')).toBeVisible()
  await confirm(app, 'Отложить')
  await done(app, 'Отложить')
  await expect(app.getByText('Бронь до 18 ноября, 20:00')).toBeVisible()
  await expect(app.getByText('депозит 1 500,50 сом')).toBeVisible()
  const codes = await codesOf(world)
  const put = await item(world, 2, deal)
  expect(await stageOf(world, deal)).toBe('hold')
  expect([put[codes['field:deal.deposit']!], Date.parse(String(put[codes['field:deal.holdUntil']!]))]).toEqual(['1500.5|KGS', Date.parse('2026-11-18T20:00:00+06:00')])

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
  expect([await stageOf(world, deal), back[codes['field:deal.refund']!]]).toEqual(['deliveryBack', '4500|KGS'])
  expect((await tasksOf(world, `D_${deal}`)).map(({ status }) => Number(status))).toEqual(expect.arrayContaining([5]))
  expect((await tasksOf(world, `D_${deal}`)).every(({ status }) => Number(status) === 5)).toBe(true)
  expect(await refusalLeads(world, deal)).toHaveLength(1)
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
  await world.control.send('POST', '/_portal/faults', { when: { method: 'batch', command: 'crm.item.update' }, do: { kind: 'cut-after' }, times: 1 })
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
