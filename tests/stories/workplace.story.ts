import type { FrameLocator, Page } from '@playwright/test'
import { expect, openAs, test } from '../support/story.ts'
import type { World } from '../support/story.ts'
import { fault, textPicturesName as textPictures } from './picture.ts'
import { descriptionOf, fieldFrame, openAnnouncement, storeDescription, storedDescription } from './description.ts'
import { pressEdit, pressSettled } from '../support/pressEdit.ts'

// The announcement's workplace: pictures in the text, the text as HTML, what the site takes, earlier texts.

const deal = { entityTypeId: 2, id: 1, useOriginalUfNames: 'Y' }

async function fileIds(world: World): Promise<number[]> {
  const { item } = await world.control.rest<{ item: Record<string, { id: number }[]> }>('crm.item.get', deal)
  return (item[textPictures] ?? []).map(({ id }) => id)
}

/** Three files that were there before anybody came. */
async function threeFiles(world: World): Promise<number[]> {
  const names = ['план.png', 'карта.png', 'схема.png']
  await world.control.rest('crm.item.update', { ...deal, fields: { [textPictures]: names.map(name => [name, Buffer.from(name).toString('base64')]) } })
  return fileIds(world)
}

/** A real picture of the page's own making. */
async function aPicture(page: Page, width = 1200): Promise<{ name: string, mimeType: string, buffer: Buffer }> {
  const bytes = await page.evaluate(async wide => {
    const canvas = new OffscreenCanvas(wide, wide / 2)
    const context = canvas.getContext('2d')!
    context.fillStyle = '#0a7'
    context.fillRect(0, 0, wide, wide / 2)
    return [...new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())]
  }, width)
  return { name: 'афиша.png', mimeType: 'image/png', buffer: Buffer.from(bytes) }
}

async function openTab(page: Page, world: World): Promise<FrameLocator> {
  await openAs(page, world, 2, '/crm/deal/details/1/')
  const tab = await openAnnouncement(page)
  await expect(descriptionOf(tab)).toBeVisible()
  return tab
}

/** Chooses a file in the picture panel of the editor. */
async function choosePicture(page: Page, place: FrameLocator): Promise<void> {
  await descriptionOf(place).press('Control+End')
  const tool = place.getByRole('toolbar').getByRole('button', { name: 'Картинка', exact: true })
  await tool.click()
  const asked = page.waitForEvent('filechooser')
  await place.getByRole('button', { name: 'Выбрать файлы' }).click()
  await (await asked).setFiles(await aPicture(page))
}

