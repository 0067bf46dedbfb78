import { expect, openAs, test } from '../support/story.ts'
import { altOf, aPhoto, bring, button, choose, cropOf, deal, decode, editPicture, emptyPicture, pictureFrame, pictureName, places, putPicture, readDeal, replaceByColleague, shownPicture, storedPicture, zoneOf } from './picture.ts'
import { settledBox } from '../support/pressEdit.ts'

// The announcement's picture, from the person's disk to the deal, in the card's field and in the tab «Анонс».

const words = 'UF_CRM_EVENT_PICTURE_TEXT'
const focus = 'UF_CRM_EVENT_PICTURE_FOCUS'

for (const { name, open } of places) {
  test.describe(`in the ${name}`, () => {
    test('by mouse: chosen, moved, zoomed, described, saved, replaced, deleted', async ({ page, world }) => {
      await emptyPicture(world)
      const place = await open(page, world)
      await choose(page, place, await aPhoto(page))
      await place.getByLabel('Масштаб').fill('2')
      await expect(place.getByText('В кадре 800 × 450 точек', { exact: false })).toBeVisible()
      const box = await settledBox(cropOf(place))
      await page.mouse.move(box.x + box.width - 10, box.y + box.height / 2)
      await page.mouse.down()
      await page.mouse.move(box.x + 10, box.y + box.height / 2, { steps: 5 })
      await page.mouse.up()
      await button(place, 'Сохранить картинку').click()
      await expect(place.getByText('Сайт просит подпись', { exact: false })).toBeVisible()
      await altOf(place).fill('Зелёная половина')
      await button(place, 'Сохранить картинку').click()
      await expect(place.getByText('Сохранено в сделке')).toBeVisible()
      await expect(shownPicture(place)).toHaveAttribute('alt', 'Зелёная половина')

      const first = (await storedPicture(world))!
      expect(await decode(page, first.bytes)).toEqual({ width: 800, height: 450, left: 'green', right: 'green', top: 'green' })
      expect(await readDeal(world)).toMatchObject({ [words]: 'Зелёная половина' })

      await putPicture(page, place, await aPhoto(page, { type: 'image/png' }), 'Вся афиша', 'Заменить')
      const second = (await storedPicture(world))!
      expect(second.id).not.toBe(first.id)
      expect(second.bytes.subarray(1, 4).toString()).toBe('PNG')
      expect(await decode(page, second.bytes)).toMatchObject({ width: 1600, height: 900, left: 'red', right: 'green' })

      await button(place, 'Удалить картинку').click()
      await expect(button(place, 'Не удалять')).toBeFocused()
      await button(place, 'Не удалять').click()
      await expect(button(place, 'Удалить картинку')).toBeFocused()
      await button(place, 'Удалить картинку').click()
      await place.getByRole('group', { name: 'Удалить картинку из сделки?' }).getByRole('button', { name: 'Удалить картинку' }).click()
      await expect(zoneOf(place)).toBeVisible()
      expect(await storedPicture(world)).toBeNull()
    })

    test('by keyboard alone: chosen, moved, zoomed, saved, its focus set, deleted', async ({ page, world }) => {
      await emptyPicture(world)
      const place = await open(page, world)
      const asked = page.waitForEvent('filechooser')
      await button(place, 'Выбрать файл').press('Enter')
      await (await asked).setFiles(await aPhoto(page))
      await expect(cropOf(place)).toBeFocused()
      for (let step = 0; step < 10; step++)
        await page.keyboard.press('+')
      for (let step = 0; step < 40; step++)
        await page.keyboard.press('ArrowRight')
      await expect(place.getByText('В кадре 800 × 450 точек', { exact: false })).toBeVisible()
      await page.keyboard.press('Tab')
      await expect(place.getByLabel('Масштаб')).toBeFocused()
      await page.keyboard.press('Tab')
      await page.keyboard.type('Зелёная половина')
      await page.keyboard.press('Enter')
      await expect(place.getByText('Сохранено в сделке')).toBeVisible()
      expect(await decode(page, (await storedPicture(world))!.bytes)).toEqual({ width: 800, height: 450, left: 'green', right: 'green', top: 'green' })

      await button(place, 'Главное место').press('Enter')
      const frame = place.getByRole('application', { name: 'Главное место картинки', exact: false })
      await expect(frame).toBeFocused()
      for (let step = 0; step < 5; step++)
        await page.keyboard.press('ArrowLeft')
      await page.keyboard.press('ArrowUp')
      await page.keyboard.press('Enter')
      await expect(button(place, 'Главное место')).toBeFocused()
      await expect.poll(async () => (await readDeal(world))[focus]).toBe('40% 48%')
      expect((await readDeal(world))[words]).toBe('Зелёная половина')

      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await expect(button(place, 'Не удалять')).toBeFocused()
      await page.keyboard.press('Escape')
      await expect(button(place, 'Удалить картинку')).toBeFocused()
      await page.keyboard.press('Enter')
      await page.keyboard.press('Shift+Tab')
      await page.keyboard.press('Enter')
      await expect(zoneOf(place)).toBeVisible()
      expect(await storedPicture(world)).toBeNull()
      await page.keyboard.press('Tab')
      await expect(zoneOf(place)).toBeFocused()
    })
  })
}

