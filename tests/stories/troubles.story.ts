import { expect, openAs, test } from '../support/story.ts'
import { descriptionOf, fieldFrame, openAnnouncement, storedDescription } from './description.ts'
import { pressEdit, pressSettled } from '../support/pressEdit.ts'

// Everything that can go wrong between the page and the portal ends in plain words, with the text kept.

test('opened outside a portal, every page says so and calls nothing', async ({ page, world }) => {
  const asked: string[] = []
  page.on('request', request => asked.push(request.url()))
  for (const name of ['index.html', 'description-field.html', 'announcement-tab.html']) {
    await page.goto(`${world.appOrigin}/${name}`)
    await expect(page.getByText('Страница открыта не из портала')).toBeVisible()
  }
  expect(asked.filter(url => !url.startsWith(world.appOrigin))).toEqual([])
})

test('a name of a portal that never answers ends in a message, not in waiting', async ({ page, world }) => {
  await world.control.send('POST', '/_portal/faults', { when: { frame: '*' }, do: { kind: 'silence' } })
  await openAs(page, world, 2, '/crm/deal/details/1/')
  await expect(fieldFrame(page).getByText('Портал не отвечает').first()).toBeVisible({ timeout: 20_000 })
  const tab = await openAnnouncement(page)
  await expect(tab.getByText('Портал не отвечает').first()).toBeVisible({ timeout: 20_000 })
  await world.control.send('DELETE', '/_portal/faults')
  await tab.getByRole('button', { name: 'Повторить' }).click()
})

test('a field whose card goes silent while writing says that the text was not taken, and keeps it', async ({ page, world }) => {
  await openAs(page, world, 2, '/crm/deal/details/1/')
  await pressEdit(page)
  const frame = fieldFrame(page)
  await descriptionOf(frame).press('Control+End')
  await world.control.send('POST', '/_portal/faults', { when: { frame: 'setValue' }, do: { kind: 'silence' } })
  await descriptionOf(frame).pressSequentially(' Не дошло.')
  await expect(frame.getByText('Карточка не приняла текст')).toBeVisible()
  await expect(descriptionOf(frame)).toContainText('Не дошло.')
})

test('an ended token is renewed without a word: one refresh, one save', async ({ page, world }) => {
  await openAs(page, world, 2, '/crm/deal/details/1/')
  const tab = await openAnnouncement(page)
  await descriptionOf(tab).press('Control+End')
  await descriptionOf(tab).pressSequentially(' После обеда.')
  await world.control.send('POST', '/_portal/clock', { advanceSeconds: 3700 })
  await world.control.send('DELETE', '/_portal/log')
  await pressSettled(tab.getByRole('button', { name: 'Сохранить', exact: true }))
  await expect(tab.getByText(/Сохранено в/)).toBeVisible()
  const log = await world.control.get<{ kind: string, method: string }[]>('/_portal/log')
  expect(log.filter(entry => entry.method === 'refreshAuth')).toHaveLength(1)
  expect(await storedDescription(world)).toContain('После обеда.')
})

test('a token that cannot be renewed: the card has to be reopened, and the text waits there as a draft', async ({ page, world }) => {
  await openAs(page, world, 2, '/crm/deal/details/1/')
  const tab = await openAnnouncement(page)
  await descriptionOf(tab).press('Control+End')
  await descriptionOf(tab).pressSequentially(' Не потеряйте меня.')
  await world.control.send('POST', '/_portal/clock', { advanceSeconds: 3700 })
  await world.control.send('PATCH', '/_portal/switches', { refreshFails: true })
  page.on('dialog', dialog => dialog.dismiss())
  await pressSettled(tab.getByRole('button', { name: 'Сохранить', exact: true }))
  await expect(tab.getByRole('alert').getByText('Вход в портал истёк')).toBeVisible({ timeout: 30_000 })
  await expect(descriptionOf(tab)).toContainText('Не потеряйте меня.')
  await world.control.send('PATCH', '/_portal/switches', { refreshFails: false })
  await page.reload()
  const again = await openAnnouncement(page)
  await expect(again.getByText(/Черновик от .* не сохранён/)).toBeVisible()
  await again.getByRole('button', { name: 'Восстановить' }).click()
  await expect(descriptionOf(again)).toContainText('Не потеряйте меня.')
})

test('the portal is gone while saving: the text is kept, and trying again saves it', async ({ page, world }) => {
  await openAs(page, world, 2, '/crm/deal/details/1/')
  const tab = await openAnnouncement(page)
  await descriptionOf(tab).press('Control+End')
  await descriptionOf(tab).pressSequentially(' Связь пропала.')
  await page.route('**/rest/**', route => route.abort())
  await pressSettled(tab.getByRole('button', { name: 'Сохранить', exact: true }))
  await expect(tab.getByRole('alert').getByText('Портал не отвечает')).toBeVisible({ timeout: 20_000 })
  await expect(descriptionOf(tab)).toContainText('Связь пропала.')
  await page.unroute('**/rest/**')
  await tab.getByRole('button', { name: 'Повторить' }).click()
  await expect(tab.getByText(/Сохранено в/)).toBeVisible()
  expect(await storedDescription(world)).toContain('Связь пропала.')
})

test('a save whose reply is lost is looked up, not sent again', async ({ page, world }) => {
  await openAs(page, world, 2, '/crm/deal/details/1/')
  const tab = await openAnnouncement(page)
  await descriptionOf(tab).press('Control+End')
  await descriptionOf(tab).pressSequentially(' Ответ потерялся.')
  let cut = 0
  await page.route('**/rest/batch**', async route => {
    if (!route.request().postData()?.includes('crm.item.update') || cut > 0)
      return route.continue()
    cut++
    // The portal does it; only its answer is lost.
    await route.fetch()
    return route.abort()
  })
  await world.control.send('DELETE', '/_portal/log')
  await pressSettled(tab.getByRole('button', { name: 'Сохранить', exact: true }))
  await expect(tab.getByText(/Сохранено в/)).toBeVisible({ timeout: 20_000 })
  const log = await world.control.get<{ commands?: { method: string }[] }[]>('/_portal/log')
  expect(log.flatMap(entry => entry.commands ?? []).filter(command => command.method === 'crm.item.update')).toHaveLength(1)
  expect(await storedDescription(world)).toContain('Ответ потерялся.')
})

test('a draft survives a card that was closed without saving', async ({ page, world }) => {
  await openAs(page, world, 2, '/crm/deal/details/1/')
  await pressEdit(page)
  const frame = fieldFrame(page)
  await descriptionOf(frame).press('Control+End')
  await descriptionOf(frame).pressSequentially(' Закрыли вкладку.')
  await expect(frame.getByText('Сохранится с карточкой')).toBeVisible()
  await expect.poll(() => frame.locator('html').evaluate(() => new Promise<string>((resolve, reject) => {
    const opened = indexedDB.open('cardinal')
    opened.onerror = () => reject(opened.error)
    opened.onsuccess = () => {
      const kept = opened.result.transaction('drafts').objectStore('drafts').getAll()
      kept.onsuccess = () => resolve(JSON.stringify(kept.result))
    }
  }))).toContain('Закрыли вкладку.')
  await openAs(page, world, 2, '/crm/deal/details/1/')
  await pressEdit(page)
  await fieldFrame(page).getByRole('button', { name: 'Восстановить' }).click()
  await expect(descriptionOf(fieldFrame(page))).toContainText('Закрыли вкладку.')
})
