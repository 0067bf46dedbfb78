import { cropArea, scaledSize } from '@/domain/pictures/crop'
import type { Area, Focus } from '@/domain/pictures/crop'
import { extensions, mimeTypes } from '@/domain/pictures/kinds'
import type { PictureKind } from '@/domain/pictures/kinds'
import type { SiteProfile } from '@/domain/settings/siteProfile'

type StoredKind = Exclude<PictureKind, 'gif'>

export interface EncodeOptions {
  /** What the bytes said the file is. */
  kind: PictureKind
  format: SiteProfile['pictureFormat']
  qualityPercent: number
  /** Nothing is made larger. */
  largestWidth: number
  /** Width by height to cut to; null keeps the whole picture. */
  ratio?: number | null
  focus?: Focus
  zoom?: number
}

export interface EncodedPicture { file: File, width: number, height: number, area: Area }

/** `unreadable`: the browser cannot decode what the header promised. */
export class EncodeError extends Error {
  override name = 'EncodeError'
}

/** What is stored goes out in one request, which has to hold it as Base64 (`requestBytes`). */
const storedBytes = 5 * 1024 * 1024
/** Width of the next try with a picture that is still too large. */
const smaller = 0.8

function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d')
  if (context === null)
    throw new EncodeError('The browser gives no canvas of this size.')
  return context
}

function hasTransparency(context: OffscreenCanvasRenderingContext2D, { width, height }: OffscreenCanvas): boolean {
  const { data } = context.getImageData(0, 0, width, height)
  for (let at = 3; at < data.length; at += 4) {
    if (data[at]! < 255)
      return true
  }
  return false
}

/** Photographs stay JPEG, drawings stay PNG; a WebP goes by whether something shines through. */
function automaticKind(kind: PictureKind, { context, canvas }: Drawn): StoredKind {
  if (kind === 'jpeg')
    return 'jpeg'
  return kind === 'webp' && !hasTransparency(context, canvas) ? 'jpeg' : 'png'
}

/** JPEG has no transparency: what shines through becomes white, not black. */
function fillBehind({ context, canvas: { width, height } }: Drawn): void {
  context.globalCompositeOperation = 'destination-over'
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
}

interface Drawn { context: OffscreenCanvasRenderingContext2D, canvas: OffscreenCanvas }

function draw(bitmap: ImageBitmap, area: Area, largestWidth: number): Drawn {
  const { width, height } = scaledSize(area, largestWidth)
  const canvas = new OffscreenCanvas(width, height)
  const context = contextOf(canvas)
  context.imageSmoothingQuality = 'high'
  context.drawImage(bitmap, area.x, area.y, area.width, area.height, 0, 0, width, height)
  return { context, canvas }
}

async function write(drawn: Drawn, { kind, format, qualityPercent }: EncodeOptions): Promise<Blob> {
  const storedKind = format === 'auto' ? automaticKind(kind, drawn) : format
  const write = (as: StoredKind) => {
    if (as === 'jpeg')
      fillBehind(drawn)
    return drawn.canvas.convertToBlob({ type: mimeTypes[as], quality: qualityPercent / 100 })
  }
  const blob = await write(storedKind)
  // A photograph that somebody saved as PNG.
  return format === 'auto' && blob.size > storedBytes && !hasTransparency(drawn.context, drawn.canvas) ? write('jpeg') : blob
}

/**
 * Decodes a picture upright, cuts, scales and writes it anew: nothing of the file's metadata survives. Of an animation
 * the first picture stays.
 *
 * @param source Inspected before: it is decoded as a whole.
 * @returns A file with a name of its own, so that no name of somebody's camera or folder gets to the portal.
 * @throws {EncodeError}
 */
export async function encodePicture(source: Blob, options: EncodeOptions): Promise<EncodedPicture> {
  const { largestWidth, ratio = null, focus, zoom } = options
  const bitmap = await createImageBitmap(source, { imageOrientation: 'from-image' }).catch((cause: unknown) => {
    throw new EncodeError('The browser cannot decode the picture.', { cause })
  })
  try {
    const area = cropArea(bitmap, ratio, focus, zoom)
    let drawn = draw(bitmap, area, largestWidth)
    let blob = await write(drawn, options)
    while (blob.size > storedBytes) {
      drawn = draw(bitmap, area, Math.floor(drawn.canvas.width * smaller))
      blob = await write(drawn, options)
    }
    // A browser that cannot write WebP writes PNG.
    const written = (Object.keys(mimeTypes) as PictureKind[]).find(each => mimeTypes[each] === blob.type) ?? 'png'
    const name = `picture-${crypto.randomUUID().slice(0, 8)}.${extensions[written]}`
    return { file: new File([blob], name, { type: blob.type }), width: drawn.canvas.width, height: drawn.canvas.height, area }
  }
  finally {
    bitmap.close()
  }
}
