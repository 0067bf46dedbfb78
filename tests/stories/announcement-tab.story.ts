import type { Page } from '@playwright/test'
import { pressSettled, settledBox } from '../support/pressEdit.ts'
import { expect, openAs, test } from '../support/story.ts'
import type { World } from '../support/story.ts'
import { descriptionOf, openAnnouncement, paste, storeDescription, storedDescription, storedTwin } from './description.ts'
import { pictureFrame } from './picture.ts'

// The same text in the tab «Анонс», saved by REST.

async function openTab(page: Page, world: World, user = 2) {
  await openAs(page, world, user, '/crm/deal/details/1/')
  const tab = await openAnnouncement(page)
  await expect(tab.getByText('Самый старый район')).toBeVisible()
  // What stands beside the text comes after it and moves what is below.
  await settledBox(tab.getByRole('button', { name: 'Прежние тексты' }))
  return tab
}

test('opening the tab costs one REST request', async ({ page, world }) => {
  await openAs(page, world, 2, '/crm/deal/details/1/')
  // The card's own field of the picture has asked by then.
  await expect(pictureFrame(page).getByRole('img')).toBeVisible()
  await world.control.send('DELETE', '/_portal/log')
  const tab = await openAnnouncement(page)
  await expect(tab.getByText('Самый старый район')).toBeVisible()
  await expect(tab.getByRole('complementary').getByRole('img')).toBeVisible()
  const log = await world.control.get<{ kind: string, method: string }[]>('/_portal/log')
  expect(log.filter(entry => entry.kind === 'rest').map(entry => entry.method)).toEqual(['batch'])
})

test('what is typed is saved by REST, says when, and is there after a reload, with its twin', async ({ page, world }) => {
  const tab = await openTab(page, world)
  await expect(tab.getByRole('button', { name: 'Сохранить' })).toHaveAttribute('aria-disabled', 'true')
  await descriptionOf(tab).press('Control+End')
  await descriptionOf(tab).press('Enter')
  await descriptionOf(tab).pressSequentially('Новая точка маршрута.')
  await pressSettled(tab.getByRole('button', { name: 'Сохранить' }))
  await expect(tab.getByText(/Сохранено в \d{1,2}:\d\d/)).toBeVisible()
  const stored = await storedDescription(world)
  expect(stored).toContain('Новая точка маршрута.')
  const twin = await storedTwin(world)
  expect(twin.startsWith(stored)).toBe(true)
  expect(twin.slice(stored.length)).toMatch(/^\n<!-- cardinal:1 \S+ [0-9a-f]{16} ~[0-9a-f]{8} -->$/)
  await page.reload()
  const again = await openAnnouncement(page)
  await expect(again.getByText('Новая точка маршрута.')).toBeVisible()
})

test('Ctrl+S saves, whatever the keyboard\'s language', async ({ page, world }) => {
  const tab = await openTab(page, world)
  await descriptionOf(tab).press('Control+End')
  await descriptionOf(tab).pressSequentially(' И ещё слово.')
  await descriptionOf(tab).press('Control+KeyS')
  await expect(tab.getByText(/Сохранено в/)).toBeVisible()
  expect(await storedDescription(world)).toContain('И ещё слово.')
})

test('a colleague who saved meanwhile: both texts are shown, mine can be kept', async ({ page, world }) => {
  const tab = await openTab(page, world)
  await descriptionOf(tab).press('Control+End')
  await descriptionOf(tab).pressSequentially(' Моё дополнение.')
  await storeDescription(world, '<p>Текст Анны.</p>')
  await pressSettled(tab.getByRole('button', { name: 'Сохранить', exact: true }))
  await expect(tab.getByText(/Пока вы писали, описание изменили: Анна Орлова/)).toBeVisible()
  await expect(tab.getByText('Текст Анны.')).toBeVisible()
  await expect(tab.getByText('Моё дополнение.').first()).toBeVisible()
  expect(await storedDescription(world)).toBe('<p>Текст Анны.</p>')
  await tab.getByRole('button', { name: 'Сохранить мой' }).click()
  await expect.poll(() => storedDescription(world)).toContain('Моё дополнение.')
})

test('a colleague who saved meanwhile: theirs can be kept, mine waits as a draft', async ({ page, world }) => {
  const tab = await openTab(page, world)
  await descriptionOf(tab).press('Control+End')
  await descriptionOf(tab).pressSequentially(' Моё дополнение.')
  await storeDescription(world, '<p>Текст Анны.</p>')
  await pressSettled(tab.getByRole('button', { name: 'Сохранить', exact: true }))
  await tab.getByRole('button', { name: 'Оставить тот, что в портале' }).click()
  await expect(descriptionOf(tab)).toHaveText('Текст Анны.')
  await page.reload()
  const again = await openAnnouncement(page)
  await again.getByRole('button', { name: 'Восстановить' }).click()
  await expect(descriptionOf(again)).toContainText('Моё дополнение.')
})