test('a file is dropped or pasted, onto the place and onto the picture that stands there, and is taken once', async ({ page, world }) => {
  await emptyPicture(world)
  const place = await editPicture(page, world)
  const photo = await aPhoto(page)
  for (const how of ['drop', 'paste'] as const) {
    await bring(zoneOf(place), how, photo)
    await expect(cropOf(place)).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(zoneOf(place)).toBeVisible()
  }
  await putPicture(page, place, photo)
  for (const how of ['drop', 'paste'] as const) {
    await bring(shownPicture(place), how, photo)
    await expect(cropOf(place)).toBeVisible()
    await button(place, 'Отмена').click()
  }
})

test('of several files the first is taken and named', async ({ page, world }) => {
  await emptyPicture(world)
  const place = await editPicture(page, world)
  const photo = await aPhoto(page)
  await bring(zoneOf(place), 'drop', photo, { ...photo, name: 'Вторая.jpg' })
  await expect(place.getByText('Здесь одна картинка: взяли «Фото прогулки.jpg»')).toBeVisible()
})

test('the picture that was just saved, and one that was saved before, are cut again', async ({ page, world }) => {
  await emptyPicture(world)
  const place = await editPicture(page, world)
  await putPicture(page, place, await aPhoto(page))
  const cutAgain = async () => {
    await button(place, 'Кадрировать').click()
    await expect(altOf(place)).toHaveValue('Площадь на закате')
    for (let step = 0; step < 10; step++)
      await cropOf(place).press('+')
    await button(place, 'Сохранить картинку').click()
    await expect(place.getByText('Сохранено в сделке')).toBeVisible()
    return decode(page, (await storedPicture(world))!.bytes)
  }
  expect(await cutAgain()).toMatchObject({ width: 800, height: 450 })
  await page.reload()
  await page.getByTestId('edit-ufCrmCardinalPicture').click()
  expect(await cutAgain()).toMatchObject({ width: 400, height: 225 })
})

test.describe('where the portal does not hand its files to pages', () => {
  test.use({ expectedTroubles: /blocked by CORS policy/ })

  test('cutting again says so and what to do', async ({ page, world }) => {
    await world.control.send('PATCH', '/_portal/switches', { fileDownloads: 'redirect' })
    const place = await editPicture(page, world)
    await expect(shownPicture(place)).toBeVisible()
    await button(place, 'Кадрировать').click()
    await expect(place.getByText('Портал не отдаёт странице сохранённый файл')).toBeVisible()
    await expect(shownPicture(place)).toBeVisible()
  })
})

test('the focus is set by mouse, and Esc leaves it as it was', async ({ page, world }) => {
  const place = await editPicture(page, world)
  await button(place, 'Главное место').click()
  const frame = place.getByRole('application', { name: 'Главное место картинки', exact: false })
  const { width, height } = (await frame.boundingBox())!
  await frame.click({ position: { x: width * 0.25, y: height * 0.75 } })
  await page.keyboard.press('Escape')
  await expect(button(place, 'Главное место')).toBeFocused()
  expect((await readDeal(world))[focus]).toBeNull()
  await button(place, 'Главное место').click()
  await frame.click({ position: { x: width * 0.25, y: height * 0.75 } })
  await button(place, 'Запомнить место').click()
  await expect.poll(async () => (await readDeal(world))[focus]).toBe('25% 75%')
})

