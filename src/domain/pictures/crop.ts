/** A rectangle in pixels, or a size at 0, 0. */
export interface Area { x: number, y: number, width: number, height: number }
export interface Size { width: number, height: number }
/** The place of a picture that must be seen, as parts of its width and height, 0 to 1. */
export interface Focus { x: number, y: number }

export const middle: Focus = { x: 0.5, y: 0.5 }
export const largestZoom = 4

/** Width by height of «16:9»; null for a text that is no ratio. */
export function ratioOf(text: string): number | null {
  const [, width, height] = /^(\d{1,4}):(\d{1,4})$/.exec(text) ?? []
  return Number(width) > 0 && Number(height) > 0 ? Number(width) / Number(height) : null
}

const within = (value: number, smallest: number, largest: number) => Math.min(Math.max(value, smallest), Math.max(smallest, largest))

/**
 * The part of a picture that is kept: the largest of this ratio, made smaller by the zoom, with the focus as near to its
 * middle as the picture allows. Whole pixels, inside the picture.
 *
 * @param ratio Width by height; null keeps the picture's own.
 * @param zoom 1 to {@link largestZoom}.
 */
export function cropArea({ width, height }: Size, ratio: number | null, focus: Focus = middle, zoom = 1): Area {
  const wanted = ratio ?? width / height
  const scale = within(zoom, 1, largestZoom)
  const cropWidth = within(Math.round(Math.min(width, height * wanted) / scale), 1, width)
  const cropHeight = within(Math.round(Math.min(height, width / wanted) / scale), 1, height)
  return {
    x: Math.round(within(focus.x * width - cropWidth / 2, 0, width - cropWidth)),
    y: Math.round(within(focus.y * height - cropHeight / 2, 0, height - cropHeight)),
    width: cropWidth,
    height: cropHeight,
  }
}

/** A size no wider than that, in the same ratio; nothing is made larger. */
export function scaledSize({ width, height }: Size, largestWidth: number): Size {
  const scale = Math.min(1, largestWidth / width)
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

/** The focus inside the cropped picture. */
export function focusWithin(area: Area, { width, height }: Size, focus: Focus): Focus {
  return {
    x: within((focus.x * width - area.x) / area.width, 0, 1),
    y: within((focus.y * height - area.y) / area.height, 0, 1),
  }
}

/** As the field keeps it, which is also what CSS takes as a position: «42% 30%». */
export function writeFocus({ x, y }: Focus): string {
  return `${Math.round(x * 100)}% ${Math.round(y * 100)}%`
}

/** Reads what {@link writeFocus} wrote; the middle for anything else. */
export function readFocus(text: string): Focus {
  const [, x, y] = /^(\d{1,3})% (\d{1,3})%$/.exec(text.trim()) ?? []
  return x === undefined ? middle : { x: within(Number(x) / 100, 0, 1), y: within(Number(y) / 100, 0, 1) }
}
