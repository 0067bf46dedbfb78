import { Buffer } from 'node:buffer'
import { aJpeg, aPngThatClaims, exifContent, joined, jpegSegment, otherFiles } from '../samples/pictures/pictureBytes.ts'
import type { World } from '../support/story.ts'
import { expect, test } from '../support/story.ts'
import { aFile, altOf, aPhoto, bring, button, choose, cropOf, decode, editPicture, emptyPicture, fault, filesOf, forgetLog, places, putPicture, shownPicture, storedPicture, textPicturesName, updateDeal, updatesOf, zoneOf } from './picture.ts'
import { settledBox } from '../support/pressEdit.ts'

// What is refused, what a stored picture no longer holds, and what else of the deal stays as it was.

const megabyte = 1024 * 1024

const badFiles = [
  { what: 'an empty file', file: aFile('Пусто.jpg', otherFiles.empty, 'image/jpeg'), message: 'Файл пустой. Выберите другой' },
  { what: 'a file over 10 MB', file: aFile('Большая.jpg', new Uint8Array(10 * megabyte + 1).fill(7), 'image/jpeg'), message: 'Файл 10,1 МБ, а можно до 10 МБ. Уменьшите картинку и выберите снова' },
  { what: 'HEIC of a phone', file: aFile('IMG_0001.jpg', otherFiles.heic, 'image/jpeg'), message: 'Файлы HEIC браузер не показывает или сайт не берёт. Сохраните картинку как JPEG или PNG' },
  { what: 'a PDF', file: aFile('Афиша.png', otherFiles.pdf, 'image/png'), message: 'Файлы PDF браузер не показывает или сайт не берёт. Сохраните картинку как JPEG или PNG' },
  { what: 'an SVG', file: aFile('Логотип.svg', otherFiles.svg, 'image/svg+xml'), message: 'SVG может нести скрытый код, поэтому его не берём. Сохраните рисунок как PNG' },
  { what: 'a text', file: aFile('Список.jpg', otherFiles.text, 'image/jpeg'), message: 'Это не картинка: выберите JPEG, PNG, WebP или GIF' },
  { what: 'a JPEG that was cut off', file: aFile('Обрывок.jpg', aJpeg({ width: 640, height: 480 }).subarray(0, -40), 'image/jpeg'), message: 'Файл повреждён или не дописан до конца. Выберите его заново или возьмите другой' },
  { what: 'too many pixels', file: aFile('Панорама.png', aPngThatClaims(9000, 5000), 'image/png'), message: 'В картинке 9 000 × 5 000 точек, а можно до 10 000 по стороне и 25 миллионов всего. Уменьшите её' },
]

for (const { name, open } of places) {
  test(`in the ${name} every bad file is told in its own words beside the place, and nothing is sent`, async ({ page, world }) => {
    await emptyPicture(world)
    const place = await open(page, world)
    await expect(zoneOf(place)).toBeVisible()
    await forgetLog(world)
    const said = new Set<string>()
    for (const { what, file, message } of badFiles) {
      await choose(page, place, file)
      const alert = zoneOf(place).getByRole('alert')
      await expect(alert, what).toHaveText(message.replaceAll(/(\d) (?=\d)/g, '$1\u00A0'))
      said.add(message)
      await expect(cropOf(place)).toHaveCount(0)
    }
    expect(said.size).toBe(badFiles.length)
    expect(await updatesOf(world, 2)).toBe(0)
    expect(await storedPicture(world)).toBeNull()
    await choose(page, place, await aPhoto(page))
    await expect(cropOf(place)).toBeVisible()
  })
}

test('beside a picture that stands there, a bad file is told too and the picture stays', async ({ page, world }) => {
  const place = await editPicture(page, world)
  await choose(page, place, aFile('Список.jpg', otherFiles.text), 'Заменить')
  await expect(place.getByRole('alert')).toHaveText('Это не картинка: выберите JPEG, PNG, WebP или GIF')
  await expect(shownPicture(place)).toBeVisible()
})

test('a photograph turned by its EXIF and with the place in it is stored upright and without either', async ({ page, world }) => {
  await emptyPicture(world)
  const place = await editPicture(page, world)
  const photo = await aPhoto(page, { width: 1200, height: 1600 })
  // A camera writes after the beginning of the file what it knows: turned a quarter to the right, and where.
  const exif = jpegSegment(0xE1, exifContent({ orientation: 6, hasPlace: true }))
  const turned = aFile('IMG_0001.jpg', joined(photo.buffer.subarray(0, 2), exif, photo.buffer.subarray(2)), 'image/jpeg')
  expect(turned.buffer.includes('Exif')).toBe(true)
  const upright = { left: 'green', right: 'blue', top: 'red' }
  expect(await decode(page, turned.buffer)).toEqual({ width: 1600, height: 1200, ...upright })

  await putPicture(page, place, turned)
  const { bytes } = (await storedPicture(world))!
  // Width and height are exchanged: 1600 × 1200, cut to 16:9; what was at the left is on top, what was on top is at the right.
  expect(await decode(page, bytes)).toEqual({ width: 1600, height: 900, ...upright })
  for (const trace of ['Exif', 'GPS', Buffer.from(exifContent({ hasPlace: true }).slice(-24))])
    expect(bytes.includes(trace)).toBe(false)
  expect(bytes.toString('latin1')).not.toMatch(/\xFF\xE1/)
})

