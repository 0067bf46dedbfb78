import type { FrameLocator, Page } from '@playwright/test'
import { expect, openAs, test } from '../support/story.ts'
import type { World } from '../support/story.ts'
import { descriptionOf, fieldFrame, paste, storedDescription } from './description.ts'
import { pressEdit } from '../support/pressEdit.ts'

// The event manager reads the announcement in the deal card, corrects it there and presses the card's own Save.

const lastParagraph = 'Встречаемся у памятника, опоздавших ждём пять минут.'

async function openDeal(page: Page, world: World, user = 2): Promise<FrameLocator> {
  await openAs(page, world, user, '/crm/deal/details/1/')
  const frame = fieldFrame(page)
  await expect(frame.getByText('Самый старый район')).toBeVisible()
  return frame
}

async function editDeal(page: Page, world: World, user = 2): Promise<FrameLocator> {
  await openDeal(page, world, user)
  await pressEdit(page)
  const frame = fieldFrame(page)
  await expect(descriptionOf(frame)).toBeVisible()
  return frame
}

async function typeAtEnd(frame: FrameLocator, text: string): Promise<void> {
  const editor = descriptionOf(frame)
  await editor.press('Control+End')
  await editor.press('Enter')
  await editor.pressSequentially(text)
}

/** Waits until the card has the text, as the line below it says, and presses the card's Save. */
async function saveCard(page: Page, frame: FrameLocator): Promise<void> {
  await expect(frame.getByText('Сохранится с карточкой')).toBeVisible()
  await page.getByTestId('save').click()
}

test('what is typed into the field is there after Save and reload', async ({ page, world }) => {
  const frame = await editDeal(page, world)
  await typeAtEnd(frame, lastParagraph)
  expect(await storedDescription(world)).not.toContain(lastParagraph)
  await saveCard(page, frame)
  await expect.poll(() => storedDescription(world)).toContain(lastParagraph)
  await page.reload()
  const view = fieldFrame(page)
  await view.getByRole('button', { name: 'Показать полностью' }).click()
  await expect(view.getByText(lastParagraph)).toBeVisible()
})

test('the card\'s Cancel leaves the stored text alone', async ({ page, world }) => {
  const before = await storedDescription(world)
  const frame = await editDeal(page, world)
  await typeAtEnd(frame, lastParagraph)
  await page.getByTestId('cancel').click({ delay: 60 })
  await expect(fieldFrame(page).getByText('Самый старый район')).toBeVisible()
  expect(await storedDescription(world)).toBe(before)
})

test('formatting by keys and by the toolbar reaches the stored text', async ({ page, world }) => {
  const frame = await editDeal(page, world)
  const editor = descriptionOf(frame)
  await editor.press('Control+a')
  await editor.press('Delete')
  await editor.press('Control+b')
  await editor.pressSequentially('Важно')
  await editor.press('Control+b')
  await editor.pressSequentially(': берите паспорт')
  await editor.press('Enter')
  await frame.getByRole('button', { name: 'Список', exact: true }).click()
  await editor.pressSequentially('вода')
  await editor.press('Enter')
  await editor.pressSequentially('зонт')
  await saveCard(page, frame)
  await expect.poll(() => storedDescription(world)).toBe('<p><strong>Важно</strong>: берите паспорт</p><ul><li><p>вода</p></li><li><p>зонт</p></li></ul>')
})

test('by keyboard alone: from the pencil through the toolbar to Save', async ({ page, world }) => {
  await openDeal(page, world)
  await page.getByTestId('edit-ufCrmCardinalDescription').focus()
  await page.keyboard.press('Enter')
  const frame = fieldFrame(page)
  await expect(descriptionOf(frame)).toBeVisible()
  await tabTo(page, frame, 'Жирный')
  await expect(frame.getByRole('toolbar')).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(frame.getByRole('button', { name: 'Курсив' })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(descriptionOf(frame)).toBeFocused()
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Enter')
  await page.keyboard.type(lastParagraph)
  await expect(frame.getByText('Сохранится с карточкой')).toBeVisible()
  for (let step = 0; step < 60 && !await page.getByTestId('save').evaluate(button => button === document.activeElement); step++)
    await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect.poll(() => storedDescription(world)).toContain(lastParagraph)
})

async function tabTo(page: Page, frame: FrameLocator, name: string): Promise<void> {
  const target = frame.getByRole('button', { name, exact: true })
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press('Tab')
    if (await target.evaluate(button => button === document.activeElement && document.hasFocus()))
      return
  }
  throw new Error(`«${name}» cannot be reached by Tab.`)
}

test('a text over 60,000 bytes is refused with its size before saving, and nothing typed is lost', async ({ page, world }) => {
  const before = await storedDescription(world)
  const frame = await editDeal(page, world)
  const long = 'Прогулка по переулкам. '.repeat(1500)
  await descriptionOf(frame).press('Control+End')
  await paste(descriptionOf(frame), { text: long })
  await expect(frame.getByRole('alert')).toContainText('не поместится в поле')
  await expect(frame.getByText(/В карточку не передали: \d+.\d+ байт, а помещается 60.000/)).toBeVisible()
  await expect(descriptionOf(frame)).toContainText('Прогулка по переулкам. Прогулка по переулкам.')
  await page.getByTestId('save').click({ delay: 60 })
  await expect(page.getByTestId('save')).toHaveCount(0)
  expect(await storedDescription(world)).toBe(before)
})

test('a person without rights to the application reads the field and edits it, without one REST request', async ({ page, world }) => {
  await world.control.send('DELETE', '/_portal/log')
  const frame = await editDeal(page, world, 8)
  await typeAtEnd(frame, lastParagraph)
  await saveCard(page, frame)
  await expect.poll(() => storedDescription(world)).toContain(lastParagraph)
  const log = await world.control.get<{ kind: string, method: string, userId: number }[]>('/_portal/log')
  expect(log.filter(entry => entry.kind === 'rest' && entry.userId === 8)).toEqual([])
})

test('view mode makes no REST request and follows its content\'s height', async ({ page, world }) => {
  const asked: string[] = []
  page.on('request', request => {
    if (request.url().includes('/rest/') && request.frame().url().includes('/description-field.html'))
      asked.push(request.url())
  })
  const frame = await openDeal(page, world)
  const box = page.locator('[data-field="ufCrmCardinalDescription"] [id^="appframe_layout_"]')
  const isWhole = () => frame.locator('html').evaluate(element => element.scrollHeight <= element.clientHeight + 1)
  await expect(frame.getByRole('button', { name: 'Показать полностью' })).toBeVisible()
  // Until the frame has taken its first height, it moves away from under the pointer.
  await expect.poll(isWhole).toBe(true)
  const folded = (await box.boundingBox())!.height
  await frame.getByRole('button', { name: 'Показать полностью' }).click()
  await expect.poll(async () => (await box.boundingBox())!.height).toBeGreaterThan(folded + 500)
  await expect.poll(isWhole).toBe(true)
  expect(asked).toEqual([])
})

test('an empty description says so, and a new deal takes one', async ({ page, world }) => {
  await openAs(page, world, 2, '/crm/deal/details/0/')
  const frame = fieldFrame(page)
  await expect(descriptionOf(frame)).toBeVisible()
  await descriptionOf(frame).pressSequentially('Первая мысль')
  await page.locator('[data-field="title"] input').fill('Новая прогулка')
  await saveCard(page, frame)
  await page.waitForURL(/\/crm\/deal\/details\/[1-9]\d*\//)
  await expect(fieldFrame(page).getByText('Первая мысль')).toBeVisible()
})