test('another field changed meanwhile is no conflict', async ({ page, world }) => {
  const tab = await openTab(page, world)
  await descriptionOf(tab).press('Control+End')
  await descriptionOf(tab).pressSequentially(' Тихая правка.')
  await world.control.rest('crm.item.update', { entityTypeId: 2, id: 1, fields: { opportunity: 777 } })
  await pressSettled(tab.getByRole('button', { name: 'Сохранить', exact: true }))
  await expect(tab.getByText(/Сохранено в/)).toBeVisible()
  expect(await storedDescription(world)).toContain('Тихая правка.')
})

test('a person who may only read is told so at the first save, and the text stays', async ({ page, world }) => {
  const tab = await openTab(page, world, 6)
  await descriptionOf(tab).press('Control+End')
  await descriptionOf(tab).pressSequentially(' Правка бухгалтера.')
  await pressSettled(tab.getByRole('button', { name: 'Сохранить', exact: true }))
  await expect(tab.getByRole('alert').getByText('Нет прав на изменение этой сделки')).toBeVisible()
  await expect(tab.getByText('Правка бухгалтера.')).toBeVisible()
  expect(await storedDescription(world)).not.toContain('Правка бухгалтера.')
})

test('a value over the limit is refused with its size before anything is sent', async ({ page, world }) => {
  const tab = await openTab(page, world)
  await descriptionOf(tab).press('Control+End')
  await paste(descriptionOf(tab), { text: 'Прогулка по переулкам. '.repeat(1500) })
  await world.control.send('DELETE', '/_portal/log')
  await pressSettled(tab.getByRole('button', { name: 'Сохранить', exact: true }))
  await expect(tab.getByRole('alert').getByText('Текст длиннее, чем хранит портал')).toBeVisible()
  const log = await world.control.get<{ kind: string }[]>('/_portal/log')
  expect(log.filter(entry => entry.kind === 'rest')).toEqual([])
})

test('in English for a colleague whose portal is English', async ({ page, world }) => {
  await openAs(page, world, 9, '/crm/deal/details/1/')
  const tab = await openAnnouncement(page, 'Announcement')
  await expect(tab.getByRole('button', { name: 'Save', exact: true })).toBeVisible()
  expect(await tab.locator('html').getAttribute('lang')).toBe('en')
})

test('keeps its width at 400 px: no sideways scroll in the card or the frame', async ({ page, world }) => {
  await page.setViewportSize({ width: 400, height: 800 })
  const tab = await openTab(page, world)
  expect(await tab.locator('html').evaluate(element => element.scrollWidth <= element.clientWidth)).toBe(true)
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true)
})

test('a table of prices is put in, filled by keyboard, changed by its menu and saved', async ({ page, world }) => {
  await storeDescription(world, '<p>Прогулки по субботам.</p>')
  await openAs(page, world, 2, '/crm/deal/details/1/')
  const tab = await openAnnouncement(page)
  await descriptionOf(tab).press('Control+End')
  await tab.getByRole('button', { name: 'Таблица' }).click()
  await expect(descriptionOf(tab).getByRole('columnheader')).toHaveCount(3)
  await page.keyboard.type('Дата')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Цена')
  await tab.getByRole('button', { name: 'Таблица' }).click()
  await tab.getByRole('menuitem', { name: 'Вставить строку ниже' }).click()
  await expect(descriptionOf(tab).getByRole('row')).toHaveCount(4)
  await pressSettled(tab.getByRole('button', { name: 'Сохранить' }))
  await expect(tab.getByText(/Сохранено в/)).toBeVisible()
  expect(await storedDescription(world)).toContain('<table><tbody><tr><th><p>Дата</p></th><th><p>Цена</p></th><th><p></p></th></tr><tr><td>')
})

test('the site’s limit of characters is the one of the settings', async ({ page, world }) => {
  const { apps: [cardinal] } = await world.control.get<{ apps: { id: number }[] }>('/_portal/state')
  const token = await world.control.send<{ access_token: string }>('POST', '/_portal/app-token', { user: 1, app: cardinal!.id })
  const answer = await page.request.post(`${world.portalOrigin}/rest/app.option.set`, { data: { auth: token.access_token, options: { 'cardinal.settings.events': JSON.stringify({ version: 1, revision: 'a', values: { descriptionLimit: 120 } }) } } })
  expect(answer.ok()).toBe(true)
  const tab = await openTab(page, world)
  await expect(tab.getByText(/^[\d\s]+ из 120 знаков/)).toBeVisible()
  await expect(tab.getByText(/^Для сайта лишни/)).toBeVisible()
})