test('a PNG that claims 50,000 × 50,000 is refused within a second and never decoded', async ({ page, world }) => {
  await emptyPicture(world)
  const place = await editPicture(page, world)
  await expect(zoneOf(place)).toBeVisible()
  const frame = page.frames().find(each => each.url().includes('/image-field.html'))!
  await frame.evaluate(() => {
    const counted = window as unknown as { decodes: number }
    counted.decodes = 0
    const decodeBitmap = window.createImageBitmap.bind(window)
    window.createImageBitmap = ((...args: Parameters<typeof decodeBitmap>) => {
      counted.decodes++
      return decodeBitmap(...args)
    }) as typeof window.createImageBitmap
    new MutationObserver(() => {
      counted.decodes += document.querySelectorAll('img[src^="blob:"]').length
    }).observe(document.body, { childList: true, subtree: true })
  })
  const session = await page.context().newCDPSession(frame)
  await session.send('Performance.enable')
  const heapBytes = async () => (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'JSHeapUsedSize')!.value
  const before = await heapBytes()
  const startedAt = Date.now()
  await bring(zoneOf(place), 'drop', aFile('Афиша.png', aPngThatClaims(50_000, 50_000), 'image/png'))
  await expect(zoneOf(place).getByRole('alert')).toHaveText('В картинке 50 000 × 50 000 точек, а можно до 10 000 по стороне и 25 миллионов всего. Уменьшите её'.replaceAll(/(\d) (?=\d)/g, '$1\u00A0'))
  const tookMs = Date.now() - startedAt
  const grownBytes = await heapBytes() - before
  console.log(`refused in ${tookMs} ms, heap grew by ${Math.round(grownBytes / 1024)} KB`)
  expect(tookMs).toBeLessThan(1000)
  expect(grownBytes).toBeLessThan(5 * megabyte)
  expect(await frame.evaluate(() => (window as unknown as { decodes: number }).decodes)).toBe(0)
})

const otherName = 'UF_CRM_PAPERS'
const base64 = (text: string) => Buffer.from(text).toString('base64')

/** Two pictures of the text and a paper in another field. */
async function holdThreeFiles(world: World): Promise<() => Promise<string[]>> {
  await world.control.rest('crm.deal.userfield.add', { fields: { FIELD_NAME: 'PAPERS', USER_TYPE_ID: 'file', MULTIPLE: 'Y', LABEL: 'Papers' } })
  await updateDeal(world, {
    [textPicturesName]: ['one', 'two'].map(each => [`${each}.jpg`, base64(each)]),
    [otherName]: [['paper.txt', base64('paper')]],
  })
  return async () => (await Promise.all([textPicturesName, otherName].map(name => filesOf(world, name)))).flat().map(({ id, bytes }) => `${id} ${bytes.toString()}`)
}

test('three other files of the deal are there after each upload, replacement, failed upload and removal', async ({ page, world }) => {
  await emptyPicture(world)
  const others = await holdThreeFiles(world)
  const before = await others()
  expect(before.map(each => each.split(' ')[1])).toEqual(['one', 'two', 'paper'])
  const place = await editPicture(page, world)
  await putPicture(page, place, await aPhoto(page))
  expect(await others()).toEqual(before)
  await putPicture(page, place, await aPhoto(page, { width: 900 }), 'Другая', 'Заменить')
  expect(await others()).toEqual(before)

  await fault(world, { kind: 'refuse', error: 'ERROR_CORE', status: 400 }, { times: 1 })
  await choose(page, place, await aPhoto(page, { width: 800 }), 'Заменить')
  // A press while the frame still grows would miss the button.
  await settledBox(cropOf(place))
  await button(place, 'Сохранить картинку').click()
  await expect(button(place, 'Повторить')).toBeVisible()
  expect(await others()).toEqual(before)
  expect(await decode(page, (await storedPicture(world))!.bytes)).toMatchObject({ width: 900 })
  await button(place, 'Повторить').click()
  await expect(place.getByText('Сохранено в сделке')).toBeVisible()
  expect(await others()).toEqual(before)
  expect(await decode(page, (await storedPicture(world))!.bytes)).toMatchObject({ width: 800 })

  await fault(world, { kind: 'cut-before' }, { times: 1 })
  await choose(page, place, await aPhoto(page, { width: 700 }), 'Заменить')
  await altOf(place).fill('Третья')
  await settledBox(cropOf(place))
  await button(place, 'Сохранить картинку').click()
  await expect(place.getByRole('progressbar')).toBeVisible()
  // The request is out and lost; whether it arrived is being looked up.
  await expect.poll(async () => (await world.control.get<{ rules: { strikes: number }[] }>('/_portal/faults')).rules.at(-1)!.strikes).toBe(1)
  await button(place, 'Прервать отправку').click()
  await expect(place.getByText('Отправка прервана')).toBeVisible({ timeout: 20_000 })
  expect(await others()).toEqual(before)

  await button(place, 'Оставить как есть').click()
  await button(place, 'Удалить картинку').click()
  await place.getByRole('group', { name: 'Удалить картинку из сделки?' }).getByRole('button', { name: 'Удалить картинку' }).click()
  await expect(zoneOf(place)).toBeVisible()
  expect(await storedPicture(world)).toBeNull()
  expect(await others()).toEqual(before)
})
