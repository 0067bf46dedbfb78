import type { PictureFrame } from './frame'
import { readGif } from './gif'
import { readJpeg } from './jpeg'
import { kindOf, refusedKindOf } from './kinds'
import type { PictureKind } from './kinds'
import { readPng } from './png'
import { readWebp } from './webp'

/** Limits of a picture that somebody gives us; what is stored is smaller. */
export const pictureLimits = {
  fileBytes: 10 * 1024 * 1024,
  /** Longest side, pixels. */
  side: 10_000,
  pixels: 25_000_000,
} as const

/** Why a file is not taken. `kind`: a kind of file we know but do not take, empty for one we do not know. */
export type PictureRefusal
  = | { reason: 'empty' }
    | { reason: 'bytes', sizeBytes: number }
    | { reason: 'kind', kind: string }
    | { reason: 'damaged' }
    | { reason: 'side' | 'pixels', width: number, height: number }

export type Inspection
  = | { ok: true, kind: PictureKind, width: number, height: number, isAnimated: boolean }
    | { ok: false, refusal: PictureRefusal }

const readers: Readonly<Record<PictureKind, (bytes: Uint8Array) => PictureFrame | null>> = { jpeg: readJpeg, png: readPng, webp: readWebp, gif: readGif }

function refuse(refusal: PictureRefusal): Inspection {
  return { ok: false, refusal }
}

/** Whether a file may be read at all: asked before its bytes are. */
export function sizeRefusal(sizeBytes: number): PictureRefusal | null {
  if (sizeBytes === 0)
    return { reason: 'empty' }
  return sizeBytes > pictureLimits.fileBytes ? { reason: 'bytes', sizeBytes } : null
}

/**
 * Decides by a file's bytes whether it is a picture we take, before anything is decoded: a file of a few kilobytes can
 * claim to be gigabytes of pixels.
 */
export function inspectPicture(bytes: Uint8Array): Inspection {
  const refusal = sizeRefusal(bytes.length)
  if (refusal !== null)
    return refuse(refusal)
  const kind = kindOf(bytes)
  if (kind === null)
    return refuse({ reason: 'kind', kind: refusedKindOf(bytes) })
  const frame = readers[kind](bytes)
  if (frame === null || frame.width === 0 || frame.height === 0)
    return refuse({ reason: 'damaged' })
  const { width, height, isAnimated } = frame
  if (Math.max(width, height) > pictureLimits.side)
    return refuse({ reason: 'side', width, height })
  if (width * height > pictureLimits.pixels)
    return refuse({ reason: 'pixels', width, height })
  return frame.isComplete ? { ok: true, kind, width, height, isAnimated } : refuse({ reason: 'damaged' })
}
