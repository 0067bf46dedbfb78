import { itemOf, narrow, openActions, seriousTroubles, tasksOf, wide } from '../support/storeCards.ts'
import { storeContacts, storePeople } from '../support/storePeople.ts'
import { expect, test } from '../support/story.ts'

// The tab «Действия» of a contact: the cashier writes down whom a client recommends, and hands the recommendation to the call centre.

test.use({ worldName: 'store' })

const cashier = storePeople.cashiers.bishkek

test('a recommendation is written down, and handed on once however often it is pressed', async ({ page, world }) => {
  test.setTimeout(90_000)
  await page.setViewportSize(wide)
  const tab = await openActions(page, world, cashier, { contact: storeContacts.recommender })
  await tab.getByRole('listitem').filter({ hasText: 'Записать рекомендацию' }).getByRole('button').first().click()
  await tab.getByLabel('Имя', { exact: true }).fill('Аксана')
  const go = tab.locator('form').getByRole('button', { name: 'Записать рекомендацию' })
  await go.click()
  await expect(tab.getByText('Укажите, кем этот человек приходится клиенту')).toBeVisible()
  await tab.getByLabel('WhatsApp/Тел').fill('+996 000 70-77-77')
  await tab.getByLabel('Кем приходится').fill('сестра')
  expect(await seriousTroubles(page)).toEqual([])
  await go.click()
  await expect(tab.getByText('Готово: Записать рекомендацию')).toBeVisible({ timeout: 20_000 })

  const { items } = await world.control.rest<{ items: { id: number }[] }>('crm.item.list', { entityTypeId: 3, filter: { '=name': 'Аксана' }, select: ['id'] })
  expect(items).toHaveLength(1)
  const id = items[0]!.id
  expect(Number(/\d+$/.exec(String((await itemOf(world, 3, id)).UF_CRM_CONTACT_ST_REFERRER))?.[0])).toBe(storeContacts.recommender)

  await page.setViewportSize(narrow)
  const made = await openActions(page, world, cashier, { contact: id })
  expect(await seriousTroubles(page)).toEqual([])
  await made.locator('form').getByRole('button', { name: 'Обработать рекомендацию' }).dblclick()
  await expect(made.getByText(/^(?:Готово: Обработать рекомендацию|Обработать рекомендацию: сделано, исполнителя пока нет)$/)).toBeVisible({ timeout: 20_000 })
  const { items: leads } = await world.control.rest<{ items: { id: number }[] }>('crm.item.list', { entityTypeId: 1, filter: { '=contactId': id }, select: ['id'] })
  expect(leads).toHaveLength(1)
  expect((await tasksOf(world, `L_${leads[0]!.id}`)).map(({ title }) => title)).toEqual(['Обработать рекомендацию'])
  await made.getByText(/^Недоступно сейчас/).click()
  await expect(made.getByRole('definition').filter({ hasText: 'Нужно: Рекомендация ещё не обработана' })).toBeVisible()
})

test('who has opted out is not subscribed, and the page says why', async ({ page, world }) => {
  await page.setViewportSize(narrow)
  const tab = await openActions(page, world, cashier, { contact: storeContacts.optedOut })
  await expect(tab.getByText('Клиент отказался от рассылки.', { exact: false }).first()).toBeVisible()
  await tab.getByText(/^Недоступно сейчас/).click()
  await expect(tab.getByText('Нужно: Клиент не отказался от рассылки')).toBeVisible()
})
