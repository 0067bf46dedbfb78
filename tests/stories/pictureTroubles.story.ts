import type { Page } from '@playwright/test'
import { expect, openAs, test } from '../support/story.ts'
import type { World } from '../support/story.ts'
import { openAnnouncement } from './description.ts'
import { altOf, aPhoto, button, choose, cropOf, deal, decode, editPicture, emptyPicture, fault, forgetLog, openPictureTab, pictureFrame, pictureName, putPicture, readDeal, shownPicture, storedPicture, updateDeal, updatesOf, zoneOf } from './picture.ts'

// The picture meets a slow line, a refusal, an ended token, missing rights, and a card that was never saved.

const frameValue = 'UF_CRM_CARDINAL_PICTURE'
/** What a phone at the edge of its net sends. */
const slowBytesPerSecond = 60_000

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page.frames().find(frame => frame.url().includes('/image-field.html'))!)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: slowBytesPerSecond })
}

test('a picture on its way tells how far it is, and can be stopped: the deal keeps what it had', async ({ page, world }) => {
  const place = await editPicture(page, world)
  const before = (await storedPicture(world))!.id
  await choose(page, place, await aPhoto(page, { hasNoise: true }), 'Заменить')
  await altOf(place).fill('Шум')
  await slowDown(page)
  await button(place, 'Сохранить картинку').click()
  await expect(place.getByText(/^Отправляем картинку: [1-9]\d? %$/)).toBeVisible()
  await expect(place.getByRole('progressbar', { name: 'Отправка картинки' })).toBeVisible()
  await button(place, 'Прервать отправку').click()
  await expect(place.getByText('Отправка прервана')).toBeVisible()
  await expect(shownPicture(place)).toBeVisible()
  expect((await storedPicture(world))!.id).toBe(before)
})

test('what was refused is sent again by one press, with its text', async ({ page, world }) => {
  await emptyPicture(world)
  const place = await editPicture(page, world)
  await fault(world, { kind: 'refuse', error: 'ERROR_CORE', status: 400 }, { times: 1 })
  await choose(page, place, await aPhoto(page))
  await altOf(place).fill('Площадь')
  await button(place, 'Сохранить картинку').click()
  await expect(button(place, 'Повторить')).toBeVisible()
  expect(await storedPicture(world)).toBeNull()
  await button(place, 'Повторить').click()
  await expect(place.getByText('Сохранено в сделке')).toBeVisible()
  await expect(place.getByRole('alert')).toHaveCount(0)
  expect(await readDeal(world)).toMatchObject({ UF_CRM_EVENT_PICTURE_TEXT: 'Площадь', UF_CRM_EVENT_PICTURE_FOCUS: '50% 50%' })
})

test('a picture whose reply was lost is found and not sent twice', async ({ page, world }) => {
  await emptyPicture(world)
  const place = await editPicture(page, world)
  await forgetLog(world)
  await fault(world, { kind: 'cut-after' }, { times: 1 })
  await putPicture(page, place, await aPhoto(page))
  expect(await decode(page, (await storedPicture(world))!.bytes)).toMatchObject({ width: 1600 })
  expect(await updatesOf(world, 2)).toBe(1)
})

test('a token that ends between the look and the sending: the picture goes out with the next one', async ({ page, world }) => {
  await emptyPicture(world)
  const place = await editPicture(page, world)
  await choose(page, place, await aPhoto(page))
  await altOf(place).fill('Площадь')
  let isEnded = false
  await page.route('**/rest/**', async route => {
    if (!isEnded && (route.request().postData() ?? '').includes('crm.item.update')) {
      isEnded = true
      await world.control.send('POST', '/_portal/clock', { advanceSeconds: 3700 })
    }
    await route.continue()
  })
  await forgetLog(world)
  await button(place, 'Сохранить картинку').click()
  await expect(place.getByText('Сохранено в сделке')).toBeVisible()
  expect(isEnded).toBe(true)
  const log = await world.control.get<{ error: string | null, method: string }[]>('/_portal/log')
  expect(log.filter(({ error }) => error === 'expired_token')).toHaveLength(1)
  expect(log.filter(({ method }) => method === 'refreshAuth')).toHaveLength(1)
  expect((await storedPicture(world))).not.toBeNull()
})

test('who may read only sees the picture, and is told when they try to change it', async ({ page, world }) => {
  const place = await openPictureTab(page, world, 6)
  const before = (await storedPicture(world))!.id
  await choose(page, place, await aPhoto(page), 'Заменить')
  await altOf(place).fill('Площадь')
  await button(place, 'Сохранить картинку').click()
  await expect(place.getByRole('alert')).toContainText('прав')
  await expect(shownPicture(place)).toBeVisible()
  await expect(button(place, 'Заменить')).toHaveCount(0)
  expect((await storedPicture(world))!.id).toBe(before)
})

test('a person without rights to the application is told so, and nothing is asked for', async ({ page, world }) => {
  await forgetLog(world)
  await openAs(page, world, 8, `/crm/deal/details/${deal}/`)
  await expect(pictureFrame(page).getByText('Картинка видна тем, кому открыт Cardinal.', { exact: false })).toBeVisible()
  await page.getByTestId('edit-ufCrmCardinalPicture').click()
  await expect(page.locator('[data-field="ufCrmCardinalPicture"][data-mode="edit"]')).toBeVisible()
  await expect(pictureFrame(page).getByText('Картинка видна тем, кому открыт Cardinal.', { exact: false })).toBeVisible()
  const log = await world.control.get<{ kind: string, userId: number }[]>('/_portal/log')
  expect(log.filter(({ kind, userId }) => kind === 'rest' && userId === 8)).toEqual([])
})

