import type { Focus } from '@/domain/pictures/crop'

/** How far one press of an arrow goes, as a part of the picture. */
const stepPart = 0.02

const directions: Readonly<Record<string, Focus>> = { ArrowLeft: { x: -1, y: 0 }, ArrowRight: { x: 1, y: 0 }, ArrowUp: { x: 0, y: -1 }, ArrowDown: { x: 0, y: 1 } }

/** Where an arrow key leads from a place of a picture, not held inside it; null for another key. */
export function arrowStep({ key }: KeyboardEvent, { x, y }: Focus): Focus | null {
  const direction = directions[key]
  return direction === undefined ? null : { x: x + direction.x * stepPart, y: y + direction.y * stepPart }
}
