import type { FrameLocator, Page } from '@playwright/test'
import { leadInStatus, storeLeads, storePeople } from '../support/storePeople.ts'
import { itemOf, narrow, openActions, seriousTroubles, tasksOf, wide } from '../support/storeCards.ts'
import { expect, test } from '../support/story.ts'
import type { World } from '../support/story.ts'

// The tab «Действия» of a lead: the operator with her queue of messages, the administrator with an offer to reconsider, the cashier
// at whose till a lead arrives, and whoever has no role yet.

test.use({ worldName: 'store' })

const LEAD = 1
const [operator, colleague] = storePeople.operators
const administrator = storePeople.administrators.bishkek
const cashier = storePeople.cashiers.bishkek

const lead = (world: World, id: number) => itemOf(world, LEAD, id)
const panelOf = (tab: FrameLocator, name: string) => tab.getByRole('heading', { name, exact: true, level: 2 })
const row = (tab: FrameLocator, name: string) => tab.getByRole('listitem').filter({ has: tab.getByText(name, { exact: true }) }).first()
/** The one filled button of the form. */
const press = (tab: FrameLocator, name: string) => tab.locator('form').getByRole('button', { name, exact: true }).click()
const isDone = (tab: FrameLocator, name: string) => expect(tab.getByText(`Готово: ${name}`, { exact: true })).toBeVisible({ timeout: 20_000 })
const statusIs = (tab: FrameLocator, status: string) => expect(tab.getByText(new RegExp(`^Статус «${status}»`))).toBeVisible()
const openTasks = async (world: World, id: number) => (await tasksOf(world, `L_${id}`)).filter(({ status }) => status !== '5').map(({ title }) => title)

