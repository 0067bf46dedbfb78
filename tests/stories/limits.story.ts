import { pressSettled } from '../support/pressEdit.ts'
import { expect, openAs, test } from '../support/story.ts'
import type { World } from '../support/story.ts'
import { descriptionOf, openAnnouncement } from './description.ts'

interface Entry { kind: string, method: string, error: string | null, commands?: { method: string, error: string | null }[] }

const restLog = async (world: World) => (await world.control.get<Entry[]>('/_portal/log')).filter(({ kind }) => kind === 'rest')

test('8 cards opened at once while colleagues leave little of the limit: all are drawn, no error is shown', async ({ context, page, world }) => {
  test.setTimeout(240_000)
  await openAs(page, world, 2, '/crm/deal/details/1/')
  const pages = await Promise.all(Array.from({ length: 8 }, () => context.newPage()))
  await Promise.all(pages.map(card => card.goto(`${world.portalOrigin}/crm/deal/details/1/`, { timeout: 120_000 })))
  await world.control.send('DELETE', '/_portal/log')
  await world.control.send('PATCH', '/_portal/limits', { rate: { depth: 3, drainPerSecond: 1 } })
  const frames = await Promise.all(pages.map(card => openAnnouncement(card)))
  await Promise.all(frames.map(frame => expect(descriptionOf(frame)).toBeVisible({ timeout: 120_000 })))
  for (const frame of frames)
    await expect(frame.getByRole('alert')).toHaveCount(0)
  // The bucket really was full for them.
  expect((await restLog(world)).filter(({ error }) => error === 'QUERY_LIMIT_EXCEEDED').length).toBeGreaterThan(0)
})

test('a method that has used up its time gets three calls at most, however many cards are opened, and the person is told', async ({ context, page, world }) => {
  await world.control.send('PATCH', '/_portal/limits', { operatingSeconds: 0 })
  await world.control.send('DELETE', '/_portal/log')
  await openAs(page, world, 2, '/crm/deal/details/1/')
  // The first card finds nothing used yet: the picture in its field is asked for.
  await expect(page.frameLocator('[data-field="ufCrmCardinalPicture"] iframe').getByRole('img')).toBeVisible()
  await page.reload()
  const tab = await openAnnouncement(page)
  await expect(tab.getByText('Портал приостановил такие запросы')).toBeVisible()
  for (let index = 0; index < 4; index++) {
    const other = await context.newPage()
    await openAs(other, world, 2, '/crm/deal/details/1/')
    await expect((await openAnnouncement(other)).getByText('Портал приостановил такие запросы')).toBeVisible()
    await other.close()
  }
  const refused = (await restLog(world)).flatMap(entry => [entry, ...entry.commands ?? []]).filter(({ error }) => error === 'OPERATION_TIME_LIMIT')
  expect(refused.length).toBeGreaterThan(0)
  for (const { method } of refused)
    expect(refused.filter(call => call.method === method).length).toBeLessThanOrEqual(3)

  await tab.getByText('Подробности').click()
  await expect(tab.getByLabel('Отчёт о неполадке')).toContainText('error blocked')
  for (const [width, height] of [[1280, 900], [400, 900]] as const) {
    await page.setViewportSize({ width, height })
    await page.screenshot({ path: test.info().outputPath(`report-${width}.png`) })
  }
  await pressSettled(tab.getByRole('button', { name: 'Скопировать отчёт' }))
  await expect(tab.getByText('Скопировано')).toBeVisible()
  const editor = await context.newPage()
  await editor.setContent('<textarea aria-label="Письмо"></textarea>')
  await editor.getByLabel('Письмо').press('Control+V')
  await expect(editor.getByLabel('Письмо')).toHaveValue(/Cardinal .*announcement-tab\.html[\s\S]*error blocked/)
})
