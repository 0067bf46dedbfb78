import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inspectPicture, sizeRefusal } from './inspect'
import type { Inspection, PictureRefusal } from './inspect'
import type { PictureKind } from './kinds'
import { aBoxFile, aGif, aJpeg, aJpegThatClaims, anAnimatedWebp, anApng, aPng, aPngThatClaims, aWebp, exifContent, joined, jpegSegment, otherFiles, pngChunk, pngHeader, pngSignature, svgFiles, webpChunk, webpOf } from './samples/pictureBytes'

function taken(kind: PictureKind, width: number, height: number, isAnimated = false): Inspection {
  return { ok: true, kind, width, height, isAnimated }
}

function refused(refusal: PictureRefusal): Inspection {
  return { ok: false, refusal }
}

const damaged = refused({ reason: 'damaged' })
const ofKind = (kind: string) => refused({ reason: 'kind', kind })

/** A thumbnail of 8 × 8, and a comment that looks like the end of the file. */
const withThumbnail = aJpeg({ exif: { orientation: 6, hasPlace: true, thumbnail: aJpeg({ width: 8, height: 8, hasJfif: true }) } })
const withFalseEnd = aJpeg({ isProgressive: true, afterScan: jpegSegment(0xFE, [0xFF, 0xD9]) })

const pictures: readonly [string, Uint8Array, Inspection][] = [
  ['JPEG', aJpeg(), taken('jpeg', 32, 16)],
  ['JPEG with JFIF', aJpeg({ hasJfif: true }), taken('jpeg', 32, 16)],
  ['progressive JPEG', aJpeg({ isProgressive: true, width: 300, height: 200 }), taken('jpeg', 300, 200)],
  ['JPEG with EXIF and a place', aJpeg({ exif: { hasPlace: true } }), taken('jpeg', 32, 16)],
  ['JPEG with JFIF before its EXIF', aJpeg({ hasJfif: true, exif: { orientation: 8 } }), taken('jpeg', 16, 32)],
  ['JPEG with a thumbnail inside its EXIF', withThumbnail, taken('jpeg', 16, 32)],
  ['JPEG with a comment like its end', withFalseEnd, taken('jpeg', 32, 16)],
  ['JPEG with its size after filling', aJpeg({ beforeFrame: [0xFF] }), taken('jpeg', 32, 16)],
  ['JPEG with its size after much filling', aJpeg({ beforeFrame: [0xFF, 0xFF, 0xFF, 0xFF] }), taken('jpeg', 32, 16)],
  ['JPEG with strange bytes between segments', aJpeg({ beforeFrame: [0, 0, 0, 1, 2] }), taken('jpeg', 32, 16)],
  ['JPEG with an empty segment of length 0', aJpeg({ beforeFrame: [0xFF, 0xE5, 0, 0] }), taken('jpeg', 32, 16)],
  ['JPEG with a restart among its pixels', aJpeg({ afterScan: [0xFF, 0xD0, 0x55, 0xFF, 0x00, 0xD9] }), taken('jpeg', 32, 16)],
  ['PNG', aPng(), taken('png', 6, 4)],
  ['large PNG', aPng({ width: 1200, height: 700 }), taken('png', 1200, 700)],
  ['moving PNG', anApng(), taken('png', 6, 4, true)],
  ['moving PNG of one picture', anApng({ pictures: 1 }), taken('png', 6, 4)],
  ['GIF of 1987', aGif({ version: '87a' }), taken('gif', 6, 4)],
  ['GIF of 1989', aGif(), taken('gif', 6, 4)],
  ['GIF with a comment like its end', aGif({ comment: ';;;' }), taken('gif', 6, 4)],
  ['moving GIF', aGif({ pictures: 3 }), taken('gif', 6, 4, true)],
  ['GIF larger than its picture', aGif({ screen: { width: 60, height: 40 } }), taken('gif', 60, 40)],
  ['GIF smaller than its first picture', aGif({ width: 20, height: 10, screen: { width: 1, height: 30 } }), taken('gif', 20, 30)],
  ['lossy WebP', aWebp({ coding: 'VP8', width: 16, height: 9 }), taken('webp', 16, 9)],
  ['lossless WebP', aWebp({ coding: 'VP8L', width: 1600, height: 900 }), taken('webp', 1600, 900)],
  ['shortest lossless WebP', webpOf(webpChunk('VP8L', [0x2F, 0, 0, 0, 0, 0x88, 0x88, 0x08])), taken('webp', 1, 1)],
  ['extended WebP', aWebp({ coding: 'VP8X', width: 1600, height: 900 }), taken('webp', 1600, 900)],
  ['moving WebP', anAnimatedWebp(), taken('webp', 6, 4, true)],
]