test('the text under the picture is saved when it is left, one change after the other', async ({ page, world }) => {
  const place = await editPicture(page, world)
  await expect(place.getByText('Сайт просит подпись', { exact: false })).toBeVisible()
  await expect(altOf(place)).not.toHaveAttribute('aria-invalid', 'true')
  await altOf(place).fill('Башня')
  await altOf(place).press('Tab')
  await altOf(place).fill('Башня и стена')
  await altOf(place).press('Tab')
  await expect.poll(async () => (await readDeal(world))[words]).toBe('Башня и стена')
  await expect(altOf(place)).toHaveValue('Башня и стена')
  await expect(place.getByRole('alert')).toHaveCount(0)
})

test('a colleague who wrote another text meanwhile: both are shown, mine can be kept', async ({ page, world }) => {
  const place = await editPicture(page, world)
  await expect(altOf(place)).toBeVisible()
  await world.control.rest('crm.item.update', { entityTypeId: 2, id: deal, useOriginalUfNames: 'Y', fields: { [words]: 'Слова Анны' } })
  await altOf(place).fill('Мои слова')
  await altOf(place).press('Tab')
  await expect(place.getByRole('alert')).toContainText('В портале теперь подпись «Слова Анны»')
  await expect(altOf(place)).toHaveValue('Мои слова')
  await button(place, 'Оставить как есть').click()
  await expect(altOf(place)).toHaveValue('Слова Анны')
  await altOf(place).fill('Мои слова')
  await altOf(place).press('Tab')
  await expect.poll(async () => (await readDeal(world))[words]).toBe('Мои слова')
})

test('a colleague who replaced the picture meanwhile is not written over until the person says so', async ({ page, world }) => {
  const place = await editPicture(page, world)
  await choose(page, place, await aPhoto(page), 'Заменить')
  await replaceByColleague(world)
  await altOf(place).fill('Моя')
  await button(place, 'Сохранить картинку').click()
  await expect(place.getByText('Пока вы работали, картинку изменил кто-то другой')).toBeVisible()
  expect((await storedPicture(world))!.bytes.toString()).toBe('theirs')
  await button(place, 'Повторить').click()
  await expect(place.getByText('Сохранено в сделке')).toBeVisible()
  expect(await decode(page, (await storedPicture(world))!.bytes)).toMatchObject({ width: 1600, height: 900 })
})

test('who deletes a picture that a colleague replaced meanwhile deletes only what was seen', async ({ page, world }) => {
  const place = await editPicture(page, world)
  await expect(shownPicture(place)).toBeVisible()
  await replaceByColleague(world)
  await button(place, 'Удалить картинку').click()
  await place.getByRole('group', { name: 'Удалить картинку из сделки?' }).getByRole('button', { name: 'Удалить картинку' }).click()
  await expect(place.getByText('Ниже та, что сейчас в портале: её мы не трогали.')).toBeVisible()
  expect((await storedPicture(world))!.bytes.toString()).toBe('theirs')
})

test('the view shows the picture with its text, and says when there is none', async ({ page, world }) => {
  await world.control.rest('crm.item.update', { entityTypeId: 2, id: deal, useOriginalUfNames: 'Y', fields: { [words]: 'Башня и стена' } })
  await openAs(page, world, 2, `/crm/deal/details/${deal}/`)
  await expect(pictureFrame(page).getByRole('img', { name: 'Башня и стена' })).toBeVisible()
  await world.control.rest('crm.item.update', { entityTypeId: 2, id: deal, useOriginalUfNames: 'Y', fields: { [pictureName]: '' } })
  await page.reload()
  await expect(pictureFrame(page).getByText('Картинки пока нет')).toBeVisible()
})

test('in a section that is edited as a whole, the picture sent meanwhile stays when the card is saved', async ({ page, world }) => {
  await openAs(page, world, 2, `/crm/deal/details/${deal}/`)
  await page.getByTestId(/^edit-section-/).first().click()
  await putPicture(page, pictureFrame(page), await aPhoto(page), 'Моя', 'Заменить')
  const { id } = (await storedPicture(world))!
  await page.getByTestId('save').click()
  await expect(page.getByTestId('save')).toHaveCount(0)
  expect((await storedPicture(world))?.id).toBe(id)
  expect((await readDeal(world))[words]).toBe('Моя')
})
