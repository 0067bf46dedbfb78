import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { pressSettled } from '../support/pressEdit.ts'
import { expect, openAs, test } from '../support/story.ts'
import type { World } from '../support/story.ts'
import { descriptionOf, fieldFrame, openAnnouncement, paste, storeDescription, storedDescription } from './description.ts'

// A text is hostile until it has passed the allow-list: in the field, in the tab, from the clipboard.

const hostile = '<p>Добрый текст</p><img src=x onerror="window.ran=1;parent.postMessage(\'ran\',\'*\')"><p><a href="javascript:window.ran=1">сюда</a></p><svg><script>window.ran=1</script></svg><iframe srcdoc="<script>parent.ran=1</script>"></iframe>'

/** Whether any of it ran in any frame. */
function ran(page: Page): Promise<boolean[]> {
  return Promise.all(page.frames().map(frame => frame.evaluate(() => 'ran' in window)))
}

/** Addresses asked for that belong neither to the portal nor to the application. */
function watchRequests(page: Page, world: World): string[] {
  const strangers: string[] = []
  page.on('request', request => {
    const url = request.url()
    if (![world.portalOrigin, world.appOrigin, 'blob:', 'data:', 'about:'].some(known => url.startsWith(known)))
      strangers.push(url)
  })
  return strangers
}

test('a hostile stored value never runs in view mode and is said to be removed', async ({ page, world }) => {
  const strangers = watchRequests(page, world)
  await storeDescription(world, hostile)
  await openAs(page, world, 2, '/crm/deal/details/1/')
  const view = fieldFrame(page)
  await expect(view.getByText('Добрый текст')).toBeVisible()
  await expect(view.getByText(/Не показали/).first()).toBeVisible()
  expect(await view.locator('script:not([src]), svg script, iframe, a[href^="javascript"], [onerror]').count()).toBe(0)
  await view.getByText('сюда').click()
  expect(await ran(page)).not.toContain(true)
  expect(strangers).toEqual([])
})

test('a hostile stored value never runs in the editor, is reported, and is gone after a save', async ({ page, world }) => {
  const strangers = watchRequests(page, world)
  await storeDescription(world, hostile)
  await openAs(page, world, 2, '/crm/deal/details/1/')
  const tab = await openAnnouncement(page)
  await expect(tab.getByText(/редактор не сохранит: .*(скрипт|картин|ссыл)/)).toBeVisible()
  await tab.getByRole('button', { name: 'Показать', exact: true }).click()
  await expect(tab.getByLabel('Оба текста как HTML')).toContainText('onerror')
  await tab.getByRole('button', { name: 'Всё равно открыть' }).click()
  await descriptionOf(tab).press('Control+End')
  await descriptionOf(tab).pressSequentially('!')
  await pressSettled(tab.getByRole('button', { name: 'Сохранить', exact: true }))
  await expect(tab.getByText(/Сохранено в/)).toBeVisible()
  const stored = await storedDescription(world)
  expect(stored).not.toMatch(/script|onerror|javascript|svg|iframe/i)
  expect(stored).toContain('Добрый текст')
  expect(await ran(page)).not.toContain(true)
  expect(strangers).toEqual([])
})

test('a hostile paste never runs and says what was removed', async ({ page, world }) => {
  await openAs(page, world, 2, '/crm/deal/details/1/')
  const tab = await openAnnouncement(page)
  await descriptionOf(tab).press('Control+End')
  await paste(descriptionOf(tab), { html: hostile, text: 'Добрый текст сюда' })
  await expect(tab.getByText(/убрали/i).first()).toBeVisible()
  expect(await ran(page)).not.toContain(true)
})

test.describe('a planted script', () => {
  test.use({ expectedTroubles: /inline script violates/ })

  test('is stopped by the page\'s policy', async ({ page, world }) => {
    await openAs(page, world, 2, '/crm/deal/details/1/')
    const tab = await openAnnouncement(page)
    await expect(descriptionOf(tab)).toBeVisible()
    const frame = page.frames().find(one => one.url().startsWith(`${world.appOrigin}/announcement-tab.html`))!
    const refused = await frame.evaluate(() => new Promise<string>(resolve => {
      document.addEventListener('securitypolicyviolation', event => resolve(event.effectiveDirective))
      const script = document.createElement('script')
      script.textContent = 'window.ran = 1'
      document.head.append(script)
    }))
    expect(refused).toBe('script-src-elem')
    expect(await ran(page)).not.toContain(true)
  })
})

test('messages of a stranger are ignored', async ({ page, world }) => {
  await openAs(page, world, 2, '/crm/deal/details/1/')
  const tab = await openAnnouncement(page)
  await expect(tab.getByText('Самый старый район')).toBeVisible()
  const frame = page.frames().find(one => one.url().startsWith(`${world.appOrigin}/announcement-tab.html`))!
  await frame.evaluate(() => {
    for (const data of ['1:{"AUTH_ID":"stolen"}', { a: 1 }, 'light1:["<p>чужое</p>"]', null])
      window.postMessage(data, location.origin)
  })
  await descriptionOf(tab).press('Control+End')
  await descriptionOf(tab).pressSequentially(' Всё по-прежнему.')
  await pressSettled(tab.getByRole('button', { name: 'Сохранить', exact: true }))
  await expect(tab.getByText(/Сохранено в/)).toBeVisible()
})

test('a long announcement from a word processor is pasted, edited, saved and comes back the same', async ({ page, world }) => {
  const html = readFileSync(new URL('../samples/clipboard/word-announcement.html', import.meta.url), 'utf8')
  await openAs(page, world, 2, '/crm/deal/details/1/')
  const tab = await openAnnouncement(page)
  const editor = descriptionOf(tab)
  await editor.press('Control+a')
  await paste(editor, { html, text: 'Текст из Word' })
  await expect(tab.getByText(/Вставлено из Word/)).toBeVisible()
  await editor.press('Control+End')
  await editor.press('Enter')
  await editor.pressSequentially('Приписано после вставки.')
  const seen = await editor.innerText()
  await pressSettled(tab.getByRole('button', { name: 'Сохранить', exact: true }))
  await expect(tab.getByText(/Сохранено в/)).toBeVisible()
  const first = await storedDescription(world)
  expect(first).not.toMatch(/mso|style=|class="Mso|<o:p|<font/i)
  expect(first).toMatch(/<h[234]>/)
  expect(first).toMatch(/<ul>|<ol>/)
  await page.reload()
  const again = await openAnnouncement(page)
  await expect(descriptionOf(again)).toContainText('Приписано после вставки.')
  expect(await descriptionOf(again).innerText()).toBe(seen)
  // Saving an unchanged opinion of it changes nothing: undo one letter, save, compare.
  await descriptionOf(again).press('Control+End')
  await descriptionOf(again).pressSequentially('!')
  await pressSettled(again.getByRole('button', { name: 'Сохранить', exact: true }))
  await expect(again.getByText(/Сохранено в/)).toBeVisible()
  expect(await storedDescription(world)).toBe(first.replace(/Приписано после вставки\./, 'Приписано после вставки.!'))
})
