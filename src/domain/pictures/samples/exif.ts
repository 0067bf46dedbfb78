import { big, joined, little } from './bytes'
import type { Bytes } from './bytes'

export interface ExifSample {
  /** 1 to 8; none when left out. */
  orientation?: number
  byteOrder?: 'II' | 'MM'
  /** With the place: 55° 45′ 21″ N, 37° 37′ 2″ E. */
  hasPlace?: boolean
  /** A whole JPEG inside. */
  thumbnail?: Uint8Array
}

type Entry = readonly [tag: number, type: number, count: number, value: readonly number[]]

const ascii = 2
const short = 3
const long = 4
const rational = 5

/** Content of an EXIF segment: `Exif`, then a little TIFF of a directory, the place and a directory of the thumbnail. */
export function exifContent({ orientation, byteOrder = 'MM', hasPlace = false, thumbnail }: ExifSample): Bytes {
  const number = byteOrder === 'II' ? little : big
  const directory = (entries: readonly Entry[], next: number) => joined(
    number(entries.length, 2),
    ...entries.map(([tag, type, count, value]) => joined(number(tag, 2), number(type, 2), number(count, 4), value, new Uint8Array(4 - value.length))),
    number(next, 4),
  )
  const directoryBytes = (entries: number) => 2 + entries * 12 + 4
  const degrees = (...values: readonly number[]) => joined(...values.flatMap(value => [number(value, 4), number(1, 4)]))

  const mainEntries = (orientation === undefined ? 0 : 1) + (hasPlace ? 1 : 0)
  const placeAt = 8 + directoryBytes(mainEntries)
  const degreesAt = placeAt + directoryBytes(4)
  const place = !hasPlace ? joined() : joined(directory([
    [1, ascii, 2, [0x4E, 0]],
    [2, rational, 3, number(degreesAt, 4)],
    [3, ascii, 2, [0x45, 0]],
    [4, rational, 3, number(degreesAt + 24, 4)],
  ], 0), degrees(55, 45, 21), degrees(37, 37, 2))

  const thumbnailAt = placeAt + place.length
  const jpegAt = thumbnailAt + directoryBytes(3)
  const thumbnailPart = thumbnail === undefined ? joined() : joined(directory([
    [0x0103, short, 1, number(6, 2)],
    [0x0201, long, 1, number(jpegAt, 4)],
    [0x0202, long, 1, number(thumbnail.length, 4)],
  ], 0), thumbnail)

  const main: Entry[] = []
  if (orientation !== undefined)
    main.push([0x0112, short, 1, number(orientation, 2)])
  if (hasPlace)
    main.push([0x8825, long, 1, number(placeAt, 4)])
  return joined('Exif\0\0', byteOrder, number(42, 2), number(8, 4), directory(main, thumbnail === undefined ? 0 : thumbnailAt), place, thumbnailPart)
}
