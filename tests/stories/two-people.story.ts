import type { Browser, Page } from '@playwright/test'
import { pressSettled } from '../support/pressEdit.ts'
import { expect, openAs, test } from '../support/story.ts'
import type { World } from '../support/story.ts'
import { descriptionOf, openAnnouncement, storedDescription } from './description.ts'

// Two people at one announcement, each in a browser of their own.

const FIRST = 2
const SECOND = 3
/** How long the first person's save stays between its check and its write, portal milliseconds. */
const gapMs = 6000

/** A person with the tab open, who has added these words. */
async function addWords(page: Page, world: World, user: number, words: string) {
  await openAs(page, world, user, '/crm/deal/details/1/')
  const tab = await openAnnouncement(page)
  await descriptionOf(tab).press('Control+End')
  await descriptionOf(tab).pressSequentially(words)
  // The count under the text follows the last key and moves the button.
  return { tab, save: () => pressSettled(tab.getByRole('button', { name: 'Сохранить', exact: true })) }
}

async function inAnotherBrowser(browser: Browser, act: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ locale: 'ru-RU' })
  try {
    await act(await context.newPage())
  }
  finally {
    await context.close()
  }
}

/** Holds the first person's next save in its gap; resolves to a wait for that moment. */
async function holdInGap({ control }: World): Promise<() => Promise<void>> {
  const when = { method: 'crm.item.update', inside: 'batch', user: FIRST, times: 1 }
  const signal = await control.send<{ id: string }>('POST', '/_portal/faults', { when, do: { kind: 'second-person', moment: 'start', call: { method: 'server.time', user: 1 } } })
  await control.send('POST', '/_portal/faults', { when, do: { kind: 'second-person', moment: 'write', call: { method: 'app.info', user: 1 } } })
  await control.send('PATCH', '/_portal/limits', { latency: { 'app.info': { callMs: gapMs, rowMs: 0 } } })
  return () => expect.poll(async () => (await control.get<{ second?: string }[]>('/_portal/log')).some(({ second }) => second === signal.id)).toBe(true)
}

test('who saves within another\'s gap is told in less than 30 s, and both texts are there', async ({ page, browser, world }) => {
  const first = await addWords(page, world, FIRST, ' Слова первого.')
  await inAnotherBrowser(browser, async other => {
    const second = await addWords(other, world, SECOND, ' Слова второго.')
    const isInGap = await holdInGap(world)
    await first.save()
    await isInGap()
    await second.save()
    await expect(second.tab.getByText(/Сохранено в/)).toBeVisible()
    expect(await storedDescription(world)).toContain('Слова второго.')
    await expect(first.tab.getByText(/Сохранено в/)).toBeVisible({ timeout: 2 * gapMs })
    expect(await storedDescription(world)).not.toContain('Слова второго.')

    await expect(second.tab.getByText(/Ваш текст был сохранён, но почти одновременно описание изменили/)).toBeVisible({ timeout: 30_000 })
    await expect(second.tab.getByRole('group', { name: 'Ваш текст' })).toContainText('Слова второго.')
    await expect(second.tab.getByRole('group', { name: 'Дмитрий Соколов' })).toContainText('Слова первого.')
    await second.tab.getByRole('button', { name: 'Сохранить мой' }).click()
    await expect.poll(() => storedDescription(world)).toContain('Слова второго.')
  })
})

test('a colleague who opens the saved text and changes it alarms nobody', async ({ page, browser, world }) => {
  const first = await addWords(page, world, FIRST, ' Слова первого.')
  await first.save()
  await expect(first.tab.getByText(/Сохранено в/)).toBeVisible()
  await world.control.send('DELETE', '/_portal/log')
  await inAnotherBrowser(browser, async other => {
    const second = await addWords(other, world, SECOND, ' Слова второго.')
    await second.save()
    await expect(second.tab.getByText(/Сохранено в/)).toBeVisible()
  })
  // Both looks of the first person, the second 20 s after the save.
  await expect.poll(async () => (await world.control.get<{ userId: number | null, kind: string }[]>('/_portal/log')).filter(({ userId, kind }) => userId === FIRST && kind === 'rest').length, { timeout: 30_000 }).toBe(2)
  await expect(first.tab.getByText(/Сохранено в/)).toBeVisible()
  await expect(first.tab.getByText('Слова второго.')).toBeHidden()
  expect(await storedDescription(world)).toContain('Слова второго.')
})

test('a saved text whose card was closed at once waits as a draft when it was written over', async ({ page, browser, world }) => {
  const first = await addWords(page, world, FIRST, ' Слова первого.')
  await inAnotherBrowser(browser, async other => {
    const second = await addWords(other, world, SECOND, ' Слова второго.')
    const isInGap = await holdInGap(world)
    await first.save()
    await isInGap()
    await second.save()
    await expect(second.tab.getByText(/Сохранено в/)).toBeVisible()
    await other.goto('about:blank')
    await expect(first.tab.getByText(/Сохранено в/)).toBeVisible({ timeout: 2 * gapMs })

    await openAs(other, world, SECOND, '/crm/deal/details/1/')
    const again = await openAnnouncement(other)
    await again.getByRole('button', { name: 'Восстановить' }).click()
    await expect(descriptionOf(again)).toContainText('Слова второго.')
    // The offer above it has just gone.
    await pressSettled(again.getByRole('button', { name: 'Сохранить', exact: true }))
    await expect(again.getByText(/Ваш текст был сохранён, но почти одновременно описание изменили/)).toBeVisible()
  })
})
