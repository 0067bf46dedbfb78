import { expect, it } from 'vitest'
import { aGif, aJpeg, aJpegThatClaims, aPng, aWebp, exifContent, joined, jpegSegment } from '@/domain/pictures/samples/pictureBytes'
import { encodePicture, EncodeError } from './encode'
import type { EncodeOptions } from './encode'

const usual: EncodeOptions = { kind: 'jpeg', format: 'auto', qualityPercent: 85, largestWidth: 2400 }

type Draw = (context: OffscreenCanvasRenderingContext2D, width: number, height: number) => void

async function drawn(width: number, height: number, draw: Draw, type = 'image/png'): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height)
  draw(canvas.getContext('2d')!, width, height)
  return canvas.convertToBlob({ type, quality: 0.95 })
}

/** Red at the left, green at the right. */
const halves: Draw = (context, width, height) => {
  context.fillStyle = '#c00'
  context.fillRect(0, 0, width / 2, height)
  context.fillStyle = '#0a0'
  context.fillRect(width / 2, 0, width / 2, height)
}

async function look(file: Blob) {
  const bitmap = await createImageBitmap(file)
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!
  context.drawImage(bitmap, 0, 0)
  const at = (x: number, y: number) => [...context.getImageData(Math.floor(x * (bitmap.width - 1)), Math.floor(y * (bitmap.height - 1)), 1, 1).data]
  return { width: bitmap.width, height: bitmap.height, at }
}

function colour([red, green]: readonly number[]): string {
  return red! > green! ? 'red' : 'green'
}

async function bytesOf(file: Blob): Promise<string> {
  return new TextDecoder('latin1').decode(await file.arrayBuffer())
}

it('writes a photograph upright, whatever its orientation, and nothing of what the camera knew', async () => {
  const photo = new Uint8Array(await (await drawn(120, 160, halves, 'image/jpeg')).arrayBuffer())
  const exif = jpegSegment(0xE1, exifContent({ orientation: 6, hasPlace: true, thumbnail: aJpeg() }))
  const { file, width, height } = await encodePicture(new Blob([joined(photo.subarray(0, 2), exif, photo.subarray(2))]), usual)
  expect({ width, height, type: file.type }).toEqual({ width: 160, height: 120, type: 'image/jpeg' })
  const { at } = await look(file)
  expect([colour(at(0.5, 0)), colour(at(0.5, 1))]).toEqual(['red', 'green'])
  expect(await bytesOf(file)).not.toMatch(/Exif|\xFF\xE1/)
})

it.each([1, 2, 3, 4, 5, 6, 7, 8])('exchanges the sides for orientation %i only where it turns', async orientation => {
  const { width, height } = await encodePicture(new Blob([aJpeg({ width: 64, height: 32, exif: { orientation } })]), usual)
  expect([width, height]).toEqual(orientation < 5 ? [64, 32] : [32, 64])
})

it('cuts to the ratio around the focus, closer with the zoom', async () => {
  const source = await drawn(400, 100, halves)
  const whole = await encodePicture(source, { ...usual, kind: 'png', ratio: 1 })
  expect(whole).toMatchObject({ width: 100, height: 100, area: { x: 150, y: 0, width: 100, height: 100 } })
  const right = await encodePicture(source, { ...usual, kind: 'png', ratio: 1, focus: { x: 1, y: 0.5 }, zoom: 2 })
  expect(right).toMatchObject({ width: 50, height: 50, area: { x: 350, y: 25 } })
  expect(colour((await look(right.file)).at(0, 0))).toBe('green')
})

it('makes wider pictures as wide as the setting says, and none larger', async () => {
  const source = await drawn(900, 300, halves)
  expect(await encodePicture(source, { ...usual, kind: 'png', largestWidth: 600 })).toMatchObject({ width: 600, height: 200 })
  expect(await encodePicture(source, { ...usual, kind: 'png', largestWidth: 4096 })).toMatchObject({ width: 900, height: 300 })
})