const others: readonly [string, Uint8Array, Inspection][] = [
  ['HEIC', otherFiles.heic, ofKind('HEIC')],
  ['HEIC of another brand', aBoxFile('mif1'), ofKind('HEIC')],
  ['AVIF', otherFiles.avif, ofKind('AVIF')],
  ['moving AVIF', aBoxFile('avis'), ofKind('AVIF')],
  ['MP4', otherFiles.mp4, ofKind('MP4')],
  ['PDF', otherFiles.pdf, ofKind('PDF')],
  ['TIFF, lowest byte first', otherFiles.tiffLittle, ofKind('TIFF')],
  ['TIFF, highest byte first', otherFiles.tiffBig, ofKind('TIFF')],
  ['BMP', otherFiles.bmp, ofKind('BMP')],
  ['ZIP', otherFiles.zip, ofKind('ZIP')],
  ['text', otherFiles.text, ofKind('')],
  ['text that begins like a BMP', joined('BMW: guests of the evening'), ofKind('')],
  ['page with a drawing inside', joined('<!doctype html><p><svg></svg>'), ofKind('')],
  ['text about drawings', joined('How to write <svg> by hand'), ofKind('')],
  ['drawing only in a comment', joined('<!-- <svg> --><p>'), ofKind('')],
  ['nothing', otherFiles.empty, refused({ reason: 'empty' })],
]

describe('a file', () => {
  it.each([...pictures, ...others])('is told by its bytes: %s', (_, bytes, outcome) => {
    expect(inspectPicture(bytes)).toEqual(outcome)
  })

  it.each(Object.entries(svgFiles))('is told to be an SVG: %s', (_, bytes) => {
    expect(inspectPicture(bytes)).toEqual(ofKind('SVG'))
  })

  it.each(pictures)('is read alike inside a larger buffer: %s', (_, bytes, outcome) => {
    const inside = joined([0xFF, 0xD9, 0xFF], bytes, [0xFF, 0xD9]).subarray(3, 3 + bytes.length)
    expect(inspectPicture(inside)).toEqual(outcome)
  })

  it.each(pictures)('may have more bytes after its end: %s', (_, bytes, outcome) => {
    expect(inspectPicture(joined(bytes, [0xFF, 0xD8, 0, 0, 0x3B, 0x21, 0xFF]))).toEqual(outcome)
  })
})