async function isCalm(page: Page): Promise<void> {
  expect(await seriousTroubles(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true)
}

test('from the first message to the coupon: each status says what it is about, what can be done, and does all of it', async ({ page, world }) => {
  test.setTimeout(120_000)
  await page.setViewportSize(wide)
  const id = leadInStatus.new
  const tab = await openActions(page, world, operator, { lead: id })
  await statusIs(tab, 'НОВЫЙ')
  await expect(tab.getByText('ваша роль — оператор')).toBeVisible()
  await expect(tab.getByText(/^Новое обращение: найдите клиента/)).toBeVisible()
  await expect(panelOf(tab, 'Подписать на рассылку')).toBeVisible()

  // Nobody is meant yet, then half a person: each field says what it lacks.
  await press(tab, 'Подписать на рассылку')
  await expect(tab.getByText('Найдите и выберите контакт или создайте новый')).toBeVisible()
  await tab.getByRole('radio', { name: 'Новый клиент' }).check()
  await tab.getByLabel('WhatsApp/Тел').fill('12')
  await press(tab, 'Подписать на рассылку')
  await expect(tab.getByText('В номере от 6 до 15 цифр')).toBeVisible()
  await expect(tab.getByText('Отметьте город')).toBeVisible()
  await expect(tab.getByLabel('Имя', { exact: true })).toHaveValue('Алина')
  await tab.getByLabel('WhatsApp/Тел').fill('+996 000 70-10-01')
  await tab.getByLabel('Фамилия').fill('Бекова')
  await tab.getByLabel('Пол', { exact: true }).selectOption({ label: 'Женский' })
  await tab.getByRole('checkbox', { name: 'Бишкек' }).check()
  await tab.getByLabel('Размер обуви').selectOption({ label: '37' })
  await tab.getByLabel('Примечание обуви или ноги').fill('нет')
  await expect(tab.getByText('Создастся контакт Алина Бекова')).toBeVisible()
  await isCalm(page)
  await press(tab, 'Подписать на рассылку')
  await isDone(tab, 'Подписать на рассылку')
  await statusIs(tab, 'ПОДПИСАТЬ НА РАССЫЛКУ')
  expect(await openTasks(world, id)).toEqual(['Подписать на рассылку'])
  const contactId = (await lead(world, id)).contactId!
  expect((await itemOf(world, 3, contactId))).toMatchObject({ name: 'Алина', lastName: 'Бекова' })

  await tab.getByRole('button', { name: 'Дальше: Выявить потребность' }).click()
  await press(tab, 'Выявить потребность')
  await expect(tab.getByText('Отметьте, что ответил клиент')).toBeVisible()
  await tab.getByLabel('Участвует в рассылке').selectOption({ label: 'Да' })
  await press(tab, 'Выявить потребность')
  await isDone(tab, 'Выявить потребность')
  expect(await openTasks(world, id)).toEqual(['Выявить потребность клиента'])

  // One press in the row; and it can be taken back.
  await row(tab, 'Сделать предложение').getByRole('button', { name: 'Сделать: Сделать предложение' }).click()
  await isDone(tab, 'Сделать предложение')
  await statusIs(tab, 'СДЕЛАТЬ ПРЕДЛОЖЕНИЕ')
  await tab.getByRole('button', { name: 'Отменить сделанное' }).click()
  await expect(tab.getByText('Отменено: Сделать предложение')).toBeVisible({ timeout: 20_000 })
  await statusIs(tab, 'ВЫЯВИТЬ ПОТРЕБНОСТЬ')
  expect(await openTasks(world, id)).toEqual(['Выявить потребность клиента'])
})

test('a coupon is issued at 400 px: code, message and rating, status, passport', async ({ page, world }) => {
  test.setTimeout(90_000)
  await page.setViewportSize(narrow)
  const id = leadInStatus.sendCoupon
  const tab = await openActions(page, world, operator, { lead: id })
  await expect(panelOf(tab, 'Выдать купон')).toBeVisible()
  await expect(tab.getByText('не выдан', { exact: true })).toBeVisible()
  await tab.getByLabel('Основание').selectOption({ label: 'День рождения' })
  await expect(tab.getByText('3 суток с выдачи: правило для дня рождения')).toBeVisible()
  await expect(tab.getByText('XXXX-XXXX-XX').first()).toBeVisible()
  await isCalm(page)
  await press(tab, 'Выдать купон')
  await expect(tab.getByText(/^(?:Готово: Выдать купон|Сделано, но не ушло: «Оценка работы оператора»)/)).toBeVisible({ timeout: 30_000 })
  const issued = await lead(world, id)
  expect(issued.UF_CRM_ST_COUPON_CODE).toMatch(/^[2-9A-HJ-NP-Z]{10}$/)
  await statusIs(tab, 'ВЫДАННЫЕ КУПОНЫ')
  await tab.getByRole('button', { name: 'Закрыть', exact: true }).press('Enter')
  await expect(tab.getByText('Паспорт купона')).toBeVisible()
  await isCalm(page)
})

test('a message that does not go leaves the coupon issued; sent by hand, the rest follows', async ({ page, world }) => {
  test.setTimeout(90_000)
  await page.setViewportSize(wide)
  const id = leadInStatus.sendCoupon
  // His last message is three days old: the channel takes nothing any more.
  await world.control.rest('crm.item.update', { entityTypeId: LEAD, id, fields: { contactId: 3 } })
  const tab = await openActions(page, world, operator, { lead: id })
  await press(tab, 'Выдать купон')
  await expect(tab.getByText('Купон выдан, сообщение не ушло')).toBeVisible({ timeout: 30_000 })
  const code = (await lead(world, id)).UF_CRM_ST_COUPON_CODE
  expect(code).toMatch(/^[2-9A-HJ-NP-Z]{10}$/)
  await statusIs(tab, 'ОТПРАВИТЬ КУПОН')
  await expect(tab.getByRole('link', { name: /СМС|SMS/ }).first()).toHaveAttribute('href', /^sms:\+996/)
  await tab.getByRole('button', { name: /Отметить/ }).first().click()
  await expect.poll(async () => (await lead(world, id)).UF_CRM_ST_COUPON_CODE).toBe(code)
  await isCalm(page)
})

test('an offer is reconsidered: the operator says why, the administrator writes another, and after too many refusals closing comes first', async ({ page, world }) => {
  test.setTimeout(90_000)
  await page.setViewportSize(wide)
  const id = leadInStatus.makeOffer
  await world.control.rest('crm.item.update', { entityTypeId: LEAD, id, useOriginalUfNames: 'Y', fields: { UF_CRM_LEAD_ST_STORE: 1, comments: '' } })
  const tab = await openActions(page, world, operator, { lead: id })
  await row(tab, 'Пересмотреть предложение').getByRole('button').first().click()
  await expect(panelOf(tab, 'Пересмотреть предложение')).toBeFocused()
  await press(tab, 'Пересмотреть предложение')
  await expect(tab.getByText('Напишите причину: без неё не понять, что предложить')).toBeVisible()
  await tab.getByLabel('Комментарий').fill('Хочет скидку 20 %')
  await press(tab, 'Пересмотреть предложение')
  await isDone(tab, 'Пересмотреть предложение')
  await statusIs(tab, 'СДЕЛАТЬ ПРЕДЛОЖЕНИЕ')
  expect((await lead(world, id)).comments).toContain('Хочет скидку 20 %')

  const office = await openActions(page, world, administrator, { lead: id })
  await expect(office.getByText('ваша роль — администратор магазина')).toBeVisible()
  await press(office, 'Вернуть оператору с предложением')
  await expect(office.getByText('Напишите новое предложение клиенту')).toBeVisible()
  await office.getByLabel('Спец. предложение').fill('Скидка 15 % и доставка')
  await press(office, 'Вернуть оператору с предложением')
  await isDone(office, 'Вернуть оператору с предложением')
  expect((await lead(world, id)).UF_CRM_ST_OFFER).toBe('Скидка 15 % и доставка')

  await world.control.rest('crm.item.update', { entityTypeId: LEAD, id, useOriginalUfNames: 'Y', fields: { UF_CRM_ST_OFFER_REFUSALS: 3 } })
  const last = await openActions(page, world, administrator, { lead: id })
  await expect(panelOf(last, 'Отказ от спецпредложения')).toBeVisible()
  await isCalm(page)
})

test('a colleague was faster: the list is anew, what was typed stays', async ({ page, world }) => {
  await page.setViewportSize(wide)
  const id = leadInStatus.discoverNeed
  const tab = await openActions(page, world, colleague, { lead: id })
  await expect(panelOf(tab, 'Сделать предложение')).toBeVisible()
  await tab.getByLabel('Комментарий').fill('Ждёт звонка после обеда')
  const { stageId } = await lead(world, leadInStatus.makeOffer)
  await world.control.rest('crm.item.update', { entityTypeId: LEAD, id, fields: { stageId } })
  await press(tab, 'Сделать предложение')
  await expect(tab.getByText('Лид уже в статусе «СДЕЛАТЬ ПРЕДЛОЖЕНИЕ»')).toBeVisible({ timeout: 20_000 })
  await expect(tab.getByText('Список обновлён. Что вы набрали, осталось в форме.')).toBeVisible()
  expect((await lead(world, id)).comments ?? '').not.toContain('Ждёт звонка')
})

test('by keyboard alone; what is not to be had says what it lacks; who has no role learns who gives it', async ({ page, world }) => {
  await page.setViewportSize(wide)
  const tab = await openActions(page, world, operator, { lead: leadInStatus.discoverNeed })
  const no = row(tab, 'Не дозвонились').getByRole('button').first()
  await no.focus()
  await page.keyboard.press('Enter')
  await expect(panelOf(tab, 'Не дозвонились')).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.type('Занято')
  await page.keyboard.press('Escape')
  await expect(no).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(tab.getByLabel('Комментарий')).toHaveValue('Занято')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await isDone(tab, 'Не дозвонились')

  await tab.getByText(/^Недоступно сейчас: \d+/).focus()
  await page.keyboard.press('Enter')
  await expect(tab.getByText('Нужно: Продавец принял заявку', { exact: false })).toBeVisible()
  await expect(tab.getByText('В статусе «ОТПРАВИТЬ КУПОН»', { exact: true }).first()).toBeVisible()

  const till = await openActions(page, world, operator, { lead: leadInStatus.getPayment })
  await expect(till.getByText('Сейчас у вас здесь нет действий.', { exact: false })).toBeVisible()

  const nobody = await openActions(page, world, storePeople.director, { lead: leadInStatus.sendCoupon })
  await expect(nobody.getByText('Ваша роль в магазине не указана, поэтому кнопок нет')).toBeVisible()
  await expect(nobody.getByText(/Роли задаёте вы/)).toBeVisible()
})

test('at the till the lead itself says what comes first', async ({ page, world }) => {
  await page.setViewportSize(narrow)
  for (const [id, first] of [[storeLeads.atTillHoldShop, 'Оформить бронь'], [storeLeads.atTillDelivery, 'Оформить доставку'], [storeLeads.atTillRefusal, 'Обработать отказ на кассе']] as const) {
    const tab = await openActions(page, world, cashier, { lead: id })
    await expect(panelOf(tab, first)).toBeVisible()
  }
  const tab = await openActions(page, world, cashier, { lead: storeLeads.atTillHoldShop })
  await press(tab, 'Оформить бронь')
  await expect(tab.getByText(/Укажите сумму депозита/)).toBeVisible()
  await tab.getByLabel(/^Депозит/).fill('много')
  await expect(tab.getByText('Не понять: напишите сумму числом, например 1500')).toBeVisible()
  await isCalm(page)
})
