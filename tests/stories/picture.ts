import { Buffer } from 'node:buffer'
import type { FrameLocator, Locator, Page } from '@playwright/test'
import { expect, openAs } from '../support/story.ts'
import type { World } from '../support/story.ts'
import { openAnnouncement } from './description.ts'

const DEAL = 2
export const pictureName = 'UF_CRM_DEAL_EVENT_PICTURE'
export const textPicturesName = 'UF_CRM_DEAL_EVENT_TEXT_PICTURES'
/** A deal of the world whose field of the picture is empty once {@link emptyPicture} has been here. */
export const deal = 1

/** The frame of the picture's field in the card. */
export function pictureFrame(page: Page): FrameLocator {
  return page.frameLocator('[data-field="ufCrmCardinalPicture"] iframe')
}

/** Opens the deal's card and its picture's field for changing. */
export async function editPicture(page: Page, world: World, user = 2): Promise<FrameLocator> {
  await openAs(page, world, user, `/crm/deal/details/${deal}/`)
  await page.getByTestId('edit-ufCrmCardinalPicture').click()
  return pictureFrame(page)
}

/** Opens the tab «Анонс»; its picture stands in the region that is given back. */
export async function openPictureTab(page: Page, world: World, user = 2): Promise<Locator> {
  await openAs(page, world, user, `/crm/deal/details/${deal}/`)
  const tab = await openAnnouncement(page)
  return tab.getByRole('complementary')
}

/** Both places of the picture: the field and the tab. */
export const places: readonly { name: string, open: (page: Page, world: World, user?: number) => Promise<FrameLocator | Locator> }[] = [
  { name: 'field', open: editPicture },
  { name: 'tab', open: openPictureTab },
]

export type Place = FrameLocator | Locator

export const button = (place: Place, name: string) => place.getByRole('button', { name, exact: true })
export const altOf = (place: Place) => place.getByLabel('Подпись: что на картинке')
export const cropOf = (place: Place) => place.getByRole('application', { name: 'Кадр: двигайте мышью или стрелками' })
export const zoneOf = (place: Place) => place.getByRole('group', { name: 'Место для картинки' })
export const shownPicture = (place: Place) => place.locator('.card img')

export interface NamedFile { name: string, mimeType: string, buffer: Buffer }

/** A file as it lies on a person's disk; the name says what the person thinks it is. */
export function aFile(name: string, bytes: Uint8Array, mimeType = ''): NamedFile {
  return { name, mimeType, buffer: Buffer.from(bytes) }
}

interface Photo { width?: number, height?: number, type?: 'image/jpeg' | 'image/png', hasNoise?: boolean }

/** A picture drawn and encoded by the browser itself: red at the left, green at the right, a blue stripe on top. */
export async function aPhoto(page: Page, { width = 1600, height = 1200, type = 'image/jpeg', hasNoise = false }: Photo = {}): Promise<NamedFile> {
  const base64 = await page.evaluate(async photo => {
    const canvas = new OffscreenCanvas(photo.width, photo.height)
    const context = canvas.getContext('2d')!
    for (const [colour, x, y, w, h] of [['#c00', 0, 0, 0.5, 1], ['#0a0', 0.5, 0, 0.5, 1], ['#00c', 0, 0, 1, 0.15]] as const) {
      context.fillStyle = colour
      context.fillRect(x * photo.width, y * photo.height, w * photo.width, h * photo.height)
    }
    if (photo.hasNoise) {
      const pixels = context.getImageData(0, 0, photo.width, photo.height)
      for (let at = 0; at < pixels.data.length; at++)
        pixels.data[at] = at % 4 === 3 ? 255 : Math.floor(Math.random() * 256)
      context.putImageData(pixels, 0, 0)
    }
    const blob = await canvas.convertToBlob({ type: photo.type, quality: 0.9 })
    const url = await new Promise<string>(resolve => {
      const reader = new FileReader()
      reader.onload = () => resolve(String(reader.result))
      reader.readAsDataURL(blob)
    })
    return url.slice(url.indexOf(',') + 1)
  }, { width, height, type, hasNoise })
  return { name: type === 'image/png' ? 'Афиша.png' : 'Фото прогулки.jpg', mimeType: type, buffer: Buffer.from(base64, 'base64') }
}

/** Chooses a file by the button, as a person does. */
export async function choose(page: Page, place: Place, files: NamedFile | NamedFile[], name = 'Выбрать файл'): Promise<void> {
  const asked = page.waitForEvent('filechooser')
  await button(place, name).click()
  await (await asked).setFiles(files)
}