describe('a damaged file', () => {
  it.each([...pictures, ...others])('is not taken, wherever it was cut: %s', (_, bytes) => {
    const lengths = Array.from({ length: Math.min(bytes.length, 2000) }, (_, index) => bytes.length - 1 - index)
    expect(lengths.filter(length => inspectPicture(bytes.subarray(0, length)).ok)).toEqual([])
  })

  it.each<[string, Uint8Array]>([
    ['JPEG without its end', aJpeg().subarray(0, -2)],
    ['JPEG cut after a comment like its end', withFalseEnd.subarray(0, -2)],
    ['JPEG of a header and an end', joined([0xFF, 0xD8, 0xFF, 0xD9])],
    ['JPEG that ends before its pixels', aJpeg({ beforeFrame: [0xFF, 0xD9] })],
    ['JPEG without pixels', joined([0xFF, 0xD8], jpegSegment(0xC0, [8, 0, 16, 0, 32, 1, 1, 0x11, 0]), [0xFF, 0xD9])],
    ['JPEG without a size', joined([0xFF, 0xD8], jpegSegment(0xDA, [1, 1, 0, 0, 63, 0]), [0x55, 0xFF, 0xD9])],
    ['JPEG that begins twice', aJpeg({ beforeFrame: [0xFF, 0xD8] })],
    ['JPEG with a segment beyond its end', aJpeg({ beforeFrame: [0xFF, 0xE5, 0xFF, 0xFF] })],
    ['JPEG without height', aJpegThatClaims(32, 0)],
    ['PNG that does not begin with its header', joined(pngSignature, pngChunk('tEXt', 'Title'), pngHeader(6, 4))],
    ['PNG without pixels', joined(pngSignature, pngHeader(6, 4), pngChunk('IEND'))],
    ['PNG with a chunk too long', aPng().with(36, 1)],
    ['PNG with a chunk too short', aPng().with(36, 0)],
    ['PNG with a chunk of 4 GB', aPng().fill(0xFF, 33, 37)],
    ['PNG without width', aPngThatClaims(0, 4)],
    ['GIF without pictures', joined('GIF89a', [6, 0, 4, 0, 0, 0, 0, 0x3B])],
    ['GIF with an unknown block', joined('GIF89a', [6, 0, 4, 0, 0, 0, 0, 0x99, 0x3B])],
    ['GIF of no size', aGif({ width: 0, height: 4 })],
    ['WebP without pixels', webpOf(webpChunk('VP8X', [0, 0, 0, 0, 5, 0, 0, 3, 0, 0]))],
    ['WebP of an unknown chunk', webpOf(webpChunk('VP9 ', new Uint8Array(40)))],
    ['WebP with another key frame', aWebp({ coding: 'VP8' }).fill(0, 23, 24)],
    ['WebP with a chunk beyond its end', aWebp().fill(0xFF, 16, 20)],
    ['WebP of 4 GB', aWebp().fill(0xFF, 4, 8)],
  ])('is not taken: %s', (_, bytes) => {
    expect(inspectPicture(bytes)).toEqual(damaged)
  })

  it('never throws, whatever follows its first bytes', () => {
    const beginnings = [[], [0xFF, 0xD8, 0xFF], joined(pngSignature), joined(pngSignature, pngHeader(6, 4)), joined('GIF89a'), joined('GIF87a', [6, 0, 4, 0]), joined('RIFF', [9, 0, 0, 0], 'WEBP'), joined('RIFF', [9, 0, 0, 0], 'WEBPVP8X'), joined('RIFF', [9, 0, 0, 0], 'WEBPVP8 '), joined('RIFF', [9, 0, 0, 0], 'WEBPVP8L')]
    fc.assert(fc.property(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 200, size: 'max' }), (beginning, rest) => {
      expect(inspectPicture(joined(beginning, rest))).toHaveProperty('ok')
    }), { numRuns: 3000 })
  })

  it('never throws, and is taken only within the limits, whatever bytes were changed', () => {
    const change = fc.tuple(fc.nat(), fc.oneof(fc.constantFrom(0, 0xFF, 0xD8, 0xD9), fc.nat(255)))
    fc.assert(fc.property(fc.constantFrom(...pictures), fc.array(change, { minLength: 1, maxLength: 8 }), ([, bytes], changes) => {
      const changed = bytes.slice()
      for (const [at, value] of changes)
        changed[at % Math.min(changed.length, 200)] = value
      const outcome = inspectPicture(changed)
      if (outcome.ok) {
        expect(Math.min(outcome.width, outcome.height)).toBeGreaterThan(0)
        expect(Math.max(outcome.width, outcome.height)).toBeLessThanOrEqual(10_000)
        expect(outcome.width * outcome.height).toBeLessThanOrEqual(25_000_000)
      }
    }), { numRuns: 3000 })
  })
})

