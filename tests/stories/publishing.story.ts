import { expect, test } from '../support/story.ts'
import { descriptionOf } from './description.ts'
import { dealField, onSite, openDealTab, readinessBox, receiptsOf, setDeal, siteBox, siteFaults, siteLooks } from './publishing.ts'

// An announcement goes out to the site, and the card tells how it stands there.

test.use({ withSite: true })

// An idea that is not on the site yet; its text is longer than the site takes.
const idea = 1
const short = '<p>Прогулка по переулкам от Покровки до Солянки.</p>'

test.beforeEach(async ({ world }) => {
  await setDeal(world, idea, { ufCrmCardinalDescription: short, ufCrmEventPictureText: 'Башня и стена' })
})

test('an idea is sent by a button: the site makes a template, its id and answer stand in the card, the timeline has one receipt', async ({ page, world }) => {
  const tab = await openDealTab(page, world, idea)
  const box = siteBox(tab)
  await expect(box).toContainText('ещё не отправляли')
  await box.getByRole('button', { name: 'Отправить на сайт' }).click()
  await expect(box).toContainText('совпадает с сайтом')
  await expect(box).toContainText(/\d\d:\d\d принято, версия 1/)
  const [element] = await onSite(world, idea)
  expect(element).toMatchObject({ kind: 'template', revision: 1 })
  await expect(box.getByRole('link', { name: `шаблон ${element!.id}` })).toHaveAttribute('href', element!.url)
  expect(await dealField(world, idea, 'ufCrmEventSiteTemplate')).toBe(element!.id)
  await expect.poll(() => receiptsOf(world, idea)).toEqual([expect.objectContaining({ ORIGIN_ID: '1:template-1-1', COMPLETED: 'Y' })])
  await box.getByRole('button', { name: 'Все передачи' }).click()
  await expect(box.getByText('Передача на сайт: шаблон, версия 1')).toBeVisible()
  await page.reload()
  const entry = page.getByRole('listitem').filter({ hasText: 'Передача на сайт: шаблон, версия 1' })
  await expect(entry).toContainText('принято')
  await expect(entry.getByText(`шаблон ${element!.id}`)).toBeVisible()
})

test('a field changed after that is named, and goes out with the next version', async ({ page, world }) => {
  const tab = await openDealTab(page, world, idea)
  const box = siteBox(tab)
  await box.getByRole('button', { name: 'Отправить на сайт' }).click()
  await expect(box).toContainText('совпадает с сайтом')
  await descriptionOf(tab).press('Control+End')
  await descriptionOf(tab).pressSequentially(' И чай.')
  // What is stored would go out, not what is being written.
  await expect(box.getByRole('button', { name: 'Отправить снова' })).toHaveAttribute('aria-disabled', 'true')
  await expect(box).toContainText('Сначала сохраните текст')
  await tab.getByRole('button', { name: 'Сохранить', exact: true }).click()
  await expect(box).toContainText('изменено после отправки')
  await expect(box).toContainText('После отправки изменилось: описание')
  await box.getByRole('button', { name: 'Отправить снова' }).click()
  await expect(box).toContainText(/принято, версия 2/)
  await expect(box).toContainText('совпадает с сайтом')
  const shown = await fetch((await onSite(world, idea))[0]!.url)
  expect(await shown.text()).toContain('Солянки. И чай.')
})