/** Drops or pastes files onto an element. */
export async function bring(target: Locator, how: 'drop' | 'paste', ...files: NamedFile[]): Promise<void> {
  await target.evaluate((element, { how, files }) => {
    const data = new DataTransfer()
    for (const { name, mimeType, base64 } of files)
      data.items.add(new File([Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))], name, { type: mimeType }))
    const event = how === 'drop'
      ? new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
      : new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
    element.dispatchEvent(event)
  }, { how, files: files.map(({ name, mimeType, buffer }) => ({ name, mimeType, base64: buffer.toString('base64') })) })
}

/** Chooses a file, says what is on it and saves. */
export async function putPicture(page: Page, place: Place, file: NamedFile, alt = 'Площадь на закате', name?: string): Promise<void> {
  await choose(page, place, file, name)
  await altOf(place).fill(alt)
  await button(place, 'Сохранить картинку').click()
  await expect(place.getByText('Сохранено в сделке')).toBeVisible()
}

interface RawFile { id: number, urlMachine: string }
type RawDeal = Record<string, unknown> & { id: number }

export async function readDeal(world: World, id = deal): Promise<RawDeal> {
  return (await world.control.rest<{ item: RawDeal }>('crm.item.get', { entityTypeId: DEAL, id, useOriginalUfNames: 'Y' })).item
}

export async function updateDeal(world: World, fields: Record<string, unknown>, id = deal): Promise<void> {
  await world.control.rest('crm.item.update', { entityTypeId: DEAL, id, useOriginalUfNames: 'Y', fields })
}

/** Files of a field of the deal, each as its bytes. */
export async function filesOf(world: World, name: string, id = deal): Promise<{ id: number, bytes: Buffer }[]> {
  const held = [(await readDeal(world, id))[name] ?? []].flat() as RawFile[]
  return Promise.all(held.map(async file => ({ id: file.id, bytes: Buffer.from(await (await fetch(file.urlMachine)).arrayBuffer()) })))
}

/** The announcement's picture as the portal keeps it. */
export async function storedPicture(world: World, id = deal): Promise<{ id: number, bytes: Buffer } | null> {
  return (await filesOf(world, pictureName, id))[0] ?? null
}

export async function emptyPicture(world: World): Promise<void> {
  await updateDeal(world, { [pictureName]: '', UF_CRM_EVENT_PICTURE_TEXT: '', UF_CRM_EVENT_PICTURE_FOCUS: '' })
  expect(await storedPicture(world)).toBeNull()
}

/** A colleague puts another picture in; its bytes are the words given. */
export async function replaceByColleague(world: World, words = 'theirs'): Promise<void> {
  await updateDeal(world, { [pictureName]: ['theirs.jpg', Buffer.from(words).toString('base64')] })
}

export interface Decoded {
  width: number
  height: number
  /** Colours at the middle of the left and right edge and of the top, `red`, `green` or `blue`. */
  left: string
  right: string
  top: string
}

/** What a browser shows of a file. */
export async function decode(page: Page, bytes: Buffer): Promise<Decoded> {
  return page.evaluate(async base64 => {
    const blob = new Blob([Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))])
    const bitmap = await createImageBitmap(blob)
    const { width, height } = bitmap
    const context = new OffscreenCanvas(width, height).getContext('2d')!
    context.drawImage(bitmap, 0, 0)
    const colourAt = (x: number, y: number) => {
      const pixel = context.getImageData(Math.floor(x), Math.floor(y), 1, 1).data
      const values = [pixel[0]!, pixel[1]!, pixel[2]!]
      return ['red', 'green', 'blue'][values.indexOf(Math.max(...values))]!
    }
    return { width, height, left: colourAt(2, height / 2), right: colourAt(width - 3, height / 2), top: colourAt(width / 2, 2) }
  }, bytes.toString('base64'))
}

interface LogEntry { kind: string, method: string, userId: number | null, error: string | null, commands?: { method: string }[] }

/** Writes to deals that the portal was asked for since the log was emptied. */
export async function updatesOf(world: World, user: number): Promise<number> {
  const log = await world.control.get<LogEntry[]>('/_portal/log')
  return log.filter(({ userId }) => userId === user).flatMap(entry => [entry.method, ...(entry.commands ?? []).map(({ method }) => method)]).filter(method => method.toLowerCase() === 'crm.item.update').length
}

export async function forgetLog(world: World): Promise<void> {
  await world.control.send('DELETE', '/_portal/log')
}

/** A rule by which calls of user 2 that write to a deal go wrong. */
export async function fault(world: World, action: object, when: object = {}): Promise<void> {
  await world.control.send('POST', '/_portal/faults', { when: { method: 'crm.item.update', inside: 'batch', user: 2, ...when }, do: action })
}