describe('a JPEG from a camera', () => {
  const orders = ['II', 'MM'] as const

  it.each(orders.flatMap(byteOrder => [1, 2, 3, 4].map(orientation => ({ byteOrder, orientation }))))('keeps width and height: $orientation, $byteOrder', exif => {
    expect(inspectPicture(aJpeg({ exif }))).toEqual(taken('jpeg', 32, 16))
  })

  it.each(orders.flatMap(byteOrder => [5, 6, 7, 8].map(orientation => ({ byteOrder, orientation }))))('swaps width and height: $orientation, $byteOrder', exif => {
    expect(inspectPicture(aJpeg({ exif }))).toEqual(taken('jpeg', 16, 32))
  })

  it.each<[string, Uint8Array]>([
    ['nothing after its name', joined('Exif\0\0')],
    ['only a byte order', joined('Exif\0\0II')],
    ['another byte order', joined('Exif\0\0XX*\0', [8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0])],
    ['another number after the byte order', joined('Exif\0\0II+\0', [8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0])],
    ['a directory far beyond the end', joined('Exif\0\0II*\0', [0xFF, 0xFF, 0xFF, 0xFF, 1, 0])],
    ['a directory on the last byte', joined('Exif\0\0II*\0', [9, 0, 0, 0, 1, 0])],
    ['a directory of no entries before one', joined('Exif\0\0II*\0', [8, 0, 0, 0, 0, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0])],
    ['65,535 entries and none there', joined('Exif\0\0II*\0', [8, 0, 0, 0, 0xFF, 0xFF])],
    ['an entry cut short', joined('Exif\0\0II*\0', [8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0])],
    ['orientation 0', exifContent({ orientation: 0 })],
    ['orientation 9', exifContent({ orientation: 9 })],
    ['orientation 65535', exifContent({ orientation: 65535 })],
    ['an orientation of another type', joined('Exif\0\0II*\0', [8, 0, 0, 0, 1, 0, 0x12, 1, 4, 0, 1, 0, 0, 0, 6, 0, 0, 0])],
    ['two orientations in one entry', joined('Exif\0\0II*\0', [8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 2, 0, 0, 0, 6, 0, 6, 0])],
    ['another segment of the same marker', joined('http://ns.adobe.com/xap/1.0/\0<x/>')],
  ])('is upright with EXIF of %s', (_, exif) => {
    expect(inspectPicture(aJpeg({ exif }))).toEqual(taken('jpeg', 32, 16))
  })

  it.each<[string, Uint8Array]>([
    ['65,535 entries and one there', joined('Exif\0\0II*\0', [8, 0, 0, 0, 0xFF, 0xFF, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0])],
    ['a place beyond the end', joined('Exif\0\0MM\0*', [0, 0, 0, 8, 0, 2, 0x88, 0x25, 0, 4, 0, 0, 0, 1, 0xFF, 0xFF, 0xFF, 0xFF, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0])],
    ['a next directory that is itself', joined('Exif\0\0II*\0', [8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 8, 0, 0, 0])],
  ])('is turned with EXIF of %s', (_, exif) => {
    expect(inspectPicture(aJpeg({ exif }))).toEqual(taken('jpeg', 16, 32))
  })

  it('is turned as its first EXIF says', () => {
    const turned = jpegSegment(0xE1, exifContent({ orientation: 6 }))
    const other = joined('http://ns.adobe.com/xap/1.0/\0')
    expect(inspectPicture(aJpeg({ exif: other, beforeFrame: turned }))).toEqual(taken('jpeg', 16, 32))
    expect(inspectPicture(aJpeg({ exif: { orientation: 1 }, beforeFrame: turned }))).toEqual(taken('jpeg', 32, 16))
    expect(inspectPicture(aJpeg({ exif: { hasPlace: true }, beforeFrame: turned }))).toEqual(taken('jpeg', 32, 16))
    expect(inspectPicture(aJpeg({ isProgressive: true, afterScan: turned }))).toEqual(taken('jpeg', 32, 16))
  })

  it('keeps its size, whatever its EXIF', () => {
    fc.assert(fc.property(fc.constantFrom('II*\0', 'MM\0*'), fc.uint8Array({ maxLength: 300, size: 'max' }), (order, rest) => {
      const outcome = inspectPicture(aJpeg({ exif: joined('Exif\0\0', order, rest) }))
      expect([taken('jpeg', 32, 16), taken('jpeg', 16, 32)]).toContainEqual(outcome)
    }), { numRuns: 1000 })
  })
})