it.each([
  ['auto', 'jpeg', 'image/jpeg', 'jpg'],
  ['auto', 'png', 'image/png', 'png'],
  ['auto', 'gif', 'image/png', 'png'],
  ['webp', 'jpeg', 'image/webp', 'webp'],
  ['jpeg', 'png', 'image/jpeg', 'jpg'],
  ['png', 'jpeg', 'image/png', 'png'],
] as const)('with the setting %s a %s is written as %s under a name of its own', async (format, kind, type, extension) => {
  const source = { jpeg: aJpeg(), png: aPng(), gif: aGif() }[kind]
  const { file } = await encodePicture(new File([source], 'Я в Ялте.jpg'), { ...usual, kind, format })
  expect(file.type).toBe(type)
  expect(file.name).toMatch(new RegExp(`^picture-[\\da-f]{8}\\.${extension}$`))
})

it('keeps what shines through in PNG, and makes it white in JPEG', async () => {
  const source = await drawn(40, 40, context => context.fillRect(0, 0, 20, 40))
  const png = await encodePicture(source, { ...usual, kind: 'png' })
  expect((await look(png.file)).at(1, 0)[3]).toBe(0)
  const jpeg = await encodePicture(source, { ...usual, kind: 'png', format: 'jpeg' })
  expect((await look(jpeg.file)).at(1, 0)).toEqual([255, 255, 255, 255])
})

it('writes a WebP as JPEG, and as PNG when something shines through', async () => {
  const whole = await drawn(40, 40, halves, 'image/webp')
  expect((await encodePicture(whole, { ...usual, kind: 'webp' })).file.type).toBe('image/jpeg')
  const holed = await drawn(40, 40, context => context.fillRect(0, 0, 20, 40), 'image/webp')
  expect((await encodePicture(holed, { ...usual, kind: 'webp' })).file.type).toBe('image/png')
  expect((await encodePicture(new Blob([aWebp()]), { ...usual, kind: 'webp' })).width).toBeGreaterThan(0)
})

it('keeps the first picture of an animation', async () => {
  const one = await encodePicture(new Blob([aGif()]), { ...usual, kind: 'gif' })
  const three = await encodePicture(new Blob([aGif({ pictures: 3 })]), { ...usual, kind: 'gif' })
  expect(three).toMatchObject({ width: 6, height: 4 })
  expect(await bytesOf(three.file)).toBe(await bytesOf(one.file))
})

const noise: Draw = (context, width, height) => {
  const pixels = context.createImageData(width, height)
  for (let at = 0; at < pixels.data.length; at += 65_536)
    crypto.getRandomValues(pixels.data.subarray(at, at + 65_536))
  for (let at = 3; at < pixels.data.length; at += 4)
    pixels.data[at] = 255
  context.putImageData(pixels, 0, 0)
}

it('writes a photograph that somebody saved as PNG as JPEG, where it would not go out in one request', async () => {
  const { file, width } = await encodePicture(await drawn(1600, 1200, noise), { ...usual, kind: 'png' })
  expect(file.type).toBe('image/jpeg')
  expect(width).toBe(1600)
})

it('makes a picture smaller until it goes out in one request', async () => {
  const { file, width } = await encodePicture(await drawn(1600, 1200, noise), { ...usual, kind: 'png', format: 'png' })
  expect(file.size).toBeLessThanOrEqual(5 * 1024 * 1024)
  expect(width).toBeLessThan(1600)
})

it.each([
  ['a text', new TextEncoder().encode('Список гостей')],
  ['a file that ends after its header', aJpeg().subarray(0, 30)],
  ['a JPEG that claims more than a browser decodes', aJpegThatClaims(65_535, 65_535)],
])('says that %s cannot be decoded', async (_, bytes) => {
  await expect(encodePicture(new Blob([bytes]), usual)).rejects.toThrow(EncodeError)
})