test('by keyboard alone: a missing price is filled in where it is named, the stage moves on, and the site is told by itself', async ({ page, world }) => {
  await setDeal(world, idea, { ufCrmEventPrice: '' })
  const tab = await openDealTab(page, world, idea)
  const readiness = readinessBox(tab)
  await expect(readiness).toContainText('7 из 8')
  const next = readiness.getByRole('button', { name: 'Перевести на «На сайте»' })
  await expect(next).toHaveAttribute('aria-disabled', 'true')
  await readiness.getByRole('button', { name: 'Цена билета: не заполнено' }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('много')
  await page.keyboard.press('Enter')
  await expect(readiness.getByRole('alert')).toHaveText('Напишите сумму цифрами: 1 900 или 1 900,50')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('1 900,50')
  await page.keyboard.press('Enter')
  await expect(readiness).toContainText('8 из 8')
  expect(await dealField(world, idea, 'ufCrmEventPrice')).toBe('1900.5|RUB')
  await next.focus()
  await page.keyboard.press('Enter')
  await expect(readiness).toContainText('Все стадии пройдены')
  await expect(siteBox(tab)).toContainText('совпадает с сайтом')
  expect(await onSite(world, idea)).toHaveLength(1)
})

test('a stage that a colleague has reached is handed over when the card is opened', async ({ page, world }) => {
  const stages = await world.control.rest<{ STATUS_ID: string, NAME: string }[]>('crm.status.list', { filter: { NAME: 'На сайте' } })
  await setDeal(world, idea, { stageId: stages[0]!.STATUS_ID })
  expect(await onSite(world, idea)).toEqual([])
  const tab = await openDealTab(page, world, idea)
  await expect(siteBox(tab)).toContainText('совпадает с сайтом')
  expect(await onSite(world, idea)).toMatchObject([{ kind: 'template', revision: 1 }])
})

test('the site refuses: its reason stands in the card and in the timeline, and the next try goes through', async ({ page, world }) => {
  await siteFaults(world, { refuse: { code: 'not-ready', reason: 'Раздел «Экскурсии» закрыт до понедельника' } })
  const tab = await openDealTab(page, world, idea)
  const box = siteBox(tab)
  await box.getByRole('button', { name: 'Отправить на сайт' }).click()
  await expect(box.getByRole('alert')).toContainText('Сайт не принял: Раздел «Экскурсии» закрыт до понедельника')
  await expect.poll(() => receiptsOf(world, idea)).toEqual([expect.objectContaining({ ORIGIN_ID: '1:template-1-1', COMPLETED: 'Y' })])
  await siteFaults(world, {})
  await box.getByRole('button', { name: 'Отправить снова' }).click()
  await expect(box).toContainText('совпадает с сайтом')
  await expect.poll(async () => (await receiptsOf(world, idea)).length).toBe(2)
})

for (const [what, faults] of [['is down', { down: true }], ['answers 500', { status: 500 }], ['believes to have answered', { loseWriteBack: true }]] as const) {
  test(`the site ${what}: the card waits and says so, and the site's next look repairs it, once`, async ({ page, world }) => {
    await siteFaults(world, faults)
    const tab = await openDealTab(page, world, idea)
    const box = siteBox(tab)
    await box.getByRole('button', { name: 'Отправить на сайт' }).click()
    await expect(box).toContainText('ждёт ответа')
    expect(await dealField(world, idea, 'ufCrmEventRevision')).toBe(1)
    await siteFaults(world, {})
    await siteLooks(world)
    await box.getByRole('button', { name: 'Проверить ответ' }).click()
    await expect(box).toContainText('совпадает с сайтом')
    expect(await onSite(world, idea)).toHaveLength(1)
    await expect.poll(() => receiptsOf(world, idea)).toEqual([expect.objectContaining({ COMPLETED: 'Y' })])
  })
}

test('the site is slow and answers twice: one element, one receipt', async ({ page, world }) => {
  await siteFaults(world, { slowMs: 1200, answerTwice: true })
  const tab = await openDealTab(page, world, idea)
  await siteBox(tab).getByRole('button', { name: 'Отправить на сайт' }).click()
  await expect(siteBox(tab)).toContainText('ждёт ответа')
  await expect(siteBox(tab)).toContainText('совпадает с сайтом')
  expect(await onSite(world, idea)).toHaveLength(1)
  await expect.poll(() => receiptsOf(world, idea)).toEqual([expect.objectContaining({ COMPLETED: 'Y' })])
})

test('the site gives its element another id: the deal follows', async ({ page, world }) => {
  const tab = await openDealTab(page, world, idea)
  const box = siteBox(tab)
  await box.getByRole('button', { name: 'Отправить на сайт' }).click()
  await expect(box).toContainText('принято, версия 1')
  const before = await dealField(world, idea, 'ufCrmEventSiteTemplate')
  await siteFaults(world, { changeIds: true })
  await box.getByRole('button', { name: 'Отправить снова' }).click()
  await expect(box).toContainText('принято, версия 2')
  const after = await dealField(world, idea, 'ufCrmEventSiteTemplate')
  expect(after).not.toBe(before)
  expect((await onSite(world, idea)).map(({ id }) => id)).toEqual([after])
})

test('who may only read is told so when sending, and nothing is sent on opening', async ({ page, world }) => {
  const stages = await world.control.rest<{ STATUS_ID: string, NAME: string }[]>('crm.status.list', { filter: { NAME: 'На сайте' } })
  await setDeal(world, idea, { stageId: stages[0]!.STATUS_ID })
  const tab = await openDealTab(page, world, idea, 6)
  const box = siteBox(tab)
  await expect(box).toContainText('ещё не отправляли')
  await expect(box.getByRole('alert')).toHaveCount(0)
  await box.getByRole('button', { name: 'Отправить на сайт' }).click()
  await expect(box.getByRole('alert')).toContainText('Отправить не получилось')
  expect(await dealField(world, idea, 'ufCrmEventRevision')).toBeFalsy()
})

test('at 400 px nothing is cut off', async ({ page, world }) => {
  await page.setViewportSize({ width: 400, height: 900 })
  const tab = await openDealTab(page, world, idea)
  await siteBox(tab).getByRole('button', { name: 'Отправить на сайт' }).click()
  await expect(siteBox(tab)).toContainText('совпадает с сайтом')
  expect(await tab.locator('html').evaluate(root => root.scrollWidth <= root.clientWidth)).toBe(true)
})

test('an event that is cancelled is told to the site when its card is opened: it sells no more tickets', async ({ page, world }) => {
  const { items } = await (await fetch(`${world.siteOrigin}/cardinal/inventory.json`)).json() as { items: { kind: string, deal: number, start: string | null, url: string }[] }
  const coming = items.find(({ kind, start }) => kind === 'event' && start !== null && start > '2026-12')!
  const before = await openDealTab(page, world, coming.deal)
  // The world's orders name no fields: this one does.
  const [, revision] = /версия (\d+)/.exec(await siteBox(before).innerText())!
  await siteBox(before).getByRole('button', { name: 'Отправить снова' }).click()
  // It agreed with the site before, too: only the next number says that this order was taken.
  await expect(siteBox(before)).toContainText(`версия ${Number(revision) + 1}`)
  await expect(siteBox(before)).toContainText('совпадает с сайтом')
  expect(await (await fetch(coming.url)).text()).toContain('Заказать')
  await setDeal(world, coming.deal, { stageId: `${String(await dealField(world, coming.deal, 'stageId')).split(':')[0]}:LOSE` })
  const tab = await openDealTab(page, world, coming.deal)
  await expect(siteBox(tab)).toContainText('совпадает с сайтом')
  await expect.poll(async () => (await fetch(coming.url)).text()).toContain('Событие отменено')
  expect(await (await fetch(coming.url)).text()).not.toContain('Заказать')
})