test('in the tab: a chosen picture is stored beside the deal’s other files, made narrower by keyboard, described and saved', async ({ page, world }) => {
  await storeDescription(world, '<p>Прогулка по переулкам.</p>')
  const before = await threeFiles(world)
  const tab = await openTab(page, world)
  await choosePicture(page, tab)
  const picture = descriptionOf(tab).locator('.picture-frame img')
  await expect(picture).toBeVisible()
  await expect(picture).toHaveAttribute('src', /^blob:/)
  const after = await fileIds(world)
  expect(after.slice(0, 3)).toEqual(before)
  expect(after).toHaveLength(4)

  await picture.click()
  await expect(descriptionOf(tab).locator('.picture-handle')).toBeVisible()
  const wide = (await picture.boundingBox())!.width
  await page.keyboard.press('Control+Shift+Comma')
  await expect.poll(async () => (await picture.boundingBox())!.width).toBeLessThan(wide)
  await tab.getByRole('toolbar').getByRole('button', { name: 'Картинка', exact: true }).click()
  await tab.getByRole('textbox', { name: 'Что на картинке', exact: true }).fill('Зелёный двор')
  await tab.getByRole('button', { name: 'Применить' }).click()
  await pressSettled(tab.getByRole('button', { name: 'Сохранить', exact: true }))
  await expect(tab.getByText(/Сохранено в/)).toBeVisible()
  expect(await storedDescription(world)).toMatch(new RegExp(`^<p>Прогулка по переулкам\\.<img src="crm-file:${after[3]}" alt="Зелёный двор" width="\\d+"></p>$`))

  await page.reload()
  const again = await openAnnouncement(page)
  await expect(descriptionOf(again).locator('.picture-frame img')).toHaveJSProperty('complete', true)
  await expect.poll(() => descriptionOf(again).locator('.picture-frame img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
})

test('in the field: a chosen picture goes to the deal at once and its reference into the card with the text', async ({ page, world }) => {
  await storeDescription(world, '<p>Прогулка.</p>')
  const before = await threeFiles(world)
  await openAs(page, world, 2, '/crm/deal/details/1/')
  await pressEdit(page)
  const field = fieldFrame(page)
  await expect(descriptionOf(field)).toBeVisible()
  await choosePicture(page, field)
  await expect(descriptionOf(field).locator('.picture-frame img')).toBeVisible()
  const after = await fileIds(world)
  expect(after.slice(0, 3)).toEqual(before)
  await expect(field.getByText('Сохранится с карточкой')).toBeVisible()
  await page.getByTestId('save').click()
  await expect.poll(() => storedDescription(world)).toContain(`crm-file:${after[3]}`)
})

test('a picture for the text that the portal refused goes out again by one press; one whose reply was lost is found, not doubled', async ({ page, world }) => {
  await storeDescription(world, '<p>Прогулка.</p>')
  const before = await threeFiles(world)
  const tab = await openTab(page, world)
  await fault(world, { kind: 'refuse', error: 'ERROR_CORE', status: 400 }, { times: 1 })
  await choosePicture(page, tab)
  await descriptionOf(tab).getByRole('button', { name: 'Повторить' }).click()
  await expect(descriptionOf(tab).locator('.picture-frame img')).toHaveCount(1)
  await fault(world, { kind: 'cut-after' }, { times: 1 })
  await choosePicture(page, tab)
  await expect(descriptionOf(tab).locator('.picture-frame img')).toHaveCount(2, { timeout: 25_000 })
  const after = await fileIds(world)
  expect(after.slice(0, 3)).toEqual(before)
  expect(after).toHaveLength(5)
})

test('in the field: a text that would not stay as it is asks first, is corrected as HTML by keyboard, and is saved with the card', async ({ page, world }) => {
  const stored = '<p>Ждём вас</p><video src="https://x.example/a.mp4"></video>'
  await storeDescription(world, stored)
  await openAs(page, world, 2, '/crm/deal/details/1/')
  await pressEdit(page)
  const field = fieldFrame(page)
  await expect(descriptionOf(field)).toHaveAttribute('contenteditable', 'false')
  await field.getByRole('button', { name: 'Править как HTML' }).press('Enter')
  const source = field.getByRole('textbox', { name: 'Текст как HTML' })
  await expect(source).toHaveValue('<p>Ждём вас</p>\n<video src="https://x.example/a.mp4"></video>')
  await source.fill('<p>Ждём вас в субботу</p>')
  await source.press('Control+Enter')
  await expect(descriptionOf(field)).toHaveText('Ждём вас в субботу')
  expect(await storedDescription(world)).toBe(stored)
  await expect(field.getByText('Сохранится с карточкой')).toBeVisible()
  await page.getByTestId('save').click()
  await expect.poll(() => storedDescription(world)).toBe('<p>Ждём вас в субботу</p>')
})

test('a file that cannot be taken says why in its place, and nothing is sent', async ({ page, world }) => {
  await storeDescription(world, '<p>Прогулка.</p>')
  const tab = await openTab(page, world)
  await descriptionOf(tab).press('Control+End')
  await descriptionOf(tab).evaluate(element => {
    const data = new DataTransfer()
    data.items.add(new File(['%PDF-1.7'], 'план.pdf', { type: 'image/png' }))
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })
  await expect(descriptionOf(tab).getByText('Файлы PDF', { exact: false })).toBeVisible()
  await descriptionOf(tab).getByRole('button', { name: 'Убрать' }).click()
  await expect(descriptionOf(tab).locator('.upload')).toHaveCount(0)
  expect(await fileIds(world)).toEqual([])
})

test('the text as HTML, by keyboard; the whole frame and back', async ({ page, world }) => {
  await storeDescription(world, '<h2>Чай</h2><p>В полдень.</p>')
  const tab = await openTab(page, world)
  await descriptionOf(tab).press('Control+End')
  await openTool(tab, 'Править как HTML')
  const source = tab.getByRole('textbox', { name: 'Текст как HTML' })
  await expect(source).toHaveValue('<h2>Чай</h2>\n<p>В полдень.</p>')
  await source.fill('<h2>Кофе</h2><p onclick="x()">В пять.</p>')
  await expect(tab.getByText(/^При замене уберём/)).toBeVisible()
  await source.press('Control+Enter')
  await expect(descriptionOf(tab)).toContainText('Кофе')
  await openTool(tab, 'На всё окно')
  await expect(tab.locator('.description-editor')).toHaveCSS('position', 'fixed')
  await descriptionOf(tab).press('Escape')
  await expect(tab.locator('.description-editor')).not.toHaveCSS('position', 'fixed')
})

/** A tool of the toolbar, or of its «Ещё» when there is no room. */
async function openTool(place: FrameLocator, name: string): Promise<void> {
  const tool = place.getByRole('toolbar').getByRole('button', { name, exact: true })
  if (await tool.isVisible())
    return tool.click()
  await place.getByRole('toolbar').getByRole('button', { name: 'Ещё' }).click()
  await place.getByRole('menuitem', { name }).or(place.getByRole('menuitemcheckbox', { name })).click()
}

test('a stored text that would not stay as it is asks before it is touched', async ({ page, world }) => {
  const stored = '<p>Ждём вас</p><video src="https://x.example/a.mp4"></video>'
  await storeDescription(world, stored)
  const tab = await openTab(page, world)
  await expect(tab.getByText('В тексте есть то, что редактор не сохранит', { exact: false })).toBeVisible()
  await expect(descriptionOf(tab)).toHaveAttribute('contenteditable', 'false')
  await tab.getByRole('button', { name: 'Показать', exact: true }).click()
  await expect(tab.getByText(/После сохранения/).first()).toBeVisible()
  await tab.getByRole('button', { name: 'Всё равно открыть' }).click()
  await expect(descriptionOf(tab)).toHaveAttribute('contenteditable', 'true')
  expect(await storedDescription(world)).toBe(stored)
})

test('what the site takes is listed, leads to its place, and the preview shows the text without a script or a key', async ({ page, world }) => {
  await storeDescription(world, '<h2>Прогулка</h2><p>Текст <img src="https://pictures.example/a.png" alt=""></p>')
  const tab = await openTab(page, world)
  const list = tab.getByRole('region', { name: 'Для сайта' })
  await expect(list.getByText(/^Готово \d из \d/)).toBeVisible()
  await list.getByRole('button').first().click()
  await expect(descriptionOf(tab)).toBeFocused()
  await tab.getByRole('button', { name: 'Посмотреть на сайте' }).click()
  const preview = tab.frameLocator('iframe')
  await expect(preview.getByText('Прогулка')).toBeVisible()
  await tab.getByRole('tab', { name: 'Телефон' }).click()
  await expect(preview.getByText('Прогулка')).toBeVisible()
})

test('earlier texts: what was saved, what the card saved in between, and back again', async ({ page, world }) => {
  await storeDescription(world, '<p>Первый текст.</p>')
  const tab = await openTab(page, world)
  await descriptionOf(tab).press('Control+End')
  await descriptionOf(tab).pressSequentially(' И второй.')
  await pressSettled(tab.getByRole('button', { name: 'Сохранить', exact: true }))
  await expect(tab.getByText(/Сохранено в/)).toBeVisible()
  await tab.getByRole('button', { name: 'Прежние тексты' }).click()
  const versions = tab.getByRole('region', { name: 'Прежние тексты' })
  await expect(versions.getByRole('listitem')).toHaveCount(2)
  await expect(versions.getByText('сохранён не здесь')).toBeVisible()
  await versions.getByRole('listitem').last().getByRole('button').click()
  await expect(versions.locator('ins').filter({ hasText: 'И второй' })).toBeVisible()
  await versions.getByRole('button', { name: 'Вернуть этот текст в редактор' }).click()
  await expect(descriptionOf(tab)).toHaveText('Первый текст.')
  await pressSettled(tab.getByRole('button', { name: 'Сохранить', exact: true }))
  await expect.poll(() => storedDescription(world)).toBe('<p>Первый текст.</p>')
})

test('files that no text shows are found and deleted, the others stay', async ({ page, world }) => {
  const [first, second] = await threeFiles(world)
  await storeDescription(world, `<p>Карта <img src="crm-file:${first}" alt="карта"> и <img src="crm-file:99999" alt="нет такой"></p>`)
  const tab = await openTab(page, world)
  await tab.getByRole('button', { name: 'Картинки описания' }).click()
  const panel = tab.getByRole('region', { name: 'Картинки описания' })
  await expect(panel.getByText('1 картинка в тексте не открывается')).toBeVisible()
  await expect(panel.getByRole('listitem')).toHaveCount(2)
  await panel.getByRole('button', { name: `Удалить файл ${second}` }).click()
  await expect(panel.getByText('Удалили 1 файл')).toBeVisible()
  expect(await fileIds(world)).not.toContain(second)
  expect(await fileIds(world)).toContain(first)
})

test('by keyboard alone: from a point of the site’s list to its place, to the preview, an earlier text and the unused files, and out again', async ({ page, world }) => {
  const [first] = await threeFiles(world)
  await storeDescription(world, `<p>Первый текст.</p><p>Карта <img src="crm-file:${first}" alt=""></p>`)
  const tab = await openTab(page, world)
  await descriptionOf(tab).press('Control+Home')
  await descriptionOf(tab).pressSequentially('Новое. ')
  await page.keyboard.press('Control+KeyS')
  await expect(tab.getByText(/Сохранено в/)).toBeVisible()

  await tab.getByRole('region', { name: 'Для сайта' }).getByRole('button', { name: 'Показать' }).press('Enter')
  await expect(descriptionOf(tab)).toBeFocused()
  await expect(descriptionOf(tab).locator('.picture-frame')).toHaveClass(/selectednode/)

  await tab.getByRole('button', { name: 'Посмотреть на сайте' }).press('Enter')
  await tab.getByRole('tab', { name: 'Компьютер' }).press('ArrowRight')
  await expect(tab.getByRole('tab', { name: 'Телефон' })).toBeFocused()
  await expect(tab.frameLocator('iframe').getByText('Первый текст.')).toBeVisible()
  await tab.getByRole('button', { name: 'Закрыть просмотр' }).press('Enter')
  await expect(tab.locator('iframe')).toHaveCount(0)

  await tab.getByRole('button', { name: 'Прежние тексты' }).press('Enter')
  const versions = tab.getByRole('region', { name: 'Прежние тексты' })
  await versions.getByRole('listitem').last().getByRole('button').press('Enter')
  await expect(versions.locator('ins').filter({ hasText: 'Новое' })).toBeVisible()
  await versions.getByRole('listitem').last().getByRole('button').press('Escape')
  await expect(versions).toHaveCount(0)

  await tab.getByRole('button', { name: 'Картинки описания' }).press('Enter')
  const panel = tab.getByRole('region', { name: 'Картинки описания' })
  await panel.getByRole('button', { name: 'Удалить все ненужные' }).press('Enter')
  await expect(panel.getByText(/^Удалить 2 файла из сделки/)).toBeVisible()
  await panel.getByRole('button', { name: 'Не удалять' }).press('Enter')
  await expect(panel.getByRole('listitem')).toHaveCount(2)
  await panel.getByRole('button', { name: 'Закрыть', exact: true }).press('Escape')
  await expect(panel).toHaveCount(0)
  expect(await fileIds(world)).toHaveLength(3)
})

test('at 400 px: every part of the workplace keeps its width', async ({ page, world }) => {
  await page.setViewportSize({ width: 400, height: 800 })
  await storeDescription(world, '<p>Прогулка по переулкам.</p><table><tbody><tr><td><p>Достопримечательность</p></td><td><p>Перераспределение</p></td></tr></tbody></table>')
  const tab = await openTab(page, world)
  const isNarrow = () => tab.locator('html').evaluate(element => element.scrollWidth <= element.clientWidth)
  for (const name of ['Посмотреть на сайте', 'Прежние тексты', 'Картинки описания']) {
    await tab.getByRole('button', { name }).click()
    await expect(tab.getByRole('region').last()).toBeVisible()
    expect(await isNarrow()).toBe(true)
    await tab.getByRole('button', { name }).click()
  }
  await openTool(tab, 'Править как HTML')
  await expect(tab.getByRole('textbox', { name: 'Текст как HTML' })).toBeVisible()
  expect(await isNarrow()).toBe(true)
  await tab.getByRole('textbox', { name: 'Текст как HTML' }).press('Escape')
  await openTool(tab, 'На всё окно')
  await expect(tab.locator('.description-editor')).toHaveCSS('position', 'fixed')
  expect(await isNarrow()).toBe(true)
})