describe('the limits', () => {
  const tenMegabytes = 10_485_760
  const sized: readonly [string, (width: number, height: number) => Uint8Array, PictureKind][] = [
    ['JPEG', aJpegThatClaims, 'jpeg'],
    ['PNG', aPngThatClaims, 'png'],
    ['GIF by its screen', (width, height) => aGif({ width: 1, height: 1, screen: { width, height } }), 'gif'],
    ['lossy WebP', (width, height) => aWebp({ coding: 'VP8', width, height }), 'webp'],
    ['lossless WebP', (width, height) => aWebp({ width, height }), 'webp'],
    ['extended WebP', (width, height) => aWebp({ coding: 'VP8X', width, height }), 'webp'],
  ]

  it.each(sized)('are exact in pixels: %s', (_, sample, kind) => {
    expect(inspectPicture(sample(10_000, 2500))).toEqual(taken(kind, 10_000, 2500))
    expect(inspectPicture(sample(2500, 10_000))).toEqual(taken(kind, 2500, 10_000))
    expect(inspectPicture(sample(5000, 5000))).toEqual(taken(kind, 5000, 5000))
    expect(inspectPicture(sample(10_001, 1))).toEqual(refused({ reason: 'side', width: 10_001, height: 1 }))
    expect(inspectPicture(sample(1, 10_001))).toEqual(refused({ reason: 'side', width: 1, height: 10_001 }))
    expect(inspectPicture(sample(10_000, 2501))).toEqual(refused({ reason: 'pixels', width: 10_000, height: 2501 }))
    expect(inspectPicture(sample(5000, 5001))).toEqual(refused({ reason: 'pixels', width: 5000, height: 5001 }))
  })

  it('are of the picture as it is looked at', () => {
    expect(inspectPicture(aJpeg({ width: 8, height: 10_001, exif: { orientation: 6 } }))).toEqual(refused({ reason: 'side', width: 10_001, height: 8 }))
  })

  it('are told of a picture of gigabytes, even when it is cut', () => {
    const side = refused({ reason: 'side', width: 50_000, height: 50_000 })
    expect(inspectPicture(aPngThatClaims(50_000, 50_000))).toEqual(side)
    expect(inspectPicture(aPngThatClaims(50_000, 50_000).subarray(0, 33))).toEqual(side)
  })

  it('see a GIF whose first picture is larger than its screen', () => {
    const file = aGif({ screen: { width: 1, height: 1 } })
    file.set([0x50, 0xC3, 0x50, 0xC3], file.indexOf(0x2C) + 5)
    expect(inspectPicture(file)).toEqual(refused({ reason: 'side', width: 50_000, height: 50_000 }))
  })

  it('are exact in bytes', () => {
    const file = new Uint8Array(tenMegabytes + 1)
    file.set(aPng())
    expect(inspectPicture(file.subarray(0, tenMegabytes))).toEqual(taken('png', 6, 4))
    expect(inspectPicture(file)).toEqual(refused({ reason: 'bytes', sizeBytes: 10_485_761 }))
  })

  it('are known before the file is read', () => {
    expect(sizeRefusal(0)).toEqual({ reason: 'empty' })
    expect(sizeRefusal(1)).toBeNull()
    expect(sizeRefusal(10_485_760)).toBeNull()
    expect(sizeRefusal(10_485_761)).toEqual({ reason: 'bytes', sizeBytes: 10_485_761 })
  })
})

describe('reading', () => {
  /** Ten megabytes of what could be walked again and again. */
  function filled(beginning: Uint8Array, piece: readonly number[] | Uint8Array): Uint8Array {
    const file = new Uint8Array(10 * 1024 * 1024)
    for (let index = 0; index < file.length - beginning.length; index++)
      file[beginning.length + index] = piece[index % piece.length]!
    file.set(beginning)
    return file
  }

  const jpegStart = joined([0xFF, 0xD8, 0xFF, 0xE4, 0, 2])
  const pngStart = joined(pngSignature, pngHeader(6, 4))
  const gifStart = joined('GIF89a', [6, 0, 4, 0, 0, 0, 0])

  it.each<[string, Uint8Array, Inspection]>([
    ['a JPEG of filling', filled(jpegStart, [0xFF]), damaged],
    ['a JPEG of segments of length 0', filled(jpegStart, [0xFF, 0xE5, 0, 0]), damaged],
    ['a JPEG of the smallest segments', filled(jpegStart, [0xFF, 0xE5, 0, 2]), damaged],
    ['a JPEG of EXIF of 65,535 entries', filled(jpegStart, jpegSegment(0xE1, joined('Exif\0\0II*\0', [8, 0, 0, 0, 0xFF, 0xFF], new Uint8Array(60_000)))), damaged],
    ['a JPEG of pixels like markers', filled(aJpeg().subarray(0, -2), [0xFF, 0x00]), damaged],
    ['a PNG of empty chunks', filled(pngStart, pngChunk('aaAa')), damaged],
    ['a PNG of zeros', filled(pngStart, [0]), damaged],
    ['a GIF of empty extensions', filled(gifStart, [0x21, 0xFE, 0]), damaged],
    ['a GIF of empty pictures', filled(gifStart, [0x2C, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7, 0]), damaged],
    ['a GIF of blocks of one byte', filled(joined(gifStart, [0x21, 0xFE]), [1]), damaged],
    ['a WebP of zeros', filled(webpOf(webpChunk('VP8X', [0, 0, 0, 0, 5, 0, 0, 3, 0, 0])), [0]), damaged],
    ['a text of empty comments', filled(joined(), joined('<!---->')), ofKind('')],
    ['a text of comments that do not end', filled(joined(), joined('<!--')), ofKind('')],
    ['a text of declarations', filled(joined(), joined('<?')), ofKind('')],
    ['a text of spaces', filled(joined(), [0x20]), ofKind('')],
  ])('takes time by the length of the file only: %s', (_, bytes, outcome) => {
    const startedAt = performance.now()
    expect(inspectPicture(bytes)).toEqual(outcome)
    // Far below a second; a walk that begins again and again would take hours.
    expect(performance.now() - startedAt).toBeLessThan(3000)
  })
})