/** Puts a picture into the field of a new card; it waits on this device. */
async function chooseOnNewCard(page: Page, world: World): Promise<void> {
  await openAs(page, world, 2, '/crm/deal/details/0/')
  const place = pictureFrame(page)
  await choose(page, place, await aPhoto(page))
  await altOf(place).fill('Площадь на закате')
  await button(place, 'Сохранить картинку').click()
  await expect(place.getByText('Картинка ждёт на этом устройстве', { exact: false })).toBeVisible()
  await expect(place.getByRole('img', { name: 'Площадь на закате' })).toBeVisible()
}

async function saveNewCard(page: Page): Promise<number> {
  await page.locator('[data-field="title"] input').fill('Новая прогулка')
  await page.getByTestId('save').click()
  await page.waitForURL(/\/crm\/deal\/details\/[1-9]\d*\//)
  return Number(/details\/(\d+)\//.exec(page.url())![1])
}

test('on a new card the picture waits until the card is saved, then is sent by itself', async ({ page, world }) => {
  await chooseOnNewCard(page, world)
  const id = await saveNewCard(page)
  await expect.poll(async () => (await storedPicture(world, id))?.bytes.length ?? 0).toBeGreaterThan(1000)
  await expect.poll(async () => (await readDeal(world, id))[frameValue]).toBeFalsy()
  expect(await readDeal(world, id)).toMatchObject({ UF_CRM_EVENT_PICTURE_TEXT: 'Площадь на закате' })
  expect(await decode(page, (await storedPicture(world, id))!.bytes)).toMatchObject({ width: 1600, height: 900 })
  await page.reload()
  await expect(pictureFrame(page).getByRole('img', { name: 'Площадь на закате' })).toBeVisible()
})

test('on a new card the waiting picture can be taken away again', async ({ page, world }) => {
  await chooseOnNewCard(page, world)
  await button(pictureFrame(page), 'Удалить картинку').click()
  await expect(zoneOf(pictureFrame(page))).toBeVisible()
  const id = await saveNewCard(page)
  await expect(pictureFrame(page).getByText('Картинки пока нет')).toBeVisible()
  expect((await readDeal(world, id))[frameValue]).toBeFalsy()
})

test('a picture that could not be sent when the card was saved is sent when the card opens again', async ({ page, world }) => {
  await chooseOnNewCard(page, world)
  await fault(world, { kind: 'refuse', error: 'ERROR_CORE', status: 400 }, { times: 1 })
  const id = await saveNewCard(page)
  await expect(button(pictureFrame(page), 'Повторить')).toBeVisible()
  expect(await storedPicture(world, id)).toBeNull()
  await page.reload()
  await expect.poll(async () => (await storedPicture(world, id)) !== null).toBe(true)
})

test('the saved card got another picture meanwhile: both stay until the person decides', async ({ page, world }) => {
  await chooseOnNewCard(page, world)
  await page.route('**/image-field.html*', async route => {
    const item = (await world.control.rest<{ items: { id: number, title: string }[] }>('crm.item.list', { entityTypeId: 2, filter: { title: 'Новая прогулка' } })).items[0]
    if (item)
      await updateDeal(world, { [pictureName]: ['theirs.jpg', 'dGhlaXJz'] }, item.id)
    await route.continue()
  }, { times: 1 })
  const id = await saveNewCard(page)
  const place = pictureFrame(page)
  await expect(place.getByText('Пока вы работали, картинку изменил кто-то другой')).toBeVisible()
  expect((await storedPicture(world, id))!.bytes.toString()).toBe('theirs')
  await button(place, 'Повторить').click()
  await expect(place.getByText('Сохранено в сделке')).toBeVisible()
  expect(await decode(page, (await storedPicture(world, id))!.bytes)).toMatchObject({ width: 1600 })
  await expect.poll(async () => (await readDeal(world, id))[frameValue]).toBeFalsy()
})

test('on another device the card says that its picture waits elsewhere, until nobody waits any more', async ({ page, world }) => {
  await emptyPicture(world)
  await updateDeal(world, { [frameValue]: 'pending:11111111-2222-4333-8444-555555555555' })
  await openAs(page, world, 2, `/crm/deal/details/${deal}/`)
  const place = pictureFrame(page)
  await expect(place.getByText('Картинку выбирали на другом устройстве', { exact: false })).toBeVisible()
  await expect(zoneOf(place)).toBeVisible()
  await button(place, 'Больше не ждать').click()
  await expect.poll(async () => (await readDeal(world))[frameValue]).toBeFalsy()
  await expect(place.getByText('Картинку выбирали на другом устройстве', { exact: false })).toHaveCount(0)
})

test('a picture saved in the tab is there in the card\'s field', async ({ page, world }) => {
  await emptyPicture(world)
  await putPicture(page, await openPictureTab(page, world), await aPhoto(page))
  await page.reload()
  await expect(pictureFrame(page).getByRole('img', { name: 'Площадь на закате' })).toBeVisible()
  const place = (await openAnnouncement(page)).getByRole('complementary')
  await expect(shownPicture(place)).toBeVisible()
  await expect(cropOf(place)).toHaveCount(0)
})
