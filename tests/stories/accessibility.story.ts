import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, openAs, test } from '../support/story.ts'
import { descriptionOf, fieldFrame, openAnnouncement, storeDescription } from './description.ts'
import { aFile, altOf, aPhoto, bring, button, cropOf, emptyPicture, openPictureTab, pictureFrame, shownPicture, zoneOf } from './picture.ts'
import { pressEdit, pressSettled } from '../support/pressEdit.ts'

/** Serious and critical findings of axe in the card and every frame in it. */
async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(node => node.target.join(' ')).join(' | ')}`)
}

for (const width of [1280, 400]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 900 } })

    test('the card with the field in view mode', async ({ page, world }) => {
      await openAs(page, world, 2, '/crm/deal/details/1/')
      await expect(fieldFrame(page).getByText('Самый старый район')).toBeVisible()
      expect(await findings(page)).toEqual([])
    })

    test('the card with the field in edit mode', async ({ page, world }) => {
      await openAs(page, world, 2, '/crm/deal/details/1/')
      await pressEdit(page)
      await expect(descriptionOf(fieldFrame(page))).toBeVisible()
      expect(await findings(page)).toEqual([])
    })

    test('the tab, at rest and with a conflict', async ({ page, world }) => {
      await openAs(page, world, 2, '/crm/deal/details/1/')
      const tab = await openAnnouncement(page)
      await expect(descriptionOf(tab)).toBeVisible()
      expect(await findings(page)).toEqual([])
      await descriptionOf(tab).press('Control+End')
      await descriptionOf(tab).pressSequentially(' Моё.')
      await storeDescription(world, '<p>Чужое.</p>')
      await pressSettled(tab.getByRole('button', { name: 'Сохранить', exact: true }))
      await expect(tab.getByRole('button', { name: 'Сохранить мой' })).toBeVisible()
      expect(await findings(page)).toEqual([])
    })

    test('the picture\'s field: shown, placed, asked about, empty, refused, cut', async ({ page, world }) => {
      await openAs(page, world, 2, '/crm/deal/details/1/')
      await expect(pictureFrame(page).getByRole('img')).toBeVisible()
      await page.getByTestId('edit-ufCrmCardinalPicture').click()
      const field = pictureFrame(page)
      await expect(shownPicture(field)).toBeVisible()
      expect(await findings(page)).toEqual([])
      await button(field, 'Главное место').click()
      expect(await findings(page)).toEqual([])
      await page.keyboard.press('Escape')
      await button(field, 'Удалить картинку').click()
      expect(await findings(page)).toEqual([])
      await emptyPicture(world)
      await page.reload()
      await page.getByTestId('edit-ufCrmCardinalPicture').click()
      await bring(zoneOf(field), 'drop', aFile('Список.txt', new Uint8Array([66, 77, 1, 2])))
      await expect(zoneOf(field).getByRole('alert')).toBeVisible()
      expect(await findings(page)).toEqual([])
      await bring(zoneOf(field), 'drop', await aPhoto(page))
      await expect(cropOf(field)).toBeVisible()
      await altOf(field).press('Enter')
      expect(await findings(page)).toEqual([])
    })

    test('the picture beside the text in the tab', async ({ page, world }) => {
      const place = await openPictureTab(page, world)
      await expect(shownPicture(place)).toBeVisible()
      expect(await findings(page)).toEqual([])
      await bring(shownPicture(place), 'drop', await aPhoto(page))
      await expect(cropOf(place)).toBeVisible()
      expect(await findings(page)).toEqual([])
    })

    test('link and picture panels with a refused address', async ({ page, world }) => {
      await openAs(page, world, 2, '/crm/deal/details/1/')
      const tab = await openAnnouncement(page)
      await descriptionOf(tab).press('Control+End')
      await descriptionOf(tab).press('Control+k')
      await tab.getByLabel('Адрес ссылки').fill('javascript:alert(1)')
      await tab.getByLabel('Адрес ссылки').press('Enter')
      await expect(tab.getByText(/ссылка начинаться не может/)).toBeVisible()
      expect(await findings(page)).toEqual([])
    })

    test('the application\'s main page and the deal list', async ({ page, world }) => {
      await openAs(page, world, 1, '/marketplace/app/local.cardinal/')
      await expect(page.frameLocator('.app-page iframe').getByText('Портал совпадает с планом')).toBeVisible()
      expect(await findings(page)).toEqual([])
      await page.frameLocator('.app-page iframe').getByRole('tab', { name: 'Проверка' }).click()
      await page.frameLocator('.app-page iframe').getByText(/^В порядке: /).click()
      expect(await findings(page)).toEqual([])
      await page.frameLocator('.app-page iframe').getByRole('tab', { name: 'Настройки' }).click()
      await page.frameLocator('.app-page iframe').getByLabel('Найти настройку').fill('описания')
      await page.frameLocator('.app-page iframe').getByLabel('Предел описания на сайте, знаков').fill('много')
      expect(await findings(page)).toEqual([])
      await openAs(page, world, 1, '/crm/deal/list/')
      await expect(page.getByTestId('list')).toBeVisible()
      expect(await findings(page)).toEqual([])
    })
  })
}
