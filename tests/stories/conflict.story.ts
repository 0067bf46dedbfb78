import type { FrameLocator, Page } from '@playwright/test'
import { pressSettled } from '../support/pressEdit.ts'
import { expect, openAs, test } from '../support/story.ts'
import type { World } from '../support/story.ts'
import { descriptionOf, openAnnouncement, storeDescription, storedDescription } from './description.ts'

// Somebody else saved while a description was being written: what both changed is merged, or asked about.

const meeting = '<p>Сбор у метро «Китай-город» в 12:00.</p>'
const price = '<p>Стоимость прогулки 900 рублей.</p>'
const stored = `<h2>Тайны Китай-города</h2>${meeting}<p>Идём два часа, не спеша.</p>${price}`
const theirMeeting = meeting.replace('12:00', '14:00')

/** Opens the tab and writes into the paragraph that holds these words. */
async function write(page: Page, world: World, words: string, added: string): Promise<FrameLocator> {
  await storeDescription(world, stored)
  await openAs(page, world, 2, '/crm/deal/details/1/')
  const tab = await openAnnouncement(page)
  await descriptionOf(tab).getByText(words).click()
  await page.keyboard.press('End')
  await page.keyboard.type(added)
  return tab
}

async function save(tab: FrameLocator): Promise<void> {
  await pressSettled(tab.getByRole('button', { name: 'Сохранить', exact: true }))
}

/** Both have changed the same paragraph: mine tells the exit, theirs another hour. */
async function meetAtOnePlace(page: Page, world: World): Promise<FrameLocator> {
  const tab = await write(page, world, 'Сбор у метро', ' Выход 5.')
  await storeDescription(world, stored.replace(meeting, theirMeeting))
  await save(tab)
  await expect(tab.getByRole('heading', { name: 'Изменения пересекаются в 1 месте' })).toBeFocused()
  return tab
}

const mergedButton = { name: 'Сохранить объединённый текст' }

test('two people edit different paragraphs: both edits are in the portal after one confirmation', async ({ page, world }) => {
  const tab = await write(page, world, 'Стоимость прогулки', ' Детям 500.')
  const theirs = stored.replace(meeting, theirMeeting)
  await storeDescription(world, theirs)
  await save(tab)
  await expect(tab.getByRole('heading', { name: 'Изменения не пересекаются: объединили' })).toBeFocused()
  await expect(tab.getByText(/Пока вы писали, описание изменили: Анна Орлова/)).toBeVisible()
  await expect(tab.locator('ins', { hasText: 'Детям 500.' })).toBeVisible()
  await expect(tab.getByRole('button', { name: '… 3 абзаца без изменений' })).toBeVisible()
  expect(await storedDescription(world)).toBe(theirs)
  await tab.getByRole('button', mergedButton).click()
  await expect(tab.getByText(/Сохранено в/)).toBeVisible()
  expect(await storedDescription(world)).toBe(theirs.replace('900 рублей.', '900 рублей. Детям 500.'))
  await expect(descriptionOf(tab)).toContainText('в 14:00.')
  await page.reload()
  const again = await openAnnouncement(page)
  await expect(descriptionOf(again)).toContainText('Детям 500.')
  await expect(again.getByRole('button', { name: 'Восстановить' })).toBeHidden()
})

const mine = meeting.replace('12:00.', '12:00. Выход 5.')

for (const [choice, kept] of [
  ['Взять мой', mine],
  ['Взять текст: Анна Орлова', theirMeeting],
  ['Взять оба', mine + theirMeeting],
] as const) {
  test(`both edit the same paragraph: «${choice}» by mouse`, async ({ page, world }) => {
    const tab = await meetAtOnePlace(page, world)
    const place = tab.getByRole('group', { name: 'Место 1 из 1' })
    await expect(place.getByRole('group', { name: 'Было' })).toContainText('в 12:00.')
    await expect(place.getByRole('group', { name: 'Ваш текст' }).locator('ins')).toContainText('Выход 5.')
    await expect(place.getByRole('group', { name: 'Анна Орлова' }).locator('ins')).toContainText('14')
    const result = tab.getByRole('region', { name: 'Что получится' })
    await expect(result).not.toContainText('Сбор у метро')

    const button = tab.getByRole('button', mergedButton)
    await expect(button).toHaveAttribute('aria-disabled', 'true')
    await expect(button).toHaveAccessibleDescription('Выберите, что взять: осталось 1 место.')
    await button.click({ force: true })
    expect(await storedDescription(world)).not.toContain('Выход 5.')

    await place.getByText(choice, { exact: true }).click()
    await expect(result.getByText('Сбор у метро')).toHaveCount(choice === 'Взять оба' ? 2 : 1)
    await expect(button).not.toHaveAttribute('aria-disabled')
    await button.click()
    await expect(tab.getByText(/Сохранено в/)).toBeVisible()
    expect(await storedDescription(world)).toBe(stored.replace(meeting, kept))
  })
}

test('the same by keyboard only', async ({ page, world }) => {
  const tab = await meetAtOnePlace(page, world)
  const choice = (name: string) => tab.getByRole('radio', { name })
  const focused = async () => tab.locator(':focus').evaluate(element => element.closest('label')?.textContent ?? element.textContent ?? '')
  for (let presses = 0; presses < 10 && !(await focused()).includes('Взять мой'); presses++)
    await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await expect(choice('Взять мой')).toBeChecked()
  await page.keyboard.press('ArrowDown')
  await expect(choice('Взять текст: Анна Орлова')).toBeChecked()
  await page.keyboard.press('ArrowDown')
  await expect(choice('Взять оба')).toBeChecked()
  for (let presses = 0; presses < 10 && !(await focused()).includes(mergedButton.name); presses++)
    await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(tab.getByText(/Сохранено в/)).toBeVisible()
  expect(await storedDescription(world)).toBe(stored.replace(meeting, mine + theirMeeting))
})

test('a third save while the panel is open comes up as a new conflict, and nothing is lost', async ({ page, world }) => {
  const tab = await meetAtOnePlace(page, world)
  await tab.getByText('Взять мой', { exact: true }).click()
  const third = stored.replace(meeting, theirMeeting).replace('900', '950')
  await storeDescription(world, third)
  await tab.getByRole('button', mergedButton).click()
  await expect(tab.getByRole('heading', { name: 'Изменения не пересекаются: объединили' })).toBeFocused()
  expect(await storedDescription(world)).toBe(third)
  await tab.getByRole('button', mergedButton).click()
  await expect(tab.getByText(/Сохранено в/)).toBeVisible()
  expect(await storedDescription(world)).toBe(stored.replace(meeting, mine).replace('900', '950'))
})

test('the panel does not widen the page at 400 px', async ({ page, world }) => {
  await page.setViewportSize({ width: 400, height: 800 })
  const tab = await meetAtOnePlace(page, world)
  await tab.getByText('Взять оба', { exact: true }).click()
  expect(await tab.locator('html').evaluate(element => element.scrollWidth <= element.clientWidth)).toBe(true)
})
